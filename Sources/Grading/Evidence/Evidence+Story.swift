import Course
import KubeAPI
import Simulation

extension Evidence {
  /// The most lines of a story.
  private static var storyLines: Int { 500 }

  /// What happened to Jobs and pods, a line each with its time since the start.
  package var story: String {
    var lines = ["The run of seed \(seed):"]
    var states: [ObjectKey: String] = [:]
    for change in changes {
      guard let state = state(after: change) else { continue }
      let key = change.object.key
      guard states[key] != state else { continue }
      states[key] = state
      let time = clock(change.moment)
      let padding = String(repeating: " ", count: max(0, 8 - time.count))
      lines.append("\(padding)\(time)  \(key.kind.singular)/\(key.name) \(state)")
      if lines.count == Self.storyLines {
        lines.append("and so on")
        break
      }
    }
    return lines.map(HarmlessText.terminal).joined(separator: "\n") + "\n"
  }

  private func state(after change: RecordedChange) -> String? {
    switch change.object {
    case .job(let job):
      if change.kind == .deleted { return "deleted" }
      let ended = job.status.conditions.last { $0.status == .true }
      if let ended { return ended.type + (ended.reason.isEmpty ? "" : " (\(ended.reason))") }
      return job.spec.suspend == true ? "Suspended" : "active"
    case .pod(let pod):
      if change.kind == .deleted { return "deleted" }
      let ends = pod.status.containerStatuses.compactMap { $0.state.terminated?.exitCode }
      let codes = ends.isEmpty ? "" : " (exit \(ends.map { "\($0)" }.joined(separator: ", ")))"
      let stopping = pod.metadata.deletionTimestamp == nil ? "" : ", is to go"
      return pod.status.phase.rawValue + codes + stopping
    default: return nil
    }
  }
}
