package import KubeAPI

/// The objects by kind and name, with one counter of versions: what etcd is to a real cluster.
///
/// It knows nothing of validation, deletion rules or time; `APIServer` does.
package struct ObjectStore: Sendable {
  private var tables: [Kind: [ObjectKey: APIObject]] = [:]
  private var owners = OwnerIndex()
  package private(set) var resourceVersion = 1

  package init() {}

  package func object(_ key: ObjectKey) -> APIObject? { tables[key.kind]?[key] }

  package func contains(_ key: ObjectKey) -> Bool { tables[key.kind]?[key] != nil }

  package func count(of kind: Kind) -> Int { tables[kind]?.count ?? 0 }

  /// The objects of a kind in the order of namespace and name, as etcd's keys sort.
  package func objects(of kind: Kind, in namespace: String? = nil) -> [APIObject] {
    guard let table = tables[kind] else { return [] }
    return table.keys
      .filter { namespace == nil || $0.namespace == namespace }
      .sorted()
      .compactMap { table[$0] }
  }

  // MARK: one kind

  package func job(_ key: ObjectKey) -> Job? {
    if case .job(let job)? = object(key) { job } else { nil }
  }

  package func cronJob(_ key: ObjectKey) -> CronJob? {
    if case .cronJob(let cronJob)? = object(key) { cronJob } else { nil }
  }

  package func pod(_ key: ObjectKey) -> Pod? {
    if case .pod(let pod)? = object(key) { pod } else { nil }
  }

  // MARK: ownership

  /// Everything that names the owner `uid`, in the order of entry.
  package func dependents(of uid: String) -> [ObjectKey] { owners.dependents(of: uid) }

  package func hasDependents(of uid: String) -> Bool { owners.hasDependents(of: uid) }

  /// The pods that a controller owns, oldest first, without those that are settled: ended, with
  /// no finalizer left.
  package func openPods(ownedBy uid: String) -> [Pod] { owners.openPods(of: uid).compactMap(pod) }

  /// The pods of a namespace that nothing controls.
  package func orphanPods(in namespace: String) -> [Pod] {
    owners.orphanPods(in: namespace).compactMap(pod)
  }

  // MARK: writing

  /// Puts an object in, new or changed, under the next resourceVersion, which it carries then.
  package mutating func put(_ object: APIObject) -> Change {
    resourceVersion += 1
    var object = object
    object.metadata.resourceVersion = String(resourceVersion)
    let key = object.key
    let previous = tables[key.kind, default: [:]].updateValue(object, forKey: key)
    owners.update(key, from: previous, to: object)
    return Change(
      kind: previous == nil ? .added : .modified,
      object: object,
      previous: previous,
      resourceVersion: resourceVersion
    )
  }

  /// Takes an object out; its last state carries the version of the deletion.
  package mutating func remove(_ key: ObjectKey) -> Change? {
    guard let previous = tables[key.kind]?.removeValue(forKey: key) else { return nil }
    resourceVersion += 1
    owners.update(key, from: previous, to: nil)
    var last = previous
    last.metadata.resourceVersion = String(resourceVersion)
    return Change(
      kind: .deleted,
      object: last,
      previous: previous,
      resourceVersion: resourceVersion
    )
  }
}
