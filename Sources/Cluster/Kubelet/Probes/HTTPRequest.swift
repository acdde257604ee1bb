import KubeAPI

/// A request that a probe or a hook makes from the node to a container.
///
/// Nothing listens in a simulated container, so that a request comes to nothing: its use is the
/// words in which Go's network library says so.
struct HTTPRequest: Hashable, Sendable {
  var scheme: String
  /// Empty for the pod's own address.
  var host: String
  var port: Value
  var path: String

  init(_ value: Value) {
    scheme = value["scheme"]?.text?.lowercased() ?? "http"
    host = value["host"]?.text ?? ""
    port = value["port"] ?? .null
    path = value["path"]?.text ?? "/"
  }

  /// What has become of the request: `Get "http://10.244.0.2:80/": dial tcp …: connection refused`.
  ///
  /// - Throws: why there is no such port.
  func refusal(of container: Container, at address: String) throws(ConfigurationError) -> String {
    let host = host.isEmpty ? address : host
    let port = try container.number(ofPort: port)
    let path = path.hasPrefix("/") ? path : "/\(path)"
    return "Get \"\(scheme)://\(host):\(port)\(path)\": " + dialRefusal(host, port)
  }
}

/// What becomes of a connection to a port on which nobody listens.
func dialRefusal(_ host: String, _ port: Int64) -> String {
  let isNumeric = host.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E }
  if isNumeric || host == "localhost" {
    let address = isNumeric ? host : "127.0.0.1"
    return "dial tcp \(address):\(port): connect: connection refused"
  }
  return "dial tcp: lookup \(host) on 10.0.2.3:53: no such host"
}

extension Container {
  /// The number of a port that is given by number or by name (`ResolveContainerPort`).
  func number(ofPort port: Value) throws(ConfigurationError) -> Int64 {
    var number = port.integer
    if let name = port.text {
      number = ports.first { $0.name == name }.map { Int64($0.containerPort) } ?? Int64(name)
      guard number != nil else {
        throw ConfigurationError(
          message: "strconv.Atoi: parsing \(GoSyntax.quoted(name)): invalid syntax"
        )
      }
    }
    guard let number, number > 0, number < 65_536 else {
      throw ConfigurationError(message: "invalid port number: \(number ?? -1)")
    }
    return number
  }
}
