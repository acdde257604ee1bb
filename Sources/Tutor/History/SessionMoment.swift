import Cluster
import Console
import Simulation

/// How a learner names a moment of the session, for `diff`.
enum SessionMoment: Equatable, Sendable {
  case now
  /// Before the last so many acts: `~3`.
  case before(acts: Int)
  /// So long ago: `-30s`.
  case ago(Duration)
  /// A time of day on the cluster's clock: `09:00:30`.
  case timeOfDay(seconds: Int64)
  /// A checkpoint: `@before-delete`.
  case named(String)

  init?(_ word: some StringProtocol) {
    if word == "now" {
      self = .now
    } else if word.hasPrefix("~") {
      guard let count = Int(word.dropFirst()), count >= 0 else { return nil }
      self = .before(acts: count)
    } else if word.hasPrefix("-") {
      guard let duration = Duration(goText: word.dropFirst()), duration >= .zero else { return nil }
      self = .ago(duration)
    } else if word.hasPrefix("@") {
      guard NamedMoment.isName(String(word.dropFirst())) else { return nil }
      self = .named(String(word.dropFirst()))
    } else {
      let parts = word.split(separator: ":", omittingEmptySubsequences: false)
        .map { Int64($0) ?? -1 }
      guard (2...3).contains(parts.count), (0..<24).contains(parts[0]),
        parts.dropFirst().allSatisfy({ (0..<60).contains($0) })
      else { return nil }
      self = .timeOfDay(
        seconds: parts[0] * 3_600 + parts[1] * 60 + (parts.count == 3 ? parts[2] : 0)
      )
    }
  }

  /// Whether the words of a `diff` are moments, and no files.
  static func areMoments(_ words: some StringProtocol) -> Bool {
    let words = words.split(separator: " ")
    return words.count <= 2 && words.allSatisfy { SessionMoment($0) != nil }
  }
}

extension TutorSession {
  /// The log as it was at a moment; nil for a checkpoint that does not exist.
  func log(at moment: SessionMoment) -> SessionLog? {
    var past = log
    let now = console.cluster.now
    let start = log.entries.first?.at ?? now
    switch moment {
    case .now: break
    case .before(let count):
      for _ in 0..<count where past.removeLastAct() == nil { break }
    case .ago(let duration): _ = past.cut(to: max(start, now - duration))
    case .timeOfDay(let seconds):
      let midnight = Instant(seconds: now.seconds - now.seconds % 86_400)
      let today = midnight + .seconds(seconds)
      let latest = today > now ? today - .seconds(86_400) : today
      _ = past.cut(to: max(start, latest))
    case .named(let name):
      guard let named = moments.first(where: { $0.name == name }) else { return nil }
      past = named.log
    }
    return past
  }

  /// The console that another log leads to; this session stays as it is.
  func console(of past: SessionLog) -> Console {
    if past == log { return console }
    var copy = self
    copy.travel(to: past)
    return copy.console
  }
}
