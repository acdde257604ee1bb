/// What is wrong with the names and addresses of a pod, and with what it shares with its host.
enum PodNetworkValidation {
  /// On the host's network a port of the container is the same port of the host.
  ///
  /// `validatePodHostNetworkDeps`; a template may leave it open.
  static func hostPorts(_ spec: PodSpec, isPod: Bool, _ path: FieldPlace) -> [FieldError] {
    guard spec.hostNetwork else { return [] }
    var errors: [FieldError] = []
    for (index, container) in spec.containers.enumerated() {
      for (position, port) in container.ports.enumerated()
      where (isPod || port.hostPort != 0) && port.hostPort != port.containerPort {
        errors.append(
          .invalid(
            "\(path).containers[\(index)].ports[\(position)].hostPort",
            port.hostPort,
            "must match `containerPort` when `hostNetwork` is true"
          )
        )
      }
    }
    return errors
  }

  /// `validateHostUsers`.
  static func hostUsers(_ spec: PodSpec, _ path: FieldPlace) -> [FieldError] {
    guard spec.others["hostUsers"]?.flag == false else { return [] }
    let shared = [
      ("hostNetwork", spec.hostNetwork), ("HostPID", spec.others["hostPID"]?.flag == true),
      ("HostIPC", spec.others["hostIPC"]?.flag == true),
    ]
    var errors: [FieldError] = shared.compactMap { field, isShared in
      isShared ? .forbidden("\(path).\(field)", "when `hostUsers` is false") : nil
    }
    let lists = [("initContainers", spec.initContainers), ("containers", spec.containers)]
    for (list, containers) in lists {
      for (index, container) in containers.enumerated()
      where container.others["volumeDevices"]?.elements?.isEmpty == false {
        errors.append(
          .forbidden("\(path).\(list)[\(index)].volumeDevices", "when `hostUsers` is false")
        )
      }
    }
    return errors
  }

  /// `validatePodHostName`.
  static func hostnameOverride(_ spec: PodSpec, _ path: FieldPlace) -> [FieldError] {
    guard let name = spec.others["hostnameOverride"]?.text else { return [] }
    var errors: [FieldError] = []
    if spec.others["setHostnameAsFQDN"]?.flag == true {
      errors.append(.forbidden(path, "may not be specified when setHostnameAsFQDN is true"))
    }
    if spec.hostNetwork {
      errors.append(.forbidden(path, "may not be specified when hostNetwork is true"))
    }
    if name.utf8.count > 64 { errors.append(.tooLong(path, 64)) }
    return errors + NameRules.dnsSubdomain(name).map { .invalid(path, name, $0) }
  }

  // MARK: - Name resolution

  /// `validatePodDNSConfig`.
  static func dnsConfig(_ spec: PodSpec, _ path: FieldPlace) -> [FieldError] {
    let config = spec.others["dnsConfig"]
    let servers = (config?["nameservers"]?.elements ?? []).map { $0.text ?? "" }
    if spec.dnsPolicy == "None" {
      if config == nil {
        return [.required(path, "must provide `dnsConfig` when `dnsPolicy` is None")]
      }
      if servers.isEmpty {
        return [
          .required(
            "\(path).nameservers",
            "must provide at least one DNS nameserver when `dnsPolicy` is None"
          )
        ]
      }
    }
    guard let config else { return [] }
    var errors: [FieldError] = []
    if servers.count > 3 {
      errors.append(
        .invalid(
          "\(path).nameservers",
          json: servers.value,
          "must not have more than 3 nameservers"
        )
      )
    }
    for (index, server) in servers.enumerated() {
      errors += address(server, "\(path).nameservers[\(index)]")
    }
    errors += searches((config["searches"]?.elements ?? []).map { $0.text ?? "" }, path)
    for (index, option) in (config["options"]?.elements ?? []).enumerated()
    where (option["name"]?.text ?? "").isEmpty {
      errors.append(.required("\(path).options[\(index)]", "must not be empty"))
    }
    return errors
  }

  private static func searches(_ domains: [String], _ path: FieldPlace) -> [FieldError] {
    let path: FieldPlace = "\(path).searches"
    var errors: [FieldError] = []
    if domains.count > 32 {
      errors.append(
        .invalid(path, json: domains.value, "must not have more than 32 search paths")
      )
    }
    if domains.joined(separator: " ").utf8.count > 2_048 {
      errors.append(
        .invalid(
          path,
          json: domains.value,
          "must not have more than 2048 characters (including spaces) in the search list"
        )
      )
    }
    for (index, domain) in domains.enumerated() where domain != "." {
      let name = domain.hasSuffix(".") ? String(domain.dropLast()) : domain
      errors += NameRules.underscoredSubdomain(name).map {
        .invalid("\(path)[\(index)]", name, $0)
      }
    }
    return errors
  }

  static func hostAliases(_ aliases: Value?, _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
    for (index, alias) in (aliases?.elements ?? []).enumerated() {
      errors += address(alias["ip"]?.text ?? "", "\(path)[\(index)].ip")
      for (position, name) in (alias["hostnames"]?.elements ?? []).enumerated() {
        let name = name.text ?? ""
        errors += NameRules.dnsSubdomain(name).map {
          .invalid("\(path)[\(index)].hostnames[\(position)]", name, $0)
        }
      }
    }
    return errors
  }

  /// `IsValidIPForLegacyField`.
  static func address(_ text: String, _ path: FieldPlace) -> [FieldError] {
    guard let address = NetworkAddress(text) else {
      return [
        .invalid(path, text, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)")
      ]
    }
    var errors: [FieldError] = []
    if address.hasLeadingZeros {
      errors.append(.invalid(path, text, "must not have leading 0s"))
    }
    if address.isMapped {
      errors.append(.invalid(path, text, "must not be an IPv4-mapped IPv6 address"))
    }
    return errors
  }
}
