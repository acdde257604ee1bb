/// Whether the kubelet starts a container again after its end.
package struct RestartPolicy: OpenEnum {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  package static let always: RestartPolicy = "Always"
  package static let onFailure: RestartPolicy = "OnFailure"
  package static let never: RestartPolicy = "Never"
}

package struct PodPhase: OpenEnum {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  package static let pending: PodPhase = "Pending"
  package static let running: PodPhase = "Running"
  package static let succeeded: PodPhase = "Succeeded"
  package static let failed: PodPhase = "Failed"
  package static let unknown: PodPhase = "Unknown"
}

package struct CompletionMode: OpenEnum {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  package static let nonIndexed: CompletionMode = "NonIndexed"
  package static let indexed: CompletionMode = "Indexed"
}

package struct PodReplacementPolicy: OpenEnum {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  package static let terminatingOrFailed: PodReplacementPolicy = "TerminatingOrFailed"
  package static let failed: PodReplacementPolicy = "Failed"
}

package struct PodFailurePolicyAction: OpenEnum {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  package static let failJob: PodFailurePolicyAction = "FailJob"
  package static let failIndex: PodFailurePolicyAction = "FailIndex"
  package static let ignore: PodFailurePolicyAction = "Ignore"
  package static let count: PodFailurePolicyAction = "Count"
}

package struct ExitCodeOperator: OpenEnum {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  package static let `in`: ExitCodeOperator = "In"
  package static let notIn: ExitCodeOperator = "NotIn"
}

package struct ConditionStatus: OpenEnum {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  package static let `true`: ConditionStatus = "True"
  package static let `false`: ConditionStatus = "False"
  package static let unknown: ConditionStatus = "Unknown"
}

package struct ConcurrencyPolicy: OpenEnum {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  package static let allow: ConcurrencyPolicy = "Allow"
  package static let forbid: ConcurrencyPolicy = "Forbid"
  package static let replace: ConcurrencyPolicy = "Replace"
}

package struct ImagePullPolicy: OpenEnum {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  package static let always: ImagePullPolicy = "Always"
  package static let ifNotPresent: ImagePullPolicy = "IfNotPresent"
  package static let never: ImagePullPolicy = "Never"
}

package struct EventType: OpenEnum {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  package static let normal: EventType = "Normal"
  package static let warning: EventType = "Warning"
}
