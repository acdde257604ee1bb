import Compression
import Simulation

/// `tar`: many files as one, listed and taken apart again.
struct Tar: AppletBody {
  private static let synopsis =
    "tar c|x|t [-zahmvokO] [-f TARFILE] [-C DIR] [-T FILE] [-X FILE] [LONGOPT]... [FILE]..."

  private enum LongOption {
    static let strip: Character = "\u{f8}"
    static let noRecursion: Character = "\u{fa}"
    static let numericOwner: Character = "\u{fc}"
    static let noPermissions: Character = "\u{fd}"
    static let overwrite: Character = "\u{fe}"
    static let exclude: Character = "\u{ff}"
  }

  private let options: Options
  private let archive: String
  private let plan: TarPlan
  /// What descriptor 0 has given so far.
  private var input = WholeInput(InputFiles("tar", [], complaint: .none))

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(
      Self.dashed(arguments),
      "txC:f:OopvkchjT:X:zJZam\u{f8}:\u{fa}\u{fc}\u{fd}\u{fe}\u{ff}:",
      long: [
        "list": "t", "extract": "x", "directory": "C", "file": "f", "to-stdout": "O",
        "no-same-owner": "o", "same-permissions": "p", "verbose": "v", "keep-old": "k",
        "create": "c", "dereference": "h", "bzip2": "j", "files-from": "T", "exclude-from": "X",
        "gzip": "z", "xz": "J", "compress": "Z", "auto-compress": "a", "touch": "m",
        "strip-components": LongOption.strip, "no-recursion": LongOption.noRecursion,
        "numeric-owner": LongOption.numericOwner,
        "no-same-permissions": LongOption.noPermissions, "overwrite": LongOption.overwrite,
        "exclude": LongOption.exclude,
      ],
      synopsis: Self.synopsis
    )
    self.options = options
    guard ["c", "x", "t"].count(where: { options.has($0) }) == 1 else {
      throw .usage(Self.synopsis)
    }
    for letter in "jJZ" where options.has(letter) {
      let program = ["j": "bzip2", "J": "xz", "Z": "compress"][letter] ?? ""
      throw Refusal("tar: can't execute '\(program)': \(Errno.noEntry.rawValue)")
    }
    archive = options.value("f") ?? "-"
    plan = TarPlan(
      folder: options.value("C"),
      verbosity: options.count("v") + options.count("t"),
      toOutput: options.has("O"),
      keepsOld: options.has("k"),
      overwrites: options.has(LongOption.overwrite),
      restoresTimes: !options.has("m"),
      restoresPermissions: !options.has(LongOption.noPermissions),
      showsNumbers: options.has(LongOption.numericOwner),
      followsLinks: options.has("h"),
      descends: !options.has(LongOption.noRecursion),
      strippedParts: try options.number(LongOption.strip, in: 0...Options.greatest, or: 0)
    )
  }

  /// The first argument stands for options without a dash; then `f` may come before others.
  private static func dashed(_ arguments: [String]) -> [String] {
    guard arguments.count > 1, let first = arguments[1].first, first != "-" else {
      return arguments
    }
    var letters = arguments[1]
    if let place = letters.firstIndex(of: "f") {
      letters.remove(at: place)
      letters.append("f")
    }
    return [arguments[0], "-" + letters] + arguments.dropFirst(2)
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if !options.has("c"), archive == "-" {
      if let step = input.fill(&system, &output) { return step }
    }
    do throws(Refusal) {
      return .exit(options.has("c") ? try create(&system, &output) : try read(&system, &output))
    } catch {
      output.error(error.message)
      return .exit(error.status)
    }
  }

  private func names(_ system: some SystemCalls) throws(Refusal) -> TarNames {
    var accepted: [String] = []
    var excluded: [String] = []
    for path in options.values("X") { excluded += try Self.lines(path, system) }
    for path in options.values("T") { accepted += try Self.lines(path, system) }
    excluded += options.values(LongOption.exclude)
    accepted += options.operands.map(Self.withoutSlash)
    return TarNames(accepted: accepted, excluded: excluded)
  }

  private static func lines(
    _ path: String,
    _ system: some SystemCalls
  ) throws(Refusal) -> [String] {
    do throws(Errno) {
      return WholeInput.lines(try system.contents(of: path)).map {
        withoutSlash(String(decoding: $0, as: UTF8.self))
      }
    } catch {
      throw Refusal("tar: can't open '\(path)': \(error.rawValue)")
    }
  }

  private static func withoutSlash(_ name: String) -> String {
    name.count > 1 && name.hasSuffix("/") ? String(name.dropLast()) : name
  }

  private func create(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) throws(Refusal) -> UInt8 {
    let names = try names(system)
    if names.accepted.isEmpty { throw Refusal("tar: empty archive") }
    var descriptor = 1
    if archive != "-" {
      do throws(Errno) {
        descriptor = try system.open(archive, .write)
      } catch {
        throw Refusal("tar: can't open '\(archive)': \(error.rawValue)")
      }
    }
    try plan.checkFolder(system)
    var creation = TarCreation(plan: plan, names: names, isStream: archive == "-")
    // A folder's own archive is not put into it.
    creation.archive =
      archive == "-" ? nil : try? system.status(of: archive, followingLinks: true).inode
    let failed = creation.run(&system, &output)
    let isPacked = options.has("z") || options.has("a") && archive.hasSuffix("gz")
    let bytes = creation.writer.finished()
    let packed = isPacked ? Gzip.compress(bytes[...], level: 9) : bytes
    if descriptor == 1 {
      output.append(packed)
    } else {
      do throws(Errno) {
        try FileContents.write(packed, to: descriptor, &system)
      } catch {
        throw Refusal("tar: write error: \(error.rawValue)")
      }
      system.close(descriptor)
    }
    if failed { output.error("tar: error exit delayed from previous errors") }
    return failed ? 1 : 0
  }

  private func read(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) throws(Refusal) -> UInt8 {
    let names = try names(system)
    var bytes = input.joined
    if archive != "-" {
      do throws(Errno) {
        bytes = try system.contents(of: archive)
      } catch {
        throw Refusal("tar: can't open '\(archive)': \(error.rawValue)")
      }
    }
    try plan.checkFolder(system)
    // A file is looked at, a pipe is not.
    if options.has("z") || archive != "-" && Gzip.isGzip(bytes) {
      let (contents, problem) = Gzip.salvage(bytes[...], limit: GzipText.limit)
      if let problem { output.error("tar: \(GzipText.message(problem))") }
      bytes = contents.bytes
    }
    guard !bytes.isEmpty else { throw Refusal("tar: short read") }
    var extraction = TarExtraction(plan: plan, names: names, extracts: options.has("x"))
    try extraction.run(bytes[...], &system, &output)
    return 0
  }
}

/// How an archive is made or taken apart.
struct TarPlan: Sendable {
  /// Where names start; nil for the working folder.
  var folder: String?
  var verbosity: Int
  var toOutput: Bool
  var keepsOld: Bool
  var overwrites: Bool
  var restoresTimes: Bool
  var restoresPermissions: Bool
  var showsNumbers: Bool
  var followsLinks: Bool
  var descends: Bool
  var strippedParts: Int

  func path(_ name: String) -> String {
    guard let folder, !name.hasPrefix("/") else { return name }
    return FileTree.join(folder, name)
  }

  func checkFolder(_ system: some SystemCalls) throws(Refusal) {
    guard let folder else { return }
    do throws(Errno) {
      let status = try system.status(of: folder, followingLinks: true)
      guard status.kind == .directory else { throw .notDirectory }
    } catch {
      throw Refusal("tar: can't change directory to '\(folder)': \(error.rawValue)")
    }
  }
}
