public import Simulation

/// What a component has to say about an object.
public struct EventReport: Sendable {
  /// What it is about, without what differs between two reports about one object: its version and
  /// the field.
  public var subject: Shared<ObjectReference>
  public var subjectVersion: String
  public var fieldPath: String
  public var type: EventType
  public var reason: String
  public var message: String
  public var reporter: EventSource

  public init(
    _ type: EventType,
    _ reason: String,
    _ message: String,
    on subject: Shared<ObjectReference>,
    version: String,
    fieldPath: String,
    from reporter: EventSource
  ) {
    self.subject = subject
    subjectVersion = version
    self.fieldPath = fieldPath
    self.type = type
    self.reason = reason
    self.message = message
    self.reporter = reporter
  }

  /// Where events about the object lie: objects outside namespaces have theirs in `default`.
  public var namespace: String {
    let namespace = subject.wrappedValue.namespace
    return namespace.isEmpty ? "default" : namespace
  }

  /// What its event is stored under if the event's name ends in `stamp`.
  public func key(_ stamp: EventName.Stamp) -> ObjectKey {
    ObjectKey(
      kind: .event,
      namespace: namespace,
      name: EventName.name(of: subject.wrappedValue.name, stamp)
    )
  }

  /// Whether it is written by way of events.k8s.io, where an event has a moment and an action; the
  /// scheduler alone does that.
  public var isOfEventsAPI: Bool { reporter.component == EventSource.schedulerName }
}

/// The fields of the event that a report becomes.
extension EventReport {
  var involvedObject: ObjectReference {
    var reference = subject.wrappedValue
    reference.resourceVersion = subjectVersion
    reference.fieldPath = fieldPath
    return reference
  }

  var source: EventSource { isOfEventsAPI ? EventSource() : reporter }

  /// When it is seen first and last, which the newer API does not say.
  func timestamp(_ moment: Instant) -> Instant? { isOfEventsAPI ? nil : moment.wholeSecond }

  func eventTime(_ moment: Instant) -> Instant? { isOfEventsAPI ? moment : nil }

  var count: Int32 { isOfEventsAPI ? 0 : 1 }

  var action: String { isOfEventsAPI ? type == .normal ? "Binding" : "Scheduling" : "" }

  var reportingInstance: String {
    isOfEventsAPI ? reporter.component + "-node-1" : reporter.host
  }
}

/// An event as a component has written it.
///
/// There are more events than all other objects together, and they are read far less often than
/// written. So what many have alike is shared, and what follows from the rest is worked out by
/// those who ask for it.
public final class ReportedEvent: Sendable {
  let report: EventReport
  /// Ends its name.
  let stamp: EventName.Stamp
  let identity: GeneratedIdentity
  let resourceVersion: Int
  let moment: Instant
  /// Nil for an event that was seen once.
  private let repetition: Repetition?

  /// That the event was seen again.
  private struct Repetition: Sendable {
    var count: Int32
    var last: Instant
  }

  public convenience init(
    _ report: EventReport,
    _ stamp: EventName.Stamp,
    _ identity: GeneratedIdentity,
    resourceVersion: Int,
    at moment: Instant
  ) {
    self.init(report, stamp, identity, resourceVersion: resourceVersion, at: moment, nil)
  }

  private init(
    _ report: EventReport,
    _ stamp: EventName.Stamp,
    _ identity: GeneratedIdentity,
    resourceVersion: Int,
    at moment: Instant,
    _ repetition: Repetition?
  ) {
    self.report = report
    self.stamp = stamp
    self.identity = identity
    self.resourceVersion = resourceVersion
    self.moment = moment
    self.repetition = repetition
  }

  /// The event as it is written when it is seen again, for the `count`th time.
  func repeated(
    _ count: Int32,
    message: String,
    at last: Instant,
    resourceVersion: Int
  ) -> ReportedEvent {
    var report = report
    report.message = message
    return ReportedEvent(
      report,
      stamp,
      identity,
      resourceVersion: resourceVersion,
      at: moment,
      Repetition(count: count, last: last)
    )
  }

  var count: Int32 { repetition?.count ?? report.count }

  /// When it was seen last, which the newer API does not say.
  var lastTimestamp: Instant? { report.timestamp(repetition?.last ?? moment) }

  var metadata: ObjectMeta {
    var metadata = ObjectMeta()
    let key = report.key(stamp)
    metadata.name = key.name
    metadata.namespace = key.namespace
    metadata.uid = identity.text
    metadata.creationTimestamp = moment.wholeSecond
    metadata.resourceVersion = String(resourceVersion)
    return metadata
  }

  /// Whether it is the event under `key`, whose name ends in its stamp.
  func isUnder(_ key: ObjectKey) -> Bool {
    report.namespace == key.namespace
      && EventName.isName(key.name, of: report.subject.wrappedValue.name, stamp)
  }
}

extension EventSource {
  static let schedulerName = "default-scheduler"

  public init(component: String, host: String = "") {
    self.init()
    self.component = component
    self.host = host
  }

  public static var jobController: EventSource { EventSource(component: "job-controller") }
  public static var scheduler: EventSource { EventSource(component: schedulerName) }
}
