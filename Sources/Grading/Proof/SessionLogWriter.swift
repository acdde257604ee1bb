import Cluster
package import Console
package import Simulation

/// Writes a session as a log that can be handed in and verified: each line is linked to the one
/// before, and says by a digest what had been printed.
package struct SessionLogWriter {
  private let head: SessionLogLine.Head
  private let key: [UInt8]?

  /// With a course's `key` the lines are sealed: nobody without it can make them anew.
  package init(version: String, learner: String, seed: UInt64, key: [UInt8]? = nil) {
    head = .init(version: version, seed: seed, learner: learner, isSealed: key != nil)
    self.key = key
  }

  /// The whole log; the acts are done once more for it.
  package func text(_ acts: [(at: Instant, act: SessionAct)]) -> String {
    var chain = HashChain(key: key, after: SessionLogLine.chainStart)
    var replay = SessionReplay(seed: head.seed)
    var digest = OutputDigest()
    var text = chain.linked(SessionLogLine.head(head).text)
    for (moment, act) in acts {
      replay.redo(act, at: moment) { _, bytes in digest.add(bytes) }
      let line = SessionLogLine.act(.init(at: moment, act: act, printed: digest.take()))
      text += chain.linked(line.text)
    }
    replay.end { _, bytes in digest.add(bytes) }
    let closing = SessionLogLine.Closing(
      acts: acts.count,
      printed: digest.take(),
      writes: replay.console.cluster.resourceVersion
    )
    return text + chain.linked(SessionLogLine.closing(closing).text)
  }
}
