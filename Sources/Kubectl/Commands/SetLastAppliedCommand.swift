import Cluster
import KubeAPI
import ShellRuntime

/// `kubectl apply set-last-applied`: sets the annotation of objects to what a file says.
struct SetLastAppliedCommand: Command {
  private let dryRun: DryRun

  init(_ session: inout Session) throws(KubectlError) {
    dryRun = try DryRun(&session)
    if session.arguments.list("filename").isEmpty {
      throw .plain("must specify one of -f and -k")
    }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    let query = try session.query([], system)
    var printer = try ResultPrinter(session, dryRun, system)
    let (infos, errors) = query.manifestInfos()
    try KubectlError.throwing(errors)
    var pending: [(info: ResourceInfo, text: String)] = []
    for info in infos {
      guard let manifest = info.manifest else { continue }
      let live = try cluster.fetched(info)
      let present = live.object.flatMap { LastApplied.text(of: $0.value) }
      if present == nil, !session.arguments.flag("create-annotation") {
        throw .plain(
          "no last-applied-configuration annotation found on resource: \(info.name), to create the "
            + "annotation, run the command with --create-annotation"
        )
      }
      let text = LastApplied.text(of: LastApplied.annotated(manifest.value)) ?? ""
      if present == text {
        session.print("set-last-applied \(info.name): no changes required.\n")
      } else {
        pending.append((info, text))
      }
    }
    for (info, text) in pending {
      let value = try LastApplied.set(text, on: info, dryRun, &cluster)
      try printer.print(value, "configured", &session)
    }
    return .done
  }
}

extension LastApplied {
  /// Writes the annotation of an object and gives the object back.
  static func set(
    _ text: String,
    on info: ResourceInfo,
    _ dryRun: DryRun,
    _ cluster: inout Cluster
  ) throws(KubectlError) -> Value {
    let patch: Value = [
      "metadata": ["annotations": .object([LastApplied.annotation: .string(text)])]
    ]
    do {
      if dryRun == .client {
        return MergePatch.apply(
          patch,
          to: try cluster.get(info.kind, info.name, namespace: info.namespace).value
        )
      }
      return try cluster.patch(
        info.kind,
        info.name,
        namespace: info.namespace,
        options: WriteOptions(dryRun: dryRun == .server)
      ) { (value) throws(APIStatus) in MergePatch.apply(patch, to: value) }.object.value
    } catch {
      throw .server(error)
    }
  }
}
