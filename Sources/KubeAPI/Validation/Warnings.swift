/// What the API server warns of without refusing it.
///
/// https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/api/pod/warnings.go
enum Warnings {
  static func onCreate(_ object: APIObject) -> [String] {
    switch object {
    case .job(let job):
      return name(job.metadata.name, "this is used in Pod names and hostnames")
        + spec(job.spec, "spec")
    case .cronJob(let cronJob):
      return name(cronJob.metadata.name, "this is used in Pod names and hostnames")
        + spec(cronJob.spec.jobTemplate.spec, "spec.jobTemplate.spec")
    case .pod(let pod):
      return name(pod.metadata.name, "this is used in the Pod's hostname") + spec(pod.spec, "spec")
    default: return []
    }
  }

  static func onUpdate(_ new: APIObject, _ old: APIObject) -> [String] {
    switch (new, old) {
    case (.job(let new), .job(let old)) where new.metadata.generation != old.metadata.generation:
      return spec(new.spec, "spec")
    case (.cronJob(let new), .cronJob(let old))
    where new.metadata.generation != old.metadata.generation:
      return spec(new.spec.jobTemplate.spec, "spec.jobTemplate.spec")
    case (.pod(let new), .pod(let old)) where new.spec != old.spec:
      return spec(new.spec, "spec")
    default: return []
    }
  }

  private static func name(_ name: String, _ use: String) -> [String] {
    let problems = NameRules.dnsLabel(name)
    if name.isEmpty || problems.isEmpty { return [] }
    return [
      "metadata.name: \(use), which can result in surprising behavior; a DNS label is recommended: "
        + "[\(problems.joined(separator: " "))]"
    ]
  }

  private static func spec(_ spec: JobSpec, _ path: String) -> [String] {
    var warnings: [String] = []
    if spec.completionMode == .indexed, spec.completions ?? 0 > 100_000,
      spec.parallelism ?? 0 > 10_000
    {
      warnings.append(
        "\(path): In Indexed Jobs with a number of completions higher than 10^5 and a parallelism "
          + "higher than 10^4, Kubernetes might not be able to track completedIndexes when a big "
          + "number of indexes fail"
      )
    }
    return warnings + Self.spec(spec.template.spec, "\(path).template.spec")
  }

  private static func spec(_ spec: PodSpec, _ path: String) -> [String] {
    var warnings: [String] = []
    let lists = [("initContainers", spec.initContainers), ("containers", spec.containers)]
    for (field, containers) in lists {
      for (index, container) in containers.enumerated() {
        warnings += resources(container, "\(path).\(field)[\(index)]")
        warnings += variables(container, "\(path).\(field)[\(index)]")
      }
    }
    var ports: [String: [(path: String, port: ContainerPort)]] = [:]
    for (field, containers) in lists {
      for (index, container) in containers.enumerated() {
        warnings += Self.ports(container, "\(path).\(field)[\(index)]", &ports)
      }
    }
    return warnings
  }

  private static func resources(_ container: Container, _ path: String) -> [String] {
    var warnings: [String] = []
    for name in ["memory", "ephemeral-storage"] {
      let amounts = [
        ("limits", container.resources.limits[name]),
        ("requests", container.resources.requests[name]),
      ]
      for (field, amount) in amounts {
        guard let amount, Quantity(decoded: amount).milliunits % 1_000 != 0 else { continue }
        warnings.append(
          "\(path).resources.\(field)[\(name)]: fractional byte value \(GoSyntax.quoted(amount)) is "
            + "invalid, must be an integer"
        )
      }
    }
    return warnings
  }

  private static func variables(_ container: Container, _ path: String) -> [String] {
    var warnings: [String] = []
    var seen: Set<String> = []
    for (index, variable) in container.env.enumerated()
    where !seen.insert(variable.name).inserted {
      let reference = "$(\(variable.name))"
      let extends = variable.assigned.contains(reference) && variable.assigned != reference
      if variable.valueFrom == nil, extends { continue }
      warnings.append(
        "\(path).env[\(index)]: hides previous definition of "
          + "\(GoSyntax.quoted(variable.name)), which may be dropped when using apply"
      )
    }
    return warnings
  }

  private static func ports(
    _ container: Container,
    _ path: String,
    _ known: inout [String: [(path: String, port: ContainerPort)]]
  ) -> [String] {
    var warnings: [String] = []
    for (index, port) in container.ports.enumerated() {
      let here = "\(path).ports[\(index)]"
      let key = "\(port.containerPort)/\(port.protocol)"
      for other in known[key, default: []] {
        if port.hostIP == other.port.hostIP, port.hostPort == other.port.hostPort {
          warnings.append("\(here): duplicate port definition with \(other.path)")
        } else if port.hostPort == 0 || other.port.hostPort == 0 {
          warnings.append("\(here): overlapping port definition with \(other.path)")
        }
      }
      known[key, default: []].append((here, port))
    }
    return warnings
  }
}
