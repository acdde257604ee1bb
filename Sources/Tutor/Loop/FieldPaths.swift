import Cluster
import Console
import KubeAPI
import Kubectl

/// The fields of a kind, by the path that leads to them: `job.spec.backoffLimit`.
enum FieldPaths {
  /// The fields that a path which has been begun can go on to; none for what is no path.
  static func candidates(for typed: String) -> [String] {
    let parts = typed.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1, let kind = try? ResourceNames.kind(parts[0]) else { return [] }
    var type = Schema.type(of: kind)
    for part in parts.dropFirst().dropLast() {
      guard let name = type[part]?.type.structName, let next = Schema.type(name) else { return [] }
      type = next
    }
    let folder = parts.dropLast().joined(separator: ".")
    return type.fields.map(\.name).filter { $0.hasPrefix(parts.last ?? "") }
      .map { "\(folder).\($0)" }
  }
}

extension TutorSession {
  /// The namespace that kubectl works in.
  var namespace: String { console.kubectl.configuration.namespace }

  /// The Jobs there are, in the order of their names.
  var jobNames: [String] { console.cluster.names(of: .job, in: namespace).sorted() }
}
