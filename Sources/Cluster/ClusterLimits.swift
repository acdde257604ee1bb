import KubeAPI

/// How much a cluster may hold, so that no manifest can use up the machine: the one table of it.
enum ClusterLimits {
  /// The most objects of one kind.
  static func objects(of kind: Kind) -> Int {
    switch kind {
    case .event: 800_000
    case .pod: 50_000
    default: 20_000
    }
  }
}

extension APIStatus {
  /// What a real cluster says when etcd has reached its quota.
  static func databaseFull(_ kind: Kind) -> APIStatus {
    APIStatus(
      .internalError,
      "etcdserver: mvcc: database space exceeded (more than "
        + "\(ClusterLimits.objects(of: kind)) \(kind.plural))",
      kind: kind.plural
    )
  }
}
