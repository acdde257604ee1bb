/// What `set` switches.
struct ShellOptions: OptionSet, Sendable {
  let rawValue: UInt32

  static let exitOnError = ShellOptions(rawValue: 1 << 0)
  static let noGlob = ShellOptions(rawValue: 1 << 1)
  static let ignoreEnd = ShellOptions(rawValue: 1 << 2)
  static let interactive = ShellOptions(rawValue: 1 << 3)
  static let monitor = ShellOptions(rawValue: 1 << 4)
  static let noExecution = ShellOptions(rawValue: 1 << 5)
  static let readsInput = ShellOptions(rawValue: 1 << 6)
  static let commandString = ShellOptions(rawValue: 1 << 7)
  static let trace = ShellOptions(rawValue: 1 << 8)
  static let verbose = ShellOptions(rawValue: 1 << 9)
  static let noClobber = ShellOptions(rawValue: 1 << 10)
  static let exportAll = ShellOptions(rawValue: 1 << 11)
  static let notify = ShellOptions(rawValue: 1 << 12)
  static let noUnset = ShellOptions(rawValue: 1 << 13)
  static let traceErrors = ShellOptions(rawValue: 1 << 14)
  static let vi = ShellOptions(rawValue: 1 << 15)
  static let pipeFail = ShellOptions(rawValue: 1 << 16)

  struct Entry: Sendable {
    var option: ShellOptions
    var letter: String?
    /// Nil for those that only the call of the shell decides.
    var name: String?
  }

  /// In ash's order, which `set -o` follows.
  static let table: [Entry] = [
    Entry(option: .exitOnError, letter: "e", name: "errexit"),
    Entry(option: .noGlob, letter: "f", name: "noglob"),
    Entry(option: .ignoreEnd, letter: "I", name: "ignoreeof"),
    Entry(option: .interactive, letter: "i", name: nil),
    Entry(option: .monitor, letter: "m", name: "monitor"),
    Entry(option: .noExecution, letter: "n", name: "noexec"),
    Entry(option: .readsInput, letter: "s", name: nil),
    Entry(option: .commandString, letter: "c", name: nil),
    Entry(option: .trace, letter: "x", name: "xtrace"),
    Entry(option: .verbose, letter: "v", name: "verbose"),
    Entry(option: .noClobber, letter: "C", name: "noclobber"),
    Entry(option: .exportAll, letter: "a", name: "allexport"),
    Entry(option: .notify, letter: "b", name: "notify"),
    Entry(option: .noUnset, letter: "u", name: "nounset"),
    Entry(option: .traceErrors, letter: "E", name: "errtrace"),
    Entry(option: .vi, letter: nil, name: "vi"),
    Entry(option: .pipeFail, letter: nil, name: "pipefail"),
  ]

  /// `$-`, which ash lists from the last option to the first.
  var letters: String {
    Self.table.reversed().compactMap { contains($0.option) ? $0.letter : nil }.joined()
  }
}
