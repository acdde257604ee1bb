import Cluster
import KubeAPI
import ShellRuntime

/// `kubectl explain`, from the schema table and its own words.
struct ExplainCommand: Command {
  private let path: [String]

  init(_ session: inout Session) throws(KubectlError) {
    let words = session.arguments.words
    guard let word = words.first else {
      throw .plain(
        "You must specify the type of resource to explain. Use \"kubectl api-resources\" for a "
          + "complete list of supported resources."
      )
    }
    guard words.count == 1 else {
      throw .plain("We accept only this format: explain RESOURCE\n")
    }
    path = word.split(separator: ".").map(String.init)
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    var (name, fields) = (path.first ?? "", Array(path.dropFirst()))
    // `jobs.batch.spec` names the group as well, behind the plural alone.
    if path.count > 1,
      let kind = Kind.allCases.first(where: {
        $0.qualifiedPlural == "\(path[0]).\(path[1])"
      })
    {
      (name, fields) = (kind.plural, Array(path.dropFirst(2)))
    }
    let kind: Kind
    do {
      kind = try ResourceName.kind(name)
    } catch {
      throw .verbatim(error.message, status: 1)
    }
    let version = session.arguments.text("api-version")
    guard version.isEmpty || Kind.allCases.contains(where: { $0.apiVersion == version }) else {
      let group = version.contains("/") ? version : "/" + version
      throw .plain("couldn't find resource for \"\(group), Resource=\(kind.plural)\"")
    }
    guard version.isEmpty || version == kind.apiVersion else {
      let group = version.contains("/") ? version : "/" + version
      throw .plain("GVR (\(group), Resource=\(kind.plural)) not found in OpenAPI schema")
    }
    var text = kind.group.isEmpty ? "" : "GROUP:      \(kind.group)\n"
    text += "KIND:       \(kind.rawValue)\nVERSION:    v1\n\n"
    guard fields.isEmpty || Schema.field(fields, of: kind) != nil else {
      session.print(text)
      throw .plain("field \((fields.last ?? "").goQuoted) does not exist")
    }
    session.print(
      text + Explanation(isRecursive: session.arguments.flag("recursive")).text(kind, fields)
    )
    return .done
  }
}

/// The page of a type or field.
private struct Explanation {
  let isRecursive: Bool

  func text(_ kind: Kind, _ path: [String]) -> String {
    var text = ""
    var type: SchemaType? = Schema.type(of: kind)
    var documentation = type?.documentation ?? ""
    if let name = path.last, let field = Schema.field(path, of: kind) {
      text += "FIELD: \(name) <\(field.type.explainName)>\n"
      if !field.enumValues.isEmpty {
        text += "ENUM:" + field.enumValues.map { "\n    \($0)" }.joined()
      }
      text += "\n\n"
      type = field.type.structName.flatMap(Schema.type)
      documentation = [field.documentation, type?.documentation ?? ""]
        .filter { !$0.isEmpty }.joined(separator: "\n")
    }
    text += "DESCRIPTION:\n"
    text += wrapped(documentation.isEmpty ? "<empty>" : documentation, 76, indent: 4) + "    \n"
    if let type, !type.fields.isEmpty {
      text += "FIELDS:\n" + fieldList(of: type, level: 1, above: []) + "\n"
    }
    return text
  }

  private func fieldList(of type: SchemaType, level: Int, above: [String]) -> String {
    var text = ""
    let margin = String(repeating: "  ", count: level)
    for field in type.fields {
      text += "\(margin)\(field.name)\t<\(field.type.explainName)>"
      if field.isRequired { text += " -required-" }
      if !field.enumValues.isEmpty {
        let shown = field.enumValues.prefix(4).map { $0.isEmpty ? "\"\"" : $0 }
        text += "\n\(margin)enum: " + shown.joined(separator: ", ")
        if field.enumValues.count > 4 { text += ", ...." }
      }
      text += "\n"
      if isRecursive {
        guard let name = field.type.structName, !above.contains(name),
          let inner = Schema.type(name)
        else { continue }
        text += fieldList(of: inner, level: level + 1, above: above + [name])
      } else {
        let words = field.documentation.isEmpty ? "<no description>" : field.documentation
        text += wrapped(words, 78 - level * 2, indent: level * 2 + 2) + "\n"
      }
    }
    return text
  }

  private func wrapped(_ text: String, _ width: Int, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    for paragraph in text.split(separator: "\n") {
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, line.count + word.count + 1 > width {
          lines.append(line)
          line = ""
        }
        line += (line.isEmpty ? "" : " ") + word
      }
      lines.append(line)
    }
    return lines.map { "\(margin)\($0)\n" }.joined()
  }
}

extension SchemaFieldType {
  /// As explain names types: `[]Container`, `map[string]string`, `integer`.
  fileprivate var explainName: String {
    switch self {
    case .string, .bytes, .time, .microTime: "string"
    case .bool: "boolean"
    case .int32, .int64: "integer"
    case .quantity: "Quantity"
    case .intOrString: "IntOrString"
    case .any: "Object"
    case .object(let name): name.split(separator: ".").last.map(String.init) ?? name
    case .list(let item): "[]\(item.explainName)"
    case .map(let value): "map[string]\(value.explainName)"
    }
  }
}
