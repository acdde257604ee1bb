import Console
import KubeAPI
import Simulation

/// A line of a session log: its head, an act, or its closing line.
enum SessionLogLine: Hashable, Sendable {
  case head(Head)
  case act(Act)
  case closing(Closing)

  struct Head: Hashable, Sendable {
    /// The joblab that wrote it.
    var version: String
    var seed: UInt64
    /// Whose session it was.
    var learner: String
    /// Whether links are made with the course's key.
    var isSealed: Bool
  }

  struct Act: Hashable, Sendable {
    var at: Instant
    var act: SessionAct
    /// A digest of what was printed since the act before; empty when nothing was.
    var printed: String
  }

  struct Closing: Hashable, Sendable {
    var acts: Int
    var printed: String
    /// How often the cluster had been written to in the end.
    var writes: Int
  }

  /// What links of session logs begin with, so that no line of another log can be one of theirs.
  static let chainStart = "joblab session"
}

extension SessionLogLine {
  /// One JSON object on a line, without a link.
  var text: String {
    JSONWriter.line {
      switch self {
      case .head(let head):
        $0.field("joblab", head.version)
        $0.field("seed", String(head.seed))
        $0.field("learner", head.learner)
        $0.field("sealed", head.isSealed)
      case .act(let act):
        $0.field("virtualTime", number: "\(act.at.nanoseconds)")
        $0.field("command", act.act.stored)
        if !act.printed.isEmpty { $0.field("printed", act.printed) }
      case .closing(let closing):
        $0.field("acts", closing.acts)
        if !closing.printed.isEmpty { $0.field("printed", closing.printed) }
        $0.field("writes", closing.writes)
      }
    }
  }

  /// Nil for what is no line of a session log; unknown fields are passed over.
  init?(json: Value) {
    if let moment = json["virtualTime"]?.integer,
      let act = json["command"]?.text.flatMap(SessionAct.init(stored:))
    {
      let printed = json["printed"]?.text ?? ""
      self = .act(Act(at: Instant(nanoseconds: moment), act: act, printed: printed))
    } else if let version = json["joblab"]?.text,
      let seed = json["seed"]?.text.flatMap({ UInt64($0) })
    {
      self = .head(
        Head(
          version: version,
          seed: seed,
          learner: json["learner"]?.text ?? "",
          isSealed: json["sealed"]?.flag ?? false
        )
      )
    } else if let acts = json["acts"]?.integer, let writes = json["writes"]?.integer {
      let printed = json["printed"]?.text ?? ""
      self = .closing(Closing(acts: Int(acts), printed: printed, writes: Int(writes)))
    } else {
      return nil
    }
  }
}
