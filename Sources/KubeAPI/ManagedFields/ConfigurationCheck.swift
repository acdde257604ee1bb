/// What an applied configuration may not be, in the words of structured-merge-diff's validation.
public enum ConfigurationCheck {
  /// What is wrong, such as `.spec.foo: field not declared in schema`.
  public static func problems(in configuration: Value, of kind: Kind) -> [String] {
    var found: [String] = []
    var configuration = configuration
    configuration["apiVersion"] = nil
    configuration["kind"] = nil
    check(configuration, .object(kind.schemaName), nil, "", &found)
    return found
  }

  private static func check(
    _ value: Value,
    _ type: SchemaFieldType,
    _ field: SchemaField?,
    _ path: String,
    _ found: inout [String]
  ) {
    func expected(_ what: String) { found.append("\(path): expected \(what)") }
    switch type {
    case .object(let name):
      guard let fields = value.fields else { return expected("map, got \(value.shownByGo)") }
      guard let schema = Schema.type(name) else { return }
      for entry in fields {
        let inner = "\(path).\(entry.name)"
        if let field = schema[entry.name] {
          check(entry.value, field.type, field, inner, &found)
        } else {
          found.append("\(inner): field not declared in schema")
        }
      }
    case .map(let item):
      guard let fields = value.fields else { return expected("map, got \(value.shownByGo)") }
      for entry in fields { check(entry.value, item, nil, "\(path).\(entry.name)", &found) }
    case .list(let item):
      guard let elements = value.elements else {
        return expected("list, got \(value.shownByGo)")
      }
      checkItems(elements, item, field, path, &found)
    case .string, .bytes, .time, .microTime:
      if value.text == nil { expected("string, got \(value.shownByGo)") }
    case .int32, .int64:
      switch value {
      case .integer, .number: break
      default: expected("numeric (int or float), got \(value.goTypeName)")
      }
    case .bool:
      if value.flag == nil { expected("boolean, got \(value.shownByGo)") }
    case .quantity, .intOrString, .any: break
    }
  }

  private static func checkItems(
    _ items: [Value],
    _ type: SchemaFieldType,
    _ field: SchemaField?,
    _ path: String,
    _ found: inout [String]
  ) {
    var elements: [String] = []
    if let field {
      let shape = FieldShape(field)
      if !shape.isLeaf { elements = shape.nodes(in: .array(items)).map(\.element) }
    }
    var seen: Set<String> = []
    for (index, item) in items.enumerated() {
      var inner = "\(path)[\(index)]"
      if index < elements.count {
        let element = FieldSet.text(of: [elements[index]])
        inner = path + element
        if !seen.insert(element).inserted {
          found.append("\(path): duplicate entries for key \(element)")
        }
      }
      check(item, type, nil, inner, &found)
    }
  }
}

extension Value {
  /// As the error shows a value that it did not expect.
  fileprivate var shownByGo: String { "&{\(compactText)}" }
}
