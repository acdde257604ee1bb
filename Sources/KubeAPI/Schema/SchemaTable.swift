/// The text of the schema, and how it is read.
///
/// A type starts at the margin; its fields are indented by two, documentation by four. A field is
/// `name type`, with `!` behind the name of a required one, and then any of `go=`, the named Go type
/// that messages show; `enum=a|b`; `default=`; `key=`, the merge key; `patch=`, the patch strategies;
/// `list=set|atomic|map:a+b`; `immutable`.
enum SchemaTable {
  /// The lines of each type below its name.
  static let texts: [String: Substring] = {
    var texts: [String: Substring] = [:]
    for group in [batch, pods, volumes, cluster, meta] {
      let bytes = group.utf8
      var start = bytes.startIndex
      while start < bytes.endIndex {
        let nameEnd = bytes[start...].firstIndex(of: newline) ?? bytes.endIndex
        var end = nameEnd
        // A line that is not indented is the next type.
        while end < bytes.endIndex {
          let next = bytes.index(after: end)
          if next < bytes.endIndex, bytes[next] != space { break }
          end =
            next < bytes.endIndex
            ? bytes[next...].firstIndex(of: newline) ?? bytes.endIndex : bytes.endIndex
        }
        texts[String(group[start..<nameEnd])] = group[nameEnd..<end]
        start = end < bytes.endIndex ? bytes.index(after: end) : end
      }
    }
    return texts
  }()

  private static let newline = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")

  static func parse(_ name: String, _ text: Substring) -> SchemaType {
    var documentation = ""
    var fields: [(words: [Substring], documentation: String)] = []
    for line in text.utf8.split(separator: newline).map(Substring.init) {
      if !line.utf8.starts(with: "    ".utf8) {
        fields.append((line.utf8.split(separator: space).map(Substring.init), ""))
      } else if fields.isEmpty {
        documentation = String(line.dropFirst(4))
      } else {
        fields[fields.count - 1].documentation = String(line.dropFirst(4))
      }
    }
    return SchemaType(
      name: name,
      documentation: documentation,
      fields: fields.map { field($0.words, $0.documentation) }.sorted { $0.name < $1.name }
    )
  }

  private static func field(_ words: [Substring], _ documentation: String) -> SchemaField {
    let name = words.first ?? ""
    var attributes: [Substring: String] = [:]
    for word in words.dropFirst(2) {
      let parts = word.split(separator: "=", maxSplits: 1)
      attributes[parts[0]] = parts.count > 1 ? String(parts[1]) : ""
    }
    return SchemaField(
      name: String(name.hasSuffix("!") ? name.dropLast() : name),
      type: words.count > 1 ? type(words[1]) : .any,
      goType: attributes["go"],
      isRequired: name.hasSuffix("!"),
      isImmutable: attributes["immutable"] != nil,
      defaultValue: attributes["default"],
      enumValues: attributes["enum"]?.split(separator: "|").map {
        $0 == "\"\"" ? "" : String($0)
      } ?? [],
      mergeKey: attributes["key"],
      patchStrategies: attributes["patch"]?.split(separator: "+").map(String.init) ?? [],
      listType: attributes["list"].flatMap(listType),
      documentation: documentation
    )
  }

  private static func type(_ text: Substring) -> SchemaFieldType {
    switch text {
    case "string": .string
    case "bool": .bool
    case "int32": .int32
    case "int64": .int64
    case "bytes": .bytes
    case "Quantity": .quantity
    case "Time": .time
    case "MicroTime": .microTime
    case "IntOrString": .intOrString
    case "any": .any
    default:
      switch text.first {
      case "[": .list(type(text.dropFirst().dropLast()))
      case "{": .map(type(text.dropFirst().dropLast()))
      default: .object(String(text))
      }
    }
  }

  private static func listType(_ text: String) -> SchemaField.ListType? {
    switch text {
    case "atomic": return .atomic
    case "set": return .set
    default:
      guard text.hasPrefix("map:") else { return nil }
      return .map(keys: text.dropFirst(4).split(separator: "+").map(String.init))
    }
  }
}
