import KubeAPI
import Testing

/// That the comparison sees each kind of difference, and takes for one only what is one.
@Suite("Comparing a run with its recording")
struct ComparisonTests {
  static let recording = Recording(
    name: "x",
    script: "#@ one\necho a\n#@ two\nfalse\n",
    output: "#@ one\na\nb\n#@ rc=0\n#@ two\n\n#@ rc=1\n",
    facts: #"{"events": {"Job | a | Normal | Completed | Job completed": 1}, "jobs": {}}"#
  )
  static let event = """
    {"kind": "Event", "involvedObject": {"kind": "Job", "name": "a"}, "type": "Normal",
     "reason": "Completed", "message": "Job completed"}
    """

  static func printed(
    one: String = "a\nb\n",
    two: String = "1",
    items: String = event
  ) -> String {
    "#@ 0\n\(one)\n#@ rc=0\n#@ 1\n\n#@ rc=\(two)\n#@ FACTS\n{\"items\": [\(items)]}\n"
  }

  static func differences(_ printed: String) -> [Difference] {
    Replay.differences(of: recording, printed: printed)
  }

  @Test("a run that is as recorded differs in nothing")
  func same() {
    #expect(Self.differences(Self.printed()) == [])
  }

  @Test("a changed line is seen")
  func changedLine() {
    #expect(
      Self.differences(Self.printed(one: "a\nc\n")) == [
        .output("one", lines: "@@ -1,2 +1,2 @@\n a\n-b\n+c\n")
      ]
    )
  }

  @Test("a line too many and a line too few are seen")
  func lineCount() {
    #expect(
      Self.differences(Self.printed(one: "a\nb\nc\n")) == [
        .output("one", lines: "@@ -2 +2,2 @@\n b\n+c\n")
      ]
    )
    #expect(
      Self.differences(Self.printed(one: "b\n")) == [
        .output("one", lines: "@@ -1,2 +1 @@\n-a\n b\n")
      ]
    )
  }

  @Test("a wrong exit status is seen")
  func wrongStatus() {
    #expect(
      Self.differences(Self.printed(two: "0")) == [.status("two", expected: "1", found: "0")]
    )
  }

  @Test("a step that did not run, and the dump that did not come, are seen")
  func missingStep() {
    #expect(
      Self.differences("#@ 0\na\nb\n\n#@ rc=0\n") == [
        .missingStep("two"), .noFacts("unexpected end of JSON input"),
      ]
    )
  }

  @Test("a step that did not come to its end is seen")
  func unfinishedStep() {
    #expect(
      Self.differences("#@ 0\na\nb\n\n#@ rc=0\n#@ 1\n").first
        == .status("two", expected: "1", found: "none")
    )
  }

  @Test("an event too much and a missing event are seen")
  func events() {
    let more = Self.event.replacing("Completed", with: "Suspended")
    #expect(
      Self.differences(Self.printed(items: Self.event + "," + more)) == [
        .fact(
          "events.Job | a | Normal | Suspended | Job completed",
          expected: "\"(absent)\"",
          found: "1"
        )
      ]
    )
    #expect(
      Self.differences(Self.printed(items: "")) == [
        .fact(
          "events.Job | a | Normal | Completed | Job completed",
          expected: "1",
          found: "\"(absent)\""
        )
      ]
    )
  }

  @Test("how often an event was seen is the cluster's affair")
  func eventCounts() {
    #expect(Self.differences(Self.printed(items: Self.event + "," + Self.event)) == [])
  }

  struct FactCase: Sendable, CustomTestStringConvertible {
    var name: String
    var expected: Value
    var found: Value
    /// Where it differs; nil when it does not.
    var path: String?

    var testDescription: String { name }
  }

  static let pod: Value = ["phase": "Failed", "@created": 100, "containers": [["c", .null, 3]]]

  static func changed(_ name: String, _ value: Value?) -> Value {
    var pod = Self.pod
    pod[name] = value
    return pod
  }

  static let facts: [FactCase] = [
    FactCase(name: "the same", expected: [pod], found: [pod]),
    FactCase(
      name: "another value",
      expected: [pod],
      found: [changed("phase", "Succeeded")],
      path: "pods.p[0].phase"
    ),
    FactCase(
      name: "a value deep inside",
      expected: [pod],
      found: [changed("containers", [["c", .null, 4]])],
      path: "pods.p[0].containers"
    ),
    FactCase(
      name: "null is not absent",
      expected: [changed("reason", .null)],
      found: [pod],
      path: "pods.p[0].reason"
    ),
    FactCase(
      name: "a field too much",
      expected: [pod],
      found: [changed("more", 1)],
      path: "pods.p[0].more"
    ),
    FactCase(name: "a pod too few", expected: [pod, pod], found: [pod], path: "pods.p"),
    FactCase(name: "a pod too much", expected: [pod], found: [pod, pod], path: "pods.p"),
    FactCase(
      name: "a whole number as a fraction",
      expected: [changed("count", 1)],
      found: [changed("count", .number(1))]
    ),
    FactCase(
      name: "within the slack",
      expected: [changed("@created", 10)],
      found: [changed("@created", 15)]
    ),
    FactCase(
      name: "beyond the slack",
      expected: [changed("@created", 10)],
      found: [changed("@created", 16)],
      path: "pods.p[0].@created"
    ),
    FactCase(
      name: "within fifteen in a hundred",
      expected: [pod],
      found: [changed("@created", 115)]
    ),
    FactCase(
      name: "beyond fifteen in a hundred",
      expected: [pod],
      found: [changed("@created", 116)],
      path: "pods.p[0].@created"
    ),
    FactCase(
      name: "in the order of their creation",
      expected: [changed("@created", .number(1)), pod],
      found: [pod, changed("@created", 1)]
    ),
    FactCase(
      name: "created at once, in another order",
      expected: [pod, changed("phase", "Pending")],
      found: [changed("phase", "Pending"), pod]
    ),
  ]

  @Test("facts that differ are named by their place", arguments: facts)
  func comparesFacts(_ test: FactCase) {
    let differences = FactComparison.differences(
      expected: ["pods": ["p": test.expected]],
      found: ["pods": ["p": test.found]],
      slack: 5
    )
    let paths = differences.map { difference in
      switch difference {
      case .fact(let path, _, _), .count(let path, _, _): path
      default: "\(difference)"
      }
    }
    #expect(paths == (test.path.map { [$0] } ?? []))
  }

  @Test("an object of another name is one missing and one too many")
  func otherObject() {
    let differences = FactComparison.differences(
      expected: ["jobs": ["a": [["active": 1]]]],
      found: ["jobs": ["b": [["active": 1]]]],
      slack: 5
    )
    #expect(differences.count == 2)
  }

  @Test("a recording of the project that is changed in one word no longer agrees")
  func changedRecording() throws {
    let name = "retries/001-never-limit0"
    let recording = try RecordingFolder.own.recording(name)
    #expect(try Replay.differences(of: recording) == [])
    var changed = recording
    changed.transcript.steps[0].output += "!"
    #expect(try Replay.differences(of: changed).count == 1)
    changed = recording
    changed.facts = recording.facts?.replacing("BackoffLimitExceeded", with: "Other")
    #expect(try !Replay.differences(of: changed).isEmpty)
  }
}
