import Cluster
import KubeAPI
import ShellRuntime

/// `kubectl edit`: needs a terminal, which kubectl does not have here.
struct EditCommand: Command {
  init(_ session: inout Session) throws(KubectlError) {
    if session.arguments.words.isEmpty, session.arguments.list("filename").isEmpty {
      throw .plain("must specify a resource to edit")
    }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    let query = try ResourceQuery(
      session.arguments.words,
      files: try ManifestFile.read(session, system),
      options: ResourceQuery.Options(),
      &session
    )
    let (_, errors) = query.infos(in: cluster)
    if let error = errors.first { throw errors.count == 1 ? error : .several(errors) }
    throw .plain(
      "there is no editor here; use kubectl get -o yaml, change the file and kubectl apply it, or "
        + "use kubectl patch"
    )
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
    let query = try ResourceQuery(
      arguments.words,
      files: try ManifestFile.read(session, system),
      options: ResourceQuery.Options(
        allowsEmptySelector: arguments.flag("all"),
        labels: arguments.text("selector")
      ),
      &session
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
    if let error = errors.first { throw errors.count == 1 ? error : .several(errors) }
    return .done
  }
}
