import Cluster
import KubeAPI

/// One object of `kubectl diff`: as it is, and as an apply would leave it.
struct DiffStates: Sendable {
  /// Nil for what is not there.
  private(set) var live: Value?
  private(set) var merged: Value?
  /// The name of the files that the two are written to.
  let fileName: String

  /// An object that an apply would prune.
  init(pruning object: APIObject) {
    live = object.valueWithManagers
    let metadata = object.metadata
    fileName = DiffStates.fileName(object.kind, metadata.namespace, metadata.name)
  }

  /// Asks the server, in a dry run, what an apply would make of a manifest.
  init(
    of info: ResourceInfo,
    _ manifest: ManifestObject,
    _ arguments: ParsedArguments,
    _ cluster: inout Cluster
  ) throws(KubectlError) {
    let object = cluster.object(info.key)
    let result: APIObject
    do {
      result = try DiffStates.merged(info, manifest, object?.value, arguments, &cluster)
    } catch let error as APIStatus {
      throw .server(error)
    } catch let error as PatchError {
      throw .plain(error.message)
    } catch {
      throw .plain("\(error)")
    }
    let showsManagers = arguments.flag("show-managed-fields")
    live = showsManagers ? object?.valueWithManagers : object?.value
    var merged = showsManagers ? result.valueWithManagers : result.value
    // A dry run writes nothing, so that the live object's version stays.
    merged["metadata"]?["resourceVersion"] = live?[path: ["metadata", "resourceVersion"]]
    if !showsManagers {
      live?["metadata"]?["managedFields"] = nil
      merged["metadata"]?["managedFields"] = nil
    }
    self.merged = merged
    fileName = DiffStates.fileName(info.kind, info.namespace, info.name)
    if info.kind == .secret, !arguments.flag("show-secrets") { maskData() }
  }

  private static func fileName(_ kind: Kind, _ namespace: String, _ name: String) -> String {
    "\(kind.group.isEmpty ? "" : kind.group + ".")v1.\(kind.rawValue).\(namespace).\(name)"
  }

  private static func merged(
    _ info: ResourceInfo,
    _ manifest: ManifestObject,
    _ live: Value?,
    _ arguments: ParsedArguments,
    _ cluster: inout Cluster
  ) throws -> APIObject {
    if arguments.flag("server-side") {
      let manager = arguments.has("field-manager") ? arguments.text("field-manager") : "kubectl"
      return try cluster.apply(
        manifest.value,
        kind: info.kind,
        name: info.name,
        namespace: info.namespace,
        force: arguments.flag("force-conflicts"),
        options: WriteOptions(dryRun: true, fieldManager: manager)
      ).object
    }
    guard let live else {
      return try cluster.create(
        manifest.value.prunedOfNulls,
        kind: info.kind,
        namespace: info.namespace,
        options: WriteOptions(dryRun: true)
      ).object
    }
    let original = LastApplied.text(of: live).flatMap {
      ManifestReader.read(Array($0.utf8), source: "annotation").documents.first?.value
    }
    // What the annotation says is no part of the comparison, and stays.
    let patch = try ThreeWayMerge(info.kind).patch(
      original: original,
      modified: LastApplied.plain(manifest.value),
      current: live
    )
    return try cluster.patch(
      info.kind,
      info.name,
      namespace: info.namespace,
      options: WriteOptions(dryRun: true)
    ) { (value) throws(APIStatus) in
      try PatchRequest.strategic(patch).apply(to: value, of: info.kind)
    }.object
  }

  /// Hides what a secret holds, and shows only what differs: `Masker`.
  private mutating func maskData() {
    let (before, after) = (live?["data"]?.fields, merged?["data"]?.fields)
    for entry in before ?? Fields() {
      let other = after?[entry.name]
      let differs = other != nil && other != entry.value
      live?["data"]?[entry.name] = differs ? "*** (before)" : "***"
      if other != nil { merged?["data"]?[entry.name] = differs ? "*** (after)" : "***" }
    }
    for entry in after ?? Fields() where before?[entry.name] == nil {
      merged?["data"]?[entry.name] = "***"
    }
  }
}
