import Cluster
import KubeAPI
import ShellRuntime
import Simulation

/// `kubectl events`.
struct EventsCommand: Command {
  private let types: [String]
  private let subject: (kind: Kind, name: String)?
  private var version: Int?
  private var writer = TabWriter.table
  private var hasPrintedHeadings = false

  init(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    types = arguments.list("types").map { $0.lowercased() }
    guard types.allSatisfy({ $0 == "normal" || $0 == "warning" }) else {
      throw .plain("valid --types are Normal or Warning")
    }
    let target = arguments.text("for")
    guard !target.isEmpty else {
      subject = nil
      return
    }
    let parts = target.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1 else { throw .plain("--for must be in resource/name form") }
    guard parts.count == 2 else {
      throw .plain("arguments in resource/name form may not have more than one slash")
    }
    subject = (try ResourceName.kind(parts[0]), parts[1])
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    let format = try OutputFormat(session, .naming, system)
    if session.arguments.flag("watch") {
      try printChanges(format, &session, cluster)
      return .wait(until: nil)
    }
    let isEverywhere = session.arguments.flag("all-namespaces")
    let events = cluster.list(.event, namespace: isEverywhere ? nil : session.namespace)
      .compactMap { object -> Event? in
        if case .event(let event) = object, matches(event) { event } else { nil }
      }
    guard !events.isEmpty else {
      session.complain(
        isEverywhere
          ? "No events found.\n" : "No events found in \(session.namespace) namespace.\n"
      )
      return .done
    }
    try print(sorted(events), format, &session)
    return .done
  }

  private func sorted(_ events: [Event]) -> [Event] {
    events.enumerated().sorted {
      ($0.element.sortingTime, $0.offset) < ($1.element.sortingTime, $1.offset)
    }.map(\.element)
  }

  private func matches(_ event: Event) -> Bool {
    guard types.isEmpty || types.contains(event.type.rawValue.lowercased()) else { return false }
    guard let subject else { return true }
    let object = event.involvedObject
    return object.kind == subject.kind.rawValue && object.name == subject.name
      && object.apiVersion == subject.kind.apiVersion
  }

  private mutating func printChanges(
    _ format: OutputFormat?,
    _ session: inout Session,
    _ cluster: Cluster
  ) throws(KubectlError) {
    let isEverywhere = session.arguments.flag("all-namespaces")
    guard let seen = version else {
      // A watch from the beginning reports what is there first.
      version = cluster.resourceVersion
      let present = cluster.list(.event, namespace: isEverywhere ? nil : session.namespace)
      for case .event(let event) in present where matches(event) {
        try print([event], format, &session)
      }
      return
    }
    for change in cluster.changes(after: seen) {
      version = change.resourceVersion
      guard change.kind != .deleted, case .event(let event) = change.object, matches(event),
        isEverywhere || event.metadata.namespace == session.namespace
      else { continue }
      try print([event], format, &session)
    }
  }

  private mutating func print(
    _ events: [Event],
    _ format: OutputFormat?,
    _ session: inout Session
  ) throws(KubectlError) {
    let arguments = session.arguments
    if let format {
      let list: Value = [
        "apiVersion": "v1", "kind": "EventList", "metadata": Value.object(Fields()),
        "items": .array(events.map { APIObject.event($0).value }),
      ]
      return session.print(try format.text(for: list))
    }
    let showsNamespace = arguments.flag("all-namespaces")
    if !arguments.flag("no-headers"), !hasPrintedHeadings {
      writer.add(
        (showsNamespace ? "NAMESPACE\t" : "") + "LAST SEEN\tTYPE\tREASON\tOBJECT\tMESSAGE"
      )
      hasPrintedHeadings = true
    }
    for event in events {
      let object = event.involvedObject
      writer.add(
        (showsNamespace ? "\(event.metadata.namespace)\t" : "")
          + "\(event.intervalText(now: session.now))\t\(event.type.rawValue)\t\(event.reason)\t"
          + "\(object.kind)/\(object.name)\t\(event.message.trimmed)"
      )
    }
    session.print(writer.flush())
  }
}
