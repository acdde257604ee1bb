import Cluster
import KubeAPI
import ShellRuntime
import Simulation

/// `kubectl get`, without and with a watch.
struct GetCommand: Command {
  private var watch: ResourceWatch?
  private var hasStarted = false

  init(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    if !arguments.text("raw").isEmpty {
      guard arguments.words.isEmpty else {
        throw session.usageError("arguments may not be passed when --raw is specified")
      }
      return
    }
    let output = arguments.text("output")
    if arguments.flag("show-labels"), !output.isEmpty, output != "wide" {
      throw .plain("--show-labels option cannot be used with \(output) printer")
    }
    let watches = arguments.flag("watch") || arguments.flag("watch-only")
    guard ["", "status"].contains(arguments.text("subresource")) else { throw .noSuchPath }
    if arguments.flag("output-watch-events"), !watches {
      throw .plain("--output-watch-events option can only be used with --watch or --watch-only")
    }
    if arguments.words.isEmpty, arguments.list("filename").isEmpty, !watches {
      session.complain(
        "You must specify the type of resource to get. Use \"kubectl api-resources\" for a complete "
          + "list of supported resources.\n\n"
      )
      throw session.usageError(
        "Required resource not specified.\nUse \"kubectl explain <resource>\" for a detailed "
          + "description of that resource (e.g. kubectl explain pods)."
      )
    }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    if watch != nil { return try goOn(&session, cluster) }
    let address = session.arguments.text("raw")
    if !address.isEmpty {
      session.print(try RawGet.answer(to: address, in: cluster))
      return .done
    }
    let arguments = session.arguments
    let watches = arguments.flag("watch") || arguments.flag("watch-only")
    let format = try OutputFormat(session, .listing, system)
    let sorting = arguments.text("sort-by")
    var options = ResourceQuery.Options(
      allowsEmptySelector: true,
      allNamespaces: arguments.flag("all-namespaces"),
      labels: arguments.text("selector"),
      fields: arguments.text("field-selector")
    )
    options.singleType = watches
    let query = try session.query(arguments.words, options, system)
    if watches {
      if !sorting.isEmpty {
        let flag = arguments.flag("watch") ? "--watch" : "--watch-only"
        session.complain("warning: \(flag) requested, --sort-by will be ignored\n")
      }
      watch = try ResourceWatch(query, format, session, cluster)
      return try goOn(&session, cluster)
    }
    var (infos, errors) = query.infos(in: cluster)
    if arguments.flag("ignore-not-found") { errors.removeAll(where: \.isNotFound) }
    if let format, !format.isTable {
      try print(infos, errors, format, query, &session)
    } else {
      var isWide = false
      if case .table(let wide)? = format { isWide = wide }
      try printTables(infos, errors, query, isWide: isWide, &session)
    }
    return .done
  }

  private mutating func goOn(
    _ session: inout Session,
    _ cluster: Cluster
  ) throws(KubectlError) -> CommandStep {
    try watch?.printChanges(&session, cluster)
    return .wait(until: nil)
  }

  // MARK: formats

  private func print(
    _ infos: [ResourceInfo],
    _ errors: [KubectlError],
    _ format: OutputFormat,
    _ query: ResourceQuery,
    _ session: inout Session
  ) throws(KubectlError) {
    var values = infos.compactMap { info in
      info.object.map { format.shown($0, session.arguments) }
    }
    let sorting = session.arguments.text("sort-by")
    let isSingle = query.isSingleItem
    if isSingle, let error = errors.first { throw error }
    if values.isEmpty, session.arguments.flag("ignore-not-found") {
      return try KubectlError.throwing(errors)
    }
    if !sorting.isEmpty, !isSingle { values = try Sorting(sorting).sorted(values) { $0 } }
    if isSingle, values.count == 1 {
      session.print(try format.text(for: values[0]))
    } else {
      let list: Value = [
        "apiVersion": "v1", "kind": "List", "metadata": ["resourceVersion": ""],
        "items": .array(values),
      ]
      session.print(try format.text(for: list))
    }
    try KubectlError.throwing(errors)
  }

  // MARK: tables

  private func printTables(
    _ infos: [ResourceInfo],
    _ errors: [KubectlError],
    _ query: ResourceQuery,
    isWide: Bool,
    _ session: inout Session
  ) throws(KubectlError) {
    let arguments = session.arguments
    let sorting = arguments.text("sort-by")
    var options = TablePrinter.Options(arguments)
    if let first = infos.first?.kind, infos.contains(where: { $0.kind != first }) {
      options.showsKind = true
    }
    if query.kinds.count > 1, !query.isNamed { options.showsKind = true }
    var groups: [(kind: Kind, objects: [APIObject])] = []
    for info in infos {
      guard let object = info.object else { continue }
      if groups.last?.kind == info.kind {
        groups[groups.count - 1].objects.append(object)
      } else {
        groups.append((info.kind, [object]))
      }
    }
    var text: [UInt8] = []
    for (kind, objects) in groups {
      let objects =
        sorting.isEmpty ? objects : try Sorting(sorting).sorted(objects, by: \.value)
      options.showsNamespace = arguments.flag("all-namespaces") && kind.isNamespaced
      var printer = TablePrinter(options)
      var writer = TabWriter.table
      let table = Table(objects, of: kind, isWide: isWide, now: session.now)
      printer.print(table, of: kind, to: &writer)
      if !text.isEmpty, !options.hidesHeadings { text += "\n".utf8 }
      text += writer.flushBytes()
    }
    session.print(text)
    if text.isEmpty, errors.isEmpty, !arguments.flag("ignore-not-found") {
      let namespaced = !query.kinds.contains { !$0.isNamespaced }
      let isEverywhere = arguments.flag("all-namespaces") || !namespaced
      session.complain(
        isEverywhere
          ? "No resources found\n" : "No resources found in \(session.namespace) namespace.\n"
      )
    }
    try KubectlError.throwing(errors)
  }
}

extension OutputFormat {
  var isTable: Bool { if case .table = self { true } else { false } }
}

extension ResourceQuery {
  /// Whether one object was asked for by name, so that it is printed outside a list.
  var isSingleItem: Bool {
    switch target {
    case .named(let items): items.count == 1
    case .lists: false
    case .files(let files):
      files.count == 1 && manifestInfos(validating: false).infos.count == 1
    }
  }
}

extension TablePrinter.Options {
  /// The flags of `kubectl get` that change its tables.
  init(_ arguments: ParsedArguments) {
    self.init()
    hidesHeadings = arguments.flag("no-headers")
    showsNamespace = arguments.flag("all-namespaces")
    showsKind = arguments.flag("show-kind")
    showsLabels = arguments.flag("show-labels")
    labelColumns = arguments.list("label-columns")
  }
}
