public import Simulation

/// A task that is to run to its end: pods are made until enough have succeeded or too many failed.
///
/// As a pod, it is one reference.
public struct Job: APIStruct {
  public static let schemaName = "batch.v1.Job"

  private struct Content: Hashable, Sendable {
    var metadata = ObjectMeta()
    var spec = Shared(wrappedValue: JobSpec())
    var status = Shared(wrappedValue: JobStatus())
  }

  private var content = Shared(wrappedValue: Content())

  public var metadata: ObjectMeta {
    _read { yield content.wrappedValue.metadata }
    _modify { yield &content.wrappedValue.metadata }
  }

  public var spec: JobSpec {
    _read { yield content.wrappedValue.spec.wrappedValue }
    _modify { yield &content.wrappedValue.spec.wrappedValue }
  }

  public var status: JobStatus {
    _read { yield content.wrappedValue.status.wrappedValue }
    _modify { yield &content.wrappedValue.status.wrappedValue }
  }

  public init() {}

  /// The same Job with another status, as it is stored under another version.
  public func following(_ status: JobStatus, resourceVersion: String) -> Job {
    var next = content.wrappedValue
    next.metadata.resourceVersion = resourceVersion
    next.status = Shared(wrappedValue: status)
    var job = self
    job.content = Shared(wrappedValue: next)
    return job
  }

  public static let fieldList: [Field<Job>] = [
    Field("metadata", \.metadata),
    Field("spec", \.spec),
    Field("status", \.status),
  ]
}

/// What is wanted of a Job.
public struct JobSpec: APIStruct {
  public static let schemaName = "batch.v1.JobSpec"

  /// How many pods may run at once.
  public var parallelism: Int32?
  /// How many must succeed; nil makes a work queue, where any success ends the Job.
  public var completions: Int32?
  public var activeDeadlineSeconds: Int64?
  public var backoffLimit: Int32?
  public var backoffLimitPerIndex: Int32?
  public var maxFailedIndexes: Int32?
  public var completionMode: CompletionMode?
  public var suspend: Bool?
  public var ttlSecondsAfterFinished: Int32?
  public var manualSelector: Bool?
  public var selector: LabelSelector?
  public var podFailurePolicy: PodFailurePolicy?
  public var successPolicy: SuccessPolicy?
  public var podReplacementPolicy: PodReplacementPolicy?
  public var managedBy: String?
  @Shared public var template: PodTemplateSpec = PodTemplateSpec()

  public init() {}

  public static let fieldList: [Field<JobSpec>] = [
    Field("parallelism", \.parallelism),
    Field("completions", \.completions),
    Field("activeDeadlineSeconds", \.activeDeadlineSeconds),
    Field("backoffLimit", \.backoffLimit),
    Field("backoffLimitPerIndex", \.backoffLimitPerIndex),
    Field("maxFailedIndexes", \.maxFailedIndexes),
    Field("completionMode", \.completionMode),
    Field("suspend", \.suspend),
    Field("ttlSecondsAfterFinished", \.ttlSecondsAfterFinished),
    Field("manualSelector", \.manualSelector),
    Field("selector", \.selector),
    Field("podFailurePolicy", \.podFailurePolicy),
    Field("successPolicy", \.successPolicy),
    Field("podReplacementPolicy", \.podReplacementPolicy),
    Field("managedBy", \.managedBy),
    Field("template", \.template),
  ]
}

/// What has become of a Job.
public struct JobStatus: APIStruct {
  public static let schemaName = "batch.v1.JobStatus"

  public var conditions: [JobCondition] = []
  public var startTime: Instant?
  public var completionTime: Instant?
  public var active: Int32 = 0
  public var ready: Int32?
  public var succeeded: Int32 = 0
  public var failed: Int32 = 0
  public var terminating: Int32?
  public var completedIndexes: String = ""
  public var failedIndexes: String?
  public var uncountedTerminatedPods: UncountedTerminatedPods?

  public init() {}

  public static let fieldList: [Field<JobStatus>] = [
    Field("conditions", \.conditions),
    Field("startTime", \.startTime),
    Field("completionTime", \.completionTime),
    Field("active", \.active),
    Field("ready", \.ready),
    Field("succeeded", \.succeeded),
    Field("failed", \.failed),
    Field("terminating", \.terminating),
    Field("completedIndexes", \.completedIndexes),
    Field("failedIndexes", \.failedIndexes),
    Field("uncountedTerminatedPods", \.uncountedTerminatedPods),
  ]
}

/// One thing that is known about a Job, such as Complete or Suspended.
public struct JobCondition: APIStruct {
  public static let schemaName = "batch.v1.JobCondition"

  public var type: String = ""
  public var status: ConditionStatus = ""
  public var lastProbeTime: Instant?
  public var lastTransitionTime: Instant?
  public var reason: String = ""
  public var message: String = ""

  public init() {}

  public static let fieldList: [Field<JobCondition>] = [
    Field("type", \.type, always: true),
    Field("status", \.status, always: true),
    Field("lastProbeTime", \.lastProbeTime),
    Field("lastTransitionTime", \.lastTransitionTime),
    Field("reason", \.reason),
    Field("message", \.message),
  ]
}

/// Pods that have ended and whose end is not yet in the counters.
public struct UncountedTerminatedPods: APIStruct {
  public static let schemaName = "batch.v1.UncountedTerminatedPods"

  public var succeeded: [String] = []
  public var failed: [String] = []

  public init() {}

  public static let fieldList: [Field<UncountedTerminatedPods>] = [
    Field("succeeded", \.succeeded),
    Field("failed", \.failed),
  ]
}

/// Rules on what a failed pod means; the first that matches decides.
public struct PodFailurePolicy: APIStruct {
  public static let schemaName = "batch.v1.PodFailurePolicy"

  public var rules: [PodFailurePolicyRule] = []

  public init() {}

  public static let fieldList: [Field<PodFailurePolicy>] = [
    Field("rules", \.rules, always: true)
  ]
}

/// One rule: an action for exit codes or for pod conditions.
public struct PodFailurePolicyRule: APIStruct {
  public static let schemaName = "batch.v1.PodFailurePolicyRule"

  public var action: PodFailurePolicyAction = ""
  public var onExitCodes: PodFailurePolicyOnExitCodesRequirement?
  public var onPodConditions: [PodFailurePolicyOnPodConditionsPattern] = []

  public init() {}

  public static let fieldList: [Field<PodFailurePolicyRule>] = [
    Field("action", \.action, always: true),
    Field("onExitCodes", \.onExitCodes),
    Field("onPodConditions", \.onPodConditions),
  ]
}

/// Matches containers by their exit codes.
public struct PodFailurePolicyOnExitCodesRequirement: APIStruct {
  public static let schemaName = "batch.v1.PodFailurePolicyOnExitCodesRequirement"

  public var containerName: String?
  public var `operator`: ExitCodeOperator = ""
  public var values: [Int32] = []

  public init() {}

  public static let fieldList: [Field<PodFailurePolicyOnExitCodesRequirement>] = [
    Field("containerName", \.containerName),
    Field("operator", \.operator, always: true),
    Field("values", \.values, always: true),
  ]
}

/// Matches pods by a condition.
public struct PodFailurePolicyOnPodConditionsPattern: APIStruct {
  public static let schemaName = "batch.v1.PodFailurePolicyOnPodConditionsPattern"

  public var type: String = ""
  public var status: ConditionStatus = ""

  public init() {}

  public static let fieldList: [Field<PodFailurePolicyOnPodConditionsPattern>] = [
    Field("type", \.type, always: true),
    Field("status", \.status, always: true),
  ]
}

/// Rules by which an Indexed Job may succeed early.
public struct SuccessPolicy: APIStruct {
  public static let schemaName = "batch.v1.SuccessPolicy"

  public var rules: [SuccessPolicyRule] = []

  public init() {}

  public static let fieldList: [Field<SuccessPolicy>] = [
    Field("rules", \.rules, always: true)
  ]
}

/// One rule: which indexes, and how many of them.
public struct SuccessPolicyRule: APIStruct {
  public static let schemaName = "batch.v1.SuccessPolicyRule"

  public var succeededIndexes: String?
  public var succeededCount: Int32?

  public init() {}

  public static let fieldList: [Field<SuccessPolicyRule>] = [
    Field("succeededIndexes", \.succeededIndexes),
    Field("succeededCount", \.succeededCount),
  ]
}
