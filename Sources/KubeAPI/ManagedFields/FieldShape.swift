/// How the fields below a value are told apart when ownership is tracked.
///
/// An atomic value is owned as a whole: `listType`, `mapType` and `structType` of the API's types
/// (https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy).
enum FieldShape {
  /// A scalar, or what is owned as a whole.
  case leaf
  case structure(SchemaType)
  /// Any keys, each of them owned for itself.
  case map(SchemaFieldType)
  /// A list whose items are owned one by one.
  case set
  /// A list whose items are found by their keys.
  case items(keys: [String], item: SchemaType)

  init(of kind: Kind) { self = .structure(Schema.type(of: kind)) }

  init(_ field: SchemaField) {
    switch (field.type, field.listType) {
    case (.list(.object(let name)), .map(let keys)):
      self = Schema.type(name).map { .items(keys: keys, item: $0) } ?? .leaf
    case (.list, .set): self = .set
    case (.map(let value), _): self = field.name == "nodeSelector" ? .leaf : .map(value)
    default: self.init(field.type)
    }
  }

  init(_ type: SchemaFieldType) {
    guard case .object(let name) = type, !FieldShape.atomicTypes.contains(name),
      let type = Schema.type(name)
    else {
      self = .leaf
      return
    }
    self = .structure(type)
  }

  /// `+structType=atomic` in k8s.io/api and k8s.io/apimachinery.
  private static let atomicTypes: Set<String> = [
    "core.v1.ConfigMapKeySelector", "core.v1.FileKeySelector", "core.v1.LocalObjectReference",
    "core.v1.NodeSelector", "core.v1.NodeSelectorTerm", "core.v1.ObjectFieldSelector",
    "core.v1.ObjectReference", "core.v1.ResourceFieldSelector", "core.v1.SecretKeySelector",
    "core.v1.SecretReference", "core.v1.TypedLocalObjectReference", "meta.v1.LabelSelector",
    "meta.v1.OwnerReference",
  ]

  var isLeaf: Bool { if case .leaf = self { true } else { false } }
}

/// A value with the element that its owner's set knows it by.
struct FieldNode {
  var element: String
  var value: Value
  var shape: FieldShape
  /// Items and the entries of maps are members by being there; fields of structs are not.
  var isEntry: Bool
}

extension FieldShape {
  /// The values right below one that is no leaf; fields that the schema does not know are left out.
  func nodes(in value: Value) -> [FieldNode] {
    switch self {
    case .leaf: return []
    case .structure(let type):
      return (value.fields ?? Fields()).compactMap { entry in
        guard let field = type[entry.name], entry.value != .null else { return nil }
        return FieldNode(
          element: "f:\(entry.name)",
          value: entry.value,
          shape: FieldShape(field),
          isEntry: false
        )
      }
    case .map(let type):
      return (value.fields ?? Fields()).filter { $0.value != .null }.map { entry in
        FieldNode(
          element: "f:\(entry.name)",
          value: entry.value,
          shape: FieldShape(type),
          isEntry: true
        )
      }
    case .set:
      return (value.elements ?? []).map { item in
        FieldNode(element: "v:\(item.compactText)", value: item, shape: .leaf, isEntry: true)
      }
    case .items(let keys, let type):
      let shape = FieldShape(.object(type.name))
      return (value.elements ?? []).map { item in
        FieldNode(
          element: FieldShape.element(of: item, keys, type),
          value: item,
          shape: shape,
          isEntry: true
        )
      }
    }
  }

  /// `k:` and the keys of an item; a key that it does not give has its default.
  private static func element(of item: Value, _ keys: [String], _ type: SchemaType) -> String {
    var fields = Fields()
    for key in keys {
      fields[key] = item[key] ?? type[key]?.defaultValue.map { .string($0) }
    }
    return "k:\(Value.object(fields).compactText)"
  }
}
