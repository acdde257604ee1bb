import KubeAPI
import Simulation

extension PageWriter {
  /// `describePod`.
  mutating func describe(_ pod: Pod) {
    describeHead(of: pod)
    if !pod.spec.initContainers.isEmpty {
      describe(
        containers: pod.spec.initContainers,
        title: "Init Containers",
        statuses: pod.status.initContainerStatuses,
        of: pod
      )
    }
    describe(
      containers: pod.spec.containers,
      title: "Containers",
      statuses: pod.status.containerStatuses,
      of: pod
    )
    if !pod.status.conditions.isEmpty {
      line(0, "Conditions:")
      line(1, "Type\tStatus")
      for condition in pod.status.conditions {
        line(1, "\(condition.type) \t\(condition.status.rawValue) ")
      }
    }
    describe(volumes: pod.spec.volumes)
    field("QoS Class", pod.status.qosClass)
    labels("Node-Selectors", pod.spec.nodeSelector)
    tolerations("Tolerations", pod.spec.tolerations)
  }

  private mutating func describeHead(of pod: Pod) {
    let (spec, status) = (pod.spec, pod.status)
    field("Name", pod.metadata.name)
    field("Namespace", pod.metadata.namespace)
    if let priority = spec.priority { field("Priority", priority) }
    if !spec.priorityClassName.isEmpty { field("Priority Class Name", spec.priorityClassName) }
    if !spec.serviceAccountName.isEmpty { field("Service Account", spec.serviceAccountName) }
    field("Node", spec.nodeName.isEmpty ? "<none>" : "\(spec.nodeName)/\(status.hostIP)")
    if let start = status.startTime { field("Start Time", start.rfc1123) }
    labels("Labels", pod.metadata.labels)
    annotations("Annotations", pod.metadata.annotations)
    if let end = pod.metadata.deletionTimestamp, status.phase != .failed,
      status.phase != .succeeded
    {
      field("Status", "Terminating (lasts \(Age.since(end, now)))")
      field("Termination Grace Period", "\(pod.metadata.deletionGracePeriodSeconds ?? 0)s")
    } else {
      field("Status", status.phase.rawValue)
    }
    if !status.reason.isEmpty { field("Reason", status.reason) }
    if !status.message.isEmpty { field("Message", status.message) }
    field("IP", status.podIP)
    if status.podIPs.isEmpty {
      field("IPs", "<none>")
    } else {
      line(0, "IPs:")
      for address in status.podIPs { field(1, "IP", address.ip) }
    }
    if let owner = pod.metadata.controllerText { field("Controlled By", owner) }
  }

  /// `DescribePodTemplate`.
  mutating func describe(template: PodTemplateSpec) {
    line(0, "Pod Template:")
    labels("  Labels", template.metadata.labels)
    if !template.metadata.annotations.isEmpty {
      annotations("  Annotations", template.metadata.annotations)
    }
    let spec = template.spec
    if !spec.serviceAccountName.isEmpty { field(1, "Service Account", spec.serviceAccountName) }
    if !spec.initContainers.isEmpty {
      describe(containers: spec.initContainers, title: "Init Containers", inTemplate: true)
    }
    describe(containers: spec.containers, title: "Containers", inTemplate: true)
    describe(volumes: spec.volumes, inTemplate: true)
    if !spec.priorityClassName.isEmpty { field(1, "Priority Class Name", spec.priorityClassName) }
    labels("  Node-Selectors", spec.nodeSelector)
    tolerations("  Tolerations", spec.tolerations)
  }
}
