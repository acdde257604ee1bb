import Cluster
import KubeAPI
import ShellRuntime

/// `kubectl diff`: the live objects beside what apply would make of them.
///
/// Its exit status is 0 without a difference, 1 with one and 2 for an error.
struct DiffCommand: Command {
  init(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    func refusal(_ error: KubectlError) -> KubectlError { .verbatim(error.text, status: 2) }
    if !arguments.words.isEmpty {
      let words = arguments.words.joined(separator: " ")
      throw refusal(session.usageError("Unexpected args: [\(words)]"))
    }
    guard !arguments.list("filename").isEmpty else {
      throw refusal(.plain("must specify one of -f and -k"))
    }
    guard !arguments.flag("server-side"), !arguments.flag("prune") else {
      throw refusal(.plain("--server-side and --prune are not supported here"))
    }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    do {
      let query = try ResourceQuery(
        [],
        files: try ManifestFile.read(session, system),
        options: ResourceQuery.Options(labels: session.arguments.text("selector")),
        &session
      )
      let (infos, errors) = query.manifestInfos()
      if let error = errors.first { throw errors.count == 1 ? error : KubectlError.several(errors) }
      var text = ""
      for info in infos { text += try difference(info, session, &cluster) }
      session.print(text)
      return .exit(text.isEmpty ? 0 : 1)
    } catch let error as KubectlError {
      throw .verbatim(error.text, status: 2)
    } catch {
      throw .verbatim("error: \(error)", status: 2)
    }
  }

  private func difference(
    _ info: ResourceInfo,
    _ session: Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) -> String {
    guard let manifest = info.manifest else { return "" }
    let live = cluster.object(info.key)?.value
    let modified = LastApplied.annotated(manifest.value)
    var merged: Value
    do {
      if let live {
        let original = LastApplied.text(of: live).flatMap {
          ManifestReader.read(Array($0.utf8), source: "annotation").documents.first?.value
        }
        let patch = try ThreeWayMerge(info.kind)
          .patch(original: original, modified: modified, current: live)
        merged = try cluster.patch(
          info.kind,
          info.name,
          namespace: info.namespace,
          options: WriteOptions(dryRun: true)
        ) { (value) throws(APIStatus) in
          try PatchRequest.strategic(patch).apply(to: value, of: info.kind)
        }.object.value
      } else {
        merged = try cluster.create(
          modified.prunedOfNulls,
          kind: info.kind,
          namespace: info.namespace,
          options: WriteOptions(dryRun: true)
        ).object.value
      }
    } catch let error as APIStatus {
      throw .server(error)
    } catch let error as PatchError {
      throw .plain(error.message)
    } catch {
      throw .plain("\(error)")
    }
    // A dry run writes nothing, so that the live object's version stays.
    merged["metadata"]?["resourceVersion"] = live?[path: ["metadata", "resourceVersion"]]
    let name =
      "\(info.kind.group.isEmpty ? "" : info.kind.group + ".")v1.\(info.kind.rawValue)."
      + "\(info.namespace).\(info.name)"
    return UnifiedDiff.text(
      from: DiffCommand.lines(of: live),
      to: DiffCommand.lines(of: merged),
      names: ("/tmp/LIVE/\(name)", "/tmp/MERGED/\(name)"),
      at: session.now
    )
  }

  /// An object as YAML, without what only the last apply says.
  private static func lines(of value: Value?) -> [String] {
    guard var value else { return [] }
    value["metadata"]?["annotations"]?[LastApplied.annotation] = nil
    if value[path: ["metadata", "annotations"]] == .object(Fields()) {
      value["metadata"]?["annotations"] = nil
    }
    value["metadata"]?["managedFields"] = nil
    return YAMLWriter.text(value).split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast().map(String.init)
  }
}
