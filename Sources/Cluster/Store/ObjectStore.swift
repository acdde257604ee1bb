package import KubeAPI

/// The objects by kind and name, with one counter of versions: what etcd is to a real cluster.
///
/// It knows nothing of validation, deletion rules or time; `APIServer` does.
package struct ObjectStore: Sendable {
  private var tables: [Kind: [ObjectKey: APIObject]] = [:]
  /// Pods by the uid of their controlling owner, in the order of creation.
  private var podsByOwner: [String: [ObjectKey]] = [:]
  package private(set) var resourceVersion = 1

  package init() {}

  package func object(_ key: ObjectKey) -> APIObject? { tables[key.kind]?[key] }

  package func count(of kind: Kind) -> Int { tables[kind]?.count ?? 0 }

  /// The objects of a kind in the order of namespace and name, as etcd's keys sort.
  package func objects(of kind: Kind, in namespace: String? = nil) -> [APIObject] {
    guard let table = tables[kind] else { return [] }
    return table.keys
      .filter { namespace == nil || $0.namespace == namespace }
      .sorted()
      .compactMap { table[$0] }
  }

  /// The pods that a controller owns, oldest first.
  package func pods(ownedBy uid: String) -> [Pod] {
    guard let keys = podsByOwner[uid], let table = tables[.pod] else { return [] }
    return keys.compactMap { key in
      if case .pod(let pod) = table[key] { pod } else { nil }
    }
  }

  /// Puts an object in, new or changed, under the next resourceVersion, which it carries then.
  package mutating func put(_ object: APIObject) -> Change {
    resourceVersion += 1
    var object = object
    object.metadata.resourceVersion = String(resourceVersion)
    let key = object.key
    let previous = tables[key.kind, default: [:]].updateValue(object, forKey: key)
    if key.kind == .pod { reindex(key, from: previous, to: object) }
    return Change(
      kind: previous == nil ? .added : .modified, object: object, previous: previous,
      resourceVersion: resourceVersion)
  }

  /// Takes an object out; its last state carries the version of the deletion.
  package mutating func remove(_ key: ObjectKey) -> Change? {
    guard let previous = tables[key.kind]?.removeValue(forKey: key) else { return nil }
    resourceVersion += 1
    if key.kind == .pod { reindex(key, from: previous, to: nil) }
    var last = previous
    last.metadata.resourceVersion = String(resourceVersion)
    return Change(
      kind: .deleted, object: last, previous: previous, resourceVersion: resourceVersion)
  }

  private mutating func reindex(_ key: ObjectKey, from previous: APIObject?, to next: APIObject?) {
    let before = previous?.metadata.controller?.uid
    let after = next?.metadata.controller?.uid
    guard before != after else { return }
    if let before {
      podsByOwner[before]?.removeAll { $0 == key }
      if podsByOwner[before]?.isEmpty == true { podsByOwner[before] = nil }
    }
    if let after { podsByOwner[after, default: []].append(key) }
  }
}

extension ObjectMeta {
  /// The owner that controls the object; there is one at most.
  package var controller: OwnerReference? { ownerReferences.first { $0.controller == true } }
}
