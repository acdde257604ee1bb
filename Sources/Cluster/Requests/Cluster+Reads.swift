package import KubeAPI
import Simulation

/// Reads, for kubectl, grading and the tutor.
extension Cluster {
  /// The object under `key`, if there is one.
  package func object(_ key: ObjectKey) -> APIObject? { server.store.object(key) }

  /// The newest version that the store has given out.
  package var resourceVersion: Int { server.store.resourceVersion }

  /// What was written after `resourceVersion`, oldest first: a watch.
  package func changes(after resourceVersion: Int) -> ArraySlice<Change> {
    server.history.changes(after: resourceVersion)
  }

  /// The object of that name.
  ///
  /// - Throws: NotFound.
  package func get(
    _ kind: Kind,
    _ name: String,
    namespace: String
  ) throws(APIStatus) -> APIObject {
    let key = ObjectKey(kind: kind, namespace: kind.isNamespaced ? namespace : "", name: name)
    guard let object = server.store.object(key) else { throw .notFound(kind, name) }
    return object
  }

  /// The objects of a kind in the order of namespace and name.
  package func list(
    _ kind: Kind,
    namespace: String? = nil,
    where isWanted: (APIObject) -> Bool = { _ in true }
  ) -> [APIObject] {
    server.store.objects(of: kind, in: kind.isNamespaced ? namespace : nil).filter(isWanted)
  }
}
