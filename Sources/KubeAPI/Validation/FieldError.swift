/// One thing that is wrong with one field, as Kubernetes' `field.Error` says it.
///
/// https://github.com/kubernetes/apimachinery/blob/master/pkg/util/validation/field/errors.go
public struct FieldError: Hashable, Sendable {
  /// What is wrong; the raw value is the reason of a cause in a Status.
  public enum Reason: String, Sendable {
    case required = "FieldValueRequired"
    case duplicate = "FieldValueDuplicate"
    case invalid = "FieldValueInvalid"
    case notSupported = "FieldValueNotSupported"
    case notFound = "FieldValueNotFound"
    case forbidden = "FieldValueForbidden"
    case tooLong = "FieldValueTooLong"
    case tooMany = "FieldValueTooMany"

    public var text: String {
      switch self {
      case .required: "Required value"
      case .duplicate: "Duplicate value"
      case .invalid: "Invalid value"
      case .notSupported: "Unsupported value"
      case .notFound: "Not found"
      case .forbidden: "Forbidden"
      case .tooLong: "Too long"
      case .tooMany: "Too many"
      }
    }
  }

  public var reason: Reason
  /// Such as `spec.template.spec.containers[0].name`.
  public var field: String
  /// As it is shown; nil when it is not.
  public var shownValue: String?
  public var detail: String

  public init(_ reason: Reason, _ field: FieldPlace, shown: String? = nil, _ detail: String = "") {
    self.reason = reason
    self.field = field.text
    shownValue = shown
    self.detail = detail
  }

  /// `Required value: valid values: "OnFailure", "Never"`, without the field.
  public var body: String {
    var text = reason.text
    if let shownValue { text += ": " + shownValue }
    return detail.isEmpty ? text : text + ": " + detail
  }

  /// With the field in front.
  public var message: String { "\(field): \(body)" }
}

extension FieldError {
  public static func required(_ field: FieldPlace, _ detail: String = "") -> FieldError {
    FieldError(.required, field, detail)
  }

  public static func forbidden(_ field: FieldPlace, _ detail: String) -> FieldError {
    FieldError(.forbidden, field, detail)
  }

  public static func invalid(_ field: FieldPlace, _ value: String, _ detail: String) -> FieldError {
    FieldError(.invalid, field, shown: GoSyntax.quoted(value), detail)
  }

  public static func invalid(
    _ field: FieldPlace,
    _ value: some BinaryInteger,
    _ detail: String
  ) -> FieldError {
    FieldError(.invalid, field, shown: String(value), detail)
  }

  /// Shows the value as JSON, as Go does for anything that is no scalar.
  public static func invalid(_ field: FieldPlace, json value: Value, _ detail: String) -> FieldError
  {
    FieldError(.invalid, field, shown: JSONWriter.compact(value), detail)
  }

  /// Shows the value as it is given, in the form of Go's internal types.
  static func invalid(_ field: FieldPlace, goForm text: String, _ detail: String) -> FieldError {
    FieldError(.invalid, field, shown: text, detail)
  }

  /// Without the value.
  public static func invalid(_ field: FieldPlace, _ detail: String) -> FieldError {
    FieldError(.invalid, field, detail)
  }

  public static func duplicate(_ field: FieldPlace, _ value: String) -> FieldError {
    FieldError(.duplicate, field, shown: GoSyntax.quoted(value))
  }

  public static func notFound(_ field: FieldPlace, _ value: String) -> FieldError {
    FieldError(.notFound, field, shown: GoSyntax.quoted(value))
  }

  public static func notSupported(
    _ field: FieldPlace,
    _ value: String,
    _ supported: [String]
  ) -> FieldError {
    notSupported(field, shown: GoSyntax.quoted(value), supported)
  }

  public static func notSupported(
    _ field: FieldPlace,
    shown value: String,
    _ supported: [String]
  ) -> FieldError {
    let list = supported.map(GoSyntax.quoted).joined(separator: ", ")
    return FieldError(
      .notSupported,
      field,
      shown: value,
      list.isEmpty ? "" : "supported values: " + list
    )
  }

  public static func tooLong(_ field: FieldPlace, _ limit: Int) -> FieldError {
    FieldError(.tooLong, field, "may not be more than \(limit) bytes")
  }

  public static func tooMany(_ field: FieldPlace, _ count: Int, _ limit: Int) -> FieldError {
    FieldError(
      .tooMany,
      field,
      shown: String(count),
      "must have at most \(limit) \(limit == 1 ? "item" : "items")"
    )
  }
}

extension [FieldError] {
  /// Most checks find nothing, which then costs nothing.
  static func += (errors: inout [FieldError], found: [FieldError]) {
    if !found.isEmpty { errors.append(contentsOf: found) }
  }
}

extension FieldError {
  /// Several messages as Go's `utilerrors.Aggregate` joins them: each once, in brackets.
  public static func aggregate(_ messages: [String]) -> String {
    var seen: Set<String> = []
    let unique = messages.filter { seen.insert($0).inserted }
    return unique.count == 1 ? unique[0] : "[" + unique.joined(separator: ", ") + "]"
  }
}

extension APIStatus {
  /// `Job.batch "x" is invalid: …`, with each error as a cause.
  public static func invalid(_ kind: Kind, _ name: String, _ errors: [FieldError]) -> APIStatus {
    let qualified = kind.group.isEmpty ? kind.rawValue : "\(kind.rawValue).\(kind.group)"
    return APIStatus(
      .invalid,
      "\(qualified) \(GoSyntax.quoted(name)) is invalid: "
        + FieldError.aggregate(errors.map(\.message)),
      kind: kind.rawValue,
      name: name,
      causes: errors.map {
        Cause(reason: $0.reason.rawValue, message: $0.body, field: $0.field)
      }
    )
  }

  /// The refusal as kubectl prints it below a heading of its own, without `error: ` in front:
  /// `The Job "x" is invalid: …` or one line for each cause.
  public var invalidText: String {
    let heading = "The \(kind) \(GoSyntax.quoted(name)) is invalid"
    if causes.isEmpty { return heading + ": " + message }
    var seen: Set<String> = []
    let lines = causes.map { "\($0.field): \($0.message)" }.filter { seen.insert($0).inserted }
    if lines.count == 1 { return heading + ": " + lines[0] }
    return heading + ": \n" + lines.map { "* \($0)" }.joined(separator: "\n")
  }
}
