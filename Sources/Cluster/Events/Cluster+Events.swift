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
    var reference = ObjectReference(to: object)
    reference.fieldPath = fieldPath
    recordEvent(on: reference, type: type, reason: reason, message: message, from: source)
  }

  /// Reports something about what a reference points at.
  mutating func recordEvent(
    on reference: ObjectReference,
    type: EventType,
    reason: String,
    message: String,
    from source: EventSource
  ) {
    var event = Event()
    event.metadata.namespace = reference.eventNamespace
    event.involvedObject = reference
    event.type = type
    event.reason = reason
    event.message = message
    event.reportingComponent = source.component
    if source == .scheduler {
      // The one component that uses events.k8s.io, where an event has a moment and an action.
      event.eventTime = now
      event.reportingInstance = source.component + "-node-1"
      event.action = type == .normal ? "Binding" : "Scheduling"
    } else {
      event.source = source
      event.firstTimestamp = now.wholeSecond
      event.lastTimestamp = now.wholeSecond
      event.count = 1
      event.reportingInstance = source.host
    }
    guard let outcome = events.correlate(event, now: now) else { return }
    write(outcome)
  }

  private mutating func write(_ outcome: consuming EventCorrelator.Outcome) {
    if let name = outcome.counts, case .event(var known)? = server.store.object(key(name, outcome))
    {
      known.count = outcome.event.count
      if known.eventTime == nil { known.message = outcome.event.message }
      known.lastTimestamp = outcome.event.lastTimestamp
      known.series = outcome.event.series
      server.write(known)
      events.keep(name, now: now)
      return
    }
    // A report about something in a namespace that is gone has nowhere to go, as in a real
    // cluster, where the component logs the refusal.
    let name = outcome.event.metadata.name
    guard (try? server.create(outcome.event, now: now)) != nil else { return }
    events.keep(name, now: now)
  }

  private func key(_ name: String, _ outcome: EventCorrelator.Outcome) -> ObjectKey {
    ObjectKey(kind: .event, namespace: outcome.event.metadata.namespace, name: name)
  }

  /// Drops the events whose last write is an hour old.
  mutating func expireEvents() {
    while let stamp = events.nextExpired(now: now) {
      guard let key = server.store.eventKey(stamped: stamp),
        case .event(let event)? = server.store.object(key)
      else { continue }
      let last = event.lastTimestamp ?? event.eventTime ?? now
      if last + Latencies.eventLifetime <= now { server.erase(key) }
    }
  }
}

extension ObjectReference {
  public init(to object: APIObject) {
    self.init()
    let metadata = object.metadata
    kind = object.kind.rawValue
    apiVersion = object.kind.apiVersion
    namespace = metadata.namespace
    name = metadata.name
    uid = metadata.uid
    resourceVersion = metadata.resourceVersion
  }
}
