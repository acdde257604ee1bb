import Cluster
import KubeAPI
import ShellRuntime

/// `kubectl diff`: the live objects beside what apply would make of them.
///
/// Its exit status is 0 without a difference, 1 with one and 2 for an error.
struct DiffCommand: Command {
  /// The program of `KUBECTL_EXTERNAL_DIFF`, while it runs.
  private var child: Int?

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
    if arguments.flag("force-conflicts"), !arguments.flag("server-side") {
      throw refusal(.plain("--force-conflicts only works with --server-side"))
    }
    guard !arguments.flag("prune") else {
      throw refusal(.plain("--prune is not supported here; apply --prune --dry-run=server says it"))
    }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    if let child {
      guard let status = system.exitStatus(ofChild: child) else { return .child(child) }
      guard status > 1 else { return .exit(status) }
      throw .verbatim("error: exit status \(status)", status: status)
    }
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
      let program = system.environment["KUBECTL_EXTERNAL_DIFF"] ?? ""
      if !program.isEmpty {
        let started = try start(program, on: infos, session, &cluster, &system)
        child = started
        return .child(started)
      }
      for info in infos {
        let (from, to, name) = try states(of: info, session.arguments, &cluster)
        text += UnifiedDiff.text(
          from: from,
          to: to,
          names: ("/tmp/LIVE/\(name)", "/tmp/MERGED/\(name)"),
          at: session.now
        )
      }
      session.print(text)
      return .exit(text.isEmpty ? 0 : 1)
    } catch let error as KubectlError {
      throw .verbatim(error.text, status: 2)
    } catch {
      throw .verbatim("error: \(error)", status: 2)
    }
  }

  /// Writes both states of each object into two folders and starts a program on them.
  private func start(
    _ program: String,
    on infos: [ResourceInfo],
    _ session: Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> Int {
    let number = system.random() % 10_000_000_000
    let (live, merged) = ("/tmp/LIVE-\(number)", "/tmp/MERGED-\(number)")
    for info in infos {
      let (from, to, name) = try states(of: info, session.arguments, &cluster)
      for (folder, lines) in [(live, from), (merged, to)] where !lines.isEmpty {
        do throws(Errno) {
          let bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
          try TemporaryFile.write(bytes, to: "\(folder)/\(name)", &system)
        } catch {
          throw .plain("open \(folder)/\(name): \(error.rawValue.lowercased())")
        }
      }
    }
    let words = program.split(separator: " ").map(String.init)
    do throws(Errno) {
      return try system.spawn(words + [live, merged], setting: [])
    } catch {
      throw .plain(
        "failed to run \((words.first ?? "").goQuoted): exec: \((words.first ?? "").goQuoted): "
          + "executable file not found in $PATH"
      )
    }
  }

  /// An object's lines as it is and as it would be, and the name of the files for them.
  private func states(
    of info: ResourceInfo,
    _ arguments: ParsedArguments,
    _ cluster: inout Cluster
  ) throws(KubectlError) -> (from: [String], to: [String], name: String) {
    guard let manifest = info.manifest else { return ([], [], "") }
    let live = cluster.object(info.key)?.value
    let modified = LastApplied.annotated(manifest.value)
    var merged: Value
    do {
      if arguments.flag("server-side") {
        let manager = arguments.has("field-manager") ? arguments.text("field-manager") : "kubectl"
        merged = try cluster.apply(
          manifest.value,
          kind: info.kind,
          name: info.name,
          namespace: info.namespace,
          force: arguments.flag("force-conflicts"),
          options: WriteOptions(dryRun: true, fieldManager: manager)
        ).object.value
      } else if let live {
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
    return (DiffCommand.lines(of: live), DiffCommand.lines(of: merged), name)
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
