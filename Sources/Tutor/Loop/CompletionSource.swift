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
      return names(of: .job, in: "default", session.console.cluster).map { .init($0) }
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
    var spec = CommandSpec.root
    var arguments: [String] = []
    for word in words {
      if arguments.isEmpty, let next = spec.subcommand(word) {
        spec = next
      } else if !word.hasPrefix("-") {
        arguments.append(word)
      }
    }
    if typed.hasPrefix("-") {
      return (spec.flags + CommandSpec.root.flags).map {
        .init("--\($0.name)" + ($0.implied == nil ? "=" : ""), endsWord: $0.implied != nil)
      }
    }
    let cluster = session.console.cluster
    switch words.last {
    case "-f", "--filename": return files(typed, in: session)
    case "-n", "--namespace": return names(of: .namespace, in: nil, cluster).map { .init($0) }
    case "-o", "--output": return formats
    default: break
    }
    if arguments.isEmpty, !spec.subcommands.isEmpty {
      return spec.subcommands.map { .init($0.name) }
    }
    let namespace =
      words.firstIndex { ["-n", "--namespace"].contains($0) }.map { $0 + 1 }
      .flatMap { $0 < words.count ? words[$0] : nil }
    // The word behind -n was taken for an argument above.
    arguments.removeAll { $0 == namespace }
    return objects(
      for: spec,
      arguments: arguments,
      typed: typed,
      in: namespace ?? "default",
      cluster
    )
  }

  private static let formats: [Completions.Candidate] =
    ["json", "name", "wide", "yaml"].map { .init($0) } + [.init("jsonpath=", endsWord: false)]

  /// Kinds, `kind/` and names, as the command takes them.
  private static func objects(
    for spec: CommandSpec,
    arguments: [String],
    typed: String,
    in namespace: String,
    _ cluster: Cluster
  ) -> [Completions.Candidate] {
    if let slash = typed.firstIndex(of: "/") {
      let word = String(typed[..<slash])
      return names(of: kind(word), in: namespace, cluster).map { .init("\(word)/\($0)") }
    }
    if spec.name == "logs" || spec.name == "exec" || spec.name == "attach" {
      return names(of: .pod, in: namespace, cluster).map { .init($0) }
        + names(of: .job, in: namespace, cluster).map { .init("job/\($0)") }
    }
    guard let kind = arguments.first else {
      return Kind.allCases.map { .init($0.plural, endsWord: true) }.sorted { $0.text < $1.text }
    }
    return names(of: self.kind(kind), in: namespace, cluster).map { .init($0) }
  }

  /// The kind behind `pods`, `pod`, `po` or `jobs.batch`.
  private static func kind(_ word: String) -> Kind? {
    // A word that names no kind offers nothing.
    try? ResourceNames.kind(word)
  }

  private static func names(of kind: Kind?, in namespace: String?, _ cluster: Cluster) -> [String] {
    guard let kind else { return [] }
    return cluster.list(kind, namespace: kind.isNamespaced ? namespace : nil).map(\.metadata.name)
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
