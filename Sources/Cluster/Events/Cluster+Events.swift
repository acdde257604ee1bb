public import KubeAPI
import Simulation

extension Cluster {
  /// Reports something about an object, as client-go's event recorder does.
  mutating func recordEvent(
    on object: APIObject,
    type: EventType,
    reason: String,
    message: String,
    from source: EventSource,
    fieldPath: String = ""
  ) {
    record(
      EventReport(
        type,
        reason,
        message,
        on: events.subject(object),
        version: object.withMetadata(\.resourceVersion),
        fieldPath: fieldPath,
        from: source
      )
    )
  }

  /// Reports something about what a reference points at.
  mutating func recordEvent(
    on reference: ObjectReference,
    type: EventType,
    reason: String,
    message: String,
    from source: EventSource
  ) {
    var subject = reference
    subject.resourceVersion = ""
    subject.fieldPath = ""
    record(
      EventReport(
        type,
        reason,
        message,
        on: Shared(wrappedValue: subject),
        version: reference.resourceVersion,
        fieldPath: reference.fieldPath,
        from: source
      )
    )
  }

  private mutating func record(_ report: consuming EventReport) {
    switch events.correlate(&report, now: now) {
    case nil: break
    case .new(let stamp)?: write(report, stamp)
    case .repeated(let repetition)?: write(report, repetition)
    case .series(let stamp, let count, let next)?:
      write(report, seriesAt: stamp, count: count, next: next)
    }
  }

  /// Writes a new event.
  ///
  /// A report about something in a namespace that is gone has nowhere to go, as in a real cluster,
  /// where the component logs the refusal.
  private mutating func write(_ report: EventReport, _ stamp: EventName.Stamp) {
    guard (try? server.create(report, stamp, now: now)) != nil else { return }
    events.keep(stamp, now: now)
  }

  /// Counts an event once more; should its object be gone, another one takes its name.
  private mutating func write(_ report: EventReport, _ repetition: EventRepetition) {
    let (stamp, count) = (repetition.stamp, repetition.count)
    if server.countAgain(stamp, count, message: report.message, at: now) {
      events.keep(stamp, now: now)
      return
    }
    let present = server.store.event(report.key(repetition.stamp))
    var event = present ?? Event(report, repetition.stamp, at: now)
    event.count = repetition.count
    event.message = report.message
    event.lastTimestamp = now.wholeSecond
    if present == nil { event.firstTimestamp = repetition.first }
    write(event, isNew: present == nil, repetition.stamp)
  }

  private mutating func write(
    _ report: EventReport,
    seriesAt stamp: EventName.Stamp,
    count: Int64,
    next: EventName.Stamp
  ) {
    let present = server.store.event(report.key(stamp))
    var event = present ?? Event(report, next, at: now)
    event.series = [
      "count": .integer(count), "lastObservedTime": .string(now.rfc3339Microseconds),
    ]
    write(event, isNew: present == nil, present == nil ? next : stamp)
  }

  private mutating func write(_ event: Event, isNew: Bool, _ stamp: EventName.Stamp) {
    if isNew {
      guard (try? server.create(event, stamp, now: now)) != nil else { return }
    } else {
      server.write(.event(event))
    }
    events.keep(stamp, now: now)
  }

  /// Drops the events whose last write is an hour old.
  mutating func expireEvents() {
    while let stamp = events.nextExpired(now: now) {
      guard let event = server.store.event(stamped: stamp) else { continue }
      let last = event.lastTimestamp ?? event.eventTime ?? now
      if last + Latencies.eventLifetime <= now { server.erase(event.key) }
    }
  }
}

extension ObjectReference {
  public init(to object: APIObject) {
    self = object.withMetadata { ObjectReference(object.kind, $0) }
  }

  init(_ kind: Kind, _ metadata: ObjectMeta) {
    self.init()
    self.kind = kind.rawValue
    apiVersion = kind.apiVersion
    namespace = metadata.namespace
    name = metadata.name
    uid = metadata.uid
    resourceVersion = metadata.resourceVersion
  }
}
