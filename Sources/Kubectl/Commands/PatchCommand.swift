import Cluster
import KubeAPI
import ShellRuntime

/// `kubectl patch`.
struct PatchCommand: Command {
  private let dryRun: DryRun

  init(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    dryRun = try DryRun(&session)
    let (text, file) = (arguments.text("patch"), arguments.text("patch-file"))
    if !text.isEmpty, !file.isEmpty {
      throw .plain("cannot specify --patch and --patch-file together")
    }
    if text.isEmpty, file.isEmpty {
      throw .plain("must specify --patch or --patch-file containing the contents of the patch")
    }
    guard ["json", "merge", "strategic"].contains(arguments.text("type").lowercased()) else {
      throw .plain(
        "--type must be one of [json merge strategic], not \(arguments.text("type").goQuoted)"
      )
    }
    if arguments.flag("local"), arguments.list("filename").isEmpty {
      throw .plain("must specify one of -f and -k")
    }
    guard ["", "status"].contains(arguments.text("subresource")) else { throw .noSuchPath }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    let arguments = session.arguments
    let text = try patchText(session, system)
    let query = try session.query(arguments.words, system)
    // kubectl's own slip: the words for a dry run are put together and then left out.
    var printer = try ResultPrinter(session, .none, system)
    let isLocal = arguments.flag("local")
    let (infos, found) = isLocal ? query.manifestInfos() : query.infos(in: cluster)
    var errors = found
    for info in infos {
      do {
        if isLocal {
          try patchLocally(info, text, &printer, &session)
        } else {
          try patch(info, text, &printer, &session, &cluster)
        }
      } catch {
        errors.append(error)
      }
    }
    try KubectlError.throwing(errors)
    if infos.isEmpty { throw .plain("no objects passed to patch") }
    return .done
  }

  /// `--local`: patches what the file says, and asks no server.
  private func patchLocally(
    _ info: ResourceInfo,
    _ text: [UInt8],
    _ printer: inout ResultPrinter,
    _ session: inout Session
  ) throws(KubectlError) {
    guard let before = info.manifest?.value else { return }
    let after: Value
    do throws(APIStatus) {
      let request: PatchRequest
      switch try patchRequest(text, session.arguments) {
      case .success(let made): request = made
      case .failure(let status): throw status
      }
      after = try request.apply(to: before, of: info.kind)
    } catch {
      throw .plain(error.message)
    }
    try printer.print(after, after == before ? "patched (no change)" : "patched", &session)
  }

  private func patchRequest(
    _ text: [UInt8],
    _ arguments: ParsedArguments
  ) throws(APIStatus) -> Result<PatchRequest, APIStatus> {
    do {
      return try request(text, arguments)
    } catch {
      throw APIStatus(.badRequest, error.message)
    }
  }

  private func patchText(
    _ session: Session,
    _ system: some SystemCalls
  ) throws(KubectlError) -> [UInt8] {
    let file = session.arguments.text("patch-file")
    guard !file.isEmpty else { return Array(session.arguments.text("patch").utf8) }
    do {
      return try system.contents(of: file)
    } catch {
      throw .plain("unable to read patch file: open \(file): \(error.rawValue.lowercased())")
    }
  }

  private func patch(
    _ info: ResourceInfo,
    _ text: [UInt8],
    _ printer: inout ResultPrinter,
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) {
    guard let before = info.object else { return }
    do {
      let request = try request(text, session.arguments).get()
      let after: Value
      if dryRun == .client {
        after = try request.apply(to: before.value, of: info.kind)
      } else {
        let result = try cluster.patch(
          info.kind,
          info.name,
          namespace: info.namespace,
          options: WriteOptions(
            dryRun: dryRun == .server,
            fieldValidation: .warn,
            subresource: session.arguments.text("subresource") == "status" ? .status : nil,
            fieldManager: session.fieldManager
          )
        ) { (value) throws(APIStatus) in try request.apply(to: value, of: info.kind) }
        session.warn(result.warnings)
        after = result.object.value
      }
      let operation = after == before.value ? "patched (no change)" : "patched"
      try printer.print(after, operation, &session)
    } catch let error as APIStatus {
      throw error.from(info, "patching")
    } catch let error as KubectlError {
      throw error
    } catch {
      throw .plain("\(error)")
    }
  }

  /// The patch as the server decodes it.
  ///
  /// kubectl makes JSON of what does not begin with a brace; the rest is sent as it is.
  private func request(
    _ text: [UInt8],
    _ arguments: ParsedArguments
  ) throws(KubectlError) -> Result<PatchRequest, APIStatus> {
    let type = arguments.text("type").lowercased()
    let value: Value
    if text.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
      do {
        value = try JSONReader.value(String(decoding: text, as: UTF8.self))
      } catch {
        // The server has the whole text before it, and not a stream.
        let message = error.offset == nil ? "unexpected end of JSON input" : error.message
        return .failure(undecodable(message, type))
      }
    } else {
      let stream = ManifestReader.read(text, source: "patch")
      if let error = stream.error {
        let message = error.message.replacing(
          "error parsing patch: error converting YAML to JSON: ",
          with: ""
        )
        throw .plain("unable to parse \(arguments.text("patch").goQuoted): \(message)")
      }
      value = stream.documents.first?.value ?? .null
    }
    if type == "json" {
      do {
        return .success(.json(try JSONPatch(value)))
      } catch {
        return .failure(APIStatus(error.reason ?? .badRequest, error.message))
      }
    }
    guard value.fields != nil || value == .null else {
      let message =
        "json: cannot unmarshal \(value.jsonTypeName) into Go value of type map[string]interface {}"
      return .failure(undecodable(message, type))
    }
    return .success(type == "merge" ? .merge(value) : .strategic(value))
  }

  /// The server's refusal of a patch that it cannot read; only strategic ones go unannounced.
  private func undecodable(_ message: String, _ type: String) -> APIStatus {
    APIStatus(.badRequest, type == "strategic" ? message : "error decoding patch: \(message)")
  }
}
