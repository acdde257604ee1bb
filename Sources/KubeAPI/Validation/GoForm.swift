/// Objects as JSON with the names of Go's internal types, as refusals of immutable fields show them.
///
/// The API server compares its internal types, which have no JSON names: `{"Volumes":null,…}`.
enum GoForm {
  /// The JSON text of a wire value of `type`, such as `core.v1.PodSpec`.
  static func json(_ value: Value, of type: String) -> String {
    if value == .null { return "null" }
    var out = ""
    write(value, type, parent: value, &out)
    return out
  }

  private static func write(_ value: Value, _ type: String, parent: Value, _ out: inout String) {
    guard let fields = types[type] else {
      out += JSONWriter.compact(value)
      return
    }
    out += "{"
    var isFirst = true
    for field in fields {
      if field.name == "*metadata" {
        for entry in value["metadata"]?.fields ?? Fields() {
          separate(&isFirst, &out)
          out += JSONWriter.quoted(entry.name) + ":" + JSONWriter.compact(entry.value)
        }
        continue
      }
      separate(&isFirst, &out)
      out += "\"\(field.name)\":"
      write(value, parent, field, &out)
    }
    out += "}"
  }

  private static func separate(_ isFirst: inout Bool, _ out: inout String) {
    if !isFirst { out += "," }
    isFirst = false
  }

  private static func write(_ owner: Value, _ parent: Value, _ field: Field, _ out: inout String) {
    let found =
      field.wireName.hasPrefix("^")
      ? parent[String(field.wireName.dropFirst())] : owner[field.wireName]
    switch field.zero {
    case .text(let zero):
      out += found.map { JSONWriter.compact($0) } ?? zero
    case .object(let type):
      write(found ?? [:], type, parent: owner, &out)
    case .pointer(let type):
      guard let found, found != .null else {
        out += "null"
        return
      }
      write(found, type, parent: owner, &out)
    case .list(let type):
      guard let items = found?.elements else {
        out += "null"
        return
      }
      out += "["
      for (index, item) in items.enumerated() {
        if index > 0 { out += "," }
        write(item, type, parent: owner, &out)
      }
      out += "]"
    }
  }

  // MARK: - The table

  private struct Field {
    var name: String
    var wireName: String
    var zero: Zero
  }

  private enum Zero {
    case text(String)
    case object(String)
    case pointer(String)
    case list(String)
  }

  private static let types: [String: [Field]] = {
    var types: [String: [Field]] = [:]
    var current = ""
    for line in table.split(separator: "\n") {
      var words = line.split(separator: " ").map(String.init)
      if !line.hasPrefix(" ") { current = words.removeFirst() }
      types[current, default: []] += words.map(field)
    }
    return types
  }()

  private static func field(_ word: String) -> Field {
    let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
    let names = parts[0].split(separator: "=", maxSplits: 1).map(String.init)
    let name = names[0]
    return Field(
      name: name,
      wireName: names.count > 1 ? names[1] : name.prefix(1).lowercased() + name.dropFirst(),
      zero: parts.count > 1 ? zero(parts[1]) : .text("null")
    )
  }

  private static func zero(_ text: String) -> Zero {
    switch text.first {
    case "*": .pointer(qualified(text.dropFirst()))
    case "[": .list(qualified(text.dropFirst()))
    case "\"", "0", "f": .text(text)
    default: .object(qualified(text[...]))
    }
  }

  private static func qualified(_ name: Substring) -> String {
    name.hasPrefix("batch.") ? "batch.v1." + name.dropFirst(6) : "core.v1." + name
  }
}
