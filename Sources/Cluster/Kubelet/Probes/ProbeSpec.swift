import KubeAPI
import Simulation

/// What a probe asks a container for.
enum ProbeKind: String, Hashable, Sendable {
  case liveness = "Liveness"
  case readiness = "Readiness"
  case startup = "Startup"
}

/// A probe as the container's spec has it.
///
/// https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
struct ProbeSpec: Hashable, Sendable {
  enum Action: Hashable, Sendable {
    /// A program in the container.
    case exec([String])
    case httpGet(HTTPRequest)
    /// `host` is empty for the pod's own address.
    case tcpSocket(host: String, port: Value)
    case grpc(port: Int64)
    /// None, which the API server does not let pass.
    case none
  }

  var action: Action
  var initialDelaySeconds: Int64
  var timeout: Duration
  var period: Duration
  var successThreshold: Int64
  var failureThreshold: Int64
  /// Stands in for the pod's grace when the probe has the container killed.
  var graceSeconds: Int64?

  init(_ value: Value) {
    func number(_ name: String, _ fallback: Int64, atLeast least: Int64) -> Int64 {
      let asked = value[name]?.integer ?? 0
      return min(max(asked == 0 ? fallback : asked, least), 1_000_000_000)
    }
    initialDelaySeconds = number("initialDelaySeconds", 0, atLeast: 0)
    timeout = .seconds(number("timeoutSeconds", 1, atLeast: 1))
    period = .seconds(number("periodSeconds", 10, atLeast: 1))
    successThreshold = number("successThreshold", 1, atLeast: 1)
    failureThreshold = number("failureThreshold", 3, atLeast: 1)
    graceSeconds = value["terminationGracePeriodSeconds"]?.integer
    action = Action(value)
  }
}

extension ProbeSpec.Action {
  fileprivate init(_ value: Value) {
    if let exec = value["exec"] {
      self = .exec(exec["command"]?.elements?.compactMap(\.text) ?? [])
    } else if let get = value["httpGet"] {
      self = .httpGet(HTTPRequest(get))
    } else if let socket = value["tcpSocket"] {
      self = .tcpSocket(host: socket["host"]?.text ?? "", port: socket["port"] ?? .null)
    } else if let grpc = value["grpc"] {
      self = .grpc(port: grpc["port"]?.integer ?? 0)
    } else {
      self = .none
    }
  }
}

extension Container {
  /// The probe of that kind, if the container has one.
  func probe(_ kind: ProbeKind) -> ProbeSpec? {
    let value =
      switch kind {
      case .liveness: livenessProbe
      case .readiness: readinessProbe
      case .startup: startupProbe
      }
    return value.map(ProbeSpec.init)
  }

  var hasProbes: Bool { livenessProbe != nil || readinessProbe != nil || startupProbe != nil }
}
