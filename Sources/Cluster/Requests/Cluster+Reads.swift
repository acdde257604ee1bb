public import KubeAPI
import Simulation

/// Reads, for kubectl, grading and the tutor.
extension Cluster {
  /// The object under `key`, if there is one.
  public func object(_ key: ObjectKey) -> APIObject? { server.store.object(key) }

  /// The newest version that the store has given out.
  public var resourceVersion: Int { server.store.resourceVersion }

  /// How many changes are kept at least for those who look back; nil keeps all.
  public var historyLimit: Int? {
    get { server.history.limit }
    set { server.history.limit = newValue }
  }

  /// What was written after `resourceVersion`, oldest first: a watch.
  public func changes(after resourceVersion: Int) -> ArraySlice<Change> {
    server.history.changes(after: resourceVersion)
  }

  /// The object of that name.
  ///
  /// - Throws: NotFound.
  public func get(
    _ kind: Kind,
    _ name: String,
    namespace: String
  ) throws(APIStatus) -> APIObject {
    let key = ObjectKey(kind: kind, namespace: kind.isNamespaced ? namespace : "", name: name)
    guard let object = server.store.object(key) else { throw .notFound(kind, name) }
    return object
  }

  /// The objects of a kind that the selections match, in the order of namespace and name.
  ///
  /// - Throws: BadRequest for a field that objects of the kind cannot be selected by.
  public func list(
    _ kind: Kind,
    namespace: String? = nil,
    labels: LabelSelection?,
    fields: FieldSelection? = nil
  ) throws(APIStatus) -> [APIObject] {
    do throws(FieldSelection.Problem) {
      try fields?.check(kind)
    } catch {
      throw APIStatus(.badRequest, error.message)
    }
    return list(kind, namespace: namespace) { object in
      labels?.matches(object.metadata.labels) != false && fields?.matches(object) != false
    }
  }

  /// The names of a kind's objects in no particular order, the same in every run.
  public func names(of kind: Kind, in namespace: String? = nil) -> [String] {
    server.store.names(of: kind, in: kind.isNamespaced ? namespace : nil)
  }

  /// The objects of a kind in the order of namespace and name.
  public func list(
    _ kind: Kind,
    namespace: String? = nil,
    where isWanted: (APIObject) -> Bool = { _ in true }
  ) -> [APIObject] {
    server.store.objects(of: kind, in: kind.isNamespaced ? namespace : nil, where: isWanted)
  }
}
