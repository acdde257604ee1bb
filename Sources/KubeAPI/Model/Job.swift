package import Simulation

/// A task that is to run to its end: pods are made until enough have succeeded or too many failed.
package struct Job: APIStruct {
  package static let schemaName = "batch.v1.Job"

  @usableFromInline var sharedMetadata = Shared(wrappedValue: ObjectMeta())
  @usableFromInline var sharedSpec = Shared(wrappedValue: JobSpec())
  @usableFromInline var sharedStatus = Shared(wrappedValue: JobStatus())

  @inlinable package var metadata: ObjectMeta {
    _read { yield sharedMetadata.wrappedValue }
    _modify { yield &sharedMetadata.wrappedValue }
  }

  @inlinable package var spec: JobSpec {
    _read { yield sharedSpec.wrappedValue }
    _modify { yield &sharedSpec.wrappedValue }
  }

  @inlinable package var status: JobStatus {
    _read { yield sharedStatus.wrappedValue }
    _modify { yield &sharedStatus.wrappedValue }
  }

  package init() {}

  package static let fieldList: [Field<Job>] = [
    Field("metadata", \.metadata),
    Field("spec", \.spec),
    Field("status", \.status),
  ]
}

/// What is wanted of a Job.
package struct JobSpec: APIStruct {
  package static let schemaName = "batch.v1.JobSpec"

  /// How many pods may run at once.
  package var parallelism: Int32?
  /// How many must succeed; nil makes a work queue, where any success ends the Job.
  package var completions: Int32?
  package var activeDeadlineSeconds: Int64?
  package var backoffLimit: Int32?
  package var backoffLimitPerIndex: Int32?
  package var maxFailedIndexes: Int32?
  package var completionMode: CompletionMode?
  package var suspend: Bool?
  package var ttlSecondsAfterFinished: Int32?
  package var manualSelector: Bool?
  package var selector: LabelSelector?
  package var podFailurePolicy: PodFailurePolicy?
  package var successPolicy: SuccessPolicy?
  package var podReplacementPolicy: PodReplacementPolicy?
  package var managedBy: String?
  @Shared package var template: PodTemplateSpec = PodTemplateSpec()

  package init() {}

  package static let fieldList: [Field<JobSpec>] = [
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
package struct JobStatus: APIStruct {
  package static let schemaName = "batch.v1.JobStatus"

  package var conditions: [JobCondition] = []
  package var startTime: Instant?
  package var completionTime: Instant?
  package var active: Int32 = 0
  package var ready: Int32?
  package var succeeded: Int32 = 0
  package var failed: Int32 = 0
  package var terminating: Int32?
  package var completedIndexes: String = ""
  package var failedIndexes: String?
  package var uncountedTerminatedPods: UncountedTerminatedPods?

  package init() {}

  package static let fieldList: [Field<JobStatus>] = [
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
package struct JobCondition: APIStruct {
  package static let schemaName = "batch.v1.JobCondition"

  package var type: String = ""
  package var status: ConditionStatus = ""
  package var lastProbeTime: Instant?
  package var lastTransitionTime: Instant?
  package var reason: String = ""
  package var message: String = ""

  package init() {}

  package static let fieldList: [Field<JobCondition>] = [
    Field("type", \.type, always: true),
    Field("status", \.status, always: true),
    Field("lastProbeTime", \.lastProbeTime),
    Field("lastTransitionTime", \.lastTransitionTime),
    Field("reason", \.reason),
    Field("message", \.message),
  ]
}

/// Pods that have ended and whose end is not yet in the counters.
package struct UncountedTerminatedPods: APIStruct {
  package static let schemaName = "batch.v1.UncountedTerminatedPods"

  package var succeeded: [String] = []
  package var failed: [String] = []

  package init() {}

  package static let fieldList: [Field<UncountedTerminatedPods>] = [
    Field("succeeded", \.succeeded),
    Field("failed", \.failed),
  ]
}

/// Rules on what a failed pod means; the first that matches decides.
package struct PodFailurePolicy: APIStruct {
  package static let schemaName = "batch.v1.PodFailurePolicy"

  package var rules: [PodFailurePolicyRule] = []

  package init() {}

  package static let fieldList: [Field<PodFailurePolicy>] = [
    Field("rules", \.rules, always: true)
  ]
}

/// One rule: an action for exit codes or for pod conditions.
package struct PodFailurePolicyRule: APIStruct {
  package static let schemaName = "batch.v1.PodFailurePolicyRule"

  package var action: PodFailurePolicyAction = ""
  package var onExitCodes: PodFailurePolicyOnExitCodesRequirement?
  package var onPodConditions: [PodFailurePolicyOnPodConditionsPattern] = []

  package init() {}

  package static let fieldList: [Field<PodFailurePolicyRule>] = [
    Field("action", \.action, always: true),
    Field("onExitCodes", \.onExitCodes),
    Field("onPodConditions", \.onPodConditions),
  ]
}

/// Matches containers by their exit codes.
package struct PodFailurePolicyOnExitCodesRequirement: APIStruct {
  package static let schemaName = "batch.v1.PodFailurePolicyOnExitCodesRequirement"

  package var containerName: String?
  package var `operator`: ExitCodeOperator = ""
  package var values: [Int32] = []

  package init() {}

  package static let fieldList: [Field<PodFailurePolicyOnExitCodesRequirement>] = [
    Field("containerName", \.containerName),
    Field("operator", \.operator, always: true),
    Field("values", \.values, always: true),
  ]
}

/// Matches pods by a condition.
package struct PodFailurePolicyOnPodConditionsPattern: APIStruct {
  package static let schemaName = "batch.v1.PodFailurePolicyOnPodConditionsPattern"

  package var type: String = ""
  package var status: ConditionStatus = ""

  package init() {}

  package static let fieldList: [Field<PodFailurePolicyOnPodConditionsPattern>] = [
    Field("type", \.type, always: true),
    Field("status", \.status, always: true),
  ]
}

/// Rules by which an Indexed Job may succeed early.
package struct SuccessPolicy: APIStruct {
  package static let schemaName = "batch.v1.SuccessPolicy"

  package var rules: [SuccessPolicyRule] = []

  package init() {}

  package static let fieldList: [Field<SuccessPolicy>] = [
    Field("rules", \.rules, always: true)
  ]
}

/// One rule: which indexes, and how many of them.
package struct SuccessPolicyRule: APIStruct {
  package static let schemaName = "batch.v1.SuccessPolicyRule"

  package var succeededIndexes: String?
  package var succeededCount: Int32?

  package init() {}

  package static let fieldList: [Field<SuccessPolicyRule>] = [
    Field("succeededIndexes", \.succeededIndexes),
    Field("succeededCount", \.succeededCount),
  ]
}
