import Cluster
import KubeAPI
import ShellRuntime

/// `kubectl set image`, `set env` and `set resources`: changes to the containers of a template.
struct SetCommand: Command {
  enum Change: Sendable {
    case images([(container: String, image: String)])
    case environment(set: [(name: String, value: String)], remove: [String])
    case resources(limits: [(String, String)], requests: [(String, String)])
  }

  private let change: Change
  private let resources: [String]
  private let containers: String
  private let dryRun: DryRun

  init(_ session: inout Session, _ kind: String) throws(KubectlError) {
    let arguments = session.arguments
    dryRun = try DryRun(&session)
    guard !arguments.flag("local") else { throw .plain("--local is not supported here") }
    let split = arguments.words.firstIndex { word in
      word.contains("=") || (kind == "env" && word.hasSuffix("-") && word.count > 1)
    }
    let words = arguments.words[(split ?? arguments.words.count)...]
    resources = Array(arguments.words[..<(split ?? arguments.words.count)])
    containers = kind == "image" ? "*" : arguments.text("containers")
    if arguments.flag("all"), !arguments.text("selector").isEmpty {
      throw .plain("cannot set --all and --selector at the same time")
    }
    if resources.isEmpty, arguments.list("filename").isEmpty {
      throw .plain(
        "one or more resources must be specified as <resource> <name> or <resource>/<name>"
      )
    }
    switch kind {
    case "image": change = try SetCommand.images(words)
    case "env": change = try SetCommand.environment(words, arguments)
    default: change = try SetCommand.resources(arguments)
    }
  }

  private static func pairs(
    _ words: some Sequence<String>,
    _ thing: String
  ) throws(KubectlError) -> [(String, String)] {
    var pairs: [(String, String)] = []
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else { throw .plain("invalid \(thing): \(word)") }
      pairs.append((String(parts[0]), String(parts[1])))
    }
    return pairs
  }

  private static func images(_ words: ArraySlice<String>) throws(KubectlError) -> Change {
    let pairs = try pairs(words, "image spec")
    guard !pairs.isEmpty else { throw .plain("at least one image update is required") }
    if pairs.count > 1, pairs.contains(where: { $0.0 == "*" }) {
      throw .plain(
        "all containers are already specified by *, but saw more than one "
          + "container_name=container_image pairs"
      )
    }
    return .images(pairs.map { (container: $0.0, image: $0.1) })
  }

  private static func environment(
    _ words: ArraySlice<String>,
    _ arguments: ParsedArguments
  ) throws(KubectlError) -> Change {
    guard arguments.text("from").isEmpty else { throw .plain("--from is not supported here") }
    let texts = Array(words) + arguments.list("env")
    let removals = texts.filter { !$0.contains("=") && $0.hasSuffix("-") }
    let pairs = try pairs(texts.filter { !removals.contains($0) }, "environment variable")
    if pairs.isEmpty, removals.isEmpty, !arguments.flag("list") {
      throw .plain("at least one environment variable must be provided")
    }
    return .environment(
      set: pairs.map { (name: $0.0, value: $0.1) },
      remove: removals.map { String($0.dropLast()) }
    )
  }

  private static func resources(_ arguments: ParsedArguments) throws(KubectlError) -> Change {
    let texts = ["limits", "requests"].map {
      arguments.text($0).split(separator: ",").map(String.init)
    }
    guard texts.contains(where: { !$0.isEmpty }) else {
      throw .plain(
        "you must specify an update to requests or limits (in the form of --requests/--limits)"
      )
    }
    return .resources(
      limits: try pairs(texts[0], "argument syntax, expected <resource>=<value>"),
      requests: try pairs(texts[1], "argument syntax, expected <resource>=<value>")
    )
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    let arguments = session.arguments
    let query = try session.query(
      resources,
      .init(
        allowsEmptySelector: arguments.flag("all"),
        labels: arguments.text("selector")
      ),
      system
    )
    var printer = try ResultPrinter(session, dryRun, system)
    let (infos, found) = query.infos(in: cluster)
    var errors = found
    for info in infos {
      do {
        try apply(to: info, &printer, &session, &cluster)
      } catch {
        errors.append(error)
      }
    }
    try KubectlError.throwing(errors)
    return .done
  }

  private func apply(
    to info: ResourceInfo,
    _ printer: inout ResultPrinter,
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) {
    guard let object = info.object, let spec = object.podSpec else {
      throw .plain("\(info.title) the object is not a pod or does not have a pod template")
    }
    if session.arguments.flag("list") { return list(spec, info, &session) }
    let changed = try changed(spec, session)
    guard changed != spec else { return }
    var after = object
    after.podSpec = changed
    if dryRun != .client {
      do {
        let result = try cluster.patch(
          info.kind,
          info.name,
          namespace: info.namespace,
          options: WriteOptions(dryRun: dryRun == .server, fieldManager: session.fieldManager)
        ) { (_) throws(APIStatus) in after.value }
        session.warn(result.warnings)
        after = result.object
      } catch {
        let separator = subject == "resources" ? "" : ":"
        throw .plain(
          "failed to patch \(subject) update to pod template\(separator) \(error.message)"
        )
      }
    }
    try printer.print(after.value, operation, &session)
  }

  private var subject: String {
    switch change {
    case .images: "image"
    case .environment: "env"
    case .resources: "resources"
    }
  }

  private var operation: String {
    switch change {
    case .images: "image updated"
    case .environment: "env updated"
    case .resources: "resource requirements updated"
    }
  }

  private func list(_ spec: PodSpec, _ info: ResourceInfo, _ session: inout Session) {
    for container in spec.containers {
      session.print("# \(info.title), container \(container.name)\n")
      for variable in container.env {
        session.print("\(variable.name)=\(variable.assigned)\n")
      }
    }
  }

  // MARK: the change

  private func changed(_ spec: PodSpec, _ session: Session) throws(KubectlError) -> PodSpec {
    var spec = spec
    switch change {
    case .images(let images):
      var missing: [KubectlError] = []
      for (name, image) in images {
        let found = spec.changeContainers(named: name) { $0.image = image }
        if !found { missing.append(.plain("unable to find container named \(name.goQuoted)")) }
      }
      if !missing.isEmpty { throw missing.count == 1 ? missing[0] : .several(missing) }
    case .environment(let pairs, let removals):
      let overwrites = session.arguments.flag("overwrite")
      var conflict: KubectlError?
      spec.changeContainers(named: containers) { container in
        for (name, value) in pairs {
          if let index = container.env.firstIndex(where: { $0.name == name }) {
            let present = container.env[index]
            if !overwrites, present.assigned != value {
              conflict = .plain(
                "'\(name)' already has a value (\(present.assigned)), and --overwrite is false"
              )
            }
            container.env[index].assigned = value
            container.env[index].valueFrom = nil
          } else {
            var variable = EnvVar()
            variable.name = name
            variable.assigned = value
            container.env.append(variable)
          }
        }
        container.env.removeAll { removals.contains($0.name) }
      }
      if let conflict { throw conflict }
    case .resources(let limits, let requests):
      let found = spec.changeContainers(named: containers) { container in
        for (name, amount) in limits { container.resources.limits[name] = amount }
        for (name, amount) in requests { container.resources.requests[name] = amount }
      }
      if !found { throw .plain("unable to find container named \(containers)") }
    }
    return spec
  }
}

extension PodSpec {
  /// Changes the containers of that name, all for `*`; says whether there was one.
  @discardableResult
  fileprivate mutating func changeContainers(
    named name: String,
    _ change: (inout Container) -> Void
  ) -> Bool {
    var found = false
    for index in containers.indices where name == "*" || containers[index].name == name {
      change(&containers[index])
      found = true
    }
    for index in initContainers.indices where name == "*" || initContainers[index].name == name {
      change(&initContainers[index])
      found = true
    }
    return found
  }
}

extension APIObject {
  /// The pod that the object is, or that it makes.
  var podSpec: PodSpec? {
    get {
      switch self {
      case .pod(let pod): pod.spec
      case .job(let job): job.spec.template.spec
      case .cronJob(let cronJob): cronJob.spec.jobTemplate.spec.template.spec
      default: nil
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .pod(var pod):
        pod.spec = newValue
        self = .pod(pod)
      case .job(var job):
        job.spec.template.spec = newValue
        self = .job(job)
      case .cronJob(var cronJob):
        cronJob.spec.jobTemplate.spec.template.spec = newValue
        self = .cronJob(cronJob)
      default: break
      }
    }
  }
}
