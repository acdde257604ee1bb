/// A kind of object that the API server keeps, with the names it goes by.
public enum Kind: String, CaseIterable, Sendable {
  case job = "Job"
  case cronJob = "CronJob"
  case pod = "Pod"
  case event = "Event"
  case node = "Node"
  case namespace = "Namespace"
  case configMap = "ConfigMap"
  case secret = "Secret"
  case serviceAccount = "ServiceAccount"
  case persistentVolumeClaim = "PersistentVolumeClaim"

  /// The position among all kinds, for tables by kind.
  public var number: Int {
    switch self {
    case .job: 0
    case .cronJob: 1
    case .pod: 2
    case .event: 3
    case .node: 4
    case .namespace: 5
    case .configMap: 6
    case .secret: 7
    case .serviceAccount: 8
    case .persistentVolumeClaim: 9
    }
  }

  /// By the number: without this the name would be hashed.
  public func hash(into hasher: inout Hasher) { hasher.combine(number) }

  /// Empty for the core group.
  public var group: String {
    switch self {
    case .job, .cronJob: "batch"
    default: ""
    }
  }

  public var apiVersion: String {
    switch self {
    case .job, .cronJob: "batch/v1"
    default: "v1"
    }
  }

  public var isNamespaced: Bool { self != .node && self != .namespace }

  /// As in URLs and tables: `jobs`.
  public var plural: String { singular + "s" }

  public var singular: String { rawValue.lowercased() }

  /// As in messages: `jobs.batch`, `pods`.
  public var qualifiedPlural: String { group.isEmpty ? plural : "\(plural).\(group)" }

  /// As kubectl names objects: `job.batch`, `pod`.
  public var qualifiedSingular: String { group.isEmpty ? singular : "\(singular).\(group)" }

  public var shortNames: [String] {
    switch self {
    case .job: []
    case .cronJob: ["cj"]
    case .pod: ["po"]
    case .event: ["ev"]
    case .node: ["no"]
    case .namespace: ["ns"]
    case .configMap: ["cm"]
    case .secret: []
    case .serviceAccount: ["sa"]
    case .persistentVolumeClaim: ["pvc"]
    }
  }

  /// The type's name in the schema table.
  public var schemaName: String { group.isEmpty ? "core.v1.\(rawValue)" : "batch.v1.\(rawValue)" }

  /// The kind and version of a manifest, when the server knows them.
  public init?(apiVersion: String, kind: String) {
    guard let found = Kind(rawValue: kind), found.apiVersion == apiVersion else { return nil }
    self = found
  }
}
