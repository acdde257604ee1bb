package import KubeAPI

/// Why a command ends with a complaint; the text is kubectl's own.
package indirect enum KubectlError: Error, Hashable, Sendable {
  /// Printed after `error: `.
  case plain(String)
  /// A wrong call, with a pointer to the command's help: `cmdutil.UsageErrorf`.
  case usage(String, command: String)
  /// Printed as it is.
  case verbatim(String, status: UInt8)
  /// A refusal of the API server.
  case server(APIStatus)
  /// A refusal of the API server that names what kubectl was doing.
  case wrapped(String, APIStatus)
  /// Several at once, one a line.
  case several([KubectlError])
  /// Everything has been said.
  case silent(status: UInt8)
  /// An error, and what goes to standard output before it.
  case after(String, KubectlError)

  /// The server's answer at an address that it does not serve, such as a Job's `scale`.
  static let noSuchPath = KubectlError.server(
    APIStatus(.notFound, "the server could not find the requested resource")
  )

  /// Throws what has gone wrong with some of several objects, if anything has.
  static func throwing(_ errors: [KubectlError]) throws(KubectlError) {
    guard let first = errors.first else { return }
    throw errors.count == 1 ? first : .several(errors)
  }

  /// What goes to standard error, as `cmdutil.CheckErr` words it; empty when nothing does.
  package var text: String {
    switch self {
    case .plain(let message): message.hasPrefix("error: ") ? message : "error: \(message)"
    case .usage(let message, let command):
      "error: \(message)\nSee '\(command) -h' for help and examples"
    case .verbatim(let message, _): message
    case .server(let status): KubectlError.text(of: status)
    case .wrapped(let action, var status):
      KubectlError.text(
        of: {
          status.message = "\(action): \(status.message)"; return status
        }()
      )
    case .several(let errors): errors.map(\.text).joined(separator: "\n")
    case .silent: ""
    case .after(_, let error): error.text
    }
  }

  package var exitStatus: UInt8 {
    switch self {
    case .verbatim(_, let status), .silent(let status): status
    case .after(_, let error): error.exitStatus
    default: 1
    }
  }

  /// What the error says where another one quotes it.
  package var message: String {
    switch self {
    case .plain(let message), .usage(let message, _), .verbatim(let message, _): message
    case .server(let status): status.message
    case .wrapped(let action, let status): "\(action): \(status.message)"
    case .several(let errors): "[" + errors.map(\.message).joined(separator: ", ") + "]"
    case .silent: ""
    case .after(_, let error): error.message
    }
  }

  package var isNotFound: Bool {
    switch self {
    case .server(let status), .wrapped(_, let status): status.reason == .notFound
    default: false
    }
  }

  private static func text(of status: APIStatus) -> String {
    status.warnings.map { "Warning: \($0)\n" }.joined() + refusal(of: status)
  }

  private static func refusal(of status: APIStatus) -> String {
    guard status.reason == .invalid else {
      let reason = status.reason == .unknown ? "" : " (\(status.reason.rawValue))"
      return "Error from server\(reason): \(status.message)"
    }
    let subject =
      status.kind.isEmpty && status.name.isEmpty
      ? "The request is invalid" : "The \(status.kind) \(status.name.goQuoted) is invalid"
    var causes: [String] = []
    var seen: Set<String> = []
    for cause in status.causes {
      let text = cause.field.isEmpty ? cause.message : "\(cause.field): \(cause.message)"
      if seen.insert(text).inserted { causes.append(text) }
    }
    switch causes.count {
    case 0:
      return status.kind.isEmpty && status.name.isEmpty && !status.message.isEmpty
        ? "\(subject): \(status.message)" : subject
    case 1: return "\(subject): \(causes[0])"
    default: return "\(subject): \n" + causes.map { "* \($0)" }.joined(separator: "\n")
    }
  }
}
