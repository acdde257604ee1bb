public import Simulation

/// Something that a component reports about an object.
public struct Event: APIStruct {
  public static let schemaName = "core.v1.Event"

  public var metadata: ObjectMeta = ObjectMeta()
  public var involvedObject: ObjectReference = ObjectReference()
  public var reason: String = ""
  public var message: String = ""
  public var source: EventSource = EventSource()
  public var firstTimestamp: Instant?
  public var lastTimestamp: Instant?
  public var count: Int32 = 0
  public var type: EventType = ""
  public var eventTime: Instant?
  public var series: Value?
  public var action: String = ""
  public var reportingComponent: String = ""
  public var reportingInstance: String = ""

  public init() {}

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
