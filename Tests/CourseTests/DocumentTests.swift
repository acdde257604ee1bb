import Course
import Testing

@Suite struct DocumentTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let problem: String
    var testDescription: String { name }
  }

  static let broken: [Case] = [
    Case(
      name: "an unknown field names the nearest",
      text: "title: a\nponts: 3",
      problem: "f.yaml:11:1: unknown field `ponts` in a thing; did you mean `points`?"
    ),
    Case(
      name: "an unknown field near nothing lists what there is",
      text: "colour: red",
      problem:
        "f.yaml:10:1: unknown field `colour` in a thing; there are `title`, `points` and `flag`"
    ),
    Case(
      name: "a missing field",
      text: "points: 3",
      problem: "f.yaml:10:1: a thing needs the field `title`"
    ),
    Case(
      name: "a number out of range",
      text: "title: a\npoints: 300",
      problem: "f.yaml:11:9: `points` must be a whole number from 0 to 10, not `300`"
    ),
    Case(
      name: "text in place of a number",
      text: "title: a\npoints: '3'",
      problem: "f.yaml:11:9: `points` must be a whole number from 0 to 10, not `3`"
    ),
    Case(
      name: "a list in place of a text",
      text: "title: [a]",
      problem: "f.yaml:10:8: `title` must be text, not a list"
    ),
    Case(
      name: "a word in place of a flag",
      text: "title: a\npoints: 1\nflag: yes",
      problem: "f.yaml:12:7: `flag` must be true or false, not `yes`"
    ),
    Case(
      name: "a list in place of the mapping",
      text: "- a",
      problem:
        "f.yaml:10:1: a thing must be a mapping with `title`, `points` and `flag`, not a list"
    ),
    Case(name: "nothing at all", text: "", problem: "f.yaml:10:1: the thing is empty"),
    Case(
      name: "no YAML",
      text: "title: 'a\npoints: 1",
      problem:
        "f.yaml:11:10: the thing is not YAML: found unexpected end of stream"
    ),
    Case(
      name: "the same key twice",
      text: "title: a\ntitle: b",
      problem: "f.yaml:10:1: `title` stands here twice"
    ),
    Case(
      name: "flow collections without end",
      text: "title: " + String(repeating: "[", count: 9_000),
      problem: "f.yaml:10:1: values lie too deep within each other"
    ),
  ]

  private func read(_ text: String) throws(ContentProblem) {
    let start = ContentPosition(file: "f.yaml", line: 10)
    let node = try DocumentReader.read(text, from: start, what: "the thing")
    let reader = try MappingReader(node, what: "a thing", keys: ["title", "points", "flag"])
    _ = try reader.text("title")
    _ = try reader.integer("points", in: 0...10)
    _ = try reader.flag("flag", or: false)
  }

  @Test("a broken document is told with its place and what to do", arguments: broken)
  func isTold(_ example: Case) throws {
    let problem = #expect(throws: ContentProblem.self) { try read(example.text) }
    #expect(problem?.description == example.problem)
  }

  @Test("aliases that multiply are refused before they fill the memory")
  func aliasBomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...8 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let problem = #expect(throws: ContentProblem.self) {
      try DocumentReader.read(text, from: ContentPosition(file: "f"), what: "the thing")
    }
    #expect(problem?.message == "too many values, or values too deep within each other")
  }

  @Test("a learner's file that is no YAML has no documents, and is no error")
  func learnersFile() {
    #expect(DocumentReader.documents("a: [", file: "job.yaml").isEmpty)
    #expect(DocumentReader.documents("a: 1\n---\nb: 2\n", file: "job.yaml").count == 2)
  }
}
