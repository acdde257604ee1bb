import Cluster
import KubeAPI
import Simulation

/// `kubectl get --watch`: the objects as they are, then each change as it comes.
struct ResourceWatch: Sendable {
  private let kind: Kind
  private let query: ResourceQuery
  private let selection: ObjectSelection
  private let names: [String]
  private let format: OutputFormat?
  private let isWide: Bool
  private let showsEvents: Bool
  private let skipsFirst: Bool
  private var printer: TablePrinter
  private var writer = TabWriter.table
  private var version: Int?
  private var hasPrinted = false

  init(
    _ query: ResourceQuery,
    _ format: OutputFormat?,
    _ session: Session,
    _ cluster: Cluster
  ) throws(KubectlError) {
    let arguments = session.arguments
    guard let kind = query.kinds.first else {
      throw .plain("watch is only supported on individual resources and resource collections")
    }
    self.kind = kind
    self.query = query
    self.format = format
    if case .named(let items) = query.target {
      guard items.count == 1 else {
        throw .plain("watch is only supported on individual resources and resource collections")
      }
      names = items.map(\.name)
    } else {
      names = []
    }
    selection = try ObjectSelection(
      kind,
      labels: query.options.labels,
      fields: query.options.fields
    )
    showsEvents = arguments.flag("output-watch-events")
    skipsFirst = arguments.flag("watch-only")
    if case .table(let isWide)? = format { self.isWide = isWide } else { isWide = false }
    var options = TablePrinter.Options(arguments)
    options.showsNamespace = options.showsNamespace && kind.isNamespaced
    printer = TablePrinter(options)
  }

  /// Prints what has happened since the last time; at first what is there.
  mutating func printChanges(
    _ session: inout Session,
    _ cluster: Cluster
  ) throws(KubectlError) {
    guard let version else {
      self.version = cluster.resourceVersion
      let (infos, errors) = query.infos(in: cluster)
      if let error = errors.first {
        if error.isNotFound, session.arguments.flag("ignore-not-found") {
          throw .silent(status: 0)
        }
        throw error
      }
      if skipsFirst { return }
      try print(infos.compactMap(\.object), event: "ADDED", &session)
      return
    }
    for change in cluster.changes(after: version) {
      self.version = change.resourceVersion
      guard let event = event(of: change) else { continue }
      try print([change.object], event: event, &session)
    }
  }

  /// What a watch with these selectors reports of a change; nil for nothing.
  private func event(of change: Change) -> String? {
    let object = change.object
    guard object.kind == kind else { return nil }
    if kind.isNamespaced, !query.options.allNamespaces,
      object.metadata.namespace != query.namespace
    {
      return nil
    }
    if let name = names.first, object.metadata.name != name { return nil }
    let matches = selection.matches(object)
    let matched = change.previous.map(selection.matches) ?? false
    switch (change.kind, matched, matches) {
    case (.deleted, true, _): return "DELETED"
    case (.deleted, _, _): return nil
    case (_, true, true): return "MODIFIED"
    case (_, false, true): return "ADDED"
    case (_, true, false): return "DELETED"
    case (_, false, false): return nil
    }
  }

  private mutating func print(
    _ objects: [APIObject],
    event: String,
    _ session: inout Session
  ) throws(KubectlError) {
    if let format, !format.isTable {
      for object in objects { try print(object, event, format, &session) }
      return
    }
    let table = Table(objects, of: kind, isWide: isWide, now: session.now)
    printer.print(table, of: kind, event: showsEvents ? event : nil, to: &writer)
    session.print(writer.flushBytes())
  }

  private mutating func print(
    _ object: APIObject,
    _ event: String,
    _ format: OutputFormat,
    _ session: inout Session
  ) throws(KubectlError) {
    let shown = format.shown(object, session.arguments)
    let value: Value = showsEvents ? ["type": .string(event), "object": shown] : shown
    switch format {
    case .columns(let columns):
      do {
        for line in try columns.lines(for: object.value, withHeadings: !hasPrinted) {
          writer.add(line)
        }
      } catch {
        throw .plain(error.message)
      }
      session.print(writer.flush())
    case .yaml:
      if hasPrinted { session.print("---\n") }
      session.print(try format.text(for: value))
    case .name: session.print(try format.text(for: object.value))
    default: session.print(try format.text(for: value))
    }
    hasPrinted = true
  }
}
