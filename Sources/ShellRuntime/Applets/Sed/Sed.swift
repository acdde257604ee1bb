/// `sed`: edits a stream by a script.
struct Sed: AppletBody {
  private enum Phase: Sendable {
    case scripts
    case openFiles
    case nextFile
    /// Reads the line behind the current one, then goes on with a command.
    case fetch(then: Int)
    case run(Int)
    case endFile
  }

  private static let synopsis =
    "sed [-i[SFX]] [-nrE] [-f FILE]... [-e CMD]... [FILE]...\nor: sed [-i[SFX]] [-nrE] CMD [FILE]..."

  private var phase = Phase.scripts
  private var parser: SedParser
  private var scripts: [(isFile: Bool, text: String)]
  private var paths: ArraySlice<String>
  private let quietOption: Bool
  /// The suffix of the copy that is kept, when files are edited in place.
  private let inPlace: String?

  private var interpreter = SedInterpreter(commands: [], quiet: false)
  private var reader = LineReader(InputFiles("sed", []))
  private var currentPath = ""
  private var failed = false

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(
      arguments,
      "i::rEne:f:",
      long: [
        "in-place": "i", "regexp-extended": "r", "quiet": "n", "silent": "n", "expression": "e",
        "file": "f",
      ],
      synopsis: Self.synopsis
    )
    scripts = options.given.filter { $0.letter == "e" }.map { (false, $0.value) }
    scripts += options.values("f").map { (true, $0) }
    var operands = options.operands
    if scripts.isEmpty {
      guard !operands.isEmpty else { throw .usage(Self.synopsis) }
      scripts = [(false, operands.removeFirst())]
    }
    if options.has("i"), operands.isEmpty { throw Refusal("sed: -i requires an argument") }
    paths = operands[...]
    quietOption = options.has("n")
    inPlace = options.has("i") ? options.value("i") ?? "" : nil
    parser = SedParser(syntax: options.has("r") || options.has("E") ? .extended : .basic)
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    switch phase {
    case .scripts: return readScripts(system, &output)
    case .openFiles: return openFiles(&system, &output)
    case .nextFile: return nextFile(system, &output)
    case .fetch(let then): return fetch(then, &system, &output)
    case .run(let command): return run(command, system, &output)
    case .endFile: return endFile(&system, &output)
    }
  }

  private mutating func readScripts(
    _ system: some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    do throws(Refusal) {
      for script in scripts {
        try parser.add(
          script.isFile ? Self.content(of: script.text, system) : Array(script.text.utf8)
        )
      }
      try parser.finish()
    } catch {
      output.error(error.message)
      return .exit(error.status)
    }
    interpreter = SedInterpreter(
      commands: parser.commands,
      quiet: quietOption || parser.quiet
    )
    phase = .openFiles
    return .again
  }

  private static func content(
    of path: String,
    _ system: some SystemCalls
  ) throws(Refusal) -> [UInt8] {
    do throws(Errno) {
      var bytes = try system.contents(of: path)
      if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
      return bytes
    } catch {
      throw Refusal("sed: can't open '\(path)': \(error.rawValue)")
    }
  }

  /// Opens what the script's `w` commands write to.
  private mutating func openFiles(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    for path in interpreter.writtenFiles {
      do throws(Errno) {
        interpreter.descriptors[path] = path == "/dev/stdout" ? 1 : try system.open(path, .write)
      } catch {
        output.error("sed: can't open '\(path)': \(error.rawValue)")
        return .exit(1)
      }
    }
    if inPlace == nil {
      phase = .fetch(then: -1)
      var files = InputFiles("sed", Array(paths))
      files.ignoresFolders = true
      reader = LineReader(files)
    } else {
      phase = .nextFile
    }
    return .again
  }

  // MARK: files edited in place

  private mutating func nextFile(
    _ system: some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    guard let path = paths.popFirst() else { return .exit(failed ? 1 : 0) }
    // A path that cannot be looked at is reported when it is opened.
    if let status = try? system.status(of: path, followingLinks: true), status.kind != .file {
      output.error("sed: \(path): not a regular file")
      return .again
    }
    currentPath = path
    reader = LineReader(InputFiles("sed", [path]))
    interpreter.startFile()
    interpreter.inPlace = []
    phase = .fetch(then: -1)
    return .again
  }

  private mutating func endFile(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    guard let inPlace, let edited = interpreter.inPlace else {
      return .exit(failed || reader.files.failed ? 1 : 0)
    }
    phase = .nextFile
    if reader.files.failed {
      failed = true
      return .again
    }
    do throws(Errno) {
      if !inPlace.isEmpty {
        try FileContents.write(system.contents(of: currentPath), to: currentPath + inPlace, &system)
      }
      try FileContents.write(edited, to: currentPath, &system)
    } catch {
      output.error("sed: can't create '\(currentPath)': \(error.rawValue)")
      return .exit(1)
    }
    return .again
  }

  // MARK: cycles

  private mutating func fetch(
    _ then: Int,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    interpreter.flushAppended(&output)
    if interpreter.quitting {
      interpreter.lookahead = nil
    } else {
      reading: while true {
        switch reader.next(&system, &output) {
        case .line(let line):
          interpreter.lookahead = line
          break reading
        case .opened, .endOfFile: continue
        case .end:
          interpreter.lookahead = nil
          break reading
        case .blocked(let step): return step
        }
      }
    }
    phase = then < 0 ? startCycle() : .run(then)
    return .again
  }

  private mutating func startCycle() -> Phase {
    interpreter.startCycle() ? .fetch(then: 0) : .endFile
  }

  private mutating func run(
    _ command: Int,
    _ system: some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    switch interpreter.run(from: command, system, &output) {
    case .fetch(let then): phase = .fetch(then: then)
    case .endOfCycle: phase = startCycle()
    case .pause(let at): phase = .run(at)
    case .failure(let message):
      output.error("sed: \(message)")
      return .exit(1)
    }
    return .again
  }
}
