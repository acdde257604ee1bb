/// The client's half of reading a manifest: what kubectl checks before it sends anything.
public enum ClientDecoder {
  /// Checks a document and takes Lists apart.
  ///
  /// `validates` is false for `--validate=false` (or `ignore`), which skips the first check.
  public static func objects(
    in document: ManifestDocument,
    validates: Bool = true
  ) throws(ManifestError) -> [ManifestObject] {
    if validates { try checkHeader(document) }
    return try decode(document.value, document, path: "")
  }

  // MARK: - apiVersion and kind

  private static func checkHeader(_ document: ManifestDocument) throws(ManifestError) {
    let problems = headerProblems(document.value)
    if problems.isEmpty { return }
    throw ManifestError(
      "error validating \(GoSyntax.quoted(document.source)): error validating data: "
        + FieldError.aggregate(problems)
        + "; if you choose to ignore these errors, turn validation off with --validate=false",
      line: document.positions.start.line
    )
  }

  private static func headerProblems(_ value: Value) -> [String] {
    guard let fields = value.fields else { return ["invalid object to validate"] }
    var problems: [String] = []
    switch fields["apiVersion"] ?? .null {
    case .null: problems.append("apiVersion not set")
    case .string(let version):
      if version.utf8.count(where: { $0 == UInt8(ascii: "/") }) > 1 {
        problems.append("unexpected GroupVersion string: \(version)")
      }
    default: problems.append("apiVersion isn't string type")
    }
    switch fields["kind"] ?? .null {
    case .null: problems.append("kind not set")
    case .string: break
    default: problems.append("kind isn't string type")
    }
    if problems.isEmpty, isList(value) {
      for item in fields["items"]?.elements ?? [] { problems += headerProblems(item) }
    }
    return problems
  }

  private static func isList(_ value: Value) -> Bool {
    value["apiVersion"]?.text == "v1" && value["kind"]?.text == "List"
  }

  /// The items of a `JobList` or the like; what does not say its kind is one of the list's.
  ///
  /// `decodeToList` of apimachinery's apis/meta/v1/unstructured/helpers.go.
  private static func typedList(_ value: Value) -> [Value]? {
    let version = value["apiVersion"]?.text ?? ""
    guard let name = value["kind"]?.text, name.hasSuffix("List"),
      let kind = Kind(apiVersion: version, kind: String(name.dropLast(4))),
      let items = value["items"]?.elements
    else { return nil }
    return items.map { item in
      let isTyped =
        item["kind"]?.text?.isEmpty == false && item["apiVersion"]?.text?.isEmpty == false
      if isTyped || item.fields == nil { return item }
      var item = item
      item["kind"] = .string(kind.rawValue)
      item["apiVersion"] = .string(version)
      return item
    }
  }

  // MARK: - Objects

  private static func decode(
    _ value: Value,
    _ document: ManifestDocument,
    path: String
  ) throws(ManifestError) -> [ManifestObject] {
    // For messages alone.
    var source: String { GoSyntax.quoted(document.source) }
    var line: Int { document.positions.nearest(to: path).line }
    let kindText = value["kind"]?.text ?? ""
    if let items = typedList(value) {
      var objects: [ManifestObject] = []
      for (index, item) in items.enumerated() {
        objects += try decode(item, document, path: "\(path)items[\(index)].")
      }
      return objects
    }
    if kindText.isEmpty {
      let shown = JSONWriter.compact(value)
      throw ManifestError(
        "unable to decode \(source): Object 'Kind' is missing in '\(shown)'",
        line: line
      )
    }
    if isList(value) {
      var objects: [ManifestObject] = []
      for (index, item) in (value["items"]?.elements ?? []).enumerated() {
        objects += try decode(item, document, path: "\(path)items[\(index)].")
      }
      return objects
    }
    if let problem = StrictDecoder.metadataProblem(value) {
      throw ManifestError("unable to decode \(source): \(problem)", line: line)
    }
    let version = value["apiVersion"]?.text ?? ""
    let name = value[path: ["metadata", "name"]]?.text ?? ""
    let namespace = value[path: ["metadata", "namespace"]]?.text ?? ""
    guard let kind = Kind(manifestKind: kindText, apiVersion: version) else {
      throw ManifestError(
        "resource mapping not found for name: \(GoSyntax.quoted(name)) "
          + "namespace: \(GoSyntax.quoted(namespace)) from \(source): no matches for kind "
          + "\(GoSyntax.quoted(kindText)) in version \(GoSyntax.quoted(version))\n"
          + "ensure CRDs are installed first",
        line: line
      )
    }
    return [
      ManifestObject(
        kind: kind,
        name: name,
        namespace: namespace,
        value: value,
        document: document,
        path: path
      )
    ]
  }
}

/// An object of a manifest as kubectl is about to send it.
public struct ManifestObject: Hashable, Sendable {
  public var kind: Kind
  public var name: String
  public var namespace: String
  /// As it was written, with the kind as it was spelled.
  public var value: Value
  public var document: ManifestDocument
  /// Where in its document it stands, with a dot at the end; empty outside a List.
  public var path: String

  public var source: String { document.source }

  /// Where a field of the object, or the nearest part of its path, stands in the file.
  public func position(of field: String) -> SourcePosition {
    document.positions.nearest(to: path + field)
  }
}

extension Kind {
  /// The kind of a manifest; kubectl's REST mapper does not mind the case of its letters.
  public init?(manifestKind: String, apiVersion: String) {
    let wanted = manifestKind.lowercased()
    let found = Kind.allCases.first {
      $0.apiVersion == apiVersion
        && ($0.rawValue == manifestKind || $0.singular == wanted && manifestKind == wanted)
    }
    guard let found else { return nil }
    self = found
  }
}
