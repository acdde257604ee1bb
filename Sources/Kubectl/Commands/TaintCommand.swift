import Cluster
import KubeAPI
import ShellRuntime

/// `kubectl taint nodes NAME key=value:effect key-`.
struct TaintCommand: Command {
  private let dryRun: DryRun
  private let resources: [String]
  private var additions: [Taint] = []
  private var removals: [Taint] = []

  init(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    dryRun = try DryRun(&session)
    let isSpec = { (word: String) in word.contains("=") || word.hasSuffix("-") || word.contains(":")
    }
    let split = arguments.words.firstIndex(where: isSpec) ?? arguments.words.count
    resources = Array(arguments.words[..<split])
    guard let kind = resources.first else {
      throw .plain(
        "one or more resources must be specified as "
          + "<resource> <name>"
      )
    }
    guard try ResourceName.kind(String(kind.prefix { $0 != "/" })) == .node else {
      throw .plain("invalid resource type \(kind), only node types are supported")
    }
    guard split < arguments.words.count else {
      throw .plain("at least one taint update is required")
    }
    for word in arguments.words[split...] { try read(word) }
  }

  private mutating func read(_ word: String) throws(KubectlError) {
    let isRemoval = word.hasSuffix("-")
    let text = isRemoval ? String(word.dropLast()) : word
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let halves = parts[0].split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count <= 2, halves.count <= 2, !halves[0].isEmpty else {
      throw .plain("invalid taint spec: \(word)")
    }
    var taint = Taint()
    taint.key = String(halves[0])
    taint.assigned = halves.count == 2 ? String(halves[1]) : ""
    taint.effect = parts.count == 2 ? String(parts[1]) : ""
    let effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"]
    if !taint.effect.isEmpty, !effects.contains(taint.effect) {
      throw .plain("invalid taint effect: \(taint.effect), unsupported taint effect")
    }
    if isRemoval {
      removals.append(taint)
    } else {
      guard !taint.effect.isEmpty else { throw .plain("invalid taint spec: \(word)") }
      additions.append(taint)
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
    var printer = try ResultPrinter(session, dryRun, system)
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
    for removal in removals {
      let count = changed.spec.taints.count
      changed.spec.taints.removeAll {
        $0.key == removal.key && (removal.effect.isEmpty || $0.effect == removal.effect)
      }
      if changed.spec.taints.count == count {
        throw .plain("taint \(removal.text.goQuoted) not found")
      }
    }
    for taint in additions {
      if let index = changed.spec.taints.firstIndex(where: {
        $0.key == taint.key && $0.effect == taint.effect
      }) {
        guard session.arguments.flag("overwrite") || changed.spec.taints[index] == taint else {
          throw .plain(
            "node \(node.metadata.name) already has \(taint.key) taint(s) with same effect(s) and "
              + "--overwrite is false"
          )
        }
        changed.spec.taints[index] = taint
      } else {
        changed.spec.taints.append(taint)
      }
    }
    var value = APIObject.node(changed).value
    if dryRun != .client {
      do {
        value = try cluster.patch(
          .node,
          node.metadata.name,
          namespace: "",
          options: WriteOptions(dryRun: dryRun == .server)
        ) { (_) throws(APIStatus) in value }.object.value
      } catch {
        throw .server(error)
      }
    }
    let operation =
      additions.isEmpty ? "untainted" : removals.isEmpty ? "tainted" : "modified"
    try printer.print(value, operation, &session)
  }
}
