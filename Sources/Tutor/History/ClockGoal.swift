package import Cluster
import Console
import KubeAPI
package import Simulation
import TerminalText

/// What `time until …` waits for.
package enum ClockGoal: Equatable, Sendable {
  case moment(Instant)
  /// A condition, a phase, or the end of an object.
  case state(kind: String, name: String, namespace: String, state: String)

  /// Reads `job/pi complete`, `pod/x running`, `job/pi gone`, `09:30` or `09:30:15`.
  ///
  /// A time of day is the next one on the cluster's clock.
  init?(_ words: [Substring], now: Instant, namespace: String) {
    switch words.count {
    case 1:
      guard let moment = Self.timeOfDay(words[0], after: now) else { return nil }
      self = .moment(moment)
    case 2:
      let parts = words[0].split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[1].isEmpty,
        let kind = try? ResourceNames.kind(String(parts[0]))
      else { return nil }
      self = .state(
        kind: kind.rawValue,
        name: String(parts[1]),
        namespace: kind.isNamespaced ? namespace : "",
        state: words[1].lowercased()
      )
    default: return nil
    }
  }

  private static func timeOfDay(_ text: Substring, after now: Instant) -> Instant? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      .map { Int64($0) ?? -1 }
    guard (2...3).contains(parts.count), (0..<24).contains(parts[0]), (0..<60).contains(parts[1]),
      (0..<60).contains(parts.count == 3 ? parts[2] : 0)
    else { return nil }
    let second = parts[0] * 3_600 + parts[1] * 60 + (parts.count == 3 ? parts[2] : 0)
    let midnight = now.seconds - now.seconds % 86_400
    let today = Instant(seconds: midnight + second)
    return today > now ? today : today + .seconds(86_400)
  }

  /// Whether it has come.
  package func isReached(in cluster: Cluster) -> Bool {
    switch self {
    case .moment(let moment): return cluster.now >= moment
    case .state(let kind, let name, let namespace, let state):
      guard let kind = Kind(rawValue: kind) else { return false }
      let object = cluster.object(ObjectKey(kind: kind, namespace: namespace, name: name))
      guard let object else { return state == "gone" || state == "deleted" }
      return object.has(state)
    }
  }

  /// For messages: `job/pi is complete`.
  var description: String {
    switch self {
    case .moment(let moment): "it is \(moment.rfc3339)"
    case .state(let kind, let name, _, let state): "\(kind.lowercased())/\(name) is \(state)"
    }
  }
}

extension APIObject {
  /// Whether a condition of that type is true, or the phase has that name; in small letters.
  fileprivate func has(_ state: String) -> Bool {
    switch self {
    case .job(let job):
      let isTrue = { (type: String) in
        job.status.conditions.contains { $0.type.lowercased() == type && $0.status == .true }
      }
      return state == "finished" ? isTrue("complete") || isTrue("failed") : isTrue(state)
    case .pod(let pod):
      return pod.status.phase.rawValue.lowercased() == state
        || pod.status.conditions.contains { $0.type.lowercased() == state && $0.status == .true }
    default: return false
    }
  }
}

/// How the way to a goal ended.
package enum ClockArrival: Equatable, Sendable {
  case reached
  /// The learner pressed Ctrl-C.
  case interrupted
  /// Nothing is left that could happen.
  case idle
  /// It has not come within the time that is waited for.
  case late
}

extension TutorSession {
  /// Virtual time that `time until` passes at the most.
  static let goalTimeMax = Duration.seconds(30 * 86_400)

  /// Lets time pass up to the moment at which the goal is reached.
  package mutating func pass(until goal: ClockGoal, isInterrupted: () -> Bool) -> ClockArrival {
    let limit = console.cluster.now + Self.goalTimeMax
    defer { log.append(.rest, at: console.cluster.now) }
    while !goal.isReached(in: console.cluster) {
      if isInterrupted() { return .interrupted }
      if case .moment(let moment) = goal {
        console.rest(until: moment, work: Self.workMax)
        continue
      }
      guard let next = console.cluster.nextEvent else { return .idle }
      guard next <= limit else { return .late }
      console.rest(until: next, work: 1)
    }
    return .reached
  }

  private static let workMax = 500

  func view(of arrival: ClockArrival, at goal: ClockGoal) -> StyledText {
    switch arrival {
    case .reached, .interrupted: StyledText()
    case .idle: problem("Nothing is left that could happen, and not yet \(goal.description).")
    case .late: problem("After 30 days of virtual time it is not so that \(goal.description).")
    }
  }
}
