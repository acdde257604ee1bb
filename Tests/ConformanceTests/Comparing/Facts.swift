import KubeAPI
import Simulation

/// What is compared of the objects that a script leaves behind.
///
/// A tree of JSON as the recordings hold it: Jobs, CronJobs and pods by their normalised names, the
/// pods under the Job that owns them, and how often each event was seen. Names that begin with `@`
/// are lengths of time, in seconds.
enum Facts {
  /// - Parameters:
  ///   - dump: What `kubectl get jobs,cronjobs,pods,events -o json` printed.
  ///   - objectNames: The names that the script gives, longest first.
  /// - Returns: Jobs, CronJobs, pods and events.
  /// - Throws: `JSONReader.Failure` when it printed no JSON.
  static func read(
    _ dump: String,
    objectNames: [String]
  ) throws(JSONReader.Failure) -> Value {
    let items = try JSONReader.value(dump)["items"]?.elements ?? []
    let reader = FactReader(items: items, normalizer: Normalizer(objectNames: objectNames))
    return [
      "jobs": reader.grouped("Job", reader.job) { reader.name($0) },
      "cronjobs": reader.grouped("CronJob", reader.cronJob) { reader.name($0) },
      "pods": reader.grouped("Pod", reader.pod) { reader.owner($0) ?? reader.name($0) },
      "events": reader.events,
    ]
  }
}

private struct FactReader {
  var items: [Value]
  var normalizer: Normalizer

  func items(_ kind: Value) -> [Value] { items.filter { $0["kind"] == kind } }

  /// The facts on all objects of a kind, under the normalised names that `group` gives.
  func grouped(
    _ kind: Value,
    _ facts: (Value) -> Value,
    by group: (Value) -> String
  ) -> Value {
    var groups = Fields()
    for item in items(kind) {
      let name = normalizer.line(group(item))
      groups[name] = .array((groups[name]?.elements ?? []) + [facts(item)])
    }
    return .object(groups)
  }

  func job(_ job: Value) -> Value {
    let status = job["status"] ?? [:]
    var facts: Value = [:]
    let counters = [
      "active", "succeeded", "failed", "terminating", "completedIndexes", "failedIndexes",
    ]
    for name in counters { facts[name] = status[name] ?? .null }
    facts["conditions"] = conditions(status) {
      [$0["type"], $0["status"], $0["reason"], normalized($0["message"])]
    }
    facts["startTime"] = .bool(status["startTime"] != nil)
    facts["completionTime"] = .bool(status["completionTime"] != nil)
    if let start = moment(status["startTime"]), let end = moment(status["completionTime"]) {
      facts["@duration"] = .integer(end - start)
    }
    return facts
  }

  func cronJob(_ cronJob: Value) -> Value {
    let status = cronJob["status"] ?? [:]
    return [
      "active": .integer(Int64(status["active"]?.elements?.count ?? 0)),
      "lastScheduleTime": .bool(status["lastScheduleTime"] != nil),
      "lastSuccessfulTime": .bool(status["lastSuccessfulTime"] != nil),
    ]
  }

  func pod(_ pod: Value) -> Value {
    let status = pod["status"] ?? [:]
    let index = ["metadata", "annotations", "batch.kubernetes.io/job-completion-index"]
    var facts: Value = [
      "phase": status["phase"] ?? .null,
      "reason": status["reason"] ?? .null,
      "message": normalized(status["message"]),
      "index": pod[path: index] ?? .null,
      "containers": containers(status["containerStatuses"]),
      "initContainers": containers(status["initContainerStatuses"]),
      "conditions": conditions(status) { [$0["type"], $0["status"], $0["reason"] ?? ""] },
      "deleting": .bool(pod[path: ["metadata", "deletionTimestamp"]] != nil),
    ]
    let job = owner(pod).flatMap { owner in
      items("Job").first { $0[path: ["metadata", "name"]]?.text == owner }
    }
    if let job, let born = created(job), let moment = created(pod) {
      facts["@created"] = .integer(moment - born)
    }
    return facts
  }

  /// Name, state, reason, exit code and restarts of each container.
  private func containers(_ statuses: Value?) -> Value {
    .array(
      (statuses?.elements ?? []).map { status in
        let state = status["state"]?.fields?.entries.first
        return [
          status["name"] ?? .null,
          .string(state?.name ?? "none"),
          state?.value["reason"] ?? .null,
          state?.value["exitCode"] ?? .null,
          status["restartCount"] ?? .null,
        ]
      }
    )
  }

  /// How often each event was seen: in how many objects, and how often each object says.
  var events: Value {
    var counts = Fields()
    for event in items("Event") {
      let object = event["involvedObject"] ?? [:]
      let parts = [
        object["kind"]?.text, normalized(object["name"]).text, event["type"]?.text,
        event["reason"]?.text, normalized(event["message"]).text,
      ]
      let line = Array(parts.map { $0 ?? "" }.joined(separator: " | ").utf8)
      let key = String(decoding: Rule.pullTime.applied(to: line), as: UTF8.self)
      let count = event["count"] ?? event[path: ["series", "count"]]
      counts[key] = .integer((counts[key]?.integer ?? 0) + (count?.integer ?? 1))
    }
    return .object(counts)
  }

  func name(_ object: Value) -> String { object[path: ["metadata", "name"]]?.text ?? "" }

  /// The name of the Job that owns a pod.
  func owner(_ pod: Value) -> String? {
    pod[path: ["metadata", "ownerReferences"]]?.elements?
      .first { $0["kind"] == "Job" }?["name"]?.text
  }

  private func conditions(_ status: Value, _ facts: (Value) -> [Value?]) -> Value {
    .array(
      (status["conditions"]?.elements ?? [])
        .map { .array(facts($0).map { $0 ?? .null }) }
        .sorted { isBytewiseBefore(JSONWriter.compact($0), JSONWriter.compact($1)) }
    )
  }

  private func normalized(_ text: Value?) -> Value { .string(normalizer.line(text?.text ?? "")) }

  private func created(_ object: Value) -> Int64? {
    moment(object[path: ["metadata", "creationTimestamp"]])
  }

  /// Seconds since 1970.
  private func moment(_ value: Value?) -> Int64? {
    value?.text.flatMap { Instant(rfc3339: $0)?.seconds }
  }
}
