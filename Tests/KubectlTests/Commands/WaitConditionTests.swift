import KubeAPI
import Testing

@testable import Kubectl

@Suite struct WaitConditionTests {
  private static func job(_ conditions: Value, generation: Int64 = 1) -> APIObject {
    APIObject(
      [
        "metadata": ["name": "j", "generation": .integer(generation)],
        "spec": ["suspend": false],
        "status": ["conditions": conditions, "succeeded": 2],
      ],
      as: .job
    )
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var isMet: Bool
    var testDescription: String { text }
    init(_ text: String, _ isMet: Bool) {
      self.text = text
      self.isMet = isMet
    }
  }

  static let cases: [Case] = [
    Case("condition=complete", true),
    Case("condition=Complete", true),
    Case("condition=complete=false", false),
    Case("condition=failed", false),
    Case("condition=Suspended=False", true),
    Case("jsonpath={.status.succeeded}=2", true),
    Case("jsonpath={.status.succeeded}=3", false),
    Case("jsonpath={.status.succeeded}", true),
    Case("jsonpath={.status.nothing}", false),
    Case("jsonpath=.status.conditions[?(@.type==\"Complete\")].status=True", true),
    Case("create", true),
    Case("delete", false),
  ]

  @Test("a condition is met or not", arguments: cases)
  func tells(_ example: Case) throws {
    let job = Self.job([
      ["type": "Complete", "status": "True"], ["type": "Suspended", "status": "False"],
    ])
    #expect(try WaitCondition(example.text).isMet(by: job) == example.isMet)
  }

  @Test("a deleted object meets its deletion alone")
  func tellsDeletion() throws {
    #expect(try WaitCondition("delete").isMet(by: nil))
    #expect(try !WaitCondition("condition=complete").isMet(by: nil))
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    var text: String
    var message: String
    var testDescription: String { text }
  }

  static let mistakes: [Mistake] = [
    Mistake(text: "complete", message: "unrecognized condition: \"complete\""),
    Mistake(
      text: "jsonpath={.status",
      message: "unexpected path string, expected a 'name1.name2' or '.name1.name2' or "
        + "'{name1.name2}' or '{.name1.name2}'"
    ),
    Mistake(
      text: "jsonpath={.status.x}=",
      message: "jsonpath wait has to have a value after equal sign, like "
        + "--for=jsonpath='{.status.readyReplicas}'=3"
    ),
  ]

  @Test("a condition that is none is refused", arguments: mistakes)
  func refuses(_ mistake: Mistake) {
    #expect(throws: KubectlError.plain(mistake.message)) { try WaitCondition(mistake.text) }
  }
}
