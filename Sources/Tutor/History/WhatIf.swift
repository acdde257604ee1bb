import Cluster
import Console
import KubeAPI
import Kubectl
import ShellRuntime
import Simulation
import TerminalText
import Timelines

/// Two ways on from one moment, run on copies of the cluster: as it is, and otherwise.
extension TutorSession {
  /// Virtual time that each of the two ways goes on at the most.
  private static let whatIfTimeMax = Duration.seconds(2 * 3_600)

  /// `whatif FIELD=VALUE… JOB` and `whatif -- COMMAND`.
  func whatIf(_ argument: String) -> StyledText {
    if argument.hasPrefix("--") {
      let command = String(argument.dropFirst(2).trimmingSpace)
      guard !command.isEmpty else { return whatIfUsage }
      return whatIf(command: command)
    }
    let words = Self.words(of: argument)
    let changes = words.dropLast().compactMap { FieldChange($0) }
    guard let last = words.last, !changes.isEmpty, changes.count == words.count - 1 else {
      return whatIfUsage
    }
    let name = last.hasPrefix("job/") ? String(last.dropFirst(4)) : last
    return whatIf(changes, job: name)
  }

  private var whatIfUsage: StyledText {
    problem("Say a field and a Job, `whatif backoffLimit=2 JOB`, or `whatif -- COMMAND`.")
  }

  // MARK: the two ways

  /// From this moment: nothing is done, or the command is.
  private func whatIf(command: String) -> StyledText {
    var (plain, other) = (Console(branchOf: console), Console(branchOf: console))
    let limits = RunLimits(
      virtualTime: Self.whatIfTimeMax,
      events: 2_000_000,
      outputBytes: 1 << 20
    )
    var output: [UInt8] = []
    let outcome = other.run(script: command, limits: limits) { output += $0.bytes }
    var text = StyledText(Sanitizer.clean(String(decoding: output, as: UTF8.self)))
    if case .stopped(let reason) = outcome {
      text += problem("The command was stopped: \(reason).")
    }
    let end = console.cluster.now + Self.whatIfTimeMax
    Self.finish(&plain, by: end)
    Self.finish(&other, by: end)
    let jobs = Set((console.record?.jobs ?? []).filter { $0.finished == nil }.map(\.uid))
    let isOpen = { (job: JobRecord) in
      jobs.contains(job.uid) || job.created >= console.cluster.now
    }
    return text
      + sideBySide(
        Way(title: "as it is", record: plain.record, jobs: isOpen),
        Way(title: command, record: other.record, jobs: isOpen)
      )
  }

  /// From the moment at which the Job was made: as it was, or with other fields.
  private func whatIf(_ changes: [FieldChange], job name: String) -> StyledText {
    guard let job = firstVersion(ofJob: name) else {
      return problem("There is no Job `\(name)`, and there was none that is remembered.")
    }
    var past = log
    let made = job.metadata.creationTimestamp ?? console.cluster.now
    let record = console.record?.jobs.last { $0.uid == job.metadata.uid }
    let moment = (record?.created ?? made) - .milliseconds(1)
    _ = past.cut(to: max(log.entries.first?.at ?? moment, moment))
    let start = Console(branchOf: console(of: past))
    let manifest = Self.manifest(of: job)
    var changed = manifest
    for change in changes {
      guard change.apply(to: &changed) else {
        return problem("`\(change.path)` does not lead into the Job.")
      }
    }
    var ways: [Way] = []
    for (title, value) in [
      ("as it was", manifest), (changes.map(\.text).joined(separator: " "), changed),
    ] {
      var console = start
      if let refusal = Self.create(value, in: &console) {
        return problem("With \(title) the Job is refused:") + StyledText(refusal)
      }
      Self.finish(&console, by: start.cluster.now + Self.whatIfTimeMax)
      ways.append(
        Way(title: title, record: console.record) { $0.name == name && $0.created >= moment }
      )
    }
    return line("From the moment at which \(name) was made, without what was typed since:")
      + sideBySide(ways[0], ways[1])
  }

  private func firstVersion(ofJob name: String) -> Job? {
    let namespace = console.kubectl.configuration.namespace
    let versions = console.cluster.changes(after: 0).lazy.compactMap { change -> Job? in
      guard case .job(let job) = change.object, job.metadata.name == name,
        job.metadata.namespace == namespace
      else { return nil }
      return job
    }
    guard let last = versions.last else {
      let key = ObjectKey(kind: .job, namespace: namespace, name: name)
      if case .job(let job)? = console.cluster.object(key) { return job }
      return nil
    }
    return versions.first { $0.metadata.uid == last.metadata.uid }
  }

  /// A Job as a manifest would have it: without what the server has added.
  private static func manifest(of job: Job) -> Value {
    var job = job
    job.status = JobStatus()
    if job.spec.manualSelector != true {
      job.spec.selector = nil
      for label in ["controller-uid", "job-name"] {
        for name in [label, "batch.kubernetes.io/\(label)"] {
          job.spec.template.metadata.labels[name] = nil
          job.metadata.labels[name] = nil
        }
      }
    }
    var metadata = ObjectMeta()
    metadata.name = job.metadata.name
    metadata.namespace = job.metadata.namespace
    metadata.labels = job.metadata.labels
    metadata.annotations = job.metadata.annotations
    job.metadata = metadata
    var value = APIObject.job(job).value
    value["status"] = nil
    return value
  }

  /// What kubectl says when the Job is refused; nil when it is taken.
  private static func create(_ manifest: Value, in console: inout Console) -> String? {
    let path = "/tmp/whatif.json"
    do throws(Errno) {
      try console.write(Array(JSONWriter.compact(manifest).utf8), to: path)
    } catch {
      return "\(path): \(error.rawValue)\n"
    }
    var output: [UInt8] = []
    let outcome = console.run(script: "kubectl create -f \(path)") { output += $0.bytes }
    return outcome == .exited(0) ? nil : Sanitizer.clean(String(decoding: output, as: UTF8.self))
  }

  private static func finish(_ console: inout Console, by end: Instant) {
    var record = console.record ?? RunRecord(of: console.cluster)
    console.record = nil
    _ = console.runToEnd(horizon: end, limits: .whatIf, record: &record)
    console.record = record
  }

  // MARK: showing

  /// One of the two ways: what it is called, and the Jobs that matter.
  private struct Way {
    var title: String
    var outcome: [String] = []
    var timeline: Timeline

    init(title: String, record: RunRecord?, jobs isWanted: (JobRecord) -> Bool) {
      self.title = title
      guard let record else {
        timeline = Timeline(rows: [])
        return
      }
      let jobs = record.jobs.filter(isWanted)
      outcome = jobs.map { job in
        let pods = record.pods.filter { $0.owner == job.uid }.count
        let word =
          switch job.outcome {
          case .complete: "Complete"
          case .failed(let reason, _): "Failed (\(reason))"
          case .suspended: "suspended"
          case .running: "still running"
          }
        let time = job.finished.map { " after \(TutorSession.seconds($0 - job.created))" } ?? ""
        return "job/\(job.name): \(word)\(time), \(pods) \(pods == 1 ? "pod" : "pods")"
      }
      timeline = Timeline(record, ofJobs: Set(jobs.map(\.uid)))
    }
  }

  fileprivate static func seconds(_ duration: Duration) -> String {
    Duration.seconds(Int64(duration.inSeconds.rounded())).goText
  }

  private func sideBySide(_ left: Way, _ right: Way) -> StyledText {
    let end = max(left.timeline.end, right.timeline.end)
    // Two drawings need so many columns each to tell anything.
    let isWide = terminal.width >= 100 && !terminal.isPlain
    var half = terminal
    if isWide { half.width = (terminal.width - 3) / 2 }
    let parts = [left, right].map { way in
      var timeline = way.timeline
      timeline.endMin = end
      var text = StyledText(Sanitizer.cleanLine(way.title) + "\n", .heading)
      for outcome in way.outcome { text += StyledText(outcome + "\n") }
      if way.outcome.isEmpty { text += "No Job is concerned.\n" }
      return text + TimelineText(terminal: half, rowsMax: 40).render(timeline)
    }
    guard isWide else { return parts[0] + "\n" + parts[1] }
    let columns = parts.map { part in
      part.lines.flatMap { $0.width > half.width ? $0.wrapped(width: half.width) : [$0] }
    }
    let bar = StyledText(terminal.hasUnicode ? " │ " : " | ", .quiet)
    var text = StyledText()
    for row in 0..<max(columns[0].count, columns[1].count) {
      let left = row < columns[0].count ? columns[0][row] : StyledText()
      let right = row < columns[1].count ? columns[1][row] : StyledText()
      text += (left.padded(to: half.width) + bar + right).withoutTrailingSpaces + "\n"
    }
    return text
  }

  /// Splits at spaces outside quotes and brackets.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var quote: Character?
    var depth = 0
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if "[{".contains(character) {
        depth += 1
      } else if "]}".contains(character) {
        depth -= 1
      } else if character == " ", depth <= 0 {
        if !word.isEmpty { words.append(word) }
        word = ""
        continue
      }
      word.append(character)
    }
    return word.isEmpty ? words : words + [word]
  }
}

/// `FIELD=VALUE` of a Job: `backoffLimit=2`, `template.spec.restartPolicy=OnFailure`.
struct FieldChange: Equatable, Sendable {
  let path: String
  let value: Value
  /// As it was typed.
  let text: String

  /// Fields of the pod's template that are also named without the way there.
  private static let podFields: Set<String> = [
    "restartPolicy", "terminationGracePeriodSeconds", "containers", "initContainers", "volumes",
    "nodeSelector", "tolerations",
  ]

  init?(_ text: String) {
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex else { return nil }
    var name = String(text[..<equals])
    let first = String(name.prefix { $0 != "." && $0 != "[" })
    if Self.podFields.contains(first) {
      name = "spec.template.spec." + name
    } else if first != "spec" {
      name = "spec." + name
    }
    path = name
    self.text = text
    value = Self.value(String(text[text.index(after: equals)...]))
  }

  /// JSON where it is JSON, else the text as it stands, without quotes around it.
  private static func value(_ text: String) -> Value {
    if let value = try? JSONReader.value(text) { return value }
    if text.count >= 2, text.first == "'", text.last == "'" {
      return .string(String(text.dropFirst().dropLast()))
    }
    return .string(text)
  }

  /// Sets the field, and makes the objects on the way there; false where the way is blocked.
  func apply(to object: inout Value) -> Bool {
    var steps: [Substring] = []
    for part in path.split(separator: ".", omittingEmptySubsequences: false) {
      let name = part.prefix { $0 != "[" }
      steps.append(name)
      steps += part.dropFirst(name.count).split(separator: "[").map { $0.dropLast() }
    }
    return Self.set(value, at: steps[...], in: &object)
  }

  private static func set(
    _ value: Value,
    at steps: ArraySlice<Substring>,
    in object: inout Value
  ) -> Bool {
    guard let step = steps.first else {
      object = value
      return true
    }
    let rest = steps.dropFirst()
    switch object {
    case .array(var elements):
      guard let index = Int(step), elements.indices.contains(index) else { return false }
      guard set(value, at: rest, in: &elements[index]) else { return false }
      object = .array(elements)
    case .object(var fields):
      guard !step.isEmpty else { return false }
      if rest.isEmpty, value == .null {
        fields[String(step)] = nil
      } else {
        var inner = fields[String(step)] ?? .object([:])
        guard set(value, at: rest, in: &inner) else { return false }
        fields[String(step)] = inner
      }
      object = .object(fields)
    default: return false
    }
    return true
  }
}

extension RunLimits {
  /// Two ways are run while somebody waits for them.
  fileprivate static let whatIf = RunLimits(
    virtualTime: .seconds(2 * 3_600),
    events: 2_000_000,
    outputBytes: 1 << 20
  )
}
