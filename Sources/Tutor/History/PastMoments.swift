import Console

/// Moments that were left by going back, which `redo` brings again; the newest last.
struct PastMoments: Sendable {
  struct Moment: Sendable {
    var log: SessionLog
    var bookmark: Bookmark
    var commandsRun: Int
    /// What the log leads to; nil when it has to be made again.
    var state: State?

    struct State: Sendable {
      var console: Console
      var snapshots: ConsoleSnapshots
    }
  }

  private var moments: [Moment] = []

  private static let countMax = 200
  /// As many are brought again without repeating any command.
  private static let stateMax = 10

  var isEmpty: Bool { moments.isEmpty }

  mutating func append(_ moment: Moment) {
    moments.append(moment)
    if moments.count > Self.stateMax { moments[moments.count - 1 - Self.stateMax].state = nil }
    if moments.count > Self.countMax { moments.removeFirst() }
  }

  mutating func removeLast() -> Moment? { moments.popLast() }

  mutating func removeAll() { moments.removeAll() }
}

/// A moment that the learner has given a name to: `checkpoint NAME`.
package struct NamedMoment: Equatable, Sendable {
  package var name: String
  package var log: SessionLog

  package init(name: String, log: SessionLog) {
    self.name = name
    self.log = log
  }

  static let countMax = 50
  private static let nameLengthMax = 40

  /// Whether a word can be the name: letters, digits, dots, dashes and underlines.
  static func isName(_ word: String) -> Bool {
    (1...nameLengthMax).contains(word.count)
      && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
  }
}
