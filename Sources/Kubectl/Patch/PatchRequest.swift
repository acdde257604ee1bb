import Cluster
import KubeAPI

/// A PATCH as kubectl sends it, and what the API server makes of it.
enum PatchRequest: Sendable {
  case strategic(Value)
  case merge(Value)
  case json(JSONPatch)

  /// The object with the patch applied.
  ///
  /// - Throws: what the server refuses, before validation.
  func apply(
    to document: Value,
    of kind: Kind,
    fieldValidation: FieldValidation = .ignore
  ) throws(APIStatus) -> Value {
    let patched = try patched(document, kind, fieldValidation)
    let before = document[path: ["metadata", "name"]]?.text ?? ""
    let after = patched[path: ["metadata", "name"]]?.text ?? ""
    guard before == after else {
      throw APIStatus(
        .badRequest,
        "the name of the object (\(after)) does not match the name on the URL (\(before))"
      )
    }
    return patched
  }

  private func patched(
    _ document: Value,
    _ kind: Kind,
    _ fieldValidation: FieldValidation
  ) throws(APIStatus) -> Value {
    do {
      switch self {
      case .strategic(let patch):
        let patched = try StrategicMergePatch.apply(patch, to: document, of: kind)
        let problem =
          WireType.problem(in: patched, of: kind)
          ?? PatchRequest.problem(in: patched, of: kind, fieldValidation)
        if let problem { throw PatchRequest.refusal(of: patch.goText, problem) }
        return patched
      case .merge(let patch): return try checked(MergePatch.apply(patch, to: document), kind)
      case .json(let patch): return try checked(patch.apply(to: document), kind)
      }
    } catch let error as PatchError {
      throw PatchRequest.status(of: error)
    } catch let error as APIStatus {
      throw error
    } catch {
      throw APIStatus(.internalError, "\(error)")
    }
  }

  /// The result of a patch on JSON is decoded as a whole.
  private func checked(_ patched: Value, _ kind: Kind) throws(APIStatus) -> Value {
    do {
      _ = try StrictDecoder.decode(patched, kind: kind, fieldValidation: .ignore)
      return patched
    } catch {
      let problem = error.message.split(separator: ": ", maxSplits: 1).last.map(String.init)
      throw PatchRequest.refusal(of: patched.compactJSON, problem ?? error.message)
    }
  }

  /// What the converter says beyond wrong types: values that decode themselves, unknown fields.
  private static func problem(
    in patched: Value,
    of kind: Kind,
    _ fieldValidation: FieldValidation
  ) -> String? {
    // Another kind is refused later, in other words.
    guard patched["kind"]?.text == kind.rawValue else { return nil }
    do {
      let unknown = try StrictDecoder.decode(patched, kind: kind, fieldValidation: .warn).warnings
      guard fieldValidation == .strict, !unknown.isEmpty else { return nil }
      return "strict decoding error: " + unknown.sorted().joined(separator: ", ")
    } catch {
      let problem = error.message.split(separator: ": ", maxSplits: 1).last.map(String.init)
      return problem ?? error.message
    }
  }

  private static func refusal(of patch: String, _ problem: String) -> APIStatus {
    APIStatus(
      .invalid,
      "",
      causes: [
        APIStatus.Cause(
          reason: "FieldValueInvalid",
          message: "Invalid value: \(patch.goQuoted): \(problem)",
          field: "patch"
        )
      ]
    )
  }

  private static func status(of error: PatchError) -> APIStatus {
    guard let reason = error.reason else { return APIStatus(.internalError, error.message) }
    return APIStatus(reason, error.message)
  }
}

/// What the server's converter says of a value of the wrong type.
///
/// `runtime.DefaultUnstructuredConverter.FromUnstructured`, which strategic patches pass through.
enum WireType {
  static func problem(in value: Value, of kind: Kind) -> String? {
    problem(in: value, .object(kind.schemaName), depth: 0)
  }

  private static func problem(
    in value: Value,
    _ type: SchemaFieldType,
    depth: Int
  ) -> String? {
    guard value != .null, depth < 64 else { return nil }
    switch (type, value) {
    case (.object(let name), .object(let fields)):
      for field in Schema.type(name)?.fields ?? [] {
        guard let inner = fields[field.name] else { continue }
        if let problem = problem(in: inner, field.type, depth: depth + 1) { return problem }
      }
      return nil
    case (.list(let item), .array(let elements)):
      for element in elements {
        if let problem = problem(in: element, item, depth: depth + 1) { return problem }
      }
      return nil
    case (.map(let item), .object(let fields)):
      for entry in fields {
        if let problem = problem(in: entry.value, item, depth: depth + 1) { return problem }
      }
      return nil
    case (.object, _): return "cannot restore struct from: \(value.goKindName)"
    case (.list, _): return "cannot restore slice from: \(value.goKindName)"
    case (.map, _): return "cannot restore map from: \(value.goKindName)"
    case (.string, .string), (.bytes, .string), (.bool, .bool), (.any, _), (.intOrString, _),
      (.int32, .integer), (.int64, .integer):
      return nil
    case (.int32, .number(let number)) where number == number.rounded(.towardZero),
      (.int64, .number(let number)) where number == number.rounded(.towardZero):
      return nil
    // Go would convert these, and the converter stops it.
    case (.int32, .number): return "cannot convert float64 to int32"
    case (.int64, .number): return "cannot convert float64 to int64"
    case (.string, .integer): return "cannot convert int64 to string"
    case (.quantity, _), (.time, _), (.microTime, _):
      return nil
    case (.string, _): return "unrecognized type: string"
    case (.bytes, _): return "cannot restore slice from: \(value.goKindName)"
    case (.bool, _): return "unrecognized type: bool"
    case (.int32, _): return "unrecognized type: int32"
    case (.int64, _): return "unrecognized type: int64"
    }
  }
}

extension Value {
  /// `reflect.Kind` of a decoded value.
  fileprivate var goKindName: String {
    switch self {
    case .null: "invalid"
    case .bool: "bool"
    case .integer: "int64"
    case .number: "float64"
    case .string: "string"
    case .array: "slice"
    case .object: "map"
    }
  }
}
