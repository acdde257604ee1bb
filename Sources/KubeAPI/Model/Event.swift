package import Simulation

/// Something that a component reports about an object.
package struct Event: APIStruct {
  package static let schemaName = "core.v1.Event"

  package var metadata: ObjectMeta = ObjectMeta()
  package var involvedObject: ObjectReference = ObjectReference()
  package var reason: String = ""
  package var message: String = ""
  package var source: EventSource = EventSource()
  package var firstTimestamp: Instant?
  package var lastTimestamp: Instant?
  package var count: Int32 = 0
  package var type: EventType = ""
  package var eventTime: Instant?
  package var series: Value?
  package var action: String = ""
  package var reportingComponent: String = ""
  package var reportingInstance: String = ""

  package init() {}

  package static let fieldList: [Field<Event>] = [
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
package struct EventSource: APIStruct {
  package static let schemaName = "core.v1.EventSource"

  package var component: String = ""
  package var host: String = ""

  package init() {}

  package static let fieldList: [Field<EventSource>] = [
    Field("component", \.component),
    Field("host", \.host),
  ]
}
