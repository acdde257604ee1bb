import Cluster
import KubeAPI
import ShellRuntime

/// The name that `kubectl create KIND NAME` is given.
private func requiredName(_ session: Session) throws(KubectlError) -> String {
  let names = session.arguments.wordsBeforeDash
  guard names.count == 1 else {
    throw session.usageError("exactly one NAME is required, got \(names.count)")
  }
  return names[0]
}

private func requireFlags(_ names: [String], _ session: Session) throws(KubectlError) {
  let missing = names.filter { !session.arguments.has($0) }
  guard missing.isEmpty else {
    throw .plain(
      "required flag(s) \(missing.map(\.goQuoted).joined(separator: ", ")) not set"
    )
  }
}

/// `kubectl create job`.
struct CreateJobCommand: Command {
  private let name: String
  private let creation: ObjectCreation

  init(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    name = try requiredName(session)
    creation = ObjectCreation(dryRun: try DryRun(&session), failure: "failed to create job")
    let hasImage = !arguments.text("image").isEmpty
    let hasSource = !arguments.text("from").isEmpty
    guard hasImage != hasSource else {
      throw .plain("either --image or --from must be specified")
    }
    if hasSource, !arguments.wordsAfterDash.isEmpty {
      throw .plain("cannot specify --from and command")
    }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    let source = session.arguments.text("from")
    var job = Job()
    if source.isEmpty {
      let arguments = session.arguments
      job.spec.template.spec = .running(
        name,
        image: arguments.text("image"),
        command: arguments.wordsAfterDash,
        restartPolicy: .never
      )
    } else {
      let cronJob = try cronJob(source, &session, cluster)
      job.spec = cronJob.spec.jobTemplate.spec
      job.metadata.labels = cronJob.spec.jobTemplate.metadata.labels
      job.metadata.annotations = cronJob.spec.jobTemplate.metadata.annotations
      if job.metadata.annotations["cronjob.kubernetes.io/instantiate"] == nil {
        job.metadata.annotations["cronjob.kubernetes.io/instantiate"] = "manual"
      }
      job.metadata.ownerReferences = [.controller(of: cronJob)]
    }
    job.metadata.name = name
    try creation.create(.job(job), &session, &cluster, system)
    return .done
  }

  private func cronJob(
    _ source: String,
    _ session: inout Session,
    _ cluster: Cluster
  ) throws(KubectlError) -> CronJob {
    let query = try ResourceQuery([source], options: ResourceQuery.Options(), &session)
    let (infos, errors) = query.infos(in: cluster)
    if let error = errors.first { throw error }
    guard let object = infos.first?.object else { throw .plain("from must be an existing cronjob") }
    guard case .cronJob(let cronJob) = object else {
      throw .plain("unknown object type *v1.\(object.kind.rawValue)")
    }
    return cronJob
  }
}

extension OwnerReference {
  /// The reference of a Job made by hand; it does not block the CronJob's deletion.
  fileprivate static func controller(of cronJob: CronJob) -> OwnerReference {
    var reference = OwnerReference()
    reference.apiVersion = "batch/v1"
    reference.kind = "CronJob"
    reference.name = cronJob.metadata.name
    reference.uid = cronJob.metadata.uid
    reference.controller = true
    return reference
  }
}

extension PodSpec {
  /// A pod of one container that is named like its owner.
  static func running(
    _ name: String,
    image: String,
    command: [String],
    restartPolicy: RestartPolicy
  ) -> PodSpec {
    var container = Container()
    container.name = name
    container.image = image
    container.command = command
    var spec = PodSpec()
    spec.containers = [container]
    spec.restartPolicy = restartPolicy
    return spec
  }
}

/// `kubectl create cronjob`.
struct CreateCronJobCommand: Command {
  private let name: String
  private let creation: ObjectCreation

  init(_ session: inout Session) throws(KubectlError) {
    try requireFlags(["image", "schedule"], session)
    name = try requiredName(session)
    creation = ObjectCreation(dryRun: try DryRun(&session), failure: "failed to create cronjob")
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    let arguments = session.arguments
    let restart = arguments.text("restart")
    var cronJob = CronJob()
    cronJob.metadata.name = name
    cronJob.spec.schedule = arguments.text("schedule")
    cronJob.spec.jobTemplate.metadata.name = name
    cronJob.spec.jobTemplate.spec.template.spec = .running(
      name,
      image: arguments.text("image"),
      command: arguments.wordsAfterDash,
      restartPolicy: restart.isEmpty ? .onFailure : RestartPolicy(rawValue: restart)
    )
    try creation.create(.cronJob(cronJob), &session, &cluster, system)
    return .done
  }
}

/// `kubectl create namespace`.
struct CreateNamespaceCommand: Command {
  private let name: String
  private let creation: ObjectCreation

  init(_ session: inout Session) throws(KubectlError) {
    name = try requiredName(session)
    creation = ObjectCreation(dryRun: try DryRun(&session), failure: nil)
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    var namespace = Namespace()
    namespace.metadata.name = name
    try creation.create(.namespace(namespace), &session, &cluster, system)
    return .done
  }
}

/// `kubectl create serviceaccount`.
struct CreateServiceAccountCommand: Command {
  private let name: String
  private let creation: ObjectCreation

  init(_ session: inout Session) throws(KubectlError) {
    name = try requiredName(session)
    creation = ObjectCreation(
      dryRun: try DryRun(&session),
      failure: "failed to create serviceaccount"
    )
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    var account = ServiceAccount()
    account.metadata.name = name
    try creation.create(.serviceAccount(account), &session, &cluster, system)
    return .done
  }
}

/// `kubectl create configmap` and `kubectl create secret generic`.
struct CreateDataCommand: Command {
  private let name: String
  private let isSecret: Bool
  private let creation: ObjectCreation

  init(_ session: inout Session, isSecret: Bool) throws(KubectlError) {
    name = try requiredName(session)
    self.isSecret = isSecret
    let kind = isSecret ? "secret" : "configmap"
    creation = ObjectCreation(dryRun: try DryRun(&session), failure: "failed to create \(kind)")
    let arguments = session.arguments
    if !arguments.list("from-env-file").isEmpty,
      !arguments.list("from-file").isEmpty || !arguments.list("from-literal").isEmpty
    {
      throw .plain("from-env-file cannot be combined with from-file or from-literal")
    }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    var sources = DataSources(owner: isSecret ? "Secret" : "ConfigMap", name: name)
    try sources.read(session.arguments, system)
    if isSecret {
      var secret = Secret()
      secret.metadata.name = name
      secret.type = session.arguments.text("type")
      for (key, bytes) in sources.entries { secret.data[key] = Base64.encode(bytes) }
      try creation.create(.secret(secret), &session, &cluster, system)
    } else {
      var map = ConfigMap()
      map.metadata.name = name
      for (key, bytes) in sources.entries {
        if let text = String(validating: bytes, as: UTF8.self) {
          map.data[key] = text
        } else {
          map.binaryData[key] = Base64.encode(bytes)
        }
      }
      try creation.create(.configMap(map), &session, &cluster, system)
    }
    return .done
  }
}
