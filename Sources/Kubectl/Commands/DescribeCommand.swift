import Cluster
import KubeAPI
import ShellRuntime

/// `kubectl describe`.
struct DescribeCommand: Command {
  init(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    if arguments.words.isEmpty, arguments.list("filename").isEmpty {
      throw .plain(
        "You must specify the type of resource to describe. Use \"kubectl api-resources\" for a "
          + "complete list of supported resources.\n"
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
        allowsEmptySelector: true,
        allNamespaces: arguments.flag("all-namespaces"),
        labels: arguments.text("selector")
      ),
      system
    )
    let (infos, errors) = query.infos(in: cluster)
    var showsEvents = arguments.flag("show-events")
    if !errors.isEmpty || infos.count > 1, !arguments.has("show-events") { showsEvents = false }
    if let error = errors.first, error.isNotFound, arguments.words.count == 2 {
      return try describeByPrefix(query, error, &session, cluster)
    }
    let pages = infos.compactMap { info in
      info.object.map { page(of: $0, showsEvents: showsEvents, session, cluster) }
    }
    session.print(pages.joined(separator: "\n\n"))
    if infos.isEmpty, errors.isEmpty {
      session.complain(
        arguments.flag("all-namespaces")
          ? "No resources found\n" : "No resources found in \(session.namespace) namespace.\n"
      )
    }
    try KubectlError.throwing(errors)
    return .done
  }

  /// A name that nothing has may be the beginning of several.
  private func describeByPrefix(
    _ query: ResourceQuery,
    _ error: KubectlError,
    _ session: inout Session,
    _ cluster: Cluster
  ) throws(KubectlError) -> CommandStep {
    guard let kind = query.kinds.first else { throw error }
    let prefix = session.arguments.words[1]
    let found = cluster.list(kind, namespace: session.namespace) {
      $0.metadata.name.hasPrefix(prefix)
    }
    guard !found.isEmpty else { throw error }
    let showsEvents = session.arguments.has("show-events") && session.arguments.flag("show-events")
    for object in found {
      session.print(page(of: object, showsEvents: showsEvents, session, cluster) + "\n")
    }
    return .done
  }

  private func page(
    of object: APIObject,
    showsEvents: Bool,
    _ session: Session,
    _ cluster: Cluster
  ) -> String {
    let needsPods = object.kind == .node || object.kind == .persistentVolumeClaim
    let pods = needsPods ? cluster.list(.pod) : []
    let surroundings = Description.Surroundings(
      now: session.now,
      events: showsEvents ? cluster.events(about: object) : nil,
      pods: pods.compactMap { if case .pod(let pod) = $0 { pod } else { nil } },
      lastHeartbeat: object.kind == .node
        ? cluster.lastHeartbeat(ofNode: object.metadata.name) : nil
    )
    return Description.page(of: object, surroundings)
  }
}

extension Cluster {
  /// The events that are about an object, as `describe` looks for them.
  func events(about object: APIObject) -> [Event] {
    let metadata = object.metadata
    // Events of objects outside namespaces are kept in `default`; a kubelet's carry the node's name
    // as its uid.
    let namespace = metadata.namespace.isEmpty ? "default" : metadata.namespace
    return list(.event, namespace: namespace).compactMap { candidate in
      guard case .event(let event) = candidate else { return nil }
      let subject = event.involvedObject
      let isSame = subject.uid == metadata.uid || subject.uid == metadata.name
      return subject.name == metadata.name && isSame ? event : nil
    }
  }
}
