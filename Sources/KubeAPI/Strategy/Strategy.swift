public import Simulation

/// What the API server does with an object between the request and the store, by kind.
///
/// The names are those of Kubernetes' `rest.RESTCreateStrategy` and `RESTUpdateStrategy`.
public enum Strategy {
  /// What a creation needs to know beyond the object.
  public struct CreateContext: Sendable {
    public var uid: String
    public var now: Instant
    /// Where suffixes of generated names come from.
    public var suffixes: RandomStream

    public init(uid: String, now: Instant, suffixes: RandomStream) {
      self.uid = uid
      self.now = now
      self.suffixes = suffixes
    }
  }

  // MARK: - Creating

  /// Does all that a creation takes: defaults, admission, generated fields, validation.
  ///
  /// The namespace must be set. What is drawn for names is taken from the context.
  ///
  /// - Parameters:
  ///   - object: The object as it was decoded; afterwards as it is to be stored.
  ///   - context: Its identity, the time and the random suffixes.
  /// - Returns: Warnings for the client.
  /// - Throws: The refusal, with a cause for each invalid field.
  public static func create(
    _ object: inout APIObject,
    _ context: inout CreateContext
  ) throws(APIStatus) -> [String] {
    let hasOwnLabels = !object.metadata.labels.isEmpty
    Defaulting.apply(&object)
    prepareForCreate(&object, &context, hasOwnLabels: hasOwnLabels)
    let errors = validateCreate(object)
    if !errors.isEmpty {
      throw APIStatus.invalid(object.kind, object.metadata.name, errors)
    }
    // Reading it back from the store fills in what the labels of the template now give.
    Defaulting.apply(&object)
    return Warnings.onCreate(object)
  }

  /// Sets what the server alone sets, and clears what a client may not.
  ///
  /// `hasOwnLabels` tells labels that came with the object from those that its template gave it.
  private static func prepareForCreate(
    _ object: inout APIObject,
    _ context: inout CreateContext,
    hasOwnLabels: Bool
  ) {
    var metadata = object.metadata
    if metadata.name.isEmpty, !metadata.generateName.isEmpty {
      metadata.name = GeneratedNames.complete(metadata.generateName, &context.suffixes)
    }
    metadata.uid = context.uid
    metadata.creationTimestamp = context.now.wholeSecond
    metadata.deletionTimestamp = nil
    metadata.deletionGracePeriodSeconds = nil
    metadata.resourceVersion = ""
    metadata.generation = hasGeneration(object.kind) ? 1 : 0
    object.metadata = metadata
    switch object {
    case .job(var job):
      prepareForCreate(&job, hasOwnLabels: hasOwnLabels)
      object = .job(job)
    case .cronJob(var cronJob):
      cronJob.status = CronJobStatus()
      DisabledFields.drop(&cronJob.spec.jobTemplate.spec.template.spec)
      object = .cronJob(cronJob)
    case .pod(var pod):
      prepareForCreate(&pod, &context.suffixes)
      object = .pod(pod)
    case .secret(var secret):
      moveStringData(&secret)
      object = .secret(secret)
    case .namespace(var namespace):
      namespace.status = NamespaceStatus()
      namespace.status.phase = "Active"
      if !namespace.spec.finalizers.contains("kubernetes") {
        namespace.spec.finalizers.append("kubernetes")
      }
      object = .namespace(namespace)
    case .persistentVolumeClaim(var claim):
      claim.others["status"] = ["phase": "Pending"]
      object = .persistentVolumeClaim(claim)
    case .event, .node, .configMap, .serviceAccount:
      break
    }
  }

  /// Kinds whose generation counts the changes of their spec.
  private static func hasGeneration(_ kind: Kind) -> Bool {
    kind == .job || kind == .cronJob || kind == .pod
  }

  private static func prepareForCreate(_ job: inout Job, hasOwnLabels: Bool) {
    job.status = JobStatus()
    DisabledFields.drop(&job.spec.template.spec)
    guard job.spec.manualSelector != true else { return }
    var spec = job.spec
    // Labels that were copied from the template are the same map in Go: they get the new ones too.
    let areCopied = !hasOwnLabels && !job.metadata.labels.isEmpty
    let labels = [
      (JobLabels.legacyJobName, job.metadata.name), (JobLabels.jobName, job.metadata.name),
      (JobLabels.legacyControllerUID, job.metadata.uid),
      (JobLabels.controllerUID, job.metadata.uid),
    ]
    for (key, value) in labels where spec.template.metadata.labels[key] == nil {
      spec.template.metadata.labels[key] = value
    }
    var selector = spec.selector ?? LabelSelector()
    if selector.matchLabels[JobLabels.controllerUID] == nil {
      selector.matchLabels[JobLabels.controllerUID] = job.metadata.uid
    }
    spec.selector = selector
    job.spec = spec
    if areCopied { job.metadata.labels = spec.template.metadata.labels }
  }

  private static func prepareForCreate(_ pod: inout Pod, _ suffixes: inout RandomStream) {
    var spec = pod.spec
    DisabledFields.drop(&spec)
    PodAdmission.admit(&spec, suffixes: &suffixes)
    pod.spec = spec
    pod.status = newStatus(of: spec)
  }

  /// Pending, with its quality of service.
  public static func newStatus(of spec: PodSpec) -> PodStatus {
    var status = PodStatus()
    status.phase = .pending
    status.qosClass = QualityOfService.of(spec)
    if !spec.schedulingGates.isEmpty {
      var condition = PodCondition()
      condition.type = "PodScheduled"
      condition.status = .false
      condition.reason = "SchedulingGated"
      condition.message = "Scheduling is blocked due to non-empty scheduling gates"
      status.conditions = [condition]
    }
    return status
  }

  private static func moveStringData(_ secret: inout Secret) {
    for entry in secret.stringData {
      secret.data[entry.key] = Base64.encode(Array(entry.value.utf8))
    }
    secret.stringData = StringMap()
  }

  public static func validateCreate(_ object: APIObject) -> [FieldError] {
    switch object {
    case .job(let job): JobValidation.validate(job)
    case .cronJob(let cronJob): CronJobValidation.validate(cronJob)
    case .pod(let pod): PodValidation.validate(pod)
    case .configMap(let map): ConfigurationValidation.validate(map)
    case .secret(let secret): SecretValidation.validate(secret)
    case .namespace(let namespace): validate(namespace)
    case .event(let event): EventValidation.validate(event)
    case .node(let node): NodeValidation.validate(node)
    case .persistentVolumeClaim(let claim): ClaimValidation.validate(claim)
    case .serviceAccount(let account): MetadataValidation.validate(account.metadata)
    }
  }

  private static func validate(_ namespace: Namespace) -> [FieldError] {
    MetadataValidation.validate(namespace.metadata, name: NameRules.dnsLabel)
      + namespace.spec.finalizers.flatMap { name in
        NameRules.qualifiedName(name).map { .invalid("spec.finalizers", name, $0) }
      }
  }

  // MARK: - Updating

  /// Does all that an update of the object itself takes; its status stays as it was.
  ///
  /// - Parameters:
  ///   - new: The object as it was decoded; afterwards as it is to be stored.
  ///   - old: The object as it is stored.
  /// - Returns: Warnings for the client.
  /// - Throws: The refusal, with a cause for each invalid field.
  public static func update(_ new: inout APIObject, _ old: APIObject) throws(APIStatus) -> [String]
  {
    Defaulting.apply(&new)
    prepareForUpdate(&new, old)
    let errors = validateUpdate(new, old)
    if !errors.isEmpty { throw APIStatus.invalid(new.kind, new.metadata.name, errors) }
    return Warnings.onUpdate(new, old)
  }

  /// Keeps the status and what the server owns, and counts the generation up when the spec changes.
  public static func prepareForUpdate(_ new: inout APIObject, _ old: APIObject) {
    var metadata = new.metadata
    let oldMetadata = old.metadata
    if metadata.uid.isEmpty { metadata.uid = oldMetadata.uid }
    metadata.creationTimestamp = oldMetadata.creationTimestamp
    if metadata.resourceVersion.isEmpty {
      metadata.resourceVersion = oldMetadata.resourceVersion
    }
    // "An update can never remove/change a deletion timestamp."
    if let time = oldMetadata.deletionTimestamp { metadata.deletionTimestamp = time }
    if metadata.deletionGracePeriodSeconds == nil {
      metadata.deletionGracePeriodSeconds = oldMetadata.deletionGracePeriodSeconds
    }
    metadata.generation = oldMetadata.generation
    var specChanged = false
    switch (new, old) {
    case (.job(var job), .job(let oldJob)):
      job.status = oldJob.status
      DisabledFields.drop(&job.spec.template.spec)
      specChanged = job.spec != oldJob.spec
      new = .job(job)
    case (.cronJob(var cronJob), .cronJob(let oldCronJob)):
      cronJob.status = oldCronJob.status
      DisabledFields.drop(&cronJob.spec.jobTemplate.spec.template.spec)
      specChanged = cronJob.spec != oldCronJob.spec
      new = .cronJob(cronJob)
    case (.pod(var pod), .pod(let oldPod)):
      pod.status = oldPod.status
      DisabledFields.drop(&pod.spec)
      specChanged = pod.spec != oldPod.spec
      new = .pod(pod)
    case (.node(var node), .node(let oldNode)):
      node.status = oldNode.status
      new = .node(node)
    case (.namespace(var namespace), .namespace(let oldNamespace)):
      namespace.status = oldNamespace.status
      namespace.spec = oldNamespace.spec
      new = .namespace(namespace)
    case (.secret(var secret), .secret):
      moveStringData(&secret)
      new = .secret(secret)
    case (.persistentVolumeClaim(var claim), .persistentVolumeClaim(let oldClaim)):
      claim.others["status"] = oldClaim.others["status"]
      new = .persistentVolumeClaim(claim)
    default: break
    }
    if specChanged { metadata.generation = oldMetadata.generation &+ 1 }
    new.metadata = metadata
  }

  public static func validateUpdate(_ new: APIObject, _ old: APIObject) -> [FieldError] {
    let common = MetadataValidation.validateCommon(new.metadata, old.metadata)
    return common + validateKind(new, old)
  }

  private static func validateKind(_ new: APIObject, _ old: APIObject) -> [FieldError] {
    switch (new, old) {
    case (.job(let new), .job(let old)): JobUpdateValidation.validate(new, old)
    case (.cronJob(let new), .cronJob(let old)): CronJobValidation.validateUpdate(new, old)
    case (.pod(let new), .pod(let old)): PodUpdateValidation.validate(new, old)
    case (.configMap(let new), .configMap(let old)):
      ConfigurationValidation.validateUpdate(new, old)
    case (.secret(let new), .secret(let old)): SecretValidation.validateUpdate(new, old)
    case (.namespace(let new), .namespace(let old)):
      validate(new) + MetadataValidation.validateUpdate(new.metadata, old.metadata)
    case (.node(let new), .node(let old)): NodeValidation.validateUpdate(new, old)
    case (.event(let new), .event): EventValidation.validate(new)
    case (.persistentVolumeClaim(let new), .persistentVolumeClaim(let old)):
      ClaimValidation.validateUpdate(new, old)
    default:
      MetadataValidation.validateUpdate(new.metadata, old.metadata)
        + MetadataValidation.validate(new.metadata)
    }
  }
}
