public import Simulation

/// Who owns which fields of an object: an entry of `metadata.managedFields`.
public struct FieldManager: Hashable, Sendable {
  public enum Operation: String, Sendable {
    case apply = "Apply"
    case update = "Update"
  }

  public var name: String
  public var operation: Operation
  /// Empty for the object itself.
  public var subresource: String
  public var apiVersion: String
  /// When its fields changed last, in whole seconds.
  public var time: Instant?
  public var fields: FieldSet

  public init(
    _ name: String,
    _ operation: Operation,
    of kind: Kind,
    subresource: String = "",
    time: Instant? = nil,
    fields: FieldSet = FieldSet()
  ) {
    self.name = name
    self.operation = operation
    self.subresource = subresource
    apiVersion = kind.apiVersion
    self.time = time?.wholeSecond
    self.fields = fields
  }

  /// Whether two entries are the same manager's: its time and its fields do not matter.
  func isSame(as other: FieldManager) -> Bool {
    name == other.name && operation == other.operation && subresource == other.subresource
      && (operation == .apply || apiVersion == other.apiVersion)
  }

  /// As conflicts name it: `printManager` in managedfields/internal/conflict.go of apimachinery.
  var conflictText: String {
    var text = "\"\(name)\""
    if !subresource.isEmpty { text += " with subresource \"\(subresource)\"" }
    // The time is no part of what conflicts know.
    return operation == .update ? "\(text) using \(apiVersion)" : text
  }

  // MARK: wire form

  public init?(_ value: Value) {
    guard let operation = value["operation"]?.text.flatMap(Operation.init) else { return nil }
    name = value["manager"]?.text ?? ""
    self.operation = operation
    subresource = value["subresource"]?.text ?? ""
    apiVersion = value["apiVersion"]?.text ?? ""
    time = value["time"]?.text.flatMap { Instant(rfc3339: $0) }
    fields = FieldSet(value["fieldsV1"] ?? .null)
  }

  public var value: Value {
    var value: Value = [
      "apiVersion": .string(apiVersion),
      "fieldsType": "FieldsV1",
      "fieldsV1": fields.value,
      "manager": .string(name),
      "operation": .string(operation.rawValue),
    ]
    if !subresource.isEmpty { value["subresource"] = .string(subresource) }
    if let time { value["time"] = time.value }
    return value
  }
}
