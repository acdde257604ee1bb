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
    let wanted = try allowed(session.arguments)
    for namespace in namespaces {
      for kind in namespacedKinds where wanted?.contains(kind) != false {
        try prune(kind, namespace, keeping: uids, dryRun, propagation, &session, &cluster)
      }
    }
    if wanted?.contains(.namespace) != false {
      try prune(.namespace, "", keeping: uids, dryRun, propagation, &session, &cluster)
    }
  }

  private static func prune(
    _ kind: Kind,
    _ namespace: String,
    keeping uids: Set<String>,
    _ dryRun: DryRun,
    _ propagation: PropagationPolicy,
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) {
    let selection = try ObjectSelection(
      kind,
      labels: session.arguments.text("selector"),
      fields: ""
    )
    for object in cluster.list(kind, namespace: namespace, where: selection.matches) {
      let metadata = object.metadata
      guard metadata.annotations[LastApplied.annotation] != nil, !uids.contains(metadata.uid)
      else { continue }
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
