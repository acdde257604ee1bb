import Cluster
import KubeAPI
import ShellRuntime

/// `kubectl create -f`.
struct CreateCommand: Command {
  private let dryRun: DryRun
  private let validation: FieldValidation

  init(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    dryRun = try DryRun(&session)
    validation = try FieldValidationFlag.value(of: arguments)
    if arguments.list("filename").isEmpty, arguments.text("kustomize").isEmpty {
      session.complain("Error: must specify one of -f and -k\n\n")
      guard !arguments.words.isEmpty else {
        session.print(HelpText.text(for: arguments.command))
        throw .silent(status: 1)
      }
      throw session.usageError("unknown command \(arguments.words.joined(separator: " ").goQuoted)")
    }
    if !arguments.words.isEmpty {
      throw session.usageError("Unexpected args: [\(arguments.words.joined(separator: " "))]")
    }
    guard !arguments.flag("edit") else {
      throw .plain("--edit is not supported here; change the file and create it then")
    }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    let arguments = session.arguments
    let query = try session.query(
      arguments.words,
      .init(labels: arguments.text("selector")),
      system
    )
    var printer = try ResultPrinter(session, dryRun, system)
    let (infos, found) = query.manifestInfos(validating: validation != .ignore)
    var errors = found
    for info in infos {
      do {
        try create(info, &printer, &session, &cluster)
      } catch {
        errors.append(error)
      }
    }
    try KubectlError.throwing(errors)
    if infos.isEmpty { throw .plain("no objects passed to create") }
    return .done
  }

  private func create(
    _ info: ResourceInfo,
    _ printer: inout ResultPrinter,
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) {
    guard let manifest = info.manifest else { return }
    let saves = session.arguments.flag("save-config")
    let value = saves ? LastApplied.annotated(manifest.value) : manifest.value
    guard dryRun != .client else { return try printer.print(value, "created", &session) }
    do {
      let result = try cluster.create(
        value,
        kind: info.kind,
        namespace: info.namespace,
        options: WriteOptions(
          dryRun: dryRun == .server,
          fieldValidation: validation,
          fieldManager: session.fieldManager
        )
      )
      session.warn(result.warnings)
      try printer.print(result.object.value, "created", &session)
    } catch let error as APIStatus {
      throw error.from(info, "creating")
    } catch let error as KubectlError {
      throw error
    } catch {
      throw .plain("\(error)")
    }
  }
}

/// Makes one object that flags describe: `kubectl create job`, `run` and their like.
struct ObjectCreation: Sendable {
  let dryRun: DryRun
  /// What a refusal is put behind, such as `failed to create job`; nil leaves it as it is.
  let failure: String?

  /// Sends the object and says nothing.
  func make(
    _ object: APIObject,
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) -> APIObject {
    do {
      let result = try cluster.create(
        object.value,
        kind: object.kind,
        namespace: session.namespace,
        options: WriteOptions(fieldManager: session.fieldManager)
      )
      session.warn(result.warnings)
      return result.object
    } catch {
      throw .server(error)
    }
  }

  /// Sends the object, unless it is a dry run of the client, and says what came of it.
  func create(
    _ object: APIObject,
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: some SystemCalls
  ) throws(KubectlError) {
    var printer = try ResultPrinter(session, dryRun, system)
    var object = object
    if session.enforcesNamespace, object.kind.isNamespaced {
      object.metadata.namespace = session.namespace
    }
    var value = object.value
    if session.arguments.flag("save-config") { value = LastApplied.annotated(value) }
    if dryRun != .client {
      do {
        let result = try cluster.create(
          value,
          kind: object.kind,
          namespace: session.namespace,
          options: WriteOptions(dryRun: dryRun == .server, fieldManager: session.fieldManager)
        )
        session.warn(result.warnings)
        value = result.object.value
      } catch {
        guard let failure else { throw .server(error) }
        throw .plain("\(failure): \(error.message)")
      }
    }
    try printer.print(value, "created", &session)
  }
}
