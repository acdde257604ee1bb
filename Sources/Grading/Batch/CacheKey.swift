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
    var text = LengthPrefixedText()
    // Joblab, and the form that results are kept in.
    text.add("joblab \(batch.version)")
    text.add(program)
    text.add("results \(JSONReport.version)")
    // The exercise with all its files, and what the command line puts in place of its own.
    text.add(batch.exercise)
    text.add(batch.digest)
    text.add(batch.seeds.map(String.init).joined(separator: " "))
    // Whose variant of the exercise it is, where each student has one.
    text.add(batch.variants)
    text.add(batch.variants.isEmpty ? "" : submission.student)
    text.add(showsRun ? "with a run" : "")
    // The submission: the result carries its name, and names its files.
    text.add(submission.name)
    for file in submission.files {
      text.add(file.path)
      text.add(file.bytes)
    }
    digest = key.map { Digest.hmacSHA256(text.bytes, key: $0) } ?? Digest.sha256(text.bytes)
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

/// Texts after each other, none of which can be taken for the end of the one before.
private struct LengthPrefixedText {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ text: String) { add(Array(text.utf8)) }

  mutating func add(_ text: [UInt8]) { bytes += Array("\(text.count)\n".utf8) + text }
}
