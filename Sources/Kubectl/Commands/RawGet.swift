import Cluster
import KubeAPI

/// `kubectl get --raw`: what the API server answers at an address.
enum RawGet {
  /// - Throws: NotFound for what the server does not have.
  static func answer(to path: String, in cluster: Cluster) throws(KubectlError) -> String {
    let address = path.prefix { $0 != "?" }
    let parts = address.split(separator: "/").map(String.init)
    guard path.hasPrefix("/") else { throw .noSuchPath }
    switch parts {
    case ["healthz"], ["livez"], ["readyz"], ["healthz", "ping"], ["livez", "ping"]: return "ok"
    case ["version"]: return JSONWriter.indented(version, by: 2)
    case []: return JSONWriter.indented(["paths": .array(paths)], by: 2)
    case ["api"]:
      return JSONWriter.compact(["kind": "APIVersions", "versions": ["v1"]]) + "\n"
    case ["apis"]:
      return JSONWriter.compact(
        ["apiVersion": "v1", "groups": [batch], "kind": "APIGroupList"]
      ) + "\n"
    case ["apis", "batch"]: return JSONWriter.compact(batch) + "\n"
    case ["api", "v1"]: return resources(of: "") + "\n"
    case ["apis", "batch", "v1"]: return resources(of: "batch") + "\n"
    default: break
    }
    if parts.starts(with: ["api", "v1"]) {
      return try objects(parts.dropFirst(2), group: "", cluster)
    }
    if parts.starts(with: ["apis", "batch", "v1"]) {
      return try objects(parts.dropFirst(3), group: "batch", cluster)
    }
    throw .noSuchPath
  }

  private static let version: Value = [
    "gitVersion": .string(InformationCommand.version), "major": "1", "minor": "36",
    "platform": "linux/amd64",
  ]

  private static let paths: [Value] = [
    "/api", "/api/v1", "/apis", "/apis/batch", "/apis/batch/v1", "/healthz", "/livez", "/readyz",
    "/version",
  ]

  private static let batch: Value = [
    "name": "batch",
    "preferredVersion": ["groupVersion": "batch/v1", "version": "v1"],
    "versions": [["groupVersion": "batch/v1", "version": "v1"]],
  ]

  private static func resources(of group: String) -> String {
    let kinds = Kind.allCases.filter { $0.group == group }.sorted { $0.plural < $1.plural }
    return JSONWriter.compact([
      "groupVersion": .string(group.isEmpty ? "v1" : "\(group)/v1"),
      "kind": "APIResourceList",
      "resources": .array(
        kinds.map { kind in
          [
            "kind": .string(kind.rawValue), "name": .string(kind.plural),
            "namespaced": .bool(kind.isNamespaced),
            "singularName": .string(kind.rawValue.lowercased()),
          ]
        }
      ),
    ])
  }

  /// `[namespaces/NAMESPACE/]RESOURCE[/NAME]`.
  private static func objects(
    _ path: ArraySlice<String>,
    group: String,
    _ cluster: Cluster
  ) throws(KubectlError) -> String {
    var path = Array(path)
    var namespace: String?
    if path.count > 2, path[0] == "namespaces" {
      namespace = path[1]
      path.removeFirst(2)
    }
    guard let kind = Kind.allCases.first(where: { $0.group == group && $0.plural == path.first }),
      path.count <= 2, namespace == nil || kind.isNamespaced
    else { throw .noSuchPath }
    if path.count == 2 {
      do {
        return try cluster.get(kind, path[1], namespace: namespace ?? "").valueWithManagers
          .compactJSON + "\n"
      } catch {
        throw .server(error)
      }
    }
    let list: Value = [
      "apiVersion": .string(kind.apiVersion),
      "items": .array(cluster.list(kind, namespace: namespace).map(\.valueWithManagers)),
      "kind": .string(kind.rawValue + "List"),
      "metadata": ["resourceVersion": .string(String(cluster.resourceVersion))],
    ]
    return list.compactJSON + "\n"
  }
}
