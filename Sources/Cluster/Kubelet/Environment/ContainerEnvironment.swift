import KubeAPI

/// Why a container's configuration could not be made; the words are the kubelet's.
struct ConfigurationError: Error, Hashable, Sendable {
  var message: String
}

/// Where the kubelet reads ConfigMaps and Secrets of a pod's namespace.
struct ConfigurationSource: Sendable {
  var store: ObjectStore
  var namespace: String

  func configMap(_ name: String) -> ConfigMap? {
    let key = ObjectKey(kind: .configMap, namespace: namespace, name: name)
    return if case .configMap(let map)? = store.object(key) { map } else { nil }
  }

  func secret(_ name: String) -> Secret? {
    let key = ObjectKey(kind: .secret, namespace: namespace, name: name)
    return if case .secret(let secret)? = store.object(key) { secret } else { nil }
  }
}

/// The variables of a container's process.
///
/// `makeEnvironmentVariables` of the kubelet:
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kubelet_pods.go
struct ContainerEnvironment: Sendable {
  /// Those that the pod declares.
  private var declared: [String: String] = [:]
  private let services: [String: String]
  private let downward: DownwardAPI
  private let source: ConfigurationSource

  init(
    _ container: Container,
    downward: DownwardAPI,
    source: ConfigurationSource
  ) throws(ConfigurationError) {
    self.downward = downward
    self.source = source
    services = Self.kubernetesService
    for entry in container.envFrom { try add(entry) }
    for variable in container.env {
      if let value = try value(of: variable, container) { declared[variable.name] = value }
    }
  }

  /// All variables: the pod's, those of services, and what the runtime adds.
  ///
  /// - Parameter hostname: the pod's; the pod's own variables win over all others.
  func variables(hostname: String) -> [String: String] {
    var all = [
      "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
      "HOSTNAME": hostname,
      "HOME": "/root",
    ]
    all.merge(services) { $1 }
    all.merge(declared) { $1 }
    return all
  }

  /// A command or argument with its `$(NAME)` replaced.
  func expand(_ text: String) -> String { expandVariables(in: text, lookUp) }

  private func lookUp(_ name: String) -> String? { declared[name] ?? services[name] }

  private mutating func add(_ entry: EnvFromSource) throws(ConfigurationError) {
    var found: [(key: String, value: String)] = []
    if let reference = entry.configMapRef {
      guard let map = source.configMap(reference.name) else {
        if reference.optional == true { return }
        throw .missing("configmap", reference.name)
      }
      found = map.data.map { ($0.key, $0.value) }
    } else if let reference = entry.secretRef {
      guard let secret = source.secret(reference.name) else {
        if reference.optional == true { return }
        throw .missing("secret", reference.name)
      }
      found = secret.data.map { ($0.key, Self.decoded($0.value)) }
    }
    for (key, value) in found { declared[entry.prefix + key] = value }
  }

  /// Nil for an optional source that is missing.
  private func value(
    of variable: EnvVar,
    _ container: Container
  ) throws(ConfigurationError) -> String? {
    if !variable.assigned.isEmpty { return expand(variable.assigned) }
    guard let from = variable.valueFrom else { return "" }
    if let field = from.fieldRef {
      guard let text = downward.field(field.fieldPath) else {
        throw ConfigurationError(message: "unsupported fieldPath: \(field.fieldPath)")
      }
      return text
    }
    if let reference = from.resourceFieldRef {
      let resource = reference["resource"]?.text ?? ""
      let divisor = reference["divisor"]?.text ?? ""
      guard let text = downward.resource(resource, of: container, divisor: divisor) else {
        throw ConfigurationError(message: "unsupported container resource : \(resource)")
      }
      return text
    }
    if let reference = from.configMapKeyRef { return try configMapValue(reference) }
    if let reference = from.secretKeyRef { return try secretValue(reference) }
    return ""
  }

  private func configMapValue(_ reference: KeySelector) throws(ConfigurationError) -> String? {
    let isOptional = reference.optional == true
    guard let map = source.configMap(reference.name) else {
      if isOptional { return nil }
      throw .missing("configmap", reference.name)
    }
    if let value = map.data[reference.key] { return value }
    if isOptional { return nil }
    throw ConfigurationError(
      message: "couldn't find key \(reference.key) in ConfigMap "
        + "\(downward.pod.metadata.namespace)/\(reference.name)")
  }

  private func secretValue(_ reference: KeySelector) throws(ConfigurationError) -> String? {
    let isOptional = reference.optional == true
    guard let secret = source.secret(reference.name) else {
      if isOptional { return nil }
      throw .missing("secret", reference.name)
    }
    if let value = secret.data[reference.key] { return Self.decoded(value) }
    if isOptional { return nil }
    throw ConfigurationError(
      message: "couldn't find key \(reference.key) in Secret "
        + "\(downward.pod.metadata.namespace)/\(reference.name)")
  }

  /// A Secret's entries are stored in base64, which the API server has checked.
  private static func decoded(_ text: String) -> String {
    String(decoding: Base64.decode(text) ?? [], as: UTF8.self)
  }

  /// The one service that every pod is told of.
  private static let kubernetesService = [
    "KUBERNETES_SERVICE_HOST": "10.96.0.1",
    "KUBERNETES_SERVICE_PORT": "443",
    "KUBERNETES_SERVICE_PORT_HTTPS": "443",
    "KUBERNETES_PORT": "tcp://10.96.0.1:443",
    "KUBERNETES_PORT_443_TCP": "tcp://10.96.0.1:443",
    "KUBERNETES_PORT_443_TCP_PROTO": "tcp",
    "KUBERNETES_PORT_443_TCP_PORT": "443",
    "KUBERNETES_PORT_443_TCP_ADDR": "10.96.0.1",
  ]
}

extension ConfigurationError {
  /// `configmap "x" not found`.
  static func missing(_ kind: String, _ name: String) -> ConfigurationError {
    ConfigurationError(message: "\(kind) \"\(name)\" not found")
  }
}

extension Pod {
  /// The name of the pod's machine: its own or the one that the spec gives, 63 bytes at most.
  var effectiveHostname: String {
    let name = spec.hostname.isEmpty ? metadata.name : spec.hostname
    guard name.utf8.count > 63 else { return name }
    var cut = name.prefix(63)
    while cut.last == "-" || cut.last == "." { cut.removeLast() }
    return String(cut)
  }
}
