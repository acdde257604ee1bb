import KubeAPI
import ShellRuntime

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
/// It keeps values alone and nothing of where they came from: holding the store's objects while
/// the store is written to would copy them all.
///
/// `makeEnvironmentVariables` of the kubelet:
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kubelet_pods.go
struct ContainerEnvironment: Sendable {
  /// Those that the pod declares.
  private var declared: [String: String] = [:]
  /// All of them in a container of root, but for its hostname.
  private var usual = Self.common

  init(
    _ container: Container,
    downward: DownwardAPI,
    source: ConfigurationSource
  ) throws(ConfigurationError) {
    for entry in container.envFrom {
      for (key, value) in try source.variables(of: entry) { declared[key] = value }
    }
    for variable in container.env {
      guard variable.assigned.isEmpty, let from = variable.valueFrom else {
        declared[variable.name] = expand(variable.assigned)
        continue
      }
      if let value = try source.value(of: from, container, downward) {
        declared[variable.name] = value
      }
    }
    if !declared.isEmpty {
      usual = ProcessEnvironment(Self.common.variables.merging(declared) { $1 })
    }
  }

  /// All variables: the pod's, those of services, and what the runtime adds.
  ///
  /// `hostname`: the pod's; the pod's own variables win over all others.
  func variables(hostname: String, home: String = "/root") -> ProcessEnvironment {
    var all = usual
    if home != Self.rootsHome, declared["HOME"] == nil {
      all = ProcessEnvironment(usual.variables.merging(["HOME": home]) { $1 })
    }
    return declared["HOSTNAME"] == nil ? all.naming(hostname) : all
  }

  private static let rootsHome = "/root"

  /// What the runtime and the kubelet give to every container, besides its hostname and home.
  private static let common = ProcessEnvironment(
    kubernetesService.merging([
      "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": rootsHome,
      "HOSTNAME": "",
    ]) { $1 }
  )

  /// A command or argument with its `$(NAME)` replaced.
  func expand(_ text: String) -> String {
    expandVariables(in: text) { declared[$0] ?? Self.kubernetesService[$0] }
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

extension ConfigurationSource {
  /// All entries of a ConfigMap or Secret, with their prefix.
  fileprivate func variables(
    of entry: EnvFromSource
  ) throws(ConfigurationError) -> [(key: String, value: String)] {
    if let reference = entry.configMapRef {
      guard let map = configMap(reference.name) else {
        if reference.optional == true { return [] }
        throw .missing("configmap", reference.name)
      }
      return map.data.map { (entry.prefix + $0.key, $0.value) }
    }
    if let reference = entry.secretRef {
      guard let secret = secret(reference.name) else {
        if reference.optional == true { return [] }
        throw .missing("secret", reference.name)
      }
      return secret.data.map { (entry.prefix + $0.key, Self.decoded($0.value)) }
    }
    return []
  }

  /// Nil for an optional source that is missing.
  fileprivate func value(
    of from: EnvVarSource,
    _ container: Container,
    _ downward: DownwardAPI
  ) throws(ConfigurationError) -> String? {
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
    if let reference = from.configMapKeyRef {
      return try value(of: reference, "ConfigMap", configMap(reference.name)?.data)
    }
    if let reference = from.secretKeyRef {
      let data = secret(reference.name)?.data
      return try value(of: reference, "Secret", data).map(Self.decoded)
    }
    return ""
  }

  private func value(
    of reference: KeySelector,
    _ kind: String,
    _ data: StringMap?
  ) throws(ConfigurationError) -> String? {
    if let value = data?[reference.key] { return value }
    if reference.optional == true { return nil }
    if data == nil { throw .missing(kind.lowercased(), reference.name) }
    throw ConfigurationError(
      message: "couldn't find key \(reference.key) in \(kind) \(namespace)/\(reference.name)"
    )
  }

  /// A Secret's entries are stored in base64, which the API server has checked.
  private static func decoded(_ text: String) -> String {
    String(decoding: Base64.decode(text) ?? [], as: UTF8.self)
  }
}

extension ConfigurationError {
  /// `configmap "x" not found`.
  static func missing(_ kind: String, _ name: String) -> ConfigurationError {
    ConfigurationError(message: "\(kind) \"\(name)\" not found")
  }
}
