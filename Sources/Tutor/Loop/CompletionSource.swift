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
      return places(in: session)
    case "help": return Verb.allCases.map { .init($0.rawValue) }
    case "time": return time(after: words, typed: typed, in: session)
    case "timeline":
      return choices(session.jobNames + ["--html", "--svg"])
    case "whatif": return whatIf(typed, in: session)
    case "why": return objects(typed, in: session)
    case "restore", "checkpoint": return choices(session.moments.map(\.name))
    case "diff": return files(typed, in: session) + choices(session.moments.map { "@\($0.name)" })
    case "record": return record(after: words, in: session)
    default: return files(typed, in: session)
    }
  }

  private static let commands: [Completions.Candidate] =
    (Verb.allCases.map(\.rawValue) + ["kubectl", "cat", "ls", "grep", "sleep", "watch"]).sorted()
    .map { .init($0) }

  private static func choices(_ texts: [String]) -> [Completions.Candidate] {
    texts.map { .init($0) }
  }

  /// Lessons, exercises and questions.
  private static func places(in session: TutorSession) -> [Completions.Candidate] {
    let course = session.course
    return choices(
      course.lessons.map(\.id) + course.exercises.map(\.id)
        + course.lessons.flatMap(\.items).map(\.id)
    )
  }

  private static func time(
    after words: [String],
    typed: String,
    in session: TutorSession
  ) -> [Completions.Candidate] {
    switch words.count {
    case 1: return choices(["back", "pause", "run", "speed", "step", "until"])
    case 2 where words[1] == "speed": return choices(["1", "10", "100", "max"])
    case 2 where words[1] == "until": return objects(typed, in: session)
    case 3 where words[1] == "until":
      let states =
        words[2].hasPrefix("job")
        ? ["complete", "failed", "finished", "gone", "suspended"]
        : ["failed", "gone", "ready", "running", "succeeded"]
      return choices(states)
    default: return []
    }
  }

  /// `job/NAME` and `pod/NAME`.
  private static func objects(
    _ typed: String,
    in session: TutorSession
  ) -> [Completions.Candidate] {
    guard let slash = typed.firstIndex(of: "/") else {
      return ["cronjob/", "job/", "pod/"].map { .init($0, endsWord: false) }
    }
    guard let kind = try? ResourceNames.kind(String(typed[..<slash])) else { return [] }
    let names = session.console.cluster.names(of: kind, in: session.namespace).sorted()
    return choices(names.map { String(typed[...slash]) + $0 })
  }

  /// Fields of a Job with their `=`, and the names of Jobs.
  private static func whatIf(
    _ typed: String,
    in session: TutorSession
  ) -> [Completions.Candidate] {
    let fields = FieldPaths.candidates(for: "job.spec." + typed).map { path in
      Completions.Candidate(String(path.dropFirst("job.spec.".count)) + "=", endsWord: false)
    }
    return fields + choices(session.jobNames)
  }

  private static func record(
    after words: [String],
    in session: TutorSession
  ) -> [Completions.Candidate] {
    switch words.count {
    case 1: return choices(["export", "forget"])
    case 2 where words[1] == "forget":
      return choices(
        ["all"] + session.course.lessons.map(\.id) + session.course.exercises.map(\.id)
      )
    default: return []
    }
  }

  // MARK: kubectl

  private static func kubectl(
    _ words: [String],
    typed: String,
    in session: TutorSession
  ) -> [Completions.Candidate] {
    if words.first == "explain", typed.contains(".") {
      return FieldPaths.candidates(for: typed).map { .init($0, endsWord: false) }
    }
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
