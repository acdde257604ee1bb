public import KubeAPI
import Simulation

/// The objects by kind and name, with one counter of versions: what etcd is to a real cluster.
///
/// It knows nothing of validation, deletion rules or time; `APIServer` does.
public struct ObjectStore: Sendable {
  private typealias Table = FocusedTable<ObjectKey, APIObject>

  // Of pods there are many, and they have an entry in use of their own.
  private var podTable = Table()
  private var events = EventTable()
  private var others = Table()
  private var counts = Array(repeating: 0, count: Kind.allCases.count)
  private var owners = OwnerIndex()
  public private(set) var resourceVersion = 1

  public init() {}

  public func object(_ key: ObjectKey) -> APIObject? {
    switch key.kind {
    case .pod: podTable[key]
    case .event: events[key].map { .event($0) }
    default: others[key]
    }
  }

  public func contains(_ key: ObjectKey) -> Bool {
    switch key.kind {
    case .pod: podTable.contains(key)
    case .event: events.contains(key)
    default: others.contains(key)
    }
  }

  public func count(of kind: Kind) -> Int { counts[kind.number] }

  /// Says which pod the next requests are about, so that it is found without a search.
  mutating func focus(onPod key: ObjectKey) { podTable.focus(on: key) }

  /// The objects of a kind in the order of namespace and name, as etcd's keys sort.
  ///
  /// `isWanted` picks before anything is sorted, so that a few of many are cheap.
  public func objects(
    of kind: Kind,
    in namespace: String? = nil,
    where isWanted: (APIObject) -> Bool = { _ in true }
  ) -> [APIObject] {
    var found: [(key: ObjectKey, object: APIObject)] = []
    forEach(of: kind) { key, object in
      if namespace == nil || key.namespace == namespace, isWanted(object) {
        found.append((key, object))
      }
    }
    found.sort { a, b in
      if a.key.namespace != b.key.namespace { return a.key.namespace < b.key.namespace }
      return a.key.name < b.key.name
    }
    return found.map(\.object)
  }

  /// The names of a kind's objects in no particular order, the same in every run.
  func names(of kind: Kind, in namespace: String?) -> [String] {
    let keys =
      switch kind {
      case .pod: podTable.keys
      case .event: events.keys
      default: others.keys
      }
    return keys.compactMap { key in
      key.kind == kind && (namespace == nil || key.namespace == namespace) ? key.name : nil
    }
  }

  /// All pods in no particular order, the same in every run.
  var pods: [Pod] {
    podTable.values.compactMap { object in
      if case .pod(let pod) = object { pod } else { nil }
    }
  }

  func event(_ key: ObjectKey) -> Event? { events[key] }

  /// The event of a component whose name ends in this moment.
  func event(stamped stamp: EventName.Stamp) -> Event? { events.event(stamped: stamp) }

  /// Calls `body` with every object of a kind in no particular order, the same in every run.
  private func forEach(of kind: Kind, _ body: (ObjectKey, APIObject) -> Void) {
    if kind == .event { return events.forEach { body($0, .event($1)) } }
    let table = kind == .pod ? podTable : others
    for slot in table.indices {
      if let (key, object) = table.entry(at: slot), key.kind == kind { body(key, object) }
    }
  }

  // MARK: one kind

  public func job(_ key: ObjectKey) -> Job? {
    if case .job(let job)? = object(key) { job } else { nil }
  }

  public func cronJob(_ key: ObjectKey) -> CronJob? {
    if case .cronJob(let cronJob)? = object(key) { cronJob } else { nil }
  }

  public func pod(_ key: ObjectKey) -> Pod? {
    if case .pod(let pod)? = object(key) { pod } else { nil }
  }

  // MARK: ownership

  /// Everything that names the owner `uid`, in the order of entry.
  public func dependents(of uid: String) -> [ObjectKey] { owners.dependents(of: uid) }

  public func hasDependents(of uid: String) -> Bool { owners.hasDependents(of: uid) }

  /// The pods that a controller owns, oldest first, without those that are settled: ended, with
  /// no finalizer left.
  public func openPods(ownedBy uid: String) -> [OpenPod] { owners.openPods(of: uid) }

  /// The pods of a namespace that nothing controls.
  public func orphanPods(in namespace: String) -> [Pod] {
    owners.orphanPods(in: namespace)
  }

  // MARK: writing

  /// Puts an object in, new or changed, under the next resourceVersion, which it carries then.
  public mutating func put(_ object: APIObject) -> Change {
    resourceVersion += 1
    var object = object
    let version = String(resourceVersion)
    object.changeMetadata { $0.resourceVersion = version }
    return insert(object)
  }

  /// Puts in a new event of a component, the name of which ends in `stamp`.
  ///
  /// It has no owner, so that nobody finds it but under its name.
  mutating func add(
    _ report: EventReport,
    _ stamp: EventName.Stamp,
    _ identity: GeneratedIdentity,
    at moment: Instant
  ) -> Change {
    resourceVersion += 1
    let version = resourceVersion
    let event = ReportedEvent(report, stamp, identity, resourceVersion: version, at: moment)
    return keep(Event(event), stamp)
  }

  /// The same for an event of a component that has more to it than a report.
  mutating func add(_ event: Event, _ stamp: EventName.Stamp) -> Change {
    resourceVersion += 1
    var event = event
    event.metadata.resourceVersion = String(resourceVersion)
    return keep(event, stamp)
  }

  private mutating func keep(_ event: Event, _ stamp: EventName.Stamp) -> Change {
    counts[Kind.event.number] += 1
    events.add(event, stamp)
    return Change(
      kind: .added,
      object: .event(event),
      previous: nil,
      resourceVersion: resourceVersion
    )
  }

  private mutating func insert(_ object: APIObject) -> Change {
    let key = object.key
    let previous: APIObject?
    switch object {
    case .pod: previous = podTable.update(key, to: object)
    case .event(let event): previous = events.update(key, to: event).map { .event($0) }
    default: previous = others.update(key, to: object)
    }
    if previous == nil { counts[key.kind.number] += 1 }
    owners.update(key, from: previous, to: object)
    return Change(
      kind: previous == nil ? .added : .modified,
      object: object,
      previous: previous,
      resourceVersion: resourceVersion
    )
  }

  /// Changes the objects that are neither pods nor events, but for what they are found by.
  mutating func changeOthers(_ change: (inout APIObject) -> Void) {
    others.changeContents(change)
  }

  /// Where an object lies among those that are neither pods nor events.
  func placeOfOther(_ key: ObjectKey) -> Int? { others.slot(of: key) }

  /// The object in such a place.
  func other(at place: Int) -> APIObject? { others.entry(at: place)?.content }

  private mutating func removeValue(of key: ObjectKey) -> APIObject? {
    switch key.kind {
    case .pod: podTable.removeValue(forKey: key)
    case .event: events.removeValue(forKey: key).map { .event($0) }
    default: others.removeValue(forKey: key)
    }
  }

  /// Takes an object out; its last state carries the version of the deletion.
  public mutating func remove(_ key: ObjectKey) -> Change? {
    guard let previous = removeValue(of: key) else { return nil }
    counts[key.kind.number] -= 1
    resourceVersion += 1
    owners.update(key, from: previous, to: nil)
    var last = previous
    last.metadata.resourceVersion = String(resourceVersion)
    return Change(
      kind: .deleted,
      object: last,
      previous: previous,
      resourceVersion: resourceVersion
    )
  }
}
