import Cluster
import KubeAPI
import ShellRuntime

/// `kubectl edit` and `kubectl apply edit-last-applied`: the user's editor on the objects as YAML.
///
/// https://github.com/kubernetes/kubectl/blob/master/pkg/cmd/util/editor/editoptions.go
struct EditCommand: Command {
  enum Mode: Sendable {
    case object
    case lastApplied
  }

  private let mode: Mode
  private var infos: [ResourceInfo] = []
  private var editor: Editor?
  /// What the editor was given, without comments, and what of it was refused before.
  private var original = ""
  private var refused: String?

  init(_ session: inout Session, _ mode: Mode) throws(KubectlError) {
    self.mode = mode
    let arguments = session.arguments
    if arguments.words.isEmpty, arguments.list("filename").isEmpty {
      throw .plain("must specify one of -f and -k")
    }
    guard ["", "status"].contains(arguments.text("subresource")) else { throw .noSuchPath }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    guard let editor else {
      try begin(&session, cluster, &system)
      return self.editor?.step ?? .done
    }
    guard let text = try editor.result(&system) else { return editor.step }
    let edited = EditCommand.withoutComments(text)
    if let refused, refused == edited {
      session.complain("A copy of your changes has been stored to \(editor.path.goQuoted)\n")
      throw .plain("Edit cancelled, no valid changes were saved.")
    }
    if edited == original || edited.allSatisfy(\.isWhitespace) {
      session.complain(
        edited == original
          ? "Edit cancelled, no changes made.\n" : "Edit cancelled, saved file was empty.\n"
      )
      editor.remove(&system)
      return .done
    }
    let reasons = try save(edited, &session, &cluster, system)
    guard !reasons.isEmpty else {
      editor.remove(&system)
      return .done
    }
    refused = edited
    var reopened = editor
    try reopened.open(header(reasons) + edited, &system)
    self.editor = reopened
    return reopened.step
  }

  // MARK: opening

  private mutating func begin(
    _ session: inout Session,
    _ cluster: Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) {
    let query = try session.query(session.arguments.words, system)
    let (found, errors) = query.infos(in: cluster)
    try KubectlError.throwing(errors)
    infos = found
    guard !infos.isEmpty else { throw .plain("edit cancelled, no objects found") }
    var values: [Value] = []
    for info in infos { values.append(try shown(info)) }
    let list: Value = [
      "apiVersion": "v1", "items": .array(values), "kind": "List",
      "metadata": .object(Fields()),
    ]
    original = YAMLWriter.text(values.count == 1 ? values[0] : list)
    var opened = Editor(prefix: "kubectl-edit-", &system)
    try opened.open(header([]) + original, &system)
    editor = opened
  }

  /// What of an object is edited.
  private func shown(_ info: ResourceInfo) throws(KubectlError) -> Value {
    guard var value = info.object?.value else { return .null }
    switch mode {
    case .object:
      value["metadata"]?["managedFields"] = nil
      return value
    case .lastApplied:
      let text = LastApplied.text(of: value) ?? ""
      guard
        let last = ManifestReader.read(Array(text.utf8), source: "annotation").documents.first
      else {
        throw .plain(
          "no last-applied-configuration annotation found on resource: \(info.name), to create the "
            + "annotation, use the `apply set-last-applied` command"
        )
      }
      return last.value
    }
  }

  private func header(_ reasons: [String]) -> String {
    let text =
      switch mode {
      case .object:
        """
        # Please edit the object below. Lines beginning with a '#' will be ignored,
        # and an empty file will abort the edit. If an error occurs while saving this file will be
        # reopened with the relevant failures.
        #

        """
      case .lastApplied:
        """
        # Please edit the 'last-applied-configuration' annotations below.
        # Lines beginning with a '#' will be ignored, and an empty file will abort the edit.
        #

        """
      }
    return text
      + reasons.map { "# " + $0.replacing("\n", with: "\n# ") + "\n#\n" }.joined()
  }

  private static func withoutComments(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.drop { $0 == " " || $0 == "\t" }.hasPrefix("#") }
      .joined(separator: "\n")
  }

  // MARK: saving

  /// Sends what was changed.
  ///
  /// - Returns: what was refused, for the editor to show.
  private func save(
    _ text: String,
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: some SystemCalls
  ) throws(KubectlError) -> [String] {
    let stream = ManifestReader.read(Array(text.utf8), source: "edited-file")
    if let error = stream.error {
      let reason = "The edited file had a syntax error: \(error.message)"
      session.complain("error: \(reason)\n")
      return [reason]
    }
    let values = stream.documents.flatMap { $0.value["items"]?.elements ?? [$0.value] }
    var printer = try ResultPrinter(session, .none, system)
    var reasons: [String] = []
    for value in values {
      let (kind, name) = (value["kind"]?.text, value[path: ["metadata", "name"]]?.text)
      guard let info = infos.first(where: { $0.kind.rawValue == kind && $0.name == name }) else {
        throw .plain("At least one of apiVersion, kind and name was changed")
      }
      let before = try shown(info)
      guard value != before else {
        if infos.count > 1 { try printer.print(before, "skipped", &session) }
        continue
      }
      do throws(APIStatus) {
        let saved = try send(value, before, info, session, &cluster)
        try? printer.print(saved, "edited", &session)
      } catch {
        reasons.append(EditCommand.complain(error, info, &session))
      }
    }
    return reasons
  }

  private func send(
    _ value: Value,
    _ before: Value,
    _ info: ResourceInfo,
    _ session: Session,
    _ cluster: inout Cluster
  ) throws(APIStatus) -> Value {
    let options = WriteOptions(
      fieldValidation: .warn,
      subresource: session.arguments.text("subresource") == "status" ? .status : nil,
      fieldManager: session.fieldManager
    )
    return try cluster.patch(
      info.kind,
      info.name,
      namespace: info.namespace,
      options: options
    ) { (live) throws(APIStatus) in
      if mode == .lastApplied {
        var live = live
        live["metadata"]?["annotations"]?[LastApplied.annotation] =
          .string(value.compactJSON + "\n")
        return live
      }
      let patch: Value
      do throws(PatchError) {
        patch = try ThreeWayMerge(info.kind).patch(
          original: before,
          modified: value,
          current: before
        )
      } catch {
        throw APIStatus(.badRequest, error.message)
      }
      return try PatchRequest.strategic(patch).apply(to: live, of: info.kind)
    }.object.value
  }

  /// `editResults.addError`: a line for the terminal and the reasons for the file.
  private static func complain(
    _ status: APIStatus,
    _ info: ResourceInfo,
    _ session: inout Session
  ) -> String {
    let name = "\(info.kind.qualifiedPlural) \(info.name.goQuoted)"
    switch status.reason {
    case .invalid:
      session.complain("error: \(name) is invalid\n")
      let causes = status.causes.map { "* \($0.field): \($0.message)" }
      return ([name + " was not valid:"] + causes).joined(separator: "\n")
    case .notFound:
      session.complain("error: \(name) could not be found on the server\n")
      return "\(name) could not be found on the server"
    default:
      session.complain("error: \(name) could not be patched: \(status.message)\n")
      return "\(name) could not be patched: \(status.message)"
    }
  }
}

/// `kubectl apply view-last-applied`.
struct ViewLastAppliedCommand: Command {
  init(_ session: inout Session) throws(KubectlError) {
    let output = session.arguments.text("output")
    guard ["yaml", "json", ""].contains(output) else {
      throw session.usageError(
        "Unexpected -o output mode: \(output). We only support 'yaml' and 'json'"
      )
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
      .init(
        allowsEmptySelector: arguments.flag("all"),
        labels: arguments.text("selector")
      ),
      system
    )
    let (infos, errors) = query.infos(in: cluster)
    for info in infos {
      let text = info.object.flatMap { LastApplied.text(of: $0.value) } ?? ""
      let value = ManifestReader.read(Array(text.utf8), source: "annotation").documents.first?.value
      guard let value else {
        session.print("\n")
        continue
      }
      session.print(
        arguments.text("output") == "json" ? value.indentedJSON : YAMLWriter.text(value)
      )
    }
    try KubectlError.throwing(errors)
    return .done
  }
}
