import Cluster
import KubeAPI

/// `kubectl apply --prune`: deletes what was applied once and is not among what is applied now.
///
/// https://github.com/kubernetes/kubectl/blob/master/pkg/cmd/apply/prune.go
enum ApplyPruning {
  /// The kinds that are pruned, in the order of kubectl's list.
  private static let namespacedKinds: [Kind] = [
    .configMap, .persistentVolumeClaim, .pod, .secret, .job, .cronJob,
  ]

  static func prune(
    keeping uids: Set<String>,
    in namespaces: [String],
    _ dryRun: DryRun,
    _ propagation: PropagationPolicy,
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) {
    for object in try candidates(keeping: uids, in: namespaces, session.arguments, cluster) {
      let (kind, metadata) = (object.kind, object.metadata)
      if dryRun != .client {
        do {
          try cluster.delete(
            kind,
            metadata.name,
            namespace: metadata.namespace,
            options: DeleteOptions(propagation: propagation, dryRun: dryRun == .server)
          )
        } catch {
          throw .server(error)
        }
      }
      session.print("\(kind.qualifiedSingular)/\(metadata.name) pruned\(dryRun.suffix)\n")
    }
  }

  /// What would be pruned, in the order in which it is.
  static func candidates(
    keeping uids: Set<String>,
    in namespaces: [String],
    _ arguments: ParsedArguments,
    _ cluster: Cluster
  ) throws(KubectlError) -> [APIObject] {
    let wanted = try allowed(arguments)
    var places = namespaces.flatMap { namespace in
      namespacedKinds.map { (kind: $0, namespace: namespace) }
    }
    places.append((.namespace, ""))
    var found: [APIObject] = []
    for (kind, namespace) in places where wanted?.contains(kind) != false {
      let selection = try ObjectSelection(kind, labels: arguments.text("selector"), fields: "")
      found += cluster.list(kind, namespace: namespace) { object in
        selection.matches(object) && object.metadata.annotations[LastApplied.annotation] != nil
          && !uids.contains(object.metadata.uid)
      }
    }
    return found
  }

  /// The namespaces of what is applied, in its order.
  static func namespaces(of infos: [ResourceInfo]) -> [String] {
    var namespaces: [String] = []
    for info in infos where info.kind.isNamespaced && !namespaces.contains(info.namespace) {
      namespaces.append(info.namespace)
    }
    return namespaces
  }

  /// The kinds of `--prune-allowlist`; nil when it was not given.
  private static func allowed(_ arguments: ParsedArguments) throws(KubectlError) -> Set<Kind>? {
    let list = arguments.list("prune-allowlist")
    if list.isEmpty { return nil }
    var kinds: Set<Kind> = []
    for entry in list {
      let parts = entry.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3 else {
        throw .plain(
          "invalid GroupVersionKind format: \(entry), please follow <group/version/kind>"
        )
      }
      let group = parts[0] == "core" ? "" : parts[0]
      guard let kind = Kind(rawValue: parts[2]), kind.group == group, parts[1] == "v1" else {
        throw .plain(
          "no matches for kind \(parts[2].goQuoted) in version "
            + "\((group.isEmpty ? parts[1] : "\(group)/\(parts[1])").goQuoted)"
        )
      }
      kinds.insert(kind)
    }
    return kinds
  }
}
