import KubeAPI
import Simulation

/// An event of a component in little room: what many events have alike is shared between them, and
/// what follows from the rest is not kept.
struct PackedEvent: Sendable {
  /// What the reports of one component for one reason have alike.
  struct Report: Hashable, Sendable {
    var reason: String
    var type: EventType
    var action: String
    var source: EventSource
    var reportingComponent: String
    var reportingInstance: String
    var fieldPath: String

    /// These two tell most reports apart.
    func hash(into hasher: inout Hasher) {
      hasher.combine(reason)
      hasher.combine(source.host)
    }
  }

  fileprivate var report: Shared<Report>
  /// What the event is about, without what differs between events about one object.
  fileprivate var subject: Shared<ObjectReference>
  fileprivate var subjectVersion: String
  fileprivate var message: String
  fileprivate var resourceVersion: String
  fileprivate var uid: IdentityWords
  fileprivate var creationTimestamp: Instant?
  fileprivate var firstTimestamp: Instant?
  fileprivate var lastTimestamp: Instant?
  fileprivate var eventTime: Instant?
  fileprivate var count: Int32
  fileprivate var series: Value?

  func key(_ stamp: EventName.Stamp) -> ObjectKey {
    ObjectKey(
      kind: .event,
      namespace: subject.wrappedValue.eventNamespace,
      name: EventName.name(of: subject.wrappedValue.name, stamp)
    )
  }

  /// Whether this event, of which the name ends in `stamp`, is the one under `key`.
  func isUnder(_ key: ObjectKey, _ stamp: EventName.Stamp) -> Bool {
    subject.wrappedValue.eventNamespace == key.namespace
      && EventName.isName(key.name, of: subject.wrappedValue.name, stamp)
  }

  /// The event as it was packed.
  func unpacked(_ stamp: EventName.Stamp) -> Event {
    let (report, subject) = (report.wrappedValue, subject.wrappedValue)
    var event = Event()
    event.metadata.name = EventName.name(of: subject.name, stamp)
    event.metadata.namespace = subject.eventNamespace
    event.metadata.uid = uid.text
    event.metadata.creationTimestamp = creationTimestamp
    event.metadata.resourceVersion = resourceVersion
    event.involvedObject = subject
    event.involvedObject.resourceVersion = subjectVersion
    event.involvedObject.fieldPath = report.fieldPath
    event.reason = report.reason
    event.message = message
    event.source = report.source
    event.firstTimestamp = firstTimestamp
    event.lastTimestamp = lastTimestamp
    event.count = count
    event.type = report.type
    event.eventTime = eventTime
    event.series = series
    event.action = report.action
    event.reportingComponent = report.reportingComponent
    event.reportingInstance = report.reportingInstance
    return event
  }
}

/// Packs events, and finds for each what it can share with the last ones.
struct EventPacker: Sendable {
  private var reports = BoundedCache<PackedEvent.Report, Shared<PackedEvent.Report>>(limit: 512)
  private var subject = Shared(wrappedValue: ObjectReference())

  /// - Returns: nil for an event that is not as components write them; it is kept whole.
  mutating func pack(_ event: Event) -> (EventName.Stamp, PackedEvent)? {
    let metadata = event.metadata
    var reference = event.involvedObject
    reference.resourceVersion = ""
    reference.fieldPath = ""
    guard metadata.isPlain, metadata.namespace == reference.eventNamespace,
      let uid = IdentityWords(metadata.uid), let stamp = EventName.stamp(of: metadata.name),
      EventName.isName(metadata.name, of: reference.name, stamp)
    else { return nil }
    // Reports about one object come in a row.
    if subject.wrappedValue != reference { subject = Shared(wrappedValue: reference) }
    let report = PackedEvent.Report(
      reason: event.reason,
      type: event.type,
      action: event.action,
      source: event.source,
      reportingComponent: event.reportingComponent,
      reportingInstance: event.reportingInstance,
      fieldPath: event.involvedObject.fieldPath
    )
    let packed = PackedEvent(
      report: reports.use(report, initial: Shared(wrappedValue: report)) { $0 },
      subject: subject,
      subjectVersion: event.involvedObject.resourceVersion,
      message: event.message,
      resourceVersion: metadata.resourceVersion,
      uid: uid,
      creationTimestamp: metadata.creationTimestamp,
      firstTimestamp: event.firstTimestamp,
      lastTimestamp: event.lastTimestamp,
      eventTime: event.eventTime,
      count: event.count,
      series: event.series
    )
    return (stamp, packed)
  }
}

/// A uid as numbers.
private struct IdentityWords: Sendable {
  private var high: UInt64 = 0
  private var low: UInt64 = 0

  /// - Returns: nil for a text that `text` would not give back.
  init?(_ uid: String) {
    var position = 0
    var digits = 0
    for byte in uid.utf8 {
      switch position {
      case 8, 13, 18, 23:
        guard byte == UInt8(ascii: "-") else { return nil }
      default:
        guard digits < 32, let digit = UInt64(hexadecimalDigit: byte) else { return nil }
        if digits < 16 { high = high << 4 | digit } else { low = low << 4 | digit }
        digits += 1
      }
      position += 1
    }
    guard position == 36, digits == 32 else { return nil }
  }

  var text: String {
    String(hexadecimal: [high, low], pattern: "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")
  }
}

extension ObjectMeta {
  /// Whether it has no more than a component's event has.
  fileprivate var isPlain: Bool {
    generateName.isEmpty && generation == 0 && deletionTimestamp == nil
      && deletionGracePeriodSeconds == nil && labels.entries.isEmpty && annotations.entries.isEmpty
      && ownerReferences.isEmpty && finalizers.isEmpty && managedFields.isEmpty
  }
}

extension ObjectReference {
  /// Where events about the object lie: objects outside namespaces have theirs in `default`.
  var eventNamespace: String { namespace.isEmpty ? "default" : namespace }
}
