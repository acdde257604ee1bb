package import Cluster
import KubeAPI

/// What may follow on an unfinished kubectl line, for the Tab key.
package enum Completion {
  /// The candidates for the last of `words`, sorted; it may be empty, and the first is `kubectl`.
  package static func candidates(
    for words: [String],
    in cluster: Cluster,
    namespace: String
  ) -> [String] {
    guard words.count > 1, let unfinished = words.last else { return [] }
    let before = Array(words.dropFirst().dropLast())
    guard let parsed = try? ArgumentParser.parse(before) else {
      return value(of: before, unfinished, cluster)
    }
    let command = parsed.command
    if unfinished.hasPrefix("-") { return flags(of: command, unfinished) }
    var found: [String] = []
    if parsed.words.isEmpty { found += command.subcommands.map(\.name) }
    if takesObjects(command) {
      found += objects(parsed, unfinished, cluster, parsedNamespace(parsed) ?? namespace)
    }
    return matching(found, unfinished)
  }

  private static func matching(_ candidates: [String], _ unfinished: String) -> [String] {
    Set(candidates.filter { $0.hasPrefix(unfinished) }).sorted()
  }

  private static func parsedNamespace(_ parsed: ParsedArguments) -> String? {
    parsed.has("namespace") ? parsed.text("namespace") : nil
  }

  private static func flags(of command: CommandSpec, _ unfinished: String) -> [String] {
    let names = (command.flags + CommandSpec.root.flags).map { "--\($0.name)" }
    return matching(names, unfinished)
  }

  /// A flag that still needs its value: `-n` and `-o` offer theirs.
  private static func value(
    of before: [String],
    _ unfinished: String,
    _ cluster: Cluster
  ) -> [String] {
    switch before.last {
    case "-n", "--namespace":
      return matching(cluster.list(.namespace).map(\.metadata.name), unfinished)
    case "-o", "--output":
      return matching(OutputFormat.Family.listing.names, unfinished)
    default: return []
    }
  }

  private static func takesObjects(_ command: CommandSpec) -> Bool {
    let roots = [
      "get", "describe", "delete", "logs", "label", "annotate", "patch", "edit", "wait", "explain",
      "set", "cordon", "uncordon", "drain", "taint", "rollout", "scale", "exec", "attach",
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
    func names(of kind: Kind) -> [String] {
      cluster.list(kind, namespace: namespace).map(\.metadata.name)
    }
    switch parsed.command.name {
    case "logs", "exec", "attach":
      if !unfinished.contains("/") { return parsed.words.isEmpty ? names(of: .pod) : [] }
    case "cordon", "uncordon", "drain": return names(of: .node)
    default: break
    }
    if let slash = unfinished.firstIndex(of: "/") {
      let type = String(unfinished[..<slash])
      guard let kind = try? ResourceName.kind(type) else { return [] }
      return names(of: kind).map { "\(type)/\($0)" }
    }
    guard let type = parsed.words.first, !type.contains("/") else {
      return Kind.allCases.map(\.plural)
    }
    guard let kind = try? ResourceName.kind(type) else { return [] }
    return names(of: kind).filter { !parsed.words.contains($0) }
  }
}
