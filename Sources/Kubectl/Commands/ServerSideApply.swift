import Cluster
import KubeAPI

/// `kubectl apply --server-side`: sends the manifest, and moves what client-side apply owned over to
/// server-side apply.
struct ServerSideApply: Sendable {
  let manager: String
  let force: Bool
  let dryRun: Bool
  let validation: FieldValidation

  /// Applies one object and gives it back as it is then.
  func apply(
    _ info: ResourceInfo,
    _ manifest: Value,
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) -> APIObject {
    if info.name.isEmpty { throw .plain("resource name may not be empty") }
    var object = try send(manifest, info, &session, &cluster)
    do {
      object = try saveAnnotation(of: object, info, &cluster)
    } catch {
      session.warn([
        "failed to migrate \(LastApplied.annotation) for Server-Side Apply. This is non-fatal and will "
          + "be retried next time you apply. Error: \(error.message)"
      ])
    }
    do {
      if try migrate(object, info, &cluster) {
        object = try request(manifest, info, manager, &cluster).object
      }
    } catch {
      session.warn([
        "server rejected managed fields migration to Server-Side Apply. This is non-fatal and will be "
          + "retried next time you apply. Error: \(error.message)"
      ])
    }
    if object.metadata.deletionTimestamp != nil {
      session.warn([
        "Detected changes to resource \(object.metadata.name) which is currently being deleted."
      ])
    }
    return object
  }

  private func send(
    _ manifest: Value,
    _ info: ResourceInfo,
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) -> APIObject {
    do {
      let result = try request(manifest, info, manager, &cluster)
      session.warn(result.warnings)
      return result.object
    } catch {
      guard error.reason == .conflict else { throw .server(error) }
      throw .plain(error.message + ServerSideApply.advice)
    }
  }

  private func request(
    _ configuration: Value,
    _ info: ResourceInfo,
    _ manager: String,
    _ cluster: inout Cluster
  ) throws(APIStatus) -> WriteResult {
    try cluster.apply(
      configuration,
      kind: info.kind,
      name: info.name,
      namespace: info.namespace,
      force: force,
      options: WriteOptions(
        dryRun: dryRun,
        fieldValidation: validation,
        fieldManager: manager
      )
    )
  }

  // MARK: from client-side apply

  private static let annotationPath = [
    "f:metadata", "f:annotations", "f:\(LastApplied.annotation)",
  ]

  /// Gives the annotation of client-side apply an owner of its own, so that it stays:
  /// `saveLastApplyAnnotationIfNecessary`.
  private func saveAnnotation(
    of object: APIObject,
    _ info: ResourceInfo,
    _ cluster: inout Cluster
  ) throws(APIStatus) -> APIObject {
    guard manager == "kubectl", let text = LastApplied.text(of: object.value) else { return object }
    let owners = object.fieldManagers.entries.filter {
      $0.operation == .apply && $0.fields.contains(ServerSideApply.annotationPath)
    }
    guard owners.isEmpty else { return object }
    return try request(
      [
        "apiVersion": .string(info.kind.apiVersion),
        "kind": .string(info.kind.rawValue),
        "metadata": [
          "annotations": .object([LastApplied.annotation: .string(text)]),
          "name": .string(info.name),
          "namespace": .string(info.namespace),
        ],
      ],
      info,
      "kubectl-last-applied",
      &cluster
    ).object
  }

  /// Makes the managers that applied on the client's side into the one that applies now
  /// (k8s.io/client-go/util/csaupgrade).
  ///
  /// - Returns: whether there was anything to move.
  private func migrate(
    _ object: APIObject,
    _ info: ResourceInfo,
    _ cluster: inout Cluster
  ) throws(APIStatus) -> Bool {
    let present = object.fieldManagers
    var entries = present.entries
    let names = Set(
      entries.filter {
        $0.operation == .update && $0.fields.contains(ServerSideApply.annotationPath)
      }.map(\.name)
    ).sorted()
    for name in names { upgrade(&entries, from: name) }
    let upgraded = FieldManagers(entries)
    guard upgraded != present else { return false }
    _ = try cluster.patch(
      info.kind,
      info.name,
      namespace: info.namespace,
      options: WriteOptions(dryRun: dryRun)
    ) { (value) throws(APIStatus) in
      var value = value
      value["metadata"]?["managedFields"] = .array(upgraded.values)
      return value
    }
    return !dryRun
  }

  private func upgrade(_ entries: inout [FieldManager], from name: String) {
    func isClientSide(_ entry: FieldManager) -> Bool {
      entry.name == name && entry.operation == .update && entry.subresource.isEmpty
    }
    let fields = entries.filter(isClientSide).reduce(FieldSet()) { $0.union($1.fields) }
    let target = entries.firstIndex {
      $0.name == manager && $0.operation == .apply && $0.subresource.isEmpty
    }
    if let target {
      entries[target].fields = entries[target].fields.union(fields)
    } else if let index = entries.firstIndex(where: isClientSide) {
      var entry = entries[index]
      entry.name = manager
      entry.operation = .apply
      entry.fields = fields
      entries.append(entry)
    }
    entries.removeAll(where: isClientSide)
  }

  // MARK: words

  private static let advice = """

    Please review the fields above--they currently have other managers. Here
    are the ways you can resolve this warning:
    * If you intend to manage all of these fields, please re-run the apply
      command with the `--force-conflicts` flag.
    * If you do not intend to manage all of the fields, please edit your
      manifest to remove references to the fields that should keep their
      current managers.
    * You may co-own fields by updating your manifest to match the existing
      value; in this case, you'll become the manager if the other manager(s)
      stop managing the field (remove it from their configuration).
    See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts
    """
}
