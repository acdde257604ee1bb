import KubeAPI
import Simulation

/// Furnishes new namespaces and empties those that are to go.
///
/// https://github.com/kubernetes/kubernetes/tree/master/pkg/controller/namespace
struct NamespaceController: Sendable {
  var queue = WorkQueue()
}

extension Cluster {
  mutating func observeForNamespaces(_ change: Change) {
    guard change.kind != .deleted, case .namespace(let namespace) = change.object else { return }
    let isGoing = namespace.metadata.deletionTimestamp != nil
    guard isGoing || change.kind == .added else { return }
    wake(.namespace, change.object.key, after: isGoing ? Latencies.namespaceDeletion : .zero)
  }

  mutating func reconcileNamespace(_ key: ObjectKey) {
    guard namespaceController.queue.take(key, now: now) else { return }
    defer { finish(.namespace, key) }
    guard case .namespace(let namespace)? = server.store.object(key) else { return }
    if namespace.metadata.deletionTimestamp == nil {
      furnish(namespace.metadata.name)
    } else {
      empty(namespace)
    }
  }

  /// Makes what every namespace has: the default service account and the cluster's certificate.
  private mutating func furnish(_ namespace: String) {
    var account = ServiceAccount()
    account.metadata.name = "default"
    account.metadata.namespace = namespace
    createUnlessPresent(.serviceAccount(account))
    var certificate = ConfigMap()
    certificate.metadata.name = "kube-root-ca.crt"
    certificate.metadata.namespace = namespace
    certificate.data = ["ca.crt": "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n"]
    createUnlessPresent(.configMap(certificate))
  }

  private mutating func createUnlessPresent(_ object: APIObject) {
    guard !server.store.contains(object.key) else { return }
    do {
      _ = try server.create(object, now: now)
    } catch {
      preconditionFailure("a namespace that stays takes new objects: \(error.message)")
    }
  }

  /// Deletes all that is in a namespace, and the namespace when nothing is left.
  private mutating func empty(_ namespace: Namespace) {
    let name = namespace.metadata.name
    var isEmpty = true
    for kind in Kind.allCases where kind.isNamespaced {
      for object in server.store.objects(of: kind, in: name) {
        let left = try? server.delete(
          object.key,
          DeleteOptions(propagation: .background),
          now: now
        )
        // What is already going answers with itself; only what is gone has left the store.
        if left == nil || server.store.contains(object.key) { isEmpty = false }
      }
    }
    if isEmpty {
      server.erase(ObjectKey(kind: .namespace, namespace: "", name: name))
    } else {
      wake(
        .namespace,
        ObjectKey(kind: .namespace, namespace: "", name: name),
        after: Latencies.namespaceRetry
      )
    }
  }
}
