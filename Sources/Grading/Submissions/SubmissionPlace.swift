import KubeAPI

/// Where a submission lies; what it holds is read when its turn comes.
///
/// A batch has all of them in memory, so that one is little more than its name.
package struct SubmissionPlace: Hashable, Sendable {
  /// Where it was found, up to the last slash; empty for a place that somebody named.
  ///
  /// It is one text for all that were found there.
  private let folder: String
  /// Its path from there.
  private let entry: String
  /// Nil for most.
  private var known: Shared<Known>?

  /// What is known of a place besides where it is.
  private struct Known: Hashable, Sendable {
    /// What a roster calls who has handed it over.
    var learner: String?
    /// Whose variant of the exercise it answers, if the name of the file does not say it.
    var student: String?
    /// Why it cannot be read.
    var problem: String?
  }

  init(_ entry: String, in folder: String = "", student: Roster.Student? = nil) {
    self.folder = folder
    self.entry = entry
    guard let student else { return }
    let learner = student.name.isEmpty ? nil : student.name
    known = Shared(wrappedValue: Known(learner: learner, student: student.id))
  }

  /// As somebody would type it where joblab was started.
  package var path: String { folder + entry }

  /// Whose variant of the exercise it answers: a roster's id, or the file's name without its kind.
  package var student: String {
    get { known?.wrappedValue.student ?? Submission.stem(Self.lastName(entry)) }
    set { change { $0.student = newValue } }
  }

  /// Why it cannot be read; nil as far as is known.
  var problem: String? { known?.wrappedValue.problem }

  /// The same place with a reason why it cannot be read.
  func unreadable(_ problem: String) -> SubmissionPlace {
    var place = self
    place.change { $0.problem = problem }
    return place
  }

  private mutating func change(_ change: (inout Known) -> Void) {
    var known = known ?? Shared(wrappedValue: Known())
    change(&known.wrappedValue)
    self.known = known
  }

  private var learner: String? { known?.wrappedValue.learner }

  /// The submission that lies there, under the name and the student that are known of it.
  func named(_ submission: Submission) -> Submission {
    var submission = submission
    submission.student = student
    if let learner { submission.name = learner }
    return submission
  }

  /// What it is called before it is read; Gradescope's metadata in it may name somebody.
  package var name: String { learner ?? Self.lastName(entry) }

  static func lastName(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    let name = path[path.utf8.index(after: slash)...]
    // A slash at the end names a folder, or the root.
    return name.isEmpty ? path.split(separator: "/").last.map(String.init) ?? path : String(name)
  }
}
