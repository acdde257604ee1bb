import ShellSyntax
import Simulation
import Testing

@testable import ShellRuntime

/// The patterns that comparing bytes decides must match as the general ones do.
@Suite struct SimplePatternTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var word: [WordPart]
    var text: String
    var isSimple: Bool
    var testDescription: String { "\(text), \(word.count) parts" }

    init(_ word: WordPart..., text: String, isSimple: Bool = true) {
      self.word = word
      self.text = text
      self.isSimple = isSimple
    }
  }

  static let cases: [Case] = [
    Case(.literal("?"), text: "?"), Case(.literal("*"), text: "*"),
    Case(.literal("a*"), text: "a*"), Case(.literal("*a"), text: "*a"),
    Case(.literal("*ab*"), text: "*ab*"), Case(.literal("**a**"), text: "*a*"),
    Case(.literal("*"), .quoted("a"), .doubleQuoted([.literal("b")]), text: "*ab"),
    Case(.literal("é"), text: "é"), Case(text: ""),
    Case(.literal("a*b"), text: "a*b", isSimple: false),
    Case(.literal("??"), text: "??", isSimple: false),
    Case(.literal("?*"), text: "?*", isSimple: false),
    Case(.literal("*?"), text: "*?", isSimple: false),
    Case(.literal("[ab]"), text: "[ab]", isSimple: false),
    Case(.literal("\\a"), text: "\\a", isSimple: false),
    Case(.literal("~"), text: "~", isSimple: false),
  ]

  @Test("a simple pattern matches as the general one does", arguments: cases)
  func agreement(_ example: Case) throws {
    guard let simple = Word(example.word).simplePattern else {
      #expect(!example.isSimple)
      return
    }
    #expect(example.isSimple)
    let general = Pattern(example.text)
    var random = RandomStream(seed: 7)
    for _ in 0..<300 {
      let length = Int(random.next() % 7)
      var text = String((0..<length).map { _ in Self.alphabet[Int(random.next() % 3)] })
      let scalars = Array(text.unicodeScalars)
      var work = 1_000_000
      let matches = try general.matches(text, work: &work)
      #expect(text.withUTF8 { simple.matches($0) } == matches, "\(text)")
      for longest in [false, true] {
        let prefix = try general.matchLength(scalars, from: 0, longest: longest, work: &work) ?? 0
        let suffix =
          try general.reversed.matchLength(
            scalars.reversed(),
            from: 0,
            longest: longest,
            work: &work
          ) ?? 0
        let (first, last) = text.withUTF8 {
          (
            simple.prefixLength($0, longest: longest),
            simple.suffixLength($0, longest: longest)
          )
        }
        #expect(first == Self.bytes(scalars.prefix(prefix)), "\(text) \(longest)")
        #expect(last == Self.bytes(scalars.suffix(suffix)), "\(text) \(longest)")
      }
    }
  }

  private static let alphabet: [Character] = ["a", "b", "é"]

  private static func bytes(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    scalars.reduce(0) { $0 + UTF8.width($1) }
  }
}
