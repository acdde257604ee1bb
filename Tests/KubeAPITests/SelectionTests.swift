import KubeAPI
import Testing

@Suite struct SelectionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let matches: [Bool]
    var testDescription: String { text }
  }

  static let objects: [StringMap] = [
    ["app": "web", "tier": "front"], ["app": "db"], [:], ["app": "", "rank": "7"],
  ]

  static let cases: [Case] = [
    Case(text: "", matches: [true, true, true, true]),
    Case(text: "app=web", matches: [true, false, false, false]),
    Case(text: "app==web", matches: [true, false, false, false]),
    Case(text: "app!=web", matches: [false, true, true, true]),
    Case(text: "app", matches: [true, true, false, true]),
    Case(text: "!app", matches: [false, false, true, false]),
    Case(text: "app in (web, db)", matches: [true, true, false, false]),
    Case(text: "app notin (web)", matches: [false, true, true, true]),
    Case(text: "app=,rank", matches: [false, false, false, true]),
    Case(text: "app in ()", matches: [false, false, false, true]),
    Case(text: "app=web,tier=front", matches: [true, false, false, false]),
    Case(text: "rank>5", matches: [false, false, false, true]),
    Case(text: "rank<5", matches: [false, false, false, false]),
    Case(text: "in=in", matches: [false, false, false, false]),
  ]

  @Test("label selectors choose by their rules", arguments: cases)
  func labels(_ example: Case) throws {
    let selection = try LabelSelection(example.text)
    #expect(Self.objects.map(selection.matches) == example.matches)
    #expect(try LabelSelection(selection.text) == selection)
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let text: String
    let message: String
    var testDescription: String { text }
  }

  static let refusals: [Refusal] = [
    Refusal(text: "app=web,", message: "found '', expected: identifier after ','"),
    Refusal(text: ",", message: "found ',', expected: !, identifier, or 'end of string'"),
    Refusal(
      text: "app web",
      message: "unable to parse requirement: found 'web', expected: in, notin, =, ==, !=, gt, lt"
    ),
    Refusal(
      text: "app in web",
      message: "unable to parse requirement: found 'web' expected: '('"
    ),
    Refusal(
      text: "app in (web",
      message: "unable to parse requirement: found '', expected: ',' or ')'"
    ),
    Refusal(
      text: "app==(x",
      message: "unable to parse requirement: found '(', expected: identifier"
    ),
    Refusal(
      text: "a/b/c=x",
      message: "unable to parse requirement: <nil>: Invalid value: \"a/b/c\": a valid label key "
        + "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
        + "alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for "
        + "validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain "
        + "prefix and '/' (e.g. 'example.com/MyName')"
    ),
  ]

  @Test("a selector that does not parse is refused in Kubernetes' words", arguments: refusals)
  func refusal(_ refusal: Refusal) {
    #expect(throws: LabelSelection.Problem(message: refusal.message)) {
      try LabelSelection(refusal.text)
    }
  }

  @Test("a selector of an object chooses by labels and rules")
  func objectSelector() throws {
    var rule = LabelSelectorRequirement()
    rule.key = "tier"
    rule.operator = "NotIn"
    rule.values = ["back"]
    var selector = LabelSelector()
    selector.matchLabels = ["app": "web"]
    selector.matchExpressions = [rule]
    let selection = try #require(LabelSelection(selector))
    #expect(Self.objects.map(selection.matches) == [true, false, false, false])
    rule.operator = "Is"
    selector.matchExpressions = [rule]
    #expect(LabelSelection(selector) == nil)
    #expect(!LabelSelection.nothing.matches([:]))
  }

  @Test("jobs are chosen by their successes, pods by their phase")
  func fields() throws {
    var job = Job()
    job.metadata.name = "hello"
    job.status.succeeded = 1
    var pod = Pod()
    pod.status.phase = .running
    let successes = try FieldSelection("status.successful=1,metadata.name!=x")
    #expect(successes.matches(.job(job)))
    try successes.check(.job)
    #expect(try !FieldSelection("status.phase!=Running").matches(.pod(pod)))
    #expect(try FieldSelection("metadata.name=a\\,b").terms.first?.value == "a,b")
    #expect(
      throws: FieldSelection.Problem(message: "field label \"status.failed\" not supported for Job")
    ) { try FieldSelection("status.failed=0").check(.job) }
    #expect(
      throws: FieldSelection.Problem(message: "field label not supported: status.reason")
    ) { try FieldSelection("status.reason=Error").check(.pod) }
    #expect(
      throws: FieldSelection.Problem(
        message: "invalid selector: 'status.phase'; can't understand 'status.phase'"
      )
    ) { try FieldSelection("status.phase") }
  }

  struct Name: Sendable, CustomTestStringConvertible {
    let text: String
    let kinds: [Kind]
    var testDescription: String { text }
  }

  static let names: [Name] = [
    Name(text: "jobs", kinds: [.job]), Name(text: "job", kinds: [.job]),
    Name(text: "Job", kinds: [.job]), Name(text: "jobs.batch", kinds: [.job]),
    Name(text: "jobs.v1.batch", kinds: [.job]), Name(text: "cj", kinds: [.cronJob]),
    Name(text: "po,jobs,pods", kinds: [.pod, .job]),
    Name(text: "all", kinds: [.pod, .cronJob, .job]), Name(text: "pods.v1.", kinds: [.pod]),
  ]

  @Test("kinds go by all their names", arguments: names)
  func kinds(_ name: Name) throws {
    #expect(try ResourceNames.kinds(name.text) == name.kinds)
  }

  @Test("a name that means nothing is refused", arguments: ["jobz", "jobs.apps", "pods.batch", ""])
  func unknown(_ name: String) {
    let shown = name.split(separator: ".").first.map(String.init) ?? ""
    #expect(throws: ResourceNames.Unknown(name: shown)) { try ResourceNames.kinds(name) }
  }
}
