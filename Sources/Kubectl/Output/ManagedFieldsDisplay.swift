import Cluster
import KubeAPI

/// Which outputs show `metadata.managedFields`.
///
/// JSON and YAML leave them out unless `--show-managed-fields` is given (`OmitManagedFieldsPrinter`
/// of cli-runtime); templates see them. They are worked out only where they can be seen.
extension OutputFormat {
  func shown(_ object: APIObject, _ arguments: ParsedArguments) -> Value {
    showsManagers(arguments) ? object.valueWithManagers : object.value.withoutManagers
  }

  /// The same for a wire form, or for a list of them.
  func shown(_ value: Value, _ arguments: ParsedArguments) -> Value {
    if let items = value["items"]?.elements, value["kind"]?.text == "List" {
      var list = value
      list["items"] = .array(items.map { shown($0, arguments) })
      return list
    }
    guard let kind = value["kind"]?.text.flatMap(Kind.init(rawValue:)),
      showsManagers(arguments), value[path: ["metadata", "uid"]] != nil
    else { return value.withoutManagers }
    return APIObject(value, as: kind).valueWithManagers
  }

  private func showsManagers(_ arguments: ParsedArguments) -> Bool {
    switch self {
    case .table, .name: false
    case .json, .yaml, .kyaml: arguments.flag("show-managed-fields")
    case .jsonPath(let path), .jsonPathAsJSON(let path):
      OutputFormat.reachesManagers(path.source)
    case .template(let template): OutputFormat.reachesManagers(template.source)
    case .columns: OutputFormat.reachesManagers(arguments.text("output"))
    }
  }

  /// Whether a template can come to the managers: it names them, or prints all of an object or of its
  /// metadata.
  static func reachesManagers(_ template: String) -> Bool {
    if template.contains("managedFields") { return true }
    let text = template.filter { !$0.isWhitespace }
    for end in ["[*]}", "{.}", "{$}", "{@}", ".items}", "]}", "..", "metadata.*"]
    where text.contains(end) {
      return true
    }
    return text.split(separator: "metadata", omittingEmptySubsequences: false).dropFirst()
      .contains { !$0.hasPrefix(".") && !$0.hasPrefix("[") }
  }
}

extension Value {
  fileprivate var withoutManagers: Value {
    guard self[path: ["metadata", "managedFields"]] != nil else { return self }
    var value = self
    value["metadata"]?["managedFields"] = nil
    return value
  }
}
