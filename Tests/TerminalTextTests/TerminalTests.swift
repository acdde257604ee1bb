import Testing

@testable import TerminalText

@Suite
struct TerminalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var environment: [String: String] = ["TERM": "xterm"]
    var isTerminal = true
    var option = ColourOption.auto
    let depth: Terminal.ColourDepth

    var testDescription: String {
      "\(environment.sorted { $0.key < $1.key }) \(isTerminal) \(option) gives \(depth)"
    }
  }

  static let cases: [Case] = [
    Case(depth: .sixteen),
    Case(environment: ["TERM": "xterm-256color"], depth: .twoHundredFiftySix),
    Case(environment: ["TERM": "xterm", "COLORTERM": "truecolor"], depth: .twoHundredFiftySix),
    Case(isTerminal: false, depth: .none),
    Case(environment: [:], depth: .none),
    Case(environment: ["TERM": "dumb"], depth: .none),
    Case(environment: ["TERM": "xterm", "NO_COLOR": "1"], depth: .none),
    Case(environment: ["TERM": "xterm", "NO_COLOR": ""], depth: .sixteen),
    Case(option: .never, depth: .none),
    Case(environment: ["NO_COLOR": "1"], isTerminal: false, option: .always, depth: .sixteen),
    Case(environment: ["TERM": "tmux-256color"], isTerminal: false, option: .never, depth: .none),
  ]

  @Test("option, environment and output decide the colours in this order", arguments: cases)
  func colourDepth(_ example: Case) {
    #expect(
      Terminal.colourDepth(
        environment: example.environment,
        isTerminal: example.isTerminal,
        option: example.option
      ) == example.depth
    )
  }

  @Test("the first locale variable that is set decides the encoding")
  func encoding() {
    #expect(Terminal.hasUnicode(environment: ["LANG": "de_DE.UTF-8"]))
    #expect(Terminal.hasUnicode(environment: ["LC_ALL": "", "LC_CTYPE": "C.utf8"]))
    #expect(!Terminal.hasUnicode(environment: ["LC_ALL": "C", "LANG": "de_DE.UTF-8"]))
    #expect(!Terminal.hasUnicode(environment: [:]))
  }
}
