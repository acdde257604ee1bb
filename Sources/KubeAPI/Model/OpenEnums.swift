/// Whether the kubelet starts a container again after its end.
public struct RestartPolicy: OpenEnum {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  public static let always: RestartPolicy = "Always"
  public static let onFailure: RestartPolicy = "OnFailure"
  public static let never: RestartPolicy = "Never"
}

public struct PodPhase: OpenEnum {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  public static let pending: PodPhase = "Pending"
  public static let running: PodPhase = "Running"
  public static let succeeded: PodPhase = "Succeeded"
  public static let failed: PodPhase = "Failed"
  public static let unknown: PodPhase = "Unknown"
}

public struct CompletionMode: OpenEnum {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  public static let nonIndexed: CompletionMode = "NonIndexed"
  public static let indexed: CompletionMode = "Indexed"
}

public struct PodReplacementPolicy: OpenEnum {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  public static let terminatingOrFailed: PodReplacementPolicy = "TerminatingOrFailed"
  public static let failed: PodReplacementPolicy = "Failed"
}

public struct PodFailurePolicyAction: OpenEnum {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  public static let failJob: PodFailurePolicyAction = "FailJob"
  public static let failIndex: PodFailurePolicyAction = "FailIndex"
  public static let ignore: PodFailurePolicyAction = "Ignore"
  public static let count: PodFailurePolicyAction = "Count"
}

public struct ExitCodeOperator: OpenEnum {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  public static let `in`: ExitCodeOperator = "In"
  public static let notIn: ExitCodeOperator = "NotIn"
}

public struct ConditionStatus: OpenEnum {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  public static let `true`: ConditionStatus = "True"
  public static let `false`: ConditionStatus = "False"
  public static let unknown: ConditionStatus = "Unknown"
}

public struct ConcurrencyPolicy: OpenEnum {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  public static let allow: ConcurrencyPolicy = "Allow"
  public static let forbid: ConcurrencyPolicy = "Forbid"
  public static let replace: ConcurrencyPolicy = "Replace"
}

public struct ImagePullPolicy: OpenEnum {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  public static let always: ImagePullPolicy = "Always"
  public static let ifNotPresent: ImagePullPolicy = "IfNotPresent"
  public static let never: ImagePullPolicy = "Never"
}

public struct EventType: OpenEnum {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  public static let normal: EventType = "Normal"
  public static let warning: EventType = "Warning"
}
