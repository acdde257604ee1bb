/// What is wrong with the new status of a pod.
///
/// `ValidatePodStatusUpdate` of pkg/apis/core/validation/validation.go, as far as somebody can write
/// it by hand.
enum PodStatusValidation {
  static func validate(_ new: Pod, _ old: Pod) -> [FieldError] {
    var errors = MetadataValidation.validateUpdate(new.metadata, old.metadata)
    errors += conditions(new.status.conditions)
    if new.status.observedGeneration < 0 {
      errors.append(
        .invalid(
          "status.observedGeneration",
          new.status.observedGeneration,
          "must be a non-negative integer"
        )
      )
    }
    if new.status.qosClass != old.status.qosClass {
      errors.append(.invalid("status.qosClass", new.status.qosClass, FieldError.immutable))
    }
    errors += transitions(
      new.status.containerStatuses,
      old.status.containerStatuses,
      old.spec.containers,
      old.spec,
      "status.containerStatuses"
    )
    errors += transitions(
      new.status.initContainerStatuses,
      old.status.initContainerStatuses,
      old.spec.initContainers,
      old.spec,
      "status.initContainerStatuses"
    )
    return errors + addresses(new.status)
  }

  private static func conditions(_ conditions: [PodCondition]) -> [FieldError] {
    var errors: [FieldError] = []
    for (index, condition) in conditions.enumerated() {
      let path: FieldPlace = "status.conditions[\(index)]"
      if condition.observedGeneration < 0 {
        errors.append(
          .invalid(
            "\(path).observedGeneration",
            condition.observedGeneration,
            "must be a non-negative integer"
          )
        )
      }
      if ["PodScheduled", "Ready", "Initialized"].contains(condition.type) { continue }
      errors += NameRules.qualifiedName(condition.type).map {
        .invalid("\(path).Type", condition.type, $0)
      }
    }
    return errors
  }

  /// A container that has ended may run again only where its pod lets it.
  private static func transitions(
    _ new: [ContainerStatus],
    _ old: [ContainerStatus],
    _ containers: [Container],
    _ spec: PodSpec,
    _ path: FieldPlace
  ) -> [FieldError] {
    var errors: [FieldError] = []
    for (index, status) in old.enumerated() {
      guard let end = status.state.terminated,
        let next = new.first(where: { $0.name == status.name }), next.state.terminated == nil
      else { continue }
      let container = containers.first { $0.name == status.name }
      if container.map({ mayRestart($0, after: end.exitCode, spec) }) == true { continue }
      errors.append(
        .forbidden("\(path)[\(index)].state", "may not be transitioned to non-terminated state")
      )
    }
    return errors
  }

  /// `ContainerShouldRestart` of pkg/api/v1/pod/util.go.
  private static func mayRestart(
    _ container: Container,
    after exitCode: Int32,
    _ spec: PodSpec
  ) -> Bool {
    for rule in container.restartPolicyRules where rule["action"]?.text == "Restart" {
      guard let codes = rule["exitCodes"] else { continue }
      let isListed = codes["values"]?.elements?.contains(.integer(Int64(exitCode))) == true
      if isListed == (codes["operator"]?.text == "In") { return true }
    }
    switch container.restartPolicy ?? spec.restartPolicy {
    case .always: return true
    case .onFailure: return exitCode != 0
    default: return false
    }
  }

  private static func addresses(_ status: PodStatus) -> [FieldError] {
    var errors: [FieldError] = []
    for (index, address) in status.podIPs.enumerated() {
      errors += PodNetworkValidation.address(address.ip, "status.podIPs[\(index)]")
    }
    if let first = status.hostIPs.first, first.ip != status.hostIP {
      errors.append(
        .invalid("status.hostIPs[0].ip", first.ip, "must be equal to `hostIP`")
      )
    }
    for (index, address) in status.hostIPs.enumerated() {
      errors += PodNetworkValidation.address(address.ip, "status.hostIPs[\(index)]")
    }
    return errors
  }
}
