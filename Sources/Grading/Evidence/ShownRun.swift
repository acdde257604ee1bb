import Console
package import Timelines

/// The run of a submission that its result shows: the first in which a check failed, or the first.
package struct ShownRun: Hashable, Sendable {
  package var seed: UInt64
  /// Bounded, so that results stay small.
  package var timeline: Timeline
}

extension ShownRun {
  /// Nil when no Job and no pod was there.
  init?(_ evidence: Evidence) {
    var record = RunRecord(from: evidence.start, to: evidence.end)
    for change in evidence.changes {
      record.note(change.object, isDeletion: change.kind == .deleted, at: change.moment)
    }
    let timeline = Timeline(record)
    guard !timeline.rows.isEmpty else { return nil }
    self.init(seed: evidence.seed, timeline: timeline.bounded)
  }
}
