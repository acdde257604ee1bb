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
    content.metadata.name = EventName.name(of: report.subject.wrappedValue.name, stamp)
    content.metadata.namespace = report.namespace
    form = .whole(Shared(wrappedValue: content))
  }

  /// Whether it is as a component has written it.
  public var isReported: Bool { if case .reported = form { true } else { false } }

  public var metadata: ObjectMeta {
    get {
      switch form {
      case .reported(let event): event.metadata
      case .whole(let content): content.wrappedValue.metadata
      }
    }
    set { content.metadata = newValue }
  }

  public var involvedObject: ObjectReference {
    get {
      switch form {
      case .reported(let event): event.report.involvedObject
      case .whole(let content): content.wrappedValue.involvedObject
      }
    }
    set { content.involvedObject = newValue }
  }

  public var reason: String {
    get {
      switch form {
      case .reported(let event): event.report.reason
      case .whole(let content): content.wrappedValue.reason
      }
    }
    set { content.reason = newValue }
  }

  public var message: String {
    get {
      switch form {
      case .reported(let event): event.report.message
      case .whole(let content): content.wrappedValue.message
      }
    }
    set { content.message = newValue }
  }

  public var source: EventSource {
    get {
      switch form {
      case .reported(let event): event.report.source
      case .whole(let content): content.wrappedValue.source
      }
    }
    set { content.source = newValue }
  }

  public var firstTimestamp: Instant? {
    get {
      switch form {
      case .reported(let event): event.report.timestamp(event.moment)
      case .whole(let content): content.wrappedValue.firstTimestamp
      }
    }
    set { content.firstTimestamp = newValue }
  }

  public var lastTimestamp: Instant? {
    get {
      switch form {
      case .reported(let event): event.report.timestamp(event.moment)
      case .whole(let content): content.wrappedValue.lastTimestamp
      }
    }
    set { content.lastTimestamp = newValue }
  }

  public var count: Int32 {
    get {
      switch form {
      case .reported(let event): event.report.count
      case .whole(let content): content.wrappedValue.count
      }
    }
    set { content.count = newValue }
  }

  public var type: EventType {
    get {
      switch form {
      case .reported(let event): event.report.type
      case .whole(let content): content.wrappedValue.type
      }
    }
    set { content.type = newValue }
  }

  public var eventTime: Instant? {
    get {
      switch form {
      case .reported(let event): event.report.eventTime(event.moment)
      case .whole(let content): content.wrappedValue.eventTime
      }
    }
    set { content.eventTime = newValue }
  }

  public var series: Value? {
    get {
      switch form {
      case .reported: nil
      case .whole(let content): content.wrappedValue.series
      }
    }
    set { content.series = newValue }
  }

  public var action: String {
    get {
      switch form {
      case .reported(let event): event.report.action
      case .whole(let content): content.wrappedValue.action
      }
    }
    set { content.action = newValue }
  }

  public var reportingComponent: String {
    get {
      switch form {
      case .reported(let event): event.report.reporter.component
      case .whole(let content): content.wrappedValue.reportingComponent
      }
    }
    set { content.reportingComponent = newValue }
  }

  public var reportingInstance: String {
    get {
      switch form {
      case .reported(let event): event.report.reportingInstance
      case .whole(let content): content.wrappedValue.reportingInstance
      }
    }
    set { content.reportingInstance = newValue }
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
  /// The moment that ends its name; nil for a name that no component gives.
  public var stamp: EventName.Stamp? {
    switch form {
    case .reported(let event): event.stamp
    case .whole(let content): EventName.stamp(of: content.wrappedValue.metadata.name)
    }
  }

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
