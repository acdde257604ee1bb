import Cluster
import KubeAPI
import ShellRuntime

/// `kubectl taint nodes NAME key=value:effect key-`.
struct TaintCommand: Command {
  private let dryRun: DryRun
  private let resources: [String]
  private let change: TaintChange

  init(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    dryRun = try DryRun(&session)
    func isTaint(_ word: String) -> Bool {
      word.contains("=") || word.contains(":") || word.hasSuffix("-")
    }
    let words = arguments.words
    let split = words.firstIndex(where: isTaint) ?? words.count
    resources = Array(words[..<split])
    if let word = words[split...].first(where: { !isTaint($0) }) {
      throw .plain("all resources must be specified before taint changes: \(word)")
    }
    guard let kind = resources.first else {
      throw .plain("one or more resources must be specified as <resource> <name>")
    }
    guard split < words.count else { throw .plain("at least one taint update is required") }
    do {
      change = try TaintChange(words[split...])
    } catch {
      throw session.usageError(error.message)
    }
    guard try ResourceName.kind(kind) == .node else {
      throw .plain("invalid resource type \(kind.lowercased()), only node types are supported")
    }
    try change.checkConflicts()
    let (all, selects) = (arguments.flag("all"), !arguments.text("selector").isEmpty)
    if all, selects {
      throw .plain("setting 'all' parameter with a non empty selector is prohibited")
    }
    if !all, !selects, resources.count < 2 {
      throw .plain(
        "at least one resource name must be specified since 'all' parameter is not set"
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
      resources,
      options: ResourceQuery.Options(
        selectsAll: arguments.flag("all"),
        labels: arguments.text("selector")
      ),
      &session
    )
    // As for patch, the words for a dry run are put together and then left out.
    var printer = try ResultPrinter(session, .none, system)
    let (infos, errors) = query.infos(in: cluster)
    if let error = errors.first { throw error }
    for info in infos {
      guard case .node(let node)? = info.object else { continue }
      try apply(to: node, &printer, &session, &cluster)
    }
    return .done
  }

  private func apply(
    to node: Node,
    _ printer: inout ResultPrinter,
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) {
    var changed = node
    let (taints, operation) = try change.applied(
      to: node.spec.taints,
      of: node.metadata.name,
      overwrites: session.arguments.flag("overwrite")
    )
    changed.spec.taints = taints
    var value = APIObject.node(changed).value
    if dryRun != .client {
      do {
        value = try cluster.patch(
          .node,
          node.metadata.name,
          namespace: "",
          options: WriteOptions(dryRun: dryRun == .server, fieldManager: session.fieldManager)
        ) { (_) throws(APIStatus) in value }.object.value
      } catch {
        throw .server(error)
      }
    }
    try printer.print(value, operation, &session)
  }
}
