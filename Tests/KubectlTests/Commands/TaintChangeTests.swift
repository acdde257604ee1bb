import KubeAPI
import Testing

@testable import Kubectl

@Suite("What taint changes")
struct TaintChangeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var words: [String]
    /// The taints before, as they are written for adding.
    var before: [String] = []
    var overwrites = false
    /// The taints afterwards and the word for what was done, or the complaint.
    var result: String

    var testDescription: String { "\(before) \(words)" }
  }

  static let cases: [Case] = [
    Case(words: ["a=b:NoSchedule"], result: "a=b:NoSchedule tainted"),
    Case(words: ["a:NoExecute"], result: "a:NoExecute tainted"),
    Case(
      words: ["a=b:NoSchedule"],
      before: ["c:NoExecute"],
      result: "a=b:NoSchedule c:NoExecute tainted"
    ),
    Case(
      words: ["a=b:NoSchedule"],
      before: ["a=b:NoSchedule"],
      result: "node n already has a taint(s) with same effect(s) and --overwrite is false"
    ),
    Case(
      words: ["a=c:NoSchedule"],
      before: ["a=b:NoSchedule"],
      overwrites: true,
      result: "a=c:NoSchedule modified"
    ),
    Case(words: ["a-"], before: ["a:NoSchedule", "a:NoExecute"], result: "untainted"),
    Case(
      words: ["a:NoSchedule-"],
      before: ["a:NoSchedule", "a:NoExecute"],
      result: "a:NoExecute untainted"
    ),
    Case(words: ["a-"], result: "taint \"a\" not found"),
    Case(words: ["a:NoExecute-"], result: "taint \"a:NoExecute\" not found"),
    Case(words: ["b:NoSchedule", "a-"], before: ["a:NoExecute"], result: "b:NoSchedule modified"),
    Case(words: ["a"], result: "invalid taint spec: a"),
    Case(words: ["a:b:c"], result: "invalid taint spec: a:b:c"),
    Case(words: ["a=b=c:NoSchedule"], result: "invalid taint spec: a=b=c:NoSchedule"),
    Case(words: ["a:Foo"], result: "invalid taint effect: Foo, unsupported taint effect"),
    Case(
      words: ["a=1:NoSchedule", "a=2:NoSchedule"],
      result: "duplicated taints with the same key and effect: {a 2 NoSchedule <nil>}"
    ),
    Case(
      words: ["a:NoSchedule", "a-"],
      result: "can not both modify and remove the following taint(s) in the same command: a="
    ),
  ]

  @Test("the taints afterwards, or the complaint", arguments: cases)
  func changes(_ test: Case) throws {
    let before = try TaintChange(test.before).additions
    let result: String
    do {
      let change = try TaintChange(test.words)
      try change.checkConflicts()
      let (taints, operation) = try change.applied(
        to: before,
        of: "n",
        overwrites: test.overwrites
      )
      result = (taints.map(\.text) + [operation]).joined(separator: " ")
    } catch {
      result = error.message
    }
    #expect(result == test.result)
  }
}
