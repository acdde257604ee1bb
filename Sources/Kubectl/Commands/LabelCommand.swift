import Cluster
import KubeAPI
import ShellRuntime

/// `kubectl label` and `kubectl annotate`.
struct LabelCommand: Command {
  private let isLabel: Bool
  private let dryRun: DryRun
  private let resources: [String]
  private let changes: [(key: String, value: String)]
  private let removals: [String]

  init(_ session: inout Session, isLabel: Bool) throws(KubectlError) {
    self.isLabel = isLabel
    let arguments = session.arguments
    let thing = isLabel ? "label" : "annotation"
    dryRun = try DryRun(&session)
    guard !arguments.flag("local") else { throw .plain("--local is not supported here") }
    let isList = arguments.flag("list")
    if isList, !arguments.text("output").isEmpty {
      throw .plain("--list and --output may not be specified together")
    }
    // What has an equals sign, or ends in a dash behind the first word, is a change.
    let split = arguments.words.firstIndex { LabelCommand.isChange($0) } ?? arguments.words.count
    resources = Array(arguments.words[..<split])
    (changes, removals) = try LabelCommand.changes(in: arguments.words[split...], isLabel: isLabel)
    if arguments.flag("all"), !arguments.text("selector").isEmpty {
      throw .plain("cannot set --all and --selector at the same time")
    }
    if arguments.flag("all"), !arguments.text("field-selector").isEmpty {
      throw .plain("cannot set --all and --field-selector at the same time")
    }
    if resources.isEmpty, arguments.list("filename").isEmpty {
      throw .plain(
        "one or more resources must be specified as <resource> <name> or <resource>/<name>"
      )
    }
    if changes.isEmpty, removals.isEmpty, !isList {
      throw .plain("at least one \(thing) update is required")
    }
  }

  private static func isChange(_ word: String) -> Bool {
    word.contains("=") || (word.hasSuffix("-") && word.count > 1)
  }

  private static func changes(
    in words: ArraySlice<String>,
    isLabel: Bool
  ) throws(KubectlError) -> ([(key: String, value: String)], [String]) {
    var changes: [(key: String, value: String)] = []
    var removals: [String] = []
    let thing = isLabel ? "label" : "annotation"
    for word in words {
      let parts = word.split(
        separator: "=",
        maxSplits: isLabel ? .max : 1,
        omittingEmptySubsequences: false
      ).map(String.init)
      if parts.count == 1 {
        guard word.hasSuffix("-") else {
          throw .plain(
            isLabel
              ? "unknown label spec: \(word)"
              : "all resources must be specified before annotation changes: \(word)"
          )
        }
        removals.append(String(word.dropLast()))
        continue
      }
      guard parts.count == 2, !parts[0].isEmpty else {
        throw .plain("invalid \(thing) spec: \(word)")
      }
      if isLabel, let problem = LabelValue.problem(parts[1]) {
        throw .plain("invalid label value: \(word.goQuoted): \(problem)")
      }
      changes.removeAll { $0.key == parts[0] }
      changes.append((parts[0], parts[1]))
    }
    let both = removals.filter { removal in changes.contains { $0.key == removal } }
    if !both.isEmpty {
      throw .plain(
        isLabel
          ? "can not both modify and remove a label in the same command"
          : "can not both modify and remove the following annotation(s) in the same command: "
            + both.joined(separator: ", ")
      )
    }
    return (changes, removals)
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    let arguments = session.arguments
    let query = try session.query(
      resources,
      .init(
        allowsEmptySelector: arguments.flag("all"),
        allNamespaces: arguments.flag("all-namespaces"),
        labels: arguments.text("selector"),
        fields: arguments.text("field-selector")
      ),
      system
    )
    let isSingle = query.isSingleItem
    if !isSingle, !arguments.text("resource-version").isEmpty {
      throw .plain("--resource-version may only be used with a single resource")
    }
    var printer = try ResultPrinter(session, dryRun, system)
    let (infos, found) = query.infos(in: cluster)
    var errors = found
    for info in infos {
      do {
        if arguments.flag("list") {
          list(info, isSingle: isSingle, &session)
        } else {
          try change(info, &printer, &session, &cluster)
        }
      } catch {
        errors.append(error)
      }
    }
    try KubectlError.throwing(errors)
    return .done
  }

  private func list(_ info: ResourceInfo, isSingle: Bool, _ session: inout Session) {
    guard let metadata = info.object?.metadata else { return }
    let indent = isSingle ? "" : " "
    if !isSingle {
      let things = isLabel ? "labels" : "annotations"
      session.print("Listing \(things) for \(info.kind.groupKindText)/\(info.name):\n")
    }
    for entry in isLabel ? metadata.labels : metadata.annotations {
      session.print("\(indent)\(entry.key)=\(entry.value)\n")
    }
  }

  private func change(
    _ info: ResourceInfo,
    _ printer: inout ResultPrinter,
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) {
    guard let object = info.object else { return }
    let before = isLabel ? object.metadata.labels : object.metadata.annotations
    try checkOverwrites(before, session)
    if isLabel, dryRun != .client {
      for key in removals where before[key] == nil {
        session.print("label \(key.goQuoted) not found.\n")
      }
    }
    var after = before
    for (key, value) in changes { after[key] = value }
    for key in removals { after[key] = nil }
    let added = changes.contains { before[$0.key] != $0.value }
    let removed = removals.contains { before[$0] != nil }
    let value = try write(after, object, info, session, &cluster, changes: added || removed)
    let operation =
      switch (isLabel, added, removed) {
      case (false, _, _): "annotated"
      case (true, true, true): "modified"
      case (true, true, false): "labeled"
      case (true, false, true): "unlabeled"
      case (true, false, false): "not labeled"
      }
    try printer.print(value, operation, &session)
  }

  private func checkOverwrites(_ present: StringMap, _ session: Session) throws(KubectlError) {
    guard !session.arguments.flag("overwrite") else { return }
    let conflicts = changes.sorted { $0.key < $1.key }.compactMap { key, value in
      present[key].flatMap { $0 == value ? nil : "'\(key)' already has a value (\($0))" }
    }
    guard !conflicts.isEmpty else { return }
    if isLabel {
      throw .several(conflicts.map { .plain("\($0), and --overwrite is false") })
    }
    throw .plain(
      "--overwrite is false but found the following declared annotation(s): "
        + conflicts.joined(separator: "; ")
    )
  }

  private func write(
    _ map: StringMap,
    _ object: APIObject,
    _ info: ResourceInfo,
    _ session: Session,
    _ cluster: inout Cluster,
    changes: Bool
  ) throws(KubectlError) -> Value {
    let isLabel = isLabel
    func changed(_ value: Value) -> Value {
      var value = value
      var metadata = value["metadata"] ?? .object(Fields())
      let field = isLabel ? "labels" : "annotations"
      metadata[field] = nil
      if !map.isEmpty { metadata[field] = map.value }
      value["metadata"] = metadata
      return value
    }
    guard changes, dryRun != .client else { return changed(object.value) }
    let version = session.arguments.text("resource-version")
    do {
      return try cluster.patch(
        info.kind,
        info.name,
        namespace: info.namespace,
        options: WriteOptions(dryRun: dryRun == .server, fieldManager: session.fieldManager)
      ) { (value) throws(APIStatus) in
        var value = changed(value)
        if !version.isEmpty { value["metadata"]?["resourceVersion"] = .string(version) }
        return value
      }.object.value
    } catch {
      throw .server(error)
    }
  }
}

/// What kubectl itself checks of a label's value: `validation.IsValidLabelValue`.
enum LabelValue {
  static func problem(_ value: String) -> String? {
    var problems: [String] = []
    if value.utf8.count > 63 { problems.append("must be no more than 63 bytes") }
    func isEdge(_ character: Character) -> Bool {
      character.isASCII && (character.isLetter || character.isNumber)
    }
    let isWellFormed =
      value.isEmpty
      || (value.allSatisfy { isEdge($0) || "-_.".contains($0) }
        && value.first.map(isEdge) == true && value.last.map(isEdge) == true)
    if !isWellFormed {
      problems.append(
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or "
          + "'.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or "
          + "'my_value',  or '12345', regex used for validation is "
          + "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"
      )
    }
    return problems.isEmpty ? nil : problems.joined(separator: ";")
  }
}
