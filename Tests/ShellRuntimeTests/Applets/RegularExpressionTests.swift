import Testing

@testable import ShellRuntime

@Suite struct RegularExpressionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var pattern: String
    var text: String
    var syntax = RegularExpression.Syntax.extended
    /// The whole match and the groups; nil when nothing matches.
    var groups: [String?]?

    var testDescription: String { "\(pattern) in \(text)" }
  }

  static let cases: [Case] = [
    Case(pattern: "abc", text: "xabcx", groups: ["abc"]),
    Case(pattern: "a*", text: "baa", groups: [""]),
    Case(pattern: "a|ab", text: "ab", groups: ["ab"]),
    Case(pattern: "(a|ab)(c|bcd)", text: "abcd", groups: ["abcd", "a", "bcd"]),
    Case(pattern: "(a*)*", text: "b", groups: ["", ""]),
    Case(pattern: "(a*)+", text: "aab", groups: ["aa", "aa"]),
    Case(pattern: "x(y)?z", text: "xz", groups: ["xz", nil]),
    Case(pattern: "^b", text: "ab", groups: nil),
    Case(pattern: "b$", text: "ab", groups: ["b"]),
    Case(pattern: "a.c", text: "aéc", groups: ["aéc"]),
    Case(pattern: "[^a]", text: "aé", groups: ["é"]),
    Case(pattern: "[à-ï]+", text: "xéèx", groups: ["éè"]),
    Case(pattern: "[[:upper:]][[:digit:]]", text: "aB7", groups: ["B7"]),
    Case(pattern: "a{2,3}", text: "aaaa", groups: ["aaa"]),
    Case(pattern: "a{,2}b", text: "aaab", groups: ["aab"]),
    Case(pattern: "\\bfoo\\b", text: "a foo b", groups: ["foo"]),
    Case(pattern: "\\<o\\w+\\>", text: "foo one", groups: ["one"]),
    Case(pattern: "\\W\\S", text: "ab c", groups: [" c"]),
    Case(pattern: "(.)(.)\\2\\1", text: "xabbay", groups: ["abba", "a", "b"]),
    Case(pattern: "\\(a\\)\\{2\\}", text: "aa", syntax: .basic, groups: ["aa", "a"]),
    Case(pattern: "*a", text: "*a", syntax: .basic, groups: ["*a"]),
    Case(pattern: "a\\|b\\+", text: "cbb", syntax: .basic, groups: ["bb"]),
    Case(pattern: "a^b$c", text: "a^b$c", syntax: .basic, groups: ["a^b$c"]),
    Case(pattern: "a.c", text: "abc a.c", syntax: .literal, groups: ["a.c"]),
    Case(pattern: "[]a]*", text: "]a]", groups: ["]a]"]),
    Case(pattern: "[a-]+", text: "-a-", groups: ["-a-"]),
    Case(pattern: "()b", text: "b", groups: ["b", ""]),
  ]

  @Test("a match is the leftmost and then the longest", arguments: cases)
  func matches(_ each: Case) throws {
    let expression = try RegularExpression(each.pattern, each.syntax)
    let bytes = Array(each.text.utf8)
    let match = expression.firstMatch(in: bytes[...])
    let groups = match?.groups.map { range in
      range.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
    #expect(groups == each.groups)
    #expect(expression.matches(bytes[...]) == (each.groups != nil))
  }

  @Test("case is ignored beyond ASCII too")
  func ignoresCase() throws {
    let expression = try RegularExpression("É[a-c]", .extended, ignoringCase: true)
    #expect(expression.matches(Array("xéBx".utf8)[...]))
  }

  @Test(
    "patterns that blow up backtracking matchers stay linear",
    arguments: ["(a*)*b", "(a|aa)+$b", "(a|a)*c", "(.*)(.*)(.*)(.*)[x]"]
  )
  func staysLinear(_ pattern: String) throws {
    let expression = try RegularExpression(pattern, .extended)
    let text = [UInt8](repeating: UInt8(ascii: "a"), count: 10_000)
    #expect(expression.firstMatch(in: text[...], capturing: false) == nil)
  }

  @Test("a back-reference that would search for ever gives up")
  func backreferencesAreBounded() throws {
    let expression = try RegularExpression("(a*)*(a*)*\\1\\2b", .extended)
    let text = [UInt8](repeating: UInt8(ascii: "a"), count: 2_000)
    #expect(expression.firstMatch(in: text[...]) == nil)
  }

  struct Refused: Sendable, CustomTestStringConvertible {
    var pattern: String
    var syntax: RegularExpression.Syntax
    var message: String
    var testDescription: String { pattern }
  }

  static let refused: [Refused] = [
    Refused(pattern: "(", syntax: .extended, message: "Unmatched ( or \\("),
    Refused(pattern: "\\)", syntax: .basic, message: "Unmatched ) or \\)"),
    Refused(pattern: "[a", syntax: .basic, message: "Unmatched [, [^, [:, [., or [="),
    Refused(pattern: "*a", syntax: .extended, message: "Invalid preceding regular expression"),
    Refused(pattern: "a{2,1}", syntax: .extended, message: "Invalid content of \\{\\}"),
    Refused(pattern: "a{1", syntax: .extended, message: "Unmatched \\{"),
    Refused(pattern: "\\1", syntax: .basic, message: "Invalid back reference"),
    Refused(pattern: "[z-a]", syntax: .basic, message: "Invalid range end"),
    Refused(pattern: "[[:x:]]", syntax: .basic, message: "Invalid character class name"),
    Refused(pattern: "a\\", syntax: .basic, message: "Trailing backslash"),
    Refused(
      pattern: "((((a{99}){99}){99}){99})",
      syntax: .extended,
      message: "Regular expression too big"
    ),
    Refused(
      pattern: String(repeating: "(", count: 5_000),
      syntax: .extended,
      message: "Regular expression too big"
    ),
  ]

  @Test("a pattern that is none is refused in the C library's words", arguments: refused)
  func refuses(_ each: Refused) {
    #expect(throws: RegularExpression.SyntaxError(message: each.message)) {
      try RegularExpression(each.pattern, each.syntax)
    }
  }
}
