package import KubeAPI
package import Simulation

/// What the API server answers to a request for a table: columns and a row for each object.
package struct Table: Sendable {
  package struct Column: Hashable, Sendable {
    var name: String
    /// Shown with `-o wide` only.
    var isWide = false
    /// Holds the object's name, which `--show-kind` puts the kind before.
    var isName = false

    static func wide(_ name: String) -> Column { Column(name: name, isWide: true) }
    static func named(_ name: String) -> Column { Column(name: name, isName: true) }
  }

  package struct Row: Sendable {
    var cells: [String]
    var object: APIObject
  }

  package var columns: [Column]
  package var rows: [Row]

  /// The columns of a kind and the objects' rows, at the moment `now` that ages are counted to.
  ///
  /// What `-o wide` alone shows is worked out for it alone.
  package init(_ objects: [APIObject], of kind: Kind, isWide: Bool, now: Instant) {
    columns = Table.columns(of: kind).filter { isWide || !$0.isWide }
    rows = objects.map {
      Row(cells: Table.cells(of: $0, isWide: isWide, now: now), object: $0)
    }
  }

  /// The column definitions of the server, in its order.
  package static func columns(of kind: Kind) -> [Column] {
    switch kind {
    case .job: JobTable.columns
    case .cronJob: CronJobTable.columns
    case .pod: PodTable.columns
    case .event: EventTable.columns
    case .node: NodeTable.columns
    case .namespace: [.named("Name"), Column(name: "Status"), Column(name: "Age")]
    case .configMap: [.named("Name"), Column(name: "Data"), Column(name: "Age")]
    case .secret:
      [.named("Name"), Column(name: "Type"), Column(name: "Data"), Column(name: "Age")]
    case .serviceAccount: [.named("Name"), Column(name: "Age")]
    case .persistentVolumeClaim: ClaimTable.columns
    }
  }

  private static func cells(of object: APIObject, isWide: Bool, now: Instant) -> [String] {
    let name = object.metadata.name
    let age = Age.since(object.metadata.creationTimestamp, now)
    switch object {
    case .job(let job): return JobTable.cells(of: job, isWide: isWide, now: now)
    case .cronJob(let cronJob): return CronJobTable.cells(of: cronJob, isWide: isWide, now: now)
    case .pod(let pod): return PodTable.cells(of: pod, isWide: isWide, now: now)
    case .event(let event): return EventTable.cells(of: event, isWide: isWide, now: now)
    case .node(let node): return NodeTable.cells(of: node, isWide: isWide, now: now)
    case .namespace(let namespace): return [name, namespace.status.phase, age]
    case .configMap(let map): return [name, String(map.data.count + map.binaryData.count), age]
    case .secret(let secret): return [name, secret.type, String(secret.data.count), age]
    case .serviceAccount: return [name, age]
    case .persistentVolumeClaim(let claim):
      return ClaimTable.cells(of: claim, isWide: isWide, now: now)
    }
  }
}

/// How long ago something was, as tables and pages show it.
enum Age {
  /// `<unknown>` for a time that was never set.
  static func since(_ moment: Instant?, _ now: Instant) -> String {
    guard let moment else { return "<unknown>" }
    return (now - moment).ageText
  }
}
