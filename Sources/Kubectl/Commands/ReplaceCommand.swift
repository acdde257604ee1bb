import Cluster
import KubeAPI
import ShellRuntime
import Simulation

/// `kubectl replace`, which with `--force` deletes first and makes anew.
struct ReplaceCommand: Command {
  private let deletion: DeletionOptions
  private let validation: FieldValidation
  private var query: ResourceQuery?
  private var removal: Removal?

  init(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    deletion = try DeletionOptions(&session)
    validation = try FieldValidationFlag.value(of: arguments)
    if arguments.list("filename").isEmpty, arguments.text("kustomize").isEmpty {
      throw .plain("must specify one of -f and -k")
    }
    if arguments.has("grace-period"), !deletion.isForced {
      throw .plain("--grace-period must have --force specified")
    }
    if arguments.has("timeout"), !deletion.isForced {
      throw .plain("--timeout must have --force specified")
    }
    if deletion.isForced, deletion.dryRun != .none {
      throw .plain("--dry-run can not be used when --force is set")
    }
    guard arguments.text("raw").isEmpty else { throw .plain("--raw is not supported here") }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    if query == nil {
      query = try session.query(session.arguments.words, system)
      if deletion.isForced { removal = try remove(&session, &cluster) }
    }
    guard let query else { return .done }
    if let removal {
      let step = try removal.step(session.now, cluster)
      guard case .done = step else { return step }
    }
    try write(query, &session, &cluster, system)
    return .done
  }

  /// Deletes what the files name, as far as it is there.
  private func remove(
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) -> Removal {
    let timeout = session.arguments.duration("timeout")
    var removal = Removal(until: session.now + (timeout == .zero ? .seconds(300) : timeout))
    let (infos, errors) = query?.manifestInfos() ?? ([], [])
    try KubectlError.throwing(errors)
    for info in infos where cluster.object(info.key) != nil {
      let deleted = try replacingOptions.delete(info, &session, &cluster)
      removal.add(info, uid: deleted?.metadata.uid)
    }
    return removal
  }

  /// `replace --force` says `deleted`, not `force deleted`: it leaves the grace period alone.
  private var replacingOptions: DeletionOptions {
    var options = deletion
    if options.gracePeriod == 0 { options.gracePeriod = -1 }
    return options
  }

  private func write(
    _ query: ResourceQuery,
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: some SystemCalls
  ) throws(KubectlError) {
    var printer = try ResultPrinter(session, deletion.dryRun, system)
    let (infos, found) = query.manifestInfos(validating: validation != .ignore)
    var errors = found
    for info in infos {
      do {
        try write(info, &printer, &session, &cluster)
      } catch {
        errors.append(error)
      }
    }
    try KubectlError.throwing(errors)
    if infos.isEmpty { throw .plain("no objects passed to replace") }
  }

  private func write(
    _ info: ResourceInfo,
    _ printer: inout ResultPrinter,
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) {
    guard let manifest = info.manifest else { return }
    var value = manifest.value
    if session.arguments.flag("save-config") || LastApplied.text(of: value) != nil {
      value = LastApplied.annotated(value)
    }
    guard deletion.dryRun != .client else {
      return try printer.print(value, "replaced", &session)
    }
    let options = WriteOptions(
      dryRun: deletion.dryRun == .server,
      fieldValidation: validation,
      subresource: session.arguments.text("subresource") == "status" ? .status : nil,
      fieldManager: session.fieldManager
    )
    let replaced: (object: APIObject, warnings: [String])
    do throws(APIStatus) {
      let result =
        if deletion.isForced {
          try cluster.create(value, kind: info.kind, namespace: info.namespace, options: options)
        } else {
          try cluster.update(value, kind: info.kind, namespace: info.namespace, options: options)
        }
      replaced = (result.object, result.warnings)
    } catch {
      throw deletion.isForced ? .server(error) : error.from(info, "replacing")
    }
    session.warn(replaced.warnings)
    try printer.print(replaced.object.value, "replaced", &session)
  }
}
