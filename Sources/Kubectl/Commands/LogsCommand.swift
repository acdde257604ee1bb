import Cluster
import KubeAPI
import ShellRuntime
import Simulation

/// `kubectl logs`.
struct LogsCommand: Command {
  private let options: LogOptions
  private let container: String
  private var streams: [LogStream]?
  private var controllerLog: ControllerLog?
  /// Until when a Job's first pod is waited for.
  private var deadline: Instant?

  init(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    let words = arguments.words
    let usage = "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'."
    let usageText =
      "\(usage)\nPOD or TYPE/NAME is a required argument for the logs command"
    let hasSelector = !arguments.text("selector").isEmpty
    if words.count > 2 || (words.isEmpty && !hasSelector) { throw session.usageError(usageText) }
    if words.count == 1, hasSelector {
      throw session.usageError("only a selector (-l) or a POD name is allowed")
    }
    container = words.count == 2 ? words[1] : arguments.text("container")
    options = try LogOptions(arguments, now: session.now)
    if arguments.flag("all-containers"), !container.isEmpty {
      throw .plain("--all-containers=true should not be specified with container name \(container)")
    }
    if arguments.has("container"), words.count == 2 {
      throw .plain("only one of -c or an inline [CONTAINER] arg is allowed")
    }
    controllerLog = ControllerLog(arguments, namespace: session.namespace, options)
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    if controllerLog != nil, let step = controllerLog?.read(&session, cluster) { return step }
    if streams == nil {
      guard let pods = try findPods(&session, cluster) else {
        return .wait(until: deadline)
      }
      let found = try openStreams(of: pods, &session)
      let limit = session.arguments.integer("max-log-requests")
      if options.follows, found.count > 1, found.count > limit {
        throw .plain(
          "you are attempting to follow \(found.count) log streams, but maximum allowed concurrency "
            + "is \(limit), use --max-log-requests to increase the limit"
        )
      }
      streams = found
    }
    return try readStreams(&session, cluster)
  }

  private mutating func readStreams(
    _ session: inout Session,
    _ cluster: Cluster
  ) throws(KubectlError) -> CommandStep {
    var open: [LogStream] = []
    var wake: Instant?
    for var stream in streams ?? [] {
      let step = try stream.read(&session, cluster, options)
      switch step {
      case .ended: continue
      case .open: open.append(stream)
      case .retry(let moment):
        open.append(stream)
        wake = min(wake ?? moment, moment)
      }
    }
    streams = open
    return open.isEmpty ? .done : .wait(until: wake)
  }

  // MARK: pods

  /// The pods to read from; nil while a Job has none yet.
  private mutating func findPods(
    _ session: inout Session,
    _ cluster: Cluster
  ) throws(KubectlError) -> [Pod]? {
    let arguments = session.arguments
    let selector = arguments.text("selector")
    if !selector.isEmpty {
      let selection = try ObjectSelection(.pod, labels: selector, fields: "")
      let pods = cluster.pods(in: session.namespace, where: selection.matches)
      if pods.isEmpty {
        session.complain("No resources found in \(session.namespace) namespace.\n")
      }
      return pods
    }
    let object = try target(&session, cluster)
    switch object {
    case .pod(let pod): return [pod]
    case .job(let job): return try pods(of: job, &session, cluster)
    default:
      let type = "*v1.\(object.kind.rawValue)"
      throw .plain("cannot get the logs from \(type): selector for \(type) not implemented")
    }
  }

  private func target(
    _ session: inout Session,
    _ cluster: Cluster
  ) throws(KubectlError) -> APIObject {
    let word = session.arguments.words[0]
    let query = try ResourceQuery(
      word.contains("/") ? [word] : ["pods", word],
      options: ResourceQuery.Options(singleType: true),
      &session
    )
    let (infos, errors) = query.infos(in: cluster)
    if let error = errors.first {
      guard error.isNotFound else { throw error }
      throw .plain(
        "error from server (NotFound): \(error.message) in namespace \(session.namespace.goQuoted)"
      )
    }
    guard let object = infos.first?.object else { throw .plain("expected a resource") }
    return object
  }

  /// The oldest pod of a Job, or all of them with `--all-pods`.
  private mutating func pods(
    of job: Job,
    _ session: inout Session,
    _ cluster: Cluster
  ) throws(KubectlError) -> [Pod]? {
    let selector = job.spec.selector.map(LabelText.requirements) ?? []
    let selection = try ObjectSelection(
      .pod,
      labels: selector.joined(separator: ","),
      fields: ""
    )
    let pods = cluster.pods(in: job.metadata.namespace, where: selection.matches)
      .sorted { PodLogOrder($0) < PodLogOrder($1) }
    guard let first = pods.first else {
      let limit =
        deadline ?? session.now + session.arguments.duration("pod-running-timeout")
      deadline = limit
      if session.now >= limit { throw .plain("timed out waiting for the condition") }
      return nil
    }
    if session.arguments.flag("all-pods") { return pods }
    if pods.count > 1 {
      session.complain("Found \(pods.count) pods, using pod/\(first.metadata.name)\n")
    }
    return [first]
  }

  // MARK: containers

  private func openStreams(
    of pods: [Pod],
    _ session: inout Session
  ) throws(KubectlError) -> [LogStream] {
    var streams: [LogStream] = []
    for pod in pods {
      let names =
        session.arguments.flag("all-containers")
        ? (pod.spec.initContainers + pod.spec.containers).map(\.name)
        : [try containerName(in: pod, &session)]
      for name in names {
        let prefix = options.showsPrefix ? "[pod/\(pod.metadata.name)/\(name)] " : ""
        streams.append(
          LogStream(
            pod: pod.key,
            container: name,
            prefix: prefix,
            deadline: session.now + session.arguments.duration("pod-running-timeout")
          )
        )
      }
    }
    return streams
  }

  private func containerName(
    in pod: Pod,
    _ session: inout Session
  ) throws(KubectlError) -> String {
    var name = container
    let containers = pod.spec.containers + pod.spec.initContainers
    let annotation = pod.metadata.annotations["kubectl.kubernetes.io/default-container"] ?? ""
    if name.isEmpty, !annotation.isEmpty {
      if containers.contains(where: { $0.name == annotation }) {
        name = annotation
      } else {
        session.complain(
          "Default container name \(annotation.goQuoted) not found in pod \(pod.metadata.name)\n"
        )
      }
    }
    if name.isEmpty {
      name = pod.spec.containers.first?.name ?? ""
      if containers.count > 1, !session.arguments.flag("all-pods") {
        session.complain(
          "Defaulted container \(name.goQuoted) out of: \(pod.containerNames)\n"
        )
      }
    }
    guard containers.contains(where: { $0.name == name }) else {
      throw .plain(
        "container \(name) is not valid for pod \(pod.metadata.name) out of: \(pod.containerNames)"
      )
    }
    return name
  }
}

extension Pod {
  /// All containers for a message: `main, setup (init)`.
  var containerNames: String {
    (spec.containers.map(\.name) + spec.initContainers.map { "\($0.name) (init)" })
      .joined(separator: ", ")
  }
}

extension Cluster {
  func pods(in namespace: String?, where matches: (APIObject) -> Bool) -> [Pod] {
    list(.pod, namespace: namespace, where: matches).compactMap { object in
      if case .pod(let pod) = object { pod } else { nil }
    }
  }
}

/// Which pod of a controller is read first: `podutils.ByLogging`.
private struct PodLogOrder: Comparable {
  private let rank: [Int64]

  init(_ pod: Pod) {
    let phase: Int64 = pod.status.phase == .pending ? 2 : pod.status.phase == .unknown ? 1 : 0
    let ready = pod.status.conditions.first { $0.type == "Ready" && $0.status == .true }
    let restarts = pod.status.containerStatuses.map { Int64($0.restartCount) }.max() ?? 0
    rank = [
      pod.spec.nodeName.isEmpty ? 1 : 0, phase, ready == nil ? 1 : 0,
      ready?.lastTransitionTime?.seconds ?? .max, -restarts,
      pod.metadata.creationTimestamp?.seconds ?? .max,
    ]
  }

  static func < (a: PodLogOrder, b: PodLogOrder) -> Bool {
    a.rank.lexicographicallyPrecedes(b.rank)
  }
}
