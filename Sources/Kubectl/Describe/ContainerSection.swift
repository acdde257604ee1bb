import KubeAPI
import Simulation

extension PageWriter {
  /// `describeContainers`: what is wanted of each container and, in a pod, what became of it.
  mutating func describe(
    containers: [Container],
    title: String,
    statuses: [ContainerStatus] = [],
    of pod: Pod? = nil,
    inTemplate: Bool = false
  ) {
    let none = containers.isEmpty ? " <none>" : ""
    line(0, (inTemplate ? "  " : "") + "\(title):\(none)")
    for container in containers {
      let status = statuses.last { $0.name == container.name }
      line(1, (inTemplate ? " " : "") + "\(container.name):")
      if let status { field(2, "Container ID", status.containerID) }
      field(2, "Image", container.image)
      if let status { field(2, "Image ID", status.imageID) }
      ports("Port", container.ports.map { ($0.containerPort, $0) })
      ports("Host Port", container.ports.map { ($0.hostPort, $0) })
      words("Command", container.command)
      words("Args", container.args)
      if let status { describe(status) }
      quantities("Limits", container.resources.limits)
      quantities("Requests", container.resources.requests)
      probes(of: container)
      environment(of: container, in: pod)
      mounts(of: container)
    }
  }

  private mutating func ports(_ title: String, _ ports: [(number: Int32, port: ContainerPort)]) {
    let texts = ports.map { number, port in
      "\(number)/\(port.protocol)" + (port.name.isEmpty ? "" : " (\(port.name))")
    }
    let text = texts.isEmpty ? "<none>" : texts.joined(separator: ", ")
    field(2, texts.count > 1 ? "\(title)s" : title, text)
  }

  private mutating func words(_ title: String, _ words: [String]) {
    guard !words.isEmpty else { return }
    line(2, "\(title):")
    for word in words {
      for part in word.split(separator: "\n", omittingEmptySubsequences: false) {
        line(3, String(part))
      }
    }
  }

  // MARK: status

  private mutating func describe(_ status: ContainerStatus) {
    describe(status.state, title: "State")
    if status.lastState.terminated != nil { describe(status.lastState, title: "Last State") }
    field(2, "Ready", status.ready ? "True" : "False")
    field(2, "Restart Count", status.restartCount)
  }

  private mutating func describe(_ state: ContainerState, title: String) {
    if let running = state.running {
      field(2, title, "Running")
      field(3, "Started", time(running.startedAt))
    } else if let end = state.terminated {
      field(2, title, "Terminated")
      if !end.reason.isEmpty { field(3, "Reason", end.reason) }
      if !end.message.isEmpty { field(3, "Message", end.message) }
      field(3, "Exit Code", end.exitCode)
      if end.signal > 0 { field(3, "Signal", end.signal) }
      field(3, "Started", time(end.startedAt))
      field(3, "Finished", time(end.finishedAt))
    } else {
      field(2, title, "Waiting")
      if let waiting = state.waiting, !waiting.reason.isEmpty { field(3, "Reason", waiting.reason) }
    }
  }

  /// Go prints its zero time for one that was never set.
  private func time(_ moment: Instant?) -> String {
    moment?.rfc1123 ?? "Mon, 01 Jan 0001 00:00:00 +0000"
  }

  // MARK: wants

  private mutating func quantities(_ title: String, _ quantities: StringMap) {
    guard !quantities.isEmpty else { return }
    line(2, "\(title):")
    for entry in quantities { field(3, entry.key, entry.value) }
  }

  private mutating func probes(of container: Container) {
    let probes = [
      ("Liveness", container.livenessProbe), ("Readiness", container.readinessProbe),
      ("Startup", container.startupProbe),
    ]
    for (title, probe) in probes {
      if let probe { field(2, title, ProbeText.text(probe)) }
    }
  }

  private mutating func environment(of container: Container, in pod: Pod?) {
    if !container.envFrom.isEmpty {
      line(2, "Environment Variables from:")
      for source in container.envFrom {
        let reference = source.configMapRef ?? source.secretRef ?? EnvSource()
        let kind =
          source.configMapRef != nil ? "ConfigMap" : source.secretRef != nil ? "Secret" : ""
        let prefix = source.prefix.isEmpty ? "" : " with prefix '\(source.prefix)'"
        line(3, "\(reference.name)\t\(kind)\(prefix)\tOptional: \(reference.optional ?? false)")
      }
    }
    line(2, "Environment:" + (container.env.isEmpty ? "\t<none>" : ""))
    for variable in container.env { describe(variable, in: pod, container) }
  }

  private mutating func describe(_ variable: EnvVar, in pod: Pod?, _ container: Container) {
    guard let source = variable.valueFrom else {
      let parts = variable.assigned.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        line(3, (index == 0 ? "\(variable.name):" : "") + "\t\(part)")
      }
      return
    }
    if let field = source.fieldRef {
      let value = pod.map { PodField.text(of: field.fieldPath, in: $0) } ?? ""
      line(3, "\(variable.name):\t\(value) (\(field.apiVersion):\(field.fieldPath))")
    } else if let field = source.resourceFieldRef {
      let name = field["resource"]?.text ?? ""
      let amount = ContainerAmount.text(of: field, in: container)
      line(3, "\(variable.name):\t\(amount) (\(name))")
    } else if let key = source.secretKeyRef {
      line(
        3,
        "\(variable.name):\t<set to the key '\(key.key)' in secret '\(key.name)'>\t"
          + "Optional: \(key.optional ?? false)"
      )
    } else if let key = source.configMapKeyRef {
      line(
        3,
        "\(variable.name):\t<set to the key '\(key.key)' of config map '\(key.name)'>\t"
          + "Optional: \(key.optional ?? false)"
      )
    }
  }

  private mutating func mounts(of container: Container) {
    line(2, "Mounts:" + (container.volumeMounts.isEmpty ? "\t<none>" : ""))
    for mount in container.volumeMounts.sorted(by: { $0.mountPath < $1.mountPath }) {
      var flags = mount.readOnly ? "ro" : "rw"
      if !mount.subPath.isEmpty { flags += ",path=\(mount.subPath.goQuoted)" }
      line(3, "\(mount.mountPath) from \(mount.name) (\(flags))")
    }
  }
}

/// A probe on one line.
private enum ProbeText {
  static func text(_ probe: Value) -> String {
    func number(_ field: String) -> Int64 { probe[field]?.integer ?? 0 }
    let attributes =
      "delay=\(number("initialDelaySeconds"))s timeout=\(number("timeoutSeconds"))s "
      + "period=\(number("periodSeconds"))s #success=\(number("successThreshold")) "
      + "#failure=\(number("failureThreshold"))"
    if let command = probe[path: ["exec", "command"]] {
      return "exec \(command.goText) \(attributes)"
    }
    if let get = probe["httpGet"] {
      let scheme = (get["scheme"]?.text ?? "").lowercased()
      let host = get["host"]?.text ?? ""
      let url = "\(scheme)://\(host):\(get["port"]?.goText ?? "")\(get["path"]?.text ?? "")"
      return "http-get \(url) \(attributes)"
    }
    if let socket = probe["tcpSocket"] {
      let host = socket["host"]?.text ?? ""
      return "tcp-socket \(host):\(socket["port"]?.goText ?? "") \(attributes)"
    }
    if let call = probe["grpc"] {
      return "grpc <pod>:\(call["port"]?.goText ?? "") \(call["service"]?.text ?? "") \(attributes)"
    }
    return "unknown \(attributes)"
  }
}

/// A limit or request of a container, in whole units of a divisor, as describe shows it.
///
/// `ExtractContainerResourceValue` of kubectl's `pkg/util/resource/resource.go`, and describe's word
/// for a limit that is not set.
private enum ContainerAmount {
  static func text(of selector: Value, in container: Container) -> String {
    let name = selector["resource"]?.text ?? ""
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, ["limits", "requests"].contains(parts[0]),
      ["cpu", "memory", "ephemeral-storage"].contains(parts[1])
        || parts[1].hasPrefix("hugepages-")
    else { return "" }
    let amounts = parts[0] == "limits" ? container.resources.limits : container.resources.requests
    let amount = Quantity(decoded: amounts[parts[1]] ?? "0")
    let divisor = Quantity(decoded: selector["divisor"]?.text ?? "0")
    let unit = divisor.nanos == 0 ? Quantity(1) : divisor
    let (count, size) =
      parts[1] == "cpu" ? (amount.milliunits, unit.milliunits) : (amount.units, unit.units)
    let whole = count / size + (count % size > 0 ? 1 : 0)
    return whole == 0 && ["limits.cpu", "limits.memory"].contains(name)
      ? "node allocatable" : String(whole)
  }
}

/// The fields of a pod that describe can look up: those of its metadata.
///
/// `ExtractFieldPathAsString` of kubectl's `pkg/util/fieldpath/fieldpath.go`.
private enum PodField {
  static func text(of path: String, in pod: Pod) -> String {
    switch path {
    case "metadata.name": return pod.metadata.name
    case "metadata.namespace": return pod.metadata.namespace
    case "metadata.uid": return pod.metadata.uid
    case "metadata.labels": return formatted(pod.metadata.labels)
    case "metadata.annotations": return formatted(pod.metadata.annotations)
    default:
      guard let open = path.firstIndex(of: "["), path.hasSuffix("']") else { return "" }
      let key = path[open...].dropFirst(2).dropLast(2)
      return path.hasPrefix("metadata.labels")
        ? pod.metadata.labels[String(key)] ?? "" : pod.metadata.annotations[String(key)] ?? ""
    }
  }

  private static func formatted(_ map: StringMap) -> String {
    map.map { "\($0.key)=\($0.value.goQuoted)" }.joined(separator: "\n")
  }
}
