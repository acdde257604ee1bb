import Cluster
import Console
package import Course
import KubeAPI
import Simulation

/// What a session log proves of itself.
package enum SessionProof: Hashable, Sendable {
  /// Its lines follow one another, and doing it again printed and changed the same.
  case proven(Facts)
  /// Nothing contradicts it, but nothing proves it either.
  case unproven(Doubt)
  /// The first line that differs, from 1, and how.
  case broken(line: Int, reason: String)

  /// Why a log is not proven though nothing contradicts it.
  package enum Doubt: String, Hashable, Sendable {
    case noChain = "it has no chain, as logs of earlier versions"
    case noKey = "it is sealed, and can be looked at with the course's key alone"
    /// With a key at hand: the seal may have been taken off.
    case notSealed = "it is not sealed with the course's key"
    case tooLong = "more happens in it than can be done again"
  }

  package struct Facts: Hashable, Sendable {
    package var learner: String
    package var acts: Int
    /// Whether its links were made with the course's key.
    package var isSealed: Bool
  }
}

extension SessionProof {
  /// How much may happen when a log is done again.
  package enum Limits {
    package static let work = 2_000_000
  }

  /// Looks at the lines of a log: whether one was changed, added, left out, moved or cut off.
  ///
  /// Without the `key` that it was sealed with the links of a log cannot be looked at; with a key an
  /// unsealed log is not proven, since the seal may have been taken off.
  package static func links(of file: ExerciseFile, key: [UInt8]?) -> SessionProof {
    do throws(Broken) {
      let log = try ReadLog(file, key: key)
      if let doubt = log.doubt { return .unproven(doubt) }
      return .proven(log.facts)
    } catch {
      return .broken(line: error.line, reason: error.reason)
    }
  }

  /// The same, and does the log again to compare what is printed.
  package static func verify(
    _ file: ExerciseFile,
    key: [UInt8]?,
    version: String
  ) -> SessionProof {
    do throws(Broken) {
      let log = try ReadLog(file, key: key)
      guard let head = log.head, let closing = log.closing else {
        return .unproven(log.doubt ?? .noChain)
      }
      if let doubt = try log.compareWithReplay(head, closing, version: version) ?? log.doubt {
        return .unproven(doubt)
      }
      return .proven(log.facts)
    } catch {
      return .broken(line: error.line, reason: error.reason)
    }
  }
}

/// Where a log does not hold.
private struct Broken: Error {
  var line: Int
  var reason: String
}

/// A log whose lines follow one another.
private struct ReadLog {
  /// Nil for a log without a chain, and for one that is sealed with a key that is not at hand.
  var head: SessionLogLine.Head?
  var acts: [SessionLogLine.Act] = []
  var closing: SessionLogLine.Closing?
  var doubt: SessionProof.Doubt?

  init(_ file: ExerciseFile, key: [UInt8]?) throws(Broken) {
    let lines = file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard let first = Self.unlinked(lines[0]), case .head(let head) = first else {
      if let line = lines.firstIndex(where: { $0.contains("\"link\"") }) {
        throw Broken(line: 1, reason: "the head is missing, though line \(line + 1) has a link")
      }
      doubt = .noChain
      return
    }
    guard !head.isSealed || key != nil else {
      doubt = .noKey
      return
    }
    if key != nil, !head.isSealed { doubt = .notSealed }
    self.head = head
    try readLinked(
      lines,
      HashChain(key: head.isSealed ? key : nil, after: SessionLogLine.chainStart)
    )
  }

  private mutating func readLinked(_ lines: [String], _ chain: HashChain) throws(Broken) {
    var chain = chain
    for (index, text) in lines.enumerated() {
      let number = index + 1
      if text.isEmpty, number == lines.count { break }
      guard closing == nil else {
        throw Broken(line: number, reason: "it follows the closing line")
      }
      guard let object = chain.object(of: text), let json = try? JSONReader.value(object),
        let line = SessionLogLine(json: json)
      else {
        throw Broken(
          line: number,
          reason: "the line was changed, or does not follow the one before"
        )
      }
      switch line {
      case .head:
        guard index == 0 else { throw Broken(line: number, reason: "it is a second head") }
      case .act(let act):
        if let last = acts.last, last.at > act.at {
          throw Broken(line: number, reason: "time goes back")
        }
        acts.append(act)
      case .closing(let line):
        guard line.acts == acts.count else {
          throw Broken(line: number, reason: "it closes \(line.acts) acts, not \(acts.count)")
        }
        closing = line
      }
    }
    guard closing != nil, lines.last == "" else {
      throw Broken(line: acts.count + 2, reason: "the closing line is missing: the log was cut off")
    }
  }

  /// Reads a line whatever its link.
  private static func unlinked(_ text: String) -> SessionLogLine? {
    (try? JSONReader.value(text)).flatMap(SessionLogLine.init(json:))
  }

  var facts: SessionProof.Facts {
    .init(
      learner: head?.learner ?? "",
      acts: acts.count,
      isSealed: head?.isSealed ?? false
    )
  }

  /// Does the acts again; what speaks against a proof though nothing differs, nil when nothing does.
  func compareWithReplay(
    _ head: SessionLogLine.Head,
    _ closing: SessionLogLine.Closing,
    version: String
  ) throws(Broken) -> SessionProof.Doubt? {
    let other =
      head.version == version ? "" : "; it was written by joblab \(head.version), not \(version)"
    var replay = SessionReplay(seed: head.seed, work: SessionProof.Limits.work)
    var digest = OutputDigest()
    for (index, act) in acts.enumerated() {
      replay.redo(act.act, at: act.at) { _, bytes in digest.add(bytes) }
      guard !replay.isExhausted else { return .tooLong }
      guard digest.take() == act.printed else {
        throw Broken(
          line: index + 2,
          reason: "what was printed before it is not what the lines above print\(other)"
        )
      }
    }
    replay.end { _, bytes in digest.add(bytes) }
    guard digest.take() == closing.printed,
      replay.console.cluster.resourceVersion == closing.writes
    else {
      throw Broken(
        line: acts.count + 2,
        reason: "in the end the cluster, or what was printed, is not the same\(other)"
      )
    }
    return nil
  }
}

extension SessionProof {
  /// What learners and teachers are told of a log that is graded; nil when nothing need be said.
  func note(on file: String) -> String? {
    switch self {
    case .unproven(.noChain): "\(file): \(self)"
    case .proven, .unproven: nil
    case .broken(let line, let reason): "\(file):\(line): \(reason)"
    }
  }
}

extension SessionProof: CustomStringConvertible {
  package var description: String {
    switch self {
    case .proven(let facts):
      let seal = facts.isSealed ? "sealed with the course's key" : "not sealed"
      let learner = facts.learner.isEmpty ? "" : ", learner \(HarmlessText.terminal(facts.learner))"
      return "proven: all \(facts.acts) acts agree; \(seal)\(learner)"
    case .unproven(let doubt): return "unproven: \(doubt.rawValue)"
    case .broken(let line, let reason): return "line \(line): \(reason)"
    }
  }
}
