/// A refusal of the API server, as `metav1.Status` carries it.
///
/// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
public struct APIStatus: Error, Hashable, Sendable {
  /// The machine-readable reason; the HTTP code follows from it.
  public enum Reason: String, Sendable {
    case badRequest = "BadRequest"
    case forbidden = "Forbidden"
    case notFound = "NotFound"
    case alreadyExists = "AlreadyExists"
    case conflict = "Conflict"
    case invalid = "Invalid"
    case methodNotAllowed = "MethodNotAllowed"
    case unsupportedMediaType = "UnsupportedMediaType"
    case internalError = "InternalError"
    /// None was given.
    case unknown = ""
  }

  /// One of several causes, such as one invalid field.
  public struct Cause: Hashable, Sendable {
    public var reason: String
    public var message: String
    public var field: String

    public init(reason: String, message: String, field: String) {
      self.reason = reason
      self.message = message
      self.field = field
    }
  }

  public var reason: Reason
  public var message: String
  public var kind: String
  public var name: String
  public var causes: [Cause]
  /// What the server has warned of before it refused: the answer's headers.
  public var warnings: [String] = []

  public init(
    _ reason: Reason,
    _ message: String,
    kind: String = "",
    name: String = "",
    causes: [Cause] = []
  ) {
    self.reason = reason
    self.message = message
    self.kind = kind
    self.name = name
    self.causes = causes
  }

  public var code: Int {
    switch reason {
    case .badRequest: 400
    case .forbidden: 403
    case .notFound: 404
    case .methodNotAllowed: 405
    case .alreadyExists, .conflict: 409
    case .unsupportedMediaType: 415
    case .invalid: 422
    case .internalError, .unknown: 500
    }
  }

  /// `jobs.batch "x" not found`.
  public static func notFound(_ kind: Kind, _ name: String) -> APIStatus {
    APIStatus(
      .notFound,
      "\(kind.qualifiedPlural) \"\(name)\" not found",
      kind: kind.plural,
      name: name
    )
  }

  /// `jobs.batch "x" already exists`.
  public static func alreadyExists(_ kind: Kind, _ name: String) -> APIStatus {
    APIStatus(
      .alreadyExists,
      "\(kind.qualifiedPlural) \"\(name)\" already exists",
      kind: kind.plural,
      name: name
    )
  }

  /// The optimistic lock's refusal of a write with an old resourceVersion.
  public static func conflict(_ kind: Kind, _ name: String) -> APIStatus {
    APIStatus(
      .conflict,
      "Operation cannot be fulfilled on \(kind.qualifiedPlural) \"\(name)\": the object has been "
        + "modified; please apply your changes to the latest version and try again",
      kind: kind.plural,
      name: name
    )
  }
}

extension APIStatus {
  /// The same refusal after those warnings.
  public func warning(_ warnings: [String]) -> APIStatus {
    var status = self
    status.warnings = warnings + status.warnings
    return status
  }
}
