package import Cluster
import KubeAPI
import ShellRuntime

/// What may follow on an unfinished kubectl line, for the Tab key and for `kubectl __complete`.
package enum Completion {
  /// A word that may stand there.
  package struct Candidate: Hashable, Sendable {
    package var text: String
    /// Whether the word is whole; a flag that wants a value is not.
    package var endsWord = true
  }

  package enum Answer: Hashable, Sendable {
    /// In the order in which they are to be shown.
    case words([Candidate])
    /// The names of files.
    case files
  }

  /// The candidates for `unfinished`, which may be empty, after the words behind `kubectl`.
  package static func answer(
    after words: [String],
    unfinished: String,
    in cluster: Cluster,
    namespace: String
  ) -> Answer {
    guard let parsed = try? ArgumentParser.parse(words) else {
      return value(of: words, unfinished, cluster)
    }
    let command = parsed.command
    if unfinished.hasPrefix("-") {
      return .words(flags(of: command).filter { $0.text.hasPrefix(unfinished) })
    }
    var found: [String] = []
    if parsed.words.isEmpty { found += command.subcommands.map(\.name) }
    if takesObjects(command) {
      let place = parsed.has("namespace") ? parsed.text("namespace") : namespace
      found += objects(parsed, unfinished, cluster, place)
    }
    return .words(matching(found, unfinished))
  }

  private static func matching(_ candidates: [String], _ unfinished: String) -> [Candidate] {
    Set(candidates.lazy.filter { $0.hasPrefix(unfinished) }).sorted().map { Candidate(text: $0) }
  }

  private static func flags(of command: CommandSpec) -> [Candidate] {
    (command.flags + CommandSpec.root.flags)
      .map {
        Candidate(
          text: "--\($0.name)" + ($0.implied == nil ? "=" : ""),
          endsWord: $0.implied != nil
        )
      }
      .sorted { $0.text < $1.text }
  }

  /// A flag that still needs its value: `-f`, `-n` and `-o` offer theirs.
  private static func value(
    of before: [String],
    _ unfinished: String,
    _ cluster: Cluster
  ) -> Answer {
    switch before.last {
    case "-f", "--filename": return .files
    case "-n", "--namespace":
      return .words(matching(cluster.names(of: .namespace, in: nil), unfinished))
    case "-o", "--output":
      return .words(
        OutputFormat.Family.listing.names.filter { $0.hasPrefix(unfinished) }.map { name in
          let takesArgument = OutputFormat.takesArgument(name)
          return Candidate(text: takesArgument ? name + "=" : name, endsWord: !takesArgument)
        }
      )
    default: return .words([])
    }
  }

  private static func takesObjects(_ command: CommandSpec) -> Bool {
    let roots = [
      "get", "describe", "delete", "logs", "label", "annotate", "patch", "edit", "wait", "explain",
      "set", "cordon", "uncordon", "drain", "taint", "rollout", "scale", "exec", "attach", "top",
      "port-forward",
    ]
    return roots.contains { command.path == $0 || command.path.hasPrefix($0 + " ") }
  }

  /// Kinds first, then the names of that kind; `TYPE/` offers names too.
  private static func objects(
    _ parsed: ParsedArguments,
    _ unfinished: String,
    _ cluster: Cluster,
    _ namespace: String
  ) -> [String] {
    if let slash = unfinished.firstIndex(of: "/") {
      let type = String(unfinished[..<slash])
      guard let kind = try? ResourceName.kind(type) else { return [] }
      return cluster.names(of: kind, in: namespace).map { "\(type)/\($0)" }
    }
    switch parsed.command.path {
    case "logs", "exec", "attach", "port-forward":
      guard parsed.words.isEmpty else { return [] }
      return cluster.names(of: .pod, in: namespace)
        + cluster.names(of: .job, in: namespace).map { "job/\($0)" }
    case "top pod": return parsed.words.isEmpty ? cluster.names(of: .pod, in: namespace) : []
    case "cordon", "uncordon", "drain", "top node": return cluster.names(of: .node, in: nil)
    default: break
    }
    guard let type = parsed.words.first, !type.contains("/") else {
      return Kind.allCases.map(\.plural)
    }
    guard let kind = try? ResourceName.kind(type) else { return [] }
    let taken = Set(parsed.words)
    return cluster.names(of: kind, in: namespace).filter { !taken.contains($0) }
  }
}

/// `kubectl __complete`: what the shells' completion code asks.
struct CompleteCommand: Command {
  private let words: [String]

  init(_ words: [String]) {
    self.words = words
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    let answer = Completion.answer(
      after: Array(words.dropLast()),
      unfinished: words.last ?? "",
      in: cluster,
      namespace: session.namespace
    )
    switch answer {
    case .files: session.print(":0\n")
    case .words(let candidates):
      // 4 tells the shell not to offer files.
      session.print(candidates.map { $0.text + "\n" }.joined() + ":4\n")
    }
    return .done
  }
}
