public import Simulation

/// Something that a component reports about an object.
///
/// An event is one reference: to what a component has written, or to an event of a user or one that
/// was changed since.
public struct Event: APIStruct {
  public static let schemaName = "core.v1.Event"

  fileprivate struct Content: Hashable, Sendable {
    var metadata: ObjectMeta = ObjectMeta()
    var involvedObject: ObjectReference = ObjectReference()
    var reason: String = ""
    var message: String = ""
    var source: EventSource = EventSource()
    var firstTimestamp: Instant?
    var lastTimestamp: Instant?
    var count: Int32 = 0
    var type: EventType = ""
    var eventTime: Instant?
    var series: Value?
    var action: String = ""
    var reportingComponent: String = ""
    var reportingInstance: String = ""
  }

  private enum Form: Sendable {
    case reported(ReportedEvent)
    case whole(Shared<Content>)
  }

  private var form: Form

  public init() {
    form = .whole(Shared(wrappedValue: Content()))
  }

  public init(_ event: ReportedEvent) {
    form = .reported(event)
  }

  /// The event that a report becomes, without what the server adds to it.
  ///
  /// - Parameters:
  ///   - report: What is reported.
  ///   - stamp: Ends the event's name.
  ///   - moment: When.
  public init(_ report: EventReport, _ stamp: EventName.Stamp, at moment: Instant) {
    var content = Content(report, at: moment)
    let key = report.key(stamp)
    content.metadata.name = key.name
    content.metadata.namespace = key.namespace
    form = .whole(Shared(wrappedValue: content))
  }

  /// Whether it is as a component has written it.
  public var isReported: Bool { if case .reported = form { true } else { false } }

  /// The event as its component writes it when it is seen again, for the `count`th time.
  ///
  /// - Returns: nil when somebody else has changed it.
  public func repeated(
    _ count: Int32,
    message: String,
    at moment: Instant,
    resourceVersion: Int
  ) -> Event? {
    guard case .reported(let event) = form else { return nil }
    return Event(
      event.repeated(count, message: message, at: moment, resourceVersion: resourceVersion)
    )
  }

  public var metadata: ObjectMeta {
    get { field({ $0.metadata }, { $0.metadata }) }
    set { content.metadata = newValue }
  }

  public var involvedObject: ObjectReference {
    get { field({ $0.report.involvedObject }, { $0.involvedObject }) }
    set { content.involvedObject = newValue }
  }

  public var reason: String {
    get { field({ $0.report.reason }, { $0.reason }) }
    set { content.reason = newValue }
  }

  public var message: String {
    get { field({ $0.report.message }, { $0.message }) }
    set { content.message = newValue }
  }

  public var source: EventSource {
    get { field({ $0.report.source }, { $0.source }) }
    set { content.source = newValue }
  }

  public var firstTimestamp: Instant? {
    get { field({ $0.report.timestamp($0.moment) }, { $0.firstTimestamp }) }
    set { content.firstTimestamp = newValue }
  }

  public var lastTimestamp: Instant? {
    get { field({ $0.lastTimestamp }, { $0.lastTimestamp }) }
    set { content.lastTimestamp = newValue }
  }

  public var count: Int32 {
    get { field({ $0.count }, { $0.count }) }
    set { content.count = newValue }
  }

  public var type: EventType {
    get { field({ $0.report.type }, { $0.type }) }
    set { content.type = newValue }
  }

  public var eventTime: Instant? {
    get { field({ $0.report.eventTime($0.moment) }, { $0.eventTime }) }
    set { content.eventTime = newValue }
  }

  public var series: Value? {
    get { field({ _ in nil }, { $0.series }) }
    set { content.series = newValue }
  }

  public var action: String {
    get { field({ $0.report.action }, { $0.action }) }
    set { content.action = newValue }
  }

  public var reportingComponent: String {
    get { field({ $0.report.reporter.component }, { $0.reportingComponent }) }
    set { content.reportingComponent = newValue }
  }

  public var reportingInstance: String {
    get { field({ $0.report.reportingInstance }, { $0.reportingInstance }) }
    set { content.reportingInstance = newValue }
  }

  /// A field: as it follows from what a component has written, or as it is kept.
  private func field<Value>(
    _ reported: (ReportedEvent) -> Value,
    _ kept: (Content) -> Value
  ) -> Value {
    switch form {
    case .reported(let event): reported(event)
    case .whole(let content): kept(content.wrappedValue)
    }
  }

  /// All fields; an event whose field is set is no longer as its component has written it.
  private var content: Content {
    get {
      switch form {
      case .reported(let event): Content(event)
      case .whole(let content): content.wrappedValue
      }
    }
    set { form = .whole(Shared(wrappedValue: newValue)) }
  }

  public static let fieldList: [Field<Event>] = [
    Field("metadata", \.metadata),
    Field("involvedObject", \.involvedObject),
    Field("reason", \.reason),
    Field("message", \.message),
    Field("source", \.source),
    Field("firstTimestamp", \.firstTimestamp, always: true),
    Field("lastTimestamp", \.lastTimestamp, always: true),
    Field("count", \.count),
    Field("type", \.type),
    Field("eventTime", \.eventMicroTime, always: true),
    Field("series", \.series),
    Field("action", \.action),
    Field("reportingComponent", \.reportingComponent, always: true),
    Field("reportingInstance", \.reportingInstance, always: true),
  ]
}

extension Event.Content {
  fileprivate init(_ report: EventReport, at moment: Instant) {
    involvedObject = report.involvedObject
    reason = report.reason
    message = report.message
    source = report.source
    firstTimestamp = report.timestamp(moment)
    lastTimestamp = firstTimestamp
    count = report.count
    type = report.type
    eventTime = report.eventTime(moment)
    action = report.action
    reportingComponent = report.reporter.component
    reportingInstance = report.reportingInstance
  }

  fileprivate init(_ event: ReportedEvent) {
    self.init(event.report, at: event.moment)
    metadata = event.metadata
    lastTimestamp = event.lastTimestamp
    count = event.count
  }
}

extension Event: Hashable {
  public static func == (a: Event, b: Event) -> Bool {
    if case .reported(let a) = a.form, case .reported(let b) = b.form, a === b { return true }
    return a.content == b.content
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(content)
  }
}

extension Event {
  /// Whether it is the event under `key`, whose name ends in the same moment as its own.
  public func isUnder(_ key: ObjectKey) -> Bool {
    switch form {
    case .reported(let event): event.isUnder(key)
    case .whole(let content):
      content.wrappedValue.metadata.name == key.name
        && content.wrappedValue.metadata.namespace == key.namespace
    }
  }

  /// What it is stored under.
  public var key: ObjectKey {
    let metadata = metadata
    return ObjectKey(kind: .event, namespace: metadata.namespace, name: metadata.name)
  }
}

extension Event {
  /// `eventTime` as it is on the wire.
  private var eventMicroTime: MicroTime? {
    get { eventTime.map(MicroTime.init(moment:)) }
    set { eventTime = newValue?.moment }
  }
}

/// `metav1.MicroTime`: RFC 3339 with six digits of fraction.
private struct MicroTime: ValueConvertible {
  let moment: Instant

  init(moment: Instant) { self.moment = moment }
  init(_ value: Value) { moment = Instant(value) }

  var value: Value { .string(moment.rfc3339Microseconds) }
  var isOmittedWhenEmpty: Bool { false }
}

/// Who reports.
public struct EventSource: APIStruct {
  public static let schemaName = "core.v1.EventSource"

  public var component: String = ""
  public var host: String = ""

  public init() {}

  public static let fieldList: [Field<EventSource>] = [
    Field("component", \.component),
    Field("host", \.host),
  ]
}
