/// Where a submission lies; what it holds is read when its turn comes.
package struct SubmissionPlace: Hashable, Sendable {
  /// As somebody would type it where joblab was started.
  package let path: String
  /// What a roster calls who has handed it over.
  private let learner: String?
  /// Whose variant of the exercise it answers: a roster's id, or the file's name without its kind.
  package var student: String
  /// Why it cannot be read; nil as far as is known.
  let problem: String?

  init(path: String, student: Roster.Student? = nil, problem: String? = nil) {
    self.path = path
    learner = student.flatMap { $0.name.isEmpty ? nil : $0.name }
    self.student = student?.id ?? Submission.stem(Self.lastName(path))
    self.problem = problem
  }

  /// The submission that lies there, under the name and the student that are known of it.
  func named(_ submission: Submission) -> Submission {
    var submission = submission
    submission.student = student
    if let learner { submission.name = learner }
    return submission
  }

  /// What it is called before it is read; Gradescope's metadata in it may name somebody.
  package var name: String { learner ?? Self.lastName(path) }

  static func lastName(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    let name = path[path.utf8.index(after: slash)...]
    // A slash at the end names a folder, or the root.
    return name.isEmpty ? path.split(separator: "/").last.map(String.init) ?? path : String(name)
  }
}
