/// What `grep`, `egrep` and `fgrep` were asked for.
struct GrepOptions: Sendable {
  enum Report: Sendable { case lines, count, matches, filesWith, filesWithout, quiet }

  var report = Report.lines
  var inverted: Bool
  var wholeLine: Bool
  var wholeWord: Bool
  var ignoresCase: Bool
  var numbersLines: Bool
  var recursive: Bool
  var followsLinks: Bool
  /// Whether each line begins with its file's name; nil when that depends on the number of files.
  var showsNames: Bool?
  var silent: Bool
  var most: Int?
  var before = 0
  var after = 0
  var terminator: UInt8
  var syntax: RegularExpression.Syntax
  /// Patterns on the command line; `patternFiles` hold more.
  var patterns: [String]
  var patternFiles: [String]
  var files: [String]

  private static let synopsis =
    "grep [-HhnlLoqvsrRiwFEz] [-m N] [-A|B|C N] { PATTERN | -e PATTERN... | -f FILE... } [FILE]..."

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(
      arguments,
      "lnqvscFiHhe:f:LorRm:wxA:B:C:Eza",
      synopsis: Self.synopsis,
      refusing: 2
    )
    inverted = options.has("v")
    wholeLine = options.has("x")
    wholeWord = options.has("w")
    ignoresCase = options.has("i")
    numbersLines = options.has("n")
    followsLinks = options.has("R")
    recursive = options.has("r") || followsLinks
    silent = options.has("s")
    showsNames = options.last(of: "Hh").map { $0 == "H" }
    terminator = options.has("z") ? 0 : UInt8(ascii: "\n")
    syntax = Self.syntax(options, arguments.first)
    files = options.operands
    patterns = options.values("e")
    patternFiles = options.values("f")
    if patterns.isEmpty, patternFiles.isEmpty {
      guard !files.isEmpty else { throw .usage(Self.synopsis, status: 2) }
      patterns = [files.removeFirst()]
    }
    most = try Self.number(options.value("m"))
    let context = try Self.number(options.value("C"))
    before = try Self.number(options.value("B")) ?? context ?? 0
    after = try Self.number(options.value("A")) ?? context ?? 0
    report = Self.report(options)
    if report != .lines { (before, after) = (0, 0) }
  }

  private static func syntax(
    _ options: Options,
    _ name: String?
  ) -> RegularExpression.Syntax {
    if options.has("F") || name == "fgrep" { return .literal }
    return options.has("E") || name == "egrep" ? .extended : .basic
  }

  private static func report(_ options: Options) -> Report {
    if options.has("q") { return .quiet }
    if options.has("l") { return .filesWith }
    if options.has("L") { return .filesWithout }
    if options.has("c") { return .count }
    return options.has("o") ? .matches : .lines
  }

  private static func number(_ text: String?) throws(Refusal) -> Int? {
    guard let text else { return nil }
    guard let number = NumberText.count(text, suffixes: [:]) else {
      throw Refusal("grep: invalid number '\(text)'", status: 2)
    }
    return number
  }
}
