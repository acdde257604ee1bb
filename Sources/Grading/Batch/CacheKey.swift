import Course
import ShellRuntime

/// What a result is kept under in a cache: a digest of everything that it depends on.
///
/// The list is in `init` alone. Whatever else comes to change a submission's marks or what is said
/// of them belongs into it, or a cache gives the old marks.
package struct CacheKey: Hashable, Sendable {
  /// In hexadecimal.
  package let digest: String
  /// The course's key: who does not have it makes no result that is taken from the cache.
  private let key: [UInt8]?

  /// `program` tells a build of joblab from others.
  package init(
    _ submission: Submission,
    in batch: Journal.Head,
    showsRun: Bool = false,
    program: String,
    key: [UInt8]? = nil
  ) {
    let texts = [
      // Joblab, and the form that results are kept in.
      "joblab \(batch.version)", program, "results \(JSONReport.version)",
      // The exercise with all its files, and what the command line puts in place of its own.
      batch.exercise, batch.digest, batch.seeds.map(String.init).joined(separator: " "),
      // Whose variant of the exercise it is, where each student has one.
      batch.variants, batch.variants.isEmpty ? "" : submission.student,
      showsRun ? "with a run" : "",
      // The submission: the result carries its name, and names its files.
      submission.name,
    ]
    let files = submission.files.flatMap { [Array($0.path.utf8), $0.bytes] }
    let message = Digest.message(of: texts.map { Array($0.utf8) } + files)
    digest = key.map { Digest.hmacSHA256(message, key: $0) } ?? Digest.sha256(message)
    self.key = key
  }

  /// The line that is kept for a result.
  package func line(_ result: SubmissionResult) -> String {
    var journal = Journal(key: key, after: digest)
    return journal.line(.entry(Journal.Entry(number: 0, result: result)))
  }

  /// The result in a line; nil for one that is damaged, was changed, or was kept under another key.
  package func result(in line: String) -> SubmissionResult? {
    var journal = Journal(key: key, after: digest)
    guard line.hasSuffix("\n"), case .entry(let entry)? = journal.read(String(line.dropLast()))
    else { return nil }
    return entry.result
  }
}
