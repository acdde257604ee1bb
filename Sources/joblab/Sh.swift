import ArgumentParser
import Console
import Glibc
import ShellRuntime

struct Sh: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sh",
    abstract: "Run a shell script against a fresh cluster, in virtual time.",
    discussion: """
      The script speaks POSIX shell as busybox's ash does, has kubectl, and sees the current \
      folder, and nothing else of this computer. A sleep advances virtual time. Without a script \
      it reads one from standard input. The exit status is the script's.
      """
  )

  @Option(name: .short, help: "Run this command instead of a script file.")
  var command: String?

  @OptionGroup var sweep: SweepOptions

  @Argument(
    parsing: .captureForPassthrough,
    help: "The script file and its arguments.",
    completion: .file()
  )
  var script: [String] = []

  func run() throws {
    let source = try ScriptSource(command: command, words: script)
    let folder = try currentFolder()
    let seeds = sweep.all
    guard seeds.count > 1 else {
      try run(source, seed: seeds[0], in: folder)
      return
    }
    let runs = inParallel(seeds, threads: sweep.threadCount) { seed in
      var output: [UInt8] = []
      var console = Console(seed: seed, folder: folder)
      let outcome = console.run(
        script: source.text,
        name: source.name,
        arguments: source.arguments,
        origin: source.origin,
        limits: .alone
      ) { output += $0.bytes }
      return (seed: seed, output: output, outcome: outcome)
    }
    for run in runs {
      StandardOutput.write("== seed \(run.seed)\n")
      StandardOutput.write(run.output)
      StandardOutput.write("== seed \(run.seed): \(run.outcome.summary)\n")
    }
    if runs.contains(where: { $0.outcome != .exited(0) }) { throw ExitCode(1) }
  }

  private func run(_ source: ScriptSource, seed: UInt64, in folder: RealFolderMount) throws {
    var console = Console(seed: seed, folder: folder)
    let outcome = console.run(
      script: source.text,
      name: source.name,
      arguments: source.arguments,
      origin: source.origin,
      limits: .alone,
      input: StandardInput.next
    ) {
      switch $0.stream {
      case .output: StandardOutput.write($0.bytes)
      case .error: StandardError.write($0.bytes)
      }
    }
    switch outcome {
    case .exited(let status): if status != 0 { throw ExitCode(Int32(status)) }
    case .stopped(let reason):
      StandardError.write("joblab: \(source.name) was stopped: \(reason)\n")
      throw ExitCode(1)
    }
  }
}

extension ScriptOutcome {
  fileprivate var summary: String {
    switch self {
    case .exited(let status): "exit status \(status)"
    case .stopped(let reason): "stopped: \(reason)"
    }
  }
}

/// The text to run, where it comes from, and what it is called with.
struct ScriptSource {
  let text: String
  let name: String
  let arguments: [String]
  let origin: ScriptOrigin

  init(command: String?, words: [String]) throws {
    if let command {
      text = command
      name = words.first ?? "sh"
      origin = .command(isNamed: !words.isEmpty)
      arguments = Array(words.dropFirst())
    } else if let file = words.first, file != "-" {
      guard !file.hasPrefix("-") else {
        throw Failure.usage("sh has no option '\(file)'; see joblab sh --help")
      }
      text = String(decoding: try InputFile.contents(of: file), as: UTF8.self)
      name = file
      origin = .file
      arguments = Array(words.dropFirst())
    } else {
      text = String(decoding: try InputFile.standardInput(), as: UTF8.self)
      name = "sh"
      origin = .input
      arguments = Array(words.dropFirst())
    }
  }
}

/// The folder that joblab was started in.
func currentFolder() throws(Failure) -> RealFolderMount {
  do throws(Errno) {
    let folder = try RealFolder(".")
    return RealFolderMount(folder, at: folder.root)
  } catch {
    throw Failure.usage("the current folder cannot be read: \(error.rawValue)")
  }
}
