import Cluster
import Console
import Course
import KubeAPI
import Kubectl
import LineEditor
import ShellRuntime
import Simulation

/// What TAB offers: the tutor's words, kubectl's commands and flags, kinds, names and files.
final class CompletionSource {
  /// The session as it is at the prompt.
  var session: TutorSession?

  func completions(for line: String) -> Completions {
    guard let session else { return .none }
    // The last command of a pipeline or a list is the one that is typed.
    let command =
      line.split(omittingEmptySubsequences: false) { "|;&(".contains($0) }.last ?? ""
    let words = command.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    let startsWord = command.last.map { $0 == " " } ?? true
    let typed = startsWord ? "" : words.last ?? ""
    let before = startsWord ? words : Array(words.dropLast())
    let candidates = Self.candidates(after: before, typed: typed, in: session)
      .filter { $0.text.hasPrefix(typed) }
    return Completions(typed: typed, candidates: candidates)
  }

  private static func candidates(
    after words: [String],
    typed: String,
    in session: TutorSession
  ) -> [Completions.Candidate] {
    guard let first = words.first else { return commands }
    switch first {
    case "kubectl", "k":
      return kubectl(Array(words.dropFirst()), typed: typed, in: session)
    case "goto":
      return (session.course.lessons.map(\.id) + session.course.exercises.map(\.id))
        .map { .init($0) }
    case "help": return Verb.allCases.map { .init($0.rawValue) }
    case "time": return timeWords
    case "timeline":
      return session.console.cluster.names(of: .job, in: "default").sorted().map { .init($0) }
    default: return files(typed, in: session)
    }
  }

  private static let commands: [Completions.Candidate] =
    (Verb.allCases.map(\.rawValue) + ["kubectl", "cat", "ls", "grep", "sleep", "watch"]).sorted()
    .map { .init($0) }

  private static let timeWords: [Completions.Candidate] = [
    .init("pause"), .init("run"), .init("speed"), .init("step"),
  ]

  // MARK: kubectl

  private static func kubectl(
    _ words: [String],
    typed: String,
    in session: TutorSession
  ) -> [Completions.Candidate] {
    let answer = Completion.answer(
      after: words,
      unfinished: typed,
      in: session.console.cluster,
      namespace: session.console.kubectl.configuration.namespace
    )
    switch answer {
    case .files: return files(typed, in: session)
    case .words(let found): return found.map { .init($0.text, endsWord: $0.endsWord) }
    }
  }

  // MARK: files

  private static func files(_ typed: String, in session: TutorSession) -> [Completions.Candidate] {
    let folder = typed.lastIndex(of: "/").map { String(typed[...$0]) } ?? ""
    let base =
      folder.hasPrefix("/") ? folder : session.console.workingDirectory + "/" + folder
    // A folder that does not exist offers nothing.
    guard let names = try? session.console.files.entries(of: base) else { return [] }
    return names.map { name in
      let status = try? session.console.files.status(of: base + "/" + name, followingLinks: true)
      let isFolder = status?.kind == .directory
      return .init(folder + name + (isFolder ? "/" : ""), label: name, endsWord: !isFolder)
    }
  }
}
