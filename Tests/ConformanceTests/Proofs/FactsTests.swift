import KubeAPI
import Testing

@Suite("Reading facts off a dump")
struct FactsTests {
  static func facts(_ items: String, names: [String] = ["job"]) throws -> Value {
    try Facts.read("{\"items\": [\(items)]}", objectNames: names)
  }

  static let job = """
    {"kind": "Job", "metadata": {"name": "job", "creationTimestamp": "2026-01-02T03:04:05Z"},
     "status": {"active": 1, "ready": 0, "terminating": 0, "startTime": "2026-01-02T03:04:05Z",
      "completionTime": "2026-01-02T03:05:05Z",
      "conditions": [
       {"type": "SuccessCriteriaMet", "status": "True", "reason": "R", "message": "m"},
       {"type": "Complete", "status": "True", "message": "of job-x7k2p"}]}}
    """

  @Test("a job's counters, conditions and duration")
  func jobFacts() throws {
    let facts = try Self.facts(Self.job)
    #expect(
      facts["jobs"] == [
        "job": [
          [
            "active": 1, "succeeded": .null, "failed": .null, "terminating": 0,
            "completedIndexes": .null, "failedIndexes": .null, "startTime": true,
            "completionTime": true, "@duration": 60,
            "conditions": [
              ["Complete", "True", .null, "of job-<sfx>"],
              ["SuccessCriteriaMet", "True", "R", "m"],
            ],
          ]
        ]
      ]
    )
  }

  @Test("a job that has not started")
  func newJob() throws {
    let facts = try Self.facts(#"{"kind": "Job", "metadata": {"name": "job"}}"#)
    let job = facts["jobs"]?["job"]?.elements?.first
    #expect(job?["startTime"] == false)
    #expect(job?["completionTime"] == false)
    #expect(job?["@duration"] == nil)
    #expect(job?["conditions"] == [])
  }

  @Test("a cron job's active jobs and times")
  func cronJobFacts() throws {
    let facts = try Self.facts(
      """
      {"kind": "CronJob", "metadata": {"name": "c"},
       "status": {"active": [{}, {}], "lastScheduleTime": "2026-01-02T03:04:00Z"}}
      """
    )
    #expect(
      facts["cronjobs"] == [
        "c": [["active": 2, "lastScheduleTime": true, "lastSuccessfulTime": false]]
      ]
    )
  }

  @Test("a pod stands under its job, with its age at that moment")
  func podFacts() throws {
    let pod = """
      {"kind": "Pod", "metadata": {"name": "job-1-x7k2p",
        "creationTimestamp": "2026-01-02T03:04:15Z", "deletionTimestamp": "2026-01-02T03:04:45Z",
        "annotations": {"batch.kubernetes.io/job-completion-index": "1"},
        "ownerReferences": [{"kind": "Job", "name": "job"}]},
       "status": {"phase": "Running", "message": "in job-1-x7k2p",
        "containerStatuses": [{"name": "c", "restartCount": 2,
          "state": {"terminated": {"exitCode": 3, "reason": "Error"}}}],
        "initContainerStatuses": [{"name": "i", "restartCount": 0, "state": {}}],
        "conditions": [{"type": "Ready", "status": "False", "reason": "X"},
          {"type": "Initialized", "status": "True"}]}}
      """
    let facts = try Self.facts(Self.job + "," + pod)
    #expect(
      facts["pods"] == [
        "job": [
          [
            "phase": "Running", "reason": .null, "message": "in job-1-<sfx>", "index": "1",
            "containers": [["c", "terminated", "Error", 3, 2]],
            "initContainers": [["i", "none", .null, .null, 0]],
            "conditions": [["Initialized", "True", ""], ["Ready", "False", "X"]],
            "deleting": true, "@created": 10,
          ]
        ]
      ]
    )
  }

  @Test("a pod without a job stands under its own name, without an age")
  func barePod() throws {
    let facts = try Self.facts(#"{"kind": "Pod", "metadata": {"name": "alone"}}"#)
    #expect(facts["pods"]?.fields?.names == ["alone"])
    #expect(facts["pods"]?["alone"]?.elements?.first?["@created"] == nil)
  }

  @Test("equal events are added up, by their counts")
  func eventFacts() throws {
    func event(_ pod: String, _ rest: String) -> String {
      """
      {"kind": "Event", "involvedObject": {"kind": "Pod", "name": "\(pod)"}, "type": "Normal",
       "reason": "Pulled", "message": "pulled in 2.5s (2.5s including waiting) for \(pod)"\(rest)}
      """
    }
    let facts = try Self.facts(
      [
        event("job-x7k2p", ", \"count\": 3"), event("job-zzzzz", ""),
        event("job-bbbbb", ", \"series\": {\"count\": 4}"),
      ].joined(separator: ",")
    )
    #expect(
      facts["events"] == ["Pod | job-<sfx> | Normal | Pulled | pulled in <age> for job-<sfx>": 8]
    )
  }

  @Test("a dump that is no JSON is an error")
  func noJSON() {
    #expect(throws: JSONReader.Failure.self) { try Facts.read("", objectNames: []) }
  }
}
