import Cluster
import KubeAPI
import ShellRuntime

/// `kubectl cordon` and `kubectl uncordon`.
struct CordonCommand: Command {
  private let isCordon: Bool
  private let dryRun: DryRun

  init(_ session: inout Session, isCordon: Bool) throws(KubectlError) {
    self.isCordon = isCordon
    dryRun = try DryRun(&session)
    try CordonCommand.checkNode(session)
  }

  /// A node must be named, or picked by `-l`.
  static func checkNode(_ session: Session) throws(KubectlError) {
    let isPicked = !session.arguments.text("selector").isEmpty
    if session.arguments.words.isEmpty, !isPicked {
      let usage = session.arguments.command
      throw .usage("USAGE: \(usage.name) NODE [flags]", command: usage.callName)
    }
    if !session.arguments.words.isEmpty, isPicked {
      throw .plain("cannot specify both a node name and a --selector option")
    }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    for node in try CordonCommand.nodes(&session, cluster) {
      try CordonCommand.mark(node, unschedulable: isCordon, dryRun, &session, &cluster)
    }
    return .done
  }

  static func nodes(
    _ session: inout Session,
    _ cluster: Cluster
  ) throws(KubectlError) -> [Node] {
    var words = session.arguments.words
    if !words.contains(where: { $0.contains("/") }) { words.insert("nodes", at: 0) }
    let query = try ResourceQuery(
      words,
      options: ResourceQuery.Options(
        allowsEmptySelector: !session.arguments.text("selector").isEmpty,
        labels: session.arguments.text("selector")
      ),
      &session
    )
    if let kind = query.kinds.first(where: { $0 != .node }) {
      throw .plain("expected resource of type node, got \(kind.resourceText.goQuoted)")
    }
    let (infos, errors) = query.infos(in: cluster)
    if let error = errors.first { throw error }
    return infos.compactMap { info in
      if case .node(let node)? = info.object { node } else { nil }
    }
  }

  static func mark(
    _ node: Node,
    unschedulable: Bool,
    _ dryRun: DryRun,
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) {
    let name = node.metadata.name
    let word = unschedulable ? "cordoned" : "uncordoned"
    guard node.spec.unschedulable != unschedulable else {
      return session.print("node/\(name) already \(word)\(dryRun.suffix)\n")
    }
    if dryRun != .client {
      do {
        _ = try cluster.patch(
          .node,
          name,
          namespace: "",
          options: WriteOptions(dryRun: dryRun == .server, fieldManager: session.fieldManager)
        ) { (value) throws(APIStatus) in
          MergePatch.apply(
            ["spec": ["unschedulable": unschedulable ? true : .null]],
            to: value
          )
        }
      } catch {
        throw .server(error)
      }
    }
    session.print("node/\(name) \(word)\(dryRun.suffix)\n")
  }
}
