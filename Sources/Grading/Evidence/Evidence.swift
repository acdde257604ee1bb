package import Course
import KubeAPI
package import Simulation

/// What one run of a submission left behind: every change of every object, logs, and how it ended.
package struct Evidence: Sendable {
  package var seed: UInt64
  package var start: Instant
  package var end: Instant
  package var ending: Ending
  /// All writes, oldest first.
  package var changes: [RecordedChange]
  /// In the order in which the pods were made.
  package var logs: [ContainerOutput]
  package var written = WrittenWork()
  /// What tests have worked out; to be set where no change is added any more.
  var knownAttempts: KnownAttempts?
  /// The cluster at the end, for scripts to look at; nil when there are none.
  package var laboratory: (any Laboratory)?

  package enum Ending: Hashable, Sendable {
    /// Nothing was left to happen.
    case settled
    /// The exercise's time was over.
    case horizon
    /// The run went beyond a limit; the reason is a sentence.
    case stopped(String)
  }

  package init(
    seed: UInt64,
    start: Instant,
    end: Instant,
    ending: Ending,
    changes: [RecordedChange] = [],
    logs: [ContainerOutput] = [],
    laboratory: (any Laboratory)?
  ) {
    self.seed = seed
    self.start = start
    self.end = end
    self.ending = ending
    self.changes = changes
    self.logs = logs
    self.laboratory = laboratory
  }

  /// A moment as its distance from the start: `41s`.
  package func clock(_ moment: Instant) -> String { max(moment - start, .zero).roundedText }
}

/// What a container printed; the end is cut off when it printed too much.
package struct ContainerOutput: Hashable, Sendable {
  package var pod: String
  package var container: String
  package var text: String

  package init(pod: String, container: String, text: String) {
    self.pod = pod
    self.container = container
    self.text = text
  }
}

extension Duration {
  /// In whole seconds, rounded, as Go writes it: `41s`, `2m5s`.
  package var roundedText: String {
    Duration.seconds((nanoseconds &+ 500_000_000) / 1_000_000_000).goText
  }
}
