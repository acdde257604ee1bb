/// `diff`: how two files or folders differ, in the unified form alone.
struct Diff: AppletBody {
  private static let synopsis =
    "diff [-abBdiNqrTstw] [-L LABEL] [-S FILE] [-U LINES] FILE1 FILE2"

  private let options: Options
  private let form: UnifiedDiff
  private let tolerance: DiffText.Tolerance
  private var pairs: [DiffPair]
  private var began = false
  private var status: UInt8 = 0
  private var input: WholeInput?

  init(_ arguments: [String]) throws(Refusal) {
    options = try Options(
      arguments,
      "abdiL:NqrsS:tTU:wupBE",
      long: Self.longOptions,
      synopsis: Self.synopsis
    )
    guard options.operands.count == 2 else { throw .usage(Self.synopsis) }
    form = UnifiedDiff(
      context: try options.number("U", in: 0...Options.greatest, or: 3),
      ignoresEmptyLines: options.has("B"),
      expandsTabs: options.has("t"),
      startsWithTab: options.has("T"),
      isThorough: options.has("d")
    )
    tolerance = DiffText.Tolerance(
      ignoresCase: options.has("i"),
      ignoresSpaceChanges: options.has("b"),
      ignoresSpace: options.has("w")
    )
    pairs = []
  }

  private static let longOptions: [String: Character] = [
    "ignore-case": "i", "ignore-tab-expansion": "E", "ignore-space-change": "b",
    "ignore-all-space": "w", "ignore-blank-lines": "B", "text": "a", "unified": "U",
    "label": "L", "show-c-function": "p", "brief": "q", "expand-tabs": "t", "initial-tab": "T",
    "recursive": "r", "new-file": "N", "report-identical-files": "s", "starting-file": "S",
    "minimal": "d",
  ]

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if options.operands.contains("-") {
      if input == nil { input = WholeInput(InputFiles("diff", ["-"])) }
      if let step = input?.fill(&system, &output) { return step }
    }
    if !began {
      began = true
      return begin(system, &output)
    }
    guard let pair = pairs.popLast() else { return .exit(status) }
    take(pair, system, &output)
    return .again
  }

  private func begin(system: some SystemCalls) throws(Refusal) -> [DiffPair] {
    var paths = options.operands
    var folders: [Bool] = []
    for path in paths { folders.append(try isFolder(path, system)) }
    if paths.contains("-"), folders.contains(true) {
      throw Refusal("diff: can't compare stdin to a directory")
    }
    if paths[0] == paths[1], !folders[0] { return [] }
    if folders == [true, true] {
      var list = DiffFolders(options: options)
      return try list.pairs(paths[0], paths[1], system)
    }
    if let folder = folders.firstIndex(of: true) {
      paths[folder] = FileTree.join(paths[folder], PathParts.last(paths[1 - folder]))
      _ = try isFolder(paths[folder], system, missing: 1)
    }
    return [.files(paths[0], paths[1], shown: paths)]
  }

  private mutating func begin(_ system: some SystemCalls, _ output: inout Output) -> AppletStep {
    do throws(Refusal) {
      pairs = try begin(system: system).reversed()
      return .again
    } catch {
      output.error(error.message)
      return .exit(error.status)
    }
  }

  private func isFolder(
    _ path: String,
    _ system: some SystemCalls,
    missing status: UInt8 = 2
  ) throws(Refusal) -> Bool {
    if path == "-" { return false }
    do throws(Errno) {
      return try system.status(of: path, followingLinks: true).kind == .directory
    } catch {
      if options.has("N") { return false }
      throw Refusal("diff: can't stat '\(path)': \(error.rawValue)", status: status)
    }
  }

  private mutating func take(
    _ pair: DiffPair,
    _ system: some SystemCalls,
    _ output: inout Output
  ) {
    switch pair {
    case .note(let text, let counts):
      output.append(text + "\n")
      if counts { status |= 1 }
    case .silent: status |= 1
    case .files(let first, let second, let shown):
      guard let old = content(first, system, &output), let new = content(second, system, &output)
      else { return }
      compare(old, new, [first, second], shown, &output)
    }
  }

  private func content(
    _ path: String?,
    _ system: some SystemCalls,
    _ output: inout Output
  ) -> [UInt8]? {
    guard let path else { return [] }
    if path == "-" { return input?.joined }
    do throws(Errno) {
      return try system.contents(of: path)
    } catch {
      if options.has("N") { return [] }
      output.error("diff: can't open '\(path)': \(error.rawValue)")
      return nil
    }
  }

  private mutating func compare(
    _ old: [UInt8],
    _ new: [UInt8],
    _ paths: [String?],
    _ shown: [String],
    _ output: inout Output
  ) {
    var hunks: [UInt8] = []
    let isBinary = !options.has("a") && Self.isBinary(old, new)
    if old != new, !isBinary, Self.isTooLarge(old, new) {
      output.error("diff: out of memory")
      status |= 1
      return
    }
    if old != new, !isBinary {
      hunks = form.hunks(DiffText(old, tolerance), DiffText(new, tolerance))
    }
    if old == new || !isBinary && hunks.isEmpty {
      if options.has("s") {
        output.append("Files \(shown[0]) and \(shown[1]) are identical\n")
      }
      return
    }
    status |= 1
    if isBinary || options.has("q") {
      output.append("Files \(shown[0]) and \(shown[1]) differ\n")
      return
    }
    let labels = options.values("L")
    for (index, mark) in ["---", "+++"].enumerated() {
      let name = index < labels.count ? labels[index] : paths[index] ?? "/dev/null"
      output.append("\(mark) \(name)\n")
    }
    output.append(hunks)
  }

  /// More lines than the comparison can take in its time.
  private static func isTooLarge(_ old: [UInt8], _ new: [UInt8]) -> Bool {
    let lines = [old, new].reduce(0) { $0 + $1.count { $0 == UInt8(ascii: "\n") } }
    return lines > 100_000 || old.count + new.count > WholeInput.limit / 4
  }

  /// A zero byte up to where the shorter text ends.
  private static func isBinary(_ old: [UInt8], _ new: [UInt8]) -> Bool {
    let count = min(old.count, new.count)
    return old.prefix(count).contains(0) || new.prefix(count).contains(0)
  }
}
