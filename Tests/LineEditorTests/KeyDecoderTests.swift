import Testing

@testable import LineEditor

@Suite
struct KeyDecoderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let key: Key

    var testDescription: String { text.debugDescription }
  }

  static let cases: [Case] = [
    Case(text: "a", key: .character("a")),
    Case(text: "é", key: .character("é")),
    Case(text: "日", key: .character("日")),
    Case(text: "🙂", key: .character("🙂")),
    Case(text: "\r", key: .enter),
    Case(text: "\n", key: .enter),
    Case(text: "\t", key: .tab),
    Case(text: "\u{7f}", key: .backspace),
    Case(text: "\u{3}", key: .interrupt),
    Case(text: "\u{4}", key: .endOfInput),
    Case(text: "\u{1b}", key: .escape),
    Case(text: "\u{1b}[A", key: .up),
    Case(text: "\u{1b}OB", key: .down),
    Case(text: "\u{1b}[3~", key: .delete),
    Case(text: "\u{1b}[6~", key: .pageDown),
    Case(text: "\u{1b}[1;5D", key: .other),
    Case(text: "\u{1b}[", key: .other),
    Case(text: "\u{0}", key: .other),
  ]

  @Test("bytes of the terminal make a key, whole and alone", arguments: cases)
  func keys(_ example: Case) throws {
    let bytes = Array(example.text.utf8)
    let (key, length) = try #require(KeyDecoder.decode(bytes, isComplete: true))
    #expect(key == example.key)
    #expect(length == bytes.count)
  }

  @Test("a part of a key waits for the rest", arguments: ["\u{1b}", "\u{1b}[", "\u{1b}[1;"])
  func parts(_ text: String) {
    #expect(KeyDecoder.decode(Array(text.utf8), isComplete: false) == nil)
    #expect(KeyDecoder.decode([0xe6, 0x97], isComplete: false) == nil)
  }

  @Test("any bytes are used up, one key after the other")
  func anyBytes() {
    var state: UInt64 = 1
    for _ in 0..<200 {
      var bytes: [UInt8] = (0..<40).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33 % 3 == 0 ? 0x1b : UInt8(truncatingIfNeeded: state >> 40)
      }
      while let (_, length) = KeyDecoder.decode(bytes, isComplete: true) {
        #expect(length > 0)
        bytes.removeFirst(length)
      }
      #expect(bytes.isEmpty)
    }
  }
}
