import KubeAPI
import ShellRuntime

/// What `-o` asks for.
enum OutputFormat: Sendable {
  case table(wide: Bool)
  case name
  case json
  case yaml
  case kyaml
  case jsonPath(JSONPath)
  /// Every result in a JSON list.
  case jsonPathAsJSON(JSONPath)
  case template(GoTemplate)
  case columns(CustomColumns)

  /// Which formats a command knows.
  enum Family {
    /// Commands that list objects.
    case listing
    /// Commands that change objects and name them.
    case naming

    var names: [String] {
      let common = [
        "go-template", "go-template-file", "json", "jsonpath", "jsonpath-as-json", "jsonpath-file",
        "kyaml", "name", "template", "templatefile",
      ]
      switch self {
      case .listing: return ["custom-columns", "custom-columns-file"] + common + ["wide", "yaml"]
      case .naming: return common + ["yaml"]
      }
    }
  }

  /// Reads `-o` and `--template`; nil when the command's own output is wanted.
  init?(
    _ session: Session,
    _ family: Family,
    _ system: some SystemCalls
  ) throws(KubectlError) {
    let template = session.arguments.text("template")
    var text = session.arguments.text("output")
    if text.isEmpty {
      guard !template.isEmpty else { return nil }
      text = "go-template"
    }
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let argument = parts.count > 1 ? String(parts[1]) : template
    guard family.names.contains(name), parts.count == 1 || OutputFormat.takesArgument(name) else {
      throw .plain(
        "unable to match a printer suitable for the output format \(text.goQuoted), allowed "
          + "formats are: \(family.names.joined(separator: ","))"
      )
    }
    switch name {
    case "wide": self = .table(wide: true)
    case "name": self = .name
    case "json": self = .json
    case "yaml": self = .yaml
    case "kyaml": self = .kyaml
    default:
      self = try OutputFormat.withArgument(name, argument, session.arguments, system)
    }
  }

  static func takesArgument(_ name: String) -> Bool {
    ["go-template", "template", "jsonpath", "custom-columns"].contains(where: name.hasPrefix)
  }

  private static func withArgument(
    _ name: String,
    _ argument: String,
    _ arguments: ParsedArguments,
    _ system: some SystemCalls
  ) throws(KubectlError) -> OutputFormat {
    let isFile = name.hasSuffix("file")
    switch name {
    case "custom-columns":
      return .columns(
        try CustomColumns(spec: argument, hidesHeadings: arguments.flag("no-headers"))
      )
    case "custom-columns-file":
      let text = try content(of: argument, for: name, system)
      return .columns(try CustomColumns(template: text))
    case "jsonpath", "jsonpath-file", "jsonpath-as-json":
      let text = isFile ? try content(of: argument, for: name, system) : argument
      guard !text.isEmpty else {
        throw .plain("template format specified but no template given")
      }
      do {
        var path = try JSONPath(text)
        path.allowsMissingKeys = arguments.allowsMissingKeys
        return name == "jsonpath-as-json" ? .jsonPathAsJSON(path) : .jsonPath(path)
      } catch {
        throw .plain("error parsing jsonpath \(text), \(error.message)")
      }
    default:
      let text = isFile ? try content(of: argument, for: name, system) : argument
      guard !text.isEmpty else {
        throw .plain("template format specified but no template given")
      }
      do {
        var template = try GoTemplate(text)
        template.allowsMissingKeys = arguments.allowsMissingKeys
        return .template(template)
      } catch {
        throw .plain("error parsing template \(text), template: output:\(error.message)")
      }
    }
  }

  private static func content(
    of path: String,
    for name: String,
    _ system: some SystemCalls
  ) throws(KubectlError) -> String {
    guard !path.isEmpty else {
      throw .plain(
        name == "custom-columns-file"
          ? "custom-columns-file format specified but no template file given"
          : "template format specified but no template given"
      )
    }
    do {
      return String(decoding: try system.contents(of: path), as: UTF8.self)
    } catch {
      throw .plain("error reading template \(path), open \(path): \(error.rawValue.lowercased())")
    }
  }

  /// An object, or a list of them, in this format; tables are not printed here.
  func text(for value: Value) throws(KubectlError) -> String {
    switch self {
    case .table: return ""
    case .name: return OutputFormat.names(in: value)
    case .json: return value.indentedJSON
    case .yaml: return YAMLWriter.text(value)
    case .kyaml: return KYAMLWriter.text(value)
    case .jsonPath(let path):
      do {
        return try path.text(for: value)
      } catch {
        throw OutputFormat.failure(of: path, error, value)
      }
    case .jsonPathAsJSON(let path):
      do {
        return try path.results(in: value).map { Value.array($0).indentedJSON }.joined()
      } catch {
        throw OutputFormat.failure(of: path, error, value)
      }
    case .template(let template):
      var text = ""
      do {
        try template.write(value, to: &text)
        return text
      } catch {
        throw OutputFormat.failure(of: template, error, value, written: text)
      }
    case .columns(let columns):
      do {
        return try columns.text(for: value)
      } catch {
        throw .plain(error.message)
      }
    }
  }

  /// All that there is to know goes to standard output, and the error again to standard error.
  private static func failure(
    of template: GoTemplate,
    _ error: GoTemplateError,
    _ value: Value,
    written text: String
  ) -> KubectlError {
    let message = "template: output:\(error.message)"
    return .after(
      text + "Error executing template: \(message). Printing more information for debugging the "
        + "template:\n\ttemplate was:\n\t\t\(template.source)\n"
        + "\traw data was:\n\t\t\(value.compactJSON)\n"
        + "\tobject given to template engine was:\n\t\t\(value.decodedLoosely.goText)\n\n",
      .plain("error executing template \(template.source.goQuoted): \(message)")
    )
  }

  private static func failure(
    of path: JSONPath,
    _ error: JSONPathError,
    _ value: Value
  ) -> KubectlError {
    .plain(
      "error executing jsonpath \(path.source.goQuoted): Error executing template: "
        + "\(error.message). Printing more information for debugging the template:\n"
        + "\ttemplate was:\n\t\t\(path.source)\n"
        + "\tobject given to jsonpath engine was:\n\t\t\(value.goSyntax)\n\n\n"
    )
  }

  private static func names(in value: Value) -> String {
    if let items = value["items"]?.elements {
      return items.map { names(in: $0) }.joined()
    }
    let kind = (value["kind"]?.text ?? "").lowercased()
    let version = value["apiVersion"]?.text ?? ""
    let slash = version.utf8.firstIndex(of: UInt8(ascii: "/"))
    let group = slash.map { ".\(version[..<$0])" } ?? ""
    return "\(kind)\(group)/\(value[path: ["metadata", "name"]]?.text ?? "")\n"
  }
}

extension ParsedArguments {
  /// Commands without the flag allow them.
  fileprivate var allowsMissingKeys: Bool {
    !has("allow-missing-template-keys") || flag("allow-missing-template-keys")
  }
}
