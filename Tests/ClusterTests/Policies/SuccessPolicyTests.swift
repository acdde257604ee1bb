import KubeAPI
import Testing

@testable import Cluster

@Suite struct SuccessPolicyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var rules: [SuccessPolicyRule]
    var succeeded: [Int]
    var matched: Int?
    var testDescription: String { name }

    static let cases: [Case] = [
      Case(name: "no rules match nothing", rules: [], succeeded: [0, 1], matched: nil),
      Case(name: "a count of any", rules: [.of(count: 2)], succeeded: [3, 7], matched: 0),
      Case(name: "too few of any", rules: [.of(count: 3)], succeeded: [3, 7], matched: nil),
      Case(
        name: "all the listed",
        rules: [.of("0,2-3")],
        succeeded: [0, 1, 2, 3],
        matched: 0
      ),
      Case(name: "one listed missing", rules: [.of("0,2-3")], succeeded: [0, 2], matched: nil),
      Case(
        name: "enough of the listed",
        rules: [.of("0-4", count: 2)],
        succeeded: [1, 3, 8],
        matched: 0
      ),
      Case(
        name: "others do not count for a list",
        rules: [.of("0-2", count: 2)],
        succeeded: [1, 7, 8, 9],
        matched: nil
      ),
      Case(
        name: "the second rule",
        rules: [.of("0"), .of(count: 1)],
        succeeded: [5],
        matched: 1
      ),
      Case(name: "an empty list is skipped", rules: [.of("")], succeeded: [0], matched: nil),
      Case(
        name: "listed indexes beyond completions are ignored",
        rules: [.of("1,20")],
        succeeded: [1],
        matched: 0
      ),
      Case(
        name: "nothing has succeeded",
        rules: [.of(count: 0)],
        succeeded: [],
        matched: nil
      ),
      Case(
        name: "a count of 0 is met by the first",
        rules: [.of(count: 0)],
        succeeded: [4],
        matched: 0
      ),
    ]
  }

  @Test("a rule is met by enough of its indexes", arguments: Case.cases)
  func matches(_ testCase: Case) {
    var policy = SuccessPolicy()
    policy.rules = testCase.rules
    let matched = policy.matchedRule(
      succeeded: CompletionIndexes(testCase.succeeded),
      completions: 10
    )
    #expect(matched == testCase.matched)
  }
}

extension SuccessPolicyRule {
  static func of(_ indexes: String? = nil, count: Int32? = nil) -> SuccessPolicyRule {
    var rule = SuccessPolicyRule()
    rule.succeededIndexes = indexes
    rule.succeededCount = count
    return rule
  }
}
