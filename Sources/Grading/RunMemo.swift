import Course
import KubeAPI
import Simulation
import Synchronization

/// What the runs of a submission came to, whatever else is said of it.
struct RunOutcome: Sendable {
  var sweep: SeedSweep
  /// Of the manifests, in bytes.
  let size: Int
  /// The run that is shown; nil when nobody asked for it, or nothing was there.
  var shown: ShownRun?
}

/// The outcomes of the last submissions' runs, for those that say the same.
///
/// In a large class many hand in the same, but for comments, blank space and the order of fields. It
/// remembers a bounded number of outcomes; results are the same with and without it.
package final class RunMemo: Sendable {
  private let outcomes = Mutex(BoundedCache<RunKey, RunOutcome>(limit: 512))

  package init() {}

  /// The outcome for a submission with this key, whose manifests have `size` bytes; made if it is
  /// not known.
  func outcome(
    of key: RunKey,
    size: Int,
    _ written: WrittenWork,
    _ make: () -> RunOutcome
  ) -> RunOutcome {
    if var known = outcomes.withLock({ $0.content(of: key) }), key.covers(known, size: size) {
      known.sweep = known.sweep.with(written)
      return known
    }
    let outcome = make()
    if key.covers(outcome, size: size) { outcomes.withLock { $0.keep(outcome, under: key) } }
    return outcome
  }
}

/// All that the runs of a submission depend on.
///
/// Of its files it is what kubectl makes of them. Where more may count, as when a script reads the
/// files, there is no key.
struct RunKey: TableKey {
  private struct File: Hashable, Sendable {
    /// Empty for an ordinary path, which makes no difference to kubectl.
    var path: String
    /// As JSON.
    var documents: [Bytes]
  }

  /// Of a text, since equal texts may still differ in them.
  private struct Bytes: Hashable, Sendable {
    var content: [UInt8]

    func hash(into hasher: inout Hasher) {
      content.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }

  /// Larger submissions are rare, and would take much room.
  private static let bytesMax = 16 << 10

  private let exercise: String
  private let variant: Draw
  private let seeds: [UInt64]
  private let showsRun: Bool
  private let files: [File]

  /// Nil when two submissions that kubectl takes for the same could still differ in their runs.
  ///
  /// `size` is that of the manifests, in bytes. What is read of them is noted in the submission.
  init?(
    _ submission: inout Submission,
    size: Int,
    of exercise: Exercise,
    seeds: [UInt64],
    showsRun: Bool,
    scope: EvidenceScope
  ) {
    guard exercise.interventions.isEmpty, !scope.console, submission.sessionLogs.isEmpty,
      size <= Self.bytesMax
    else { return nil }
    var files: [File] = []
    for manifest in submission.manifests {
      let stream = ManifestReader.read(manifest.bytes, source: manifest.path)
      // What kubectl says of a file that it cannot read names the line.
      guard stream.error == nil else { return nil }
      submission.manifestsRead.note(stream, of: manifest.bytes)
      let path = Self.isOrdinary(manifest.path) ? "" : manifest.path
      let documents = stream.documents.map { Bytes(content: Array($0.value.compactText.utf8)) }
      files.append(File(path: path, documents: documents))
    }
    self.exercise = exercise.id
    variant = exercise.variant
    self.seeds = seeds
    self.showsRun = showsRun
    self.files = files
  }

  /// Whether nothing in a path could keep kubectl from reading the file.
  private static func isOrdinary(_ path: String) -> Bool {
    path.utf8.count <= 100 && path.utf8.first != UInt8(ascii: "-")
      && path.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
          UInt8(ascii: "."), UInt8(ascii: "/"):
          true
        default: false
        }
      }
  }

  /// Whether the outcome is also that of a submission with this key and `size` bytes.
  ///
  /// What kubectl refuses may name a line, and bytes count where runs come near what they may cost.
  func covers(_ outcome: RunOutcome, size: Int) -> Bool {
    let more = max(size - outcome.size, 0) * ConsoleRunner.Limits.byteWork * seeds.count
    return outcome.sweep.notes.isEmpty && outcome.sweep.work + more <= SeedSweep.workLimit
  }
}

extension Submission {
  /// The size of what is handed to kubectl, in bytes.
  var manifestBytes: Int { manifests.reduce(0) { $0 + $1.bytes.count } }
}
