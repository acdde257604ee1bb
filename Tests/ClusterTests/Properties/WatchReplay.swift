import KubeAPI

@testable import Cluster

/// What somebody knows of a cluster who has listed it once and watched it since.
struct WatchReplay: Sendable {
  private var objects: [ObjectKey: APIObject] = [:]
  private(set) var resourceVersion: Int
  /// What a client could make no sense of.
  private(set) var problems: [String] = []

  /// Lists the cluster as it is now.
  init(_ cluster: Cluster) {
    resourceVersion = cluster.resourceVersion
    objects = Self.objects(of: cluster)
  }

  /// Takes in what was written since.
  mutating func follow(_ cluster: Cluster) {
    for change in cluster.changes(after: resourceVersion) {
      let key = change.object.key
      let isKnown = objects[key] != nil
      if change.resourceVersion <= resourceVersion {
        problems.append("\(key.name) comes at an old version")
      }
      if isKnown == (change.kind == .added) {
        problems.append(
          "\(change.kind.rawValue) of \(key.name), which is \(isKnown ? "" : "not ")known"
        )
      }
      if let previous = change.previous, change.kind != .added, objects[key] != previous {
        problems.append("\(key.name) was another before version \(change.resourceVersion)")
      }
      objects[key] = change.kind == .deleted ? nil : change.object
      resourceVersion = change.resourceVersion
    }
  }

  /// How the client's knowledge differs from the store.
  func differences(from cluster: Cluster) -> [String] {
    let present = Self.objects(of: cluster)
    var found = problems
    if resourceVersion != cluster.resourceVersion { found.append("the last write was not seen") }
    for key in Set(present.keys).union(objects.keys).sorted() where present[key] != objects[key] {
      found.append("\(key.kind.rawValue) \(key.name) differs from what was watched")
    }
    return found
  }

  private static func objects(of cluster: Cluster) -> [ObjectKey: APIObject] {
    var objects: [ObjectKey: APIObject] = [:]
    for kind in Kind.allCases {
      for object in cluster.list(kind) { objects[object.key] = object }
    }
    return objects
  }
}
