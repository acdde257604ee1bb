import Cluster
import KubeAPI
import ShellRuntime
import Simulation

/// `kubectl apply`: makes what is missing, and merges three ways into what is there.
struct ApplyCommand: Command {
  private let dryRun: DryRun
  private let validation: FieldValidation
  private let deletion: DeletionOptions
  private let serverSide: ServerSideApply?

  init(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    if !arguments.words.isEmpty {
      throw session.usageError("Unexpected args: [\(arguments.words.joined(separator: " "))]")
    }
    dryRun = try DryRun(&session)
    validation = try FieldValidationFlag.value(of: arguments)
    deletion = try DeletionOptions(&session)
    if arguments.list("filename").isEmpty, arguments.text("kustomize").isEmpty {
      throw .plain("must specify one of -f and -k")
    }
    let manager = session.fieldManager
    serverSide =
      arguments.flag("server-side")
      ? ServerSideApply(
        manager: arguments.has("field-manager") ? manager : "kubectl",
        force: arguments.flag("force-conflicts"),
        dryRun: dryRun == .server,
        validation: validation
      ) : nil
    try ApplyCommand.check(arguments, dryRun)
  }

  /// `ApplyOptions.Validate`.
  private static func check(
    _ arguments: ParsedArguments,
    _ dryRun: DryRun
  ) throws(KubectlError) {
    let isServerSide = arguments.flag("server-side")
    if arguments.flag("force-conflicts"), !isServerSide {
      throw .plain("--force-conflicts only works with --server-side")
    }
    if dryRun == .client, isServerSide {
      throw .plain(
        "--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)"
      )
    }
    if isServerSide, arguments.flag("force") {
      throw .plain("--force cannot be used with --server-side")
    }
    if dryRun == .server, arguments.flag("force") {
      throw .plain("--dry-run=server cannot be used with --force")
    }
    let selector = arguments.text("selector")
    if arguments.flag("all"), !selector.isEmpty {
      throw .plain("cannot set --all and --selector at the same time")
    }
    if arguments.flag("prune") {
      if arguments.flag("force") { throw .plain("--force cannot be used with --prune") }
      if !arguments.flag("all"), selector.isEmpty {
        throw .plain(
          "all resources selected for prune without explicitly passing --all. To prune all resources, "
            + "pass the --all flag. If you did not mean to prune all resources, specify a label selector"
        )
      }
      if isServerSide {
        throw .plain(
          "--prune is in alpha and doesn't currently work on objects created by server-side apply"
        )
      }
    }
    if !arguments.text("subresource").isEmpty, !isServerSide {
      throw .plain("--subresource can only be specified for --server-side")
    }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    let query = try session.query([], .init(labels: session.arguments.text("selector")), system)
    var printer = try ResultPrinter(session, dryRun, system)
    let (infos, found) = query.manifestInfos(validating: validation != .ignore)
    var errors = found
    if infos.isEmpty, errors.isEmpty { throw .plain("no objects passed to apply") }
    var applied: [Value] = []
    for info in infos {
      do {
        let (result, operation) = try apply(info, &session, &cluster)
        let object = printer.printsObject ? result.value : result.head
        applied.append(object)
        if !printer.printsObject { try printer.print(object, operation, &session) }
      } catch {
        errors.append(error)
      }
    }
    if errors.isEmpty, printer.printsObject, let first = applied.first {
      let list: Value = [
        "apiVersion": "v1", "kind": "List", "metadata": Value.object(Fields()),
        "items": .array(applied),
      ]
      try printer.print(applied.count == 1 ? first : list, "", &session)
    }
    try KubectlError.throwing(errors)
    if session.arguments.flag("prune") {
      try ApplyPruning.prune(
        keeping: Set(applied.compactMap { $0[path: ["metadata", "uid"]]?.text }),
        in: ApplyPruning.namespaces(of: infos),
        dryRun,
        deletion.propagation,
        &session,
        &cluster
      )
    }
    return .done
  }

  // MARK: one object

  private func apply(
    _ info: ResourceInfo,
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) -> (Applied, String) {
    guard let manifest = info.manifest else { throw .plain("no objects passed to apply") }
    if info.name.isEmpty {
      let base = manifest.value[path: ["metadata", "generateName"]]?.text ?? ""
      if !base.isEmpty { throw .plain("from \(base): cannot use generate name with apply") }
    }
    if let serverSide {
      let object = try serverSide.apply(info, manifest.value, &session, &cluster)
      return (.stored(object), "serverside-applied")
    }
    let modified = LastApplied.annotated(manifest.value)
    guard let live = try current(info, cluster) else {
      return (try create(modified, info, &session, &cluster), "created")
    }
    if LastApplied.text(of: live) == nil {
      session.warn([
        "resource \(info.kind.plural)/\(info.name) is missing the \(LastApplied.annotation) "
          + "annotation which is required by kubectl apply. kubectl apply should only be used on "
          + "resources created declaratively by either kubectl create --save-config or kubectl "
          + "apply. The missing annotation will be patched automatically."
      ])
    }
    let patch = try patch(for: info, modified, live)
    if patch == .object(Fields()) { return (.value(live), "unchanged") }
    return (try send(patch, modified, info, live, &session, &cluster), "configured")
  }

  /// The live object; nil when there is none.
  private func current(
    _ info: ResourceInfo,
    _ cluster: Cluster
  ) throws(KubectlError) -> Value? {
    let fault: String
    if info.name.isEmpty {
      fault = "resource name may not be empty"
    } else if let sign = "/%".utf8.first(where: info.name.utf8.contains) {
      let shown = Character(Unicode.Scalar(sign))
      fault = "invalid resource name \(info.name.goQuoted): [may not contain '\(shown)']"
    } else {
      do {
        return try cluster.fetched(info).object?.value
      } catch {
        if error.isNotFound { return nil }
        throw error
      }
    }
    throw .plain(
      "error when retrieving current configuration of:\n\(info.longText)\nfrom server for: "
        + "\((info.source ?? "").goQuoted): \(fault)"
    )
  }

  private func create(
    _ modified: Value,
    _ info: ResourceInfo,
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) -> Applied {
    if case .client = dryRun { return .value(modified) }
    do {
      let result = try cluster.create(
        modified.prunedOfNulls,
        kind: info.kind,
        namespace: info.namespace,
        options: writeOptions(session)
      )
      session.warn(result.warnings)
      return .stored(result.object)
    } catch {
      throw error.from(info, "creating")
    }
  }

  private func patch(
    for info: ResourceInfo,
    _ modified: Value,
    _ live: Value
  ) throws(KubectlError) -> Value {
    let original = LastApplied.text(of: live).flatMap { text in
      ManifestReader.read(Array(text.utf8), source: "annotation").documents.first?.value
    }
    do {
      return try ThreeWayMerge(info.kind).patch(
        original: original,
        modified: modified,
        current: live
      )
    } catch {
      throw .plain(
        "error when applying patch:\n\nto:\n\(info.longText)\nfor: \((info.source ?? "").goQuoted): "
          + "creating patch with:\noriginal:\n\(original?.compactJSON ?? "")\nmodified:\n"
          + "\(modified.compactJSON)\ncurrent:\n\(live.compactJSON)\nfor: \(error.message)"
      )
    }
  }

  private func send(
    _ patch: Value,
    _ modified: Value,
    _ info: ResourceInfo,
    _ live: Value,
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) -> Applied {
    let request = PatchRequest.strategic(patch)
    do {
      if case .client = dryRun {
        return .value(try request.apply(to: live, of: info.kind))
      }
      let result = try cluster.patch(
        info.kind,
        info.name,
        namespace: info.namespace,
        options: writeOptions(session)
      ) { (value) throws(APIStatus) in
        try request.apply(to: value, of: info.kind, fieldValidation: validation)
      }
      session.warn(result.warnings)
      return .stored(result.object)
    } catch {
      if deletion.isForced, error.reason == .invalid || error.reason == .conflict {
        return try replace(modified, info, &session, &cluster)
      }
      throw KubectlError.wrapped(
        "error when applying patch:\n\(patch.compactJSON)\nto:\n\(info.longText)\nfor: "
          + "\((info.source ?? "").goQuoted): error when patching \((info.source ?? "").goQuoted)",
        error
      )
    }
  }

  /// `--force`: deletes what cannot be changed and makes it anew.
  private func replace(
    _ modified: Value,
    _ info: ResourceInfo,
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) -> Applied {
    do {
      try cluster.delete(
        info.kind,
        info.name,
        namespace: info.namespace,
        options: DeleteOptions(propagation: deletion.propagation, gracePeriodSeconds: 0)
      )
    } catch {
      throw error.from(info, "deleting")
    }
    return try create(modified, info, &session, &cluster)
  }

  private func writeOptions(_ session: Session) -> WriteOptions {
    WriteOptions(
      dryRun: dryRun == .server,
      fieldValidation: validation,
      fieldManager: session.fieldManager
    )
  }
}

/// An object as it is after its manifest was applied.
private enum Applied {
  case stored(APIObject)
  case value(Value)

  var value: Value {
    switch self {
    case .stored(let object): object.value
    case .value(let value): value
    }
  }

  /// What tells it from others: enough to say what has been done to it.
  var head: Value {
    guard case .stored(let object) = self else { return value }
    let metadata = object.metadata
    return [
      "apiVersion": .string(object.kind.apiVersion),
      "kind": .string(object.kind.rawValue),
      "metadata": ["name": .string(metadata.name), "uid": .string(metadata.uid)],
    ]
  }
}

/// `--validate`.
enum FieldValidationFlag {
  static func value(
    of arguments: ParsedArguments
  ) throws(KubectlError) -> FieldValidation {
    let text = arguments.text("validate")
    switch text {
    case "strict", "true", "": return .strict
    case "warn": return .warn
    case "ignore", "false": return .ignore
    default:
      throw .plain(
        "invalid - validate option \(text.goQuoted); must be one of: strict (or true), warn, ignore "
          + "(or false)"
      )
    }
  }
}

extension ResourceInfo {
  /// `resource.Info.String`: two lines.
  var longText: String {
    "Resource: \(kind.resourceText.goQuoted), GroupVersionKind: "
      + "\("\(kind.group.isEmpty ? "/v1" : kind.apiVersion), Kind=\(kind.rawValue)".goQuoted)\n"
      + "Name: \(name.goQuoted), Namespace: \(namespace.goQuoted)"
  }
}

extension Value {
  /// Without fields that are null, at any depth.
  var prunedOfNulls: Value {
    guard holdsNullField else { return self }
    switch self {
    case .array(let elements): return .array(elements.map(\.prunedOfNulls))
    case .object(let fields):
      var kept = Fields()
      for entry in fields where entry.value != .null {
        kept[entry.name] = entry.value.prunedOfNulls
      }
      return .object(kept)
    default: return self
    }
  }

  private var holdsNullField: Bool {
    switch self {
    case .array(let elements): elements.contains(where: \.holdsNullField)
    case .object(let fields):
      fields.entries.contains { $0.value == .null || $0.value.holdsNullField }
    default: false
    }
  }
}
