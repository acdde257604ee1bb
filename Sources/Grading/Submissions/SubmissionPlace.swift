/// Where a submission lies; what it holds is read when its turn comes.
package struct SubmissionPlace: Hashable, Sendable {
  /// As somebody would type it where joblab was started.
  package let path: String
  /// Who has handed it over, as a roster says.
  let learner: String?
  /// Why it cannot be read; nil as far as is known.
  let problem: String?

  init(path: String, learner: String? = nil, problem: String? = nil) {
    self.path = path
    self.learner = learner
    self.problem = problem
  }

  /// What it is called before it is read; Gradescope's metadata in it may name somebody.
  package var name: String { learner ?? Self.lastName(path) }

  static func lastName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
