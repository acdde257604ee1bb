import Course
import Testing

@Suite("Seeded parameters") struct ParameterTests {
  private func parameters(_ yaml: String) throws -> Parameters {
    try Parameters(
      DocumentReader.read(yaml, from: ContentPosition(file: "f"), what: "parameters")
    )
  }

  private func source(_ owner: String = "ada", review: Int = 0) -> DrawSource {
    DrawSource(owner: owner, id: "item", review: review)
  }

  @Test("a draw depends on owner, id and review, and on nothing else")
  func deterministic() throws {
    let parameters = try parameters("limit: 1-1000000\n")
    let first = try parameters.draw(source())
    #expect(try parameters.draw(source()) == first)
    #expect(try parameters.draw(source("bob")) != first)
    #expect(try parameters.draw(source(review: 1)) != first)
    #expect(try parameters.draw(DrawSource(owner: "ada", id: "other")) != first)
  }

  @Test("a draw is the same on every machine")
  func known() throws {
    let parameters = try parameters(
      "limit: 2-10 by 2\nword: [import, export]\nsum: limit * 2 + 1\n"
    )
    let draws = try (0..<4).map { try parameters.draw(source(review: $0)) }
    let texts = draws.map { $0.substituted(in: "{{limit}} {{word}} {{ sum }}") }
    #expect(texts == ["10 import 21", "10 import 21", "6 export 13", "8 export 17"])
  }

  @Test("another parameter changes no draw of those before it")
  func independent() throws {
    let one = try parameters("a: 1-1000\nb: 1-1000\n").draw(source())
    let two = try parameters("c: 1-9\na: 1-1000\nd: a + 1\nb: 1-1000\n").draw(source())
    #expect(one["a"] == two["a"])
    #expect(one["b"] == two["b"])
  }

  @Test("ranges keep their ends and steps")
  func ranges() throws {
    let parameters = try parameters("n: 3-10 by 3\n")
    let drawn = try Set((0..<100).map { try parameters.draw(source(review: $0))["n"] })
    #expect(drawn == [.number(3), .number(6), .number(9)])
  }

  struct Sum: Sendable, CustomTestStringConvertible {
    let text: String
    /// Nil when it has no value.
    let value: Int?
    var testDescription: String { text }
  }

  static let sums: [Sum] = [
    Sum(text: "a + 1", value: 8),
    Sum(text: "a - 1 - 1", value: 5),
    Sum(text: "1 + a * 2", value: 15),
    Sum(text: "(1 + a) * 2", value: 16),
    Sum(text: "a / 2", value: 3),
    Sum(text: "a % 4", value: 3),
    Sum(text: "a / (a - 7)", value: nil),
    Sum(text: "a % 0", value: nil),
    Sum(text: "9223372036854775807 + a", value: nil),
    Sum(text: "b + 1", value: nil),
    Sum(text: "w + 1", value: nil),
    Sum(text: "a +", value: nil),
    Sum(text: "a 1", value: nil),
    Sum(text: "(a", value: nil),
    Sum(text: String(repeating: "(", count: 40) + "a", value: nil),
    Sum(text: String(repeating: "a+", count: 200) + "a", value: nil),
  ]

  @Test("sums are worked out, and what has no value is refused", arguments: sums)
  func sum(_ example: Sum) throws {
    let yaml = "a: 7-7\nw: [x]\nsum: \"\(example.text)\"\n"
    guard let value = example.value else {
      #expect(throws: ContentProblem.self) { try parameters(yaml) }
      return
    }
    #expect(try parameters(yaml).draw(source())["sum"] == .number(value))
  }

  @Test(
    "a name that cannot be told from a Go template's word is refused",
    arguments: ["end", "a-b", "A"]
  )
  func names(_ name: String) {
    #expect(throws: ContentProblem.self) { try parameters("\(name): 1-2\n") }
  }

  @Test("other double braces stay")
  func braces() throws {
    let draw = try parameters("n: 7-7\n").draw(source())
    #expect(
      draw.substituted(in: "{{.x}} {{n}} {{range .items}}{{end}} {{ {{n}} {{m}} {{")
        == "{{.x}} 7 {{range .items}}{{end}} {{ 7 {{m}} {{"
    )
  }
}
