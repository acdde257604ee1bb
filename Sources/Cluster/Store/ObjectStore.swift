public import KubeAPI
import Simulation

/// The objects by kind and name, with one counter of versions: what etcd is to a real cluster.
///
/// It knows nothing of validation, deletion rules or time; `APIServer` does.
public struct ObjectStore: Sendable {
  // Of pods there are many, and they have an entry in use of their own.
  private var podTable = FocusedTable<ObjectKey, Pod>()
  private var events = EventTable()
  private var others = FocusedTable<ObjectKey, APIObject>()
  private var counts = Array(repeating: 0, count: Kind.allCases.count)
  private var owners = OwnerIndex()
  public private(set) var resourceVersion = 1

  public init() {}

  public func object(_ key: ObjectKey) -> APIObject? {
    switch key.kind {
    case .pod: podTable[key].map(APIObject.pod)
    case .event: events[key].map(APIObject.event)
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
  var pods: [Pod] { podTable.values }

  func event(_ key: ObjectKey) -> Event? { events[key] }

  /// The event of a component whose name ends in this moment.
  func event(stamped stamp: EventName.Stamp) -> Event? { events.event(stamped: stamp) }

  /// Calls `body` with every object of a kind in no particular order, the same in every run.
  private func forEach(of kind: Kind, _ body: (ObjectKey, APIObject) -> Void) {
    switch kind {
    case .event: events.forEach { body($0, .event($1)) }
    case .pod:
      for slot in podTable.indices {
        if let (key, pod) = podTable.entry(at: slot) { body(key, .pod(pod)) }
      }
    default:
      for slot in others.indices {
        if let (key, object) = others.entry(at: slot), key.kind == kind { body(key, object) }
      }
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
    key.kind == .pod ? podTable[key] : nil
  }

  // MARK: ownership

  /// Everything that names the owner `uid`, in the order of entry.
  public func dependents(of uid: String) -> [ObjectKey] { owners.dependents(of: uid) }

  public func hasDependents(of uid: String) -> Bool { owners.hasDependents(of: uid) }

  /// The pods that a controller owns, oldest first, without those that are settled: ended, with
  /// no finalizer left.
  public func openPods(ownedBy uid: String) -> [OpenPod] { owners.openPods(of: uid) }

  /// Makes ready for `openPods`, which is then had without a copy.
  mutating func tidyPods(ownedBy uid: String) { owners.tidyPods(of: uid) }

  /// The pods of a namespace that nothing controls.
  public func orphanPods(in namespace: String) -> [OpenPod] {
    owners.orphanPods(in: namespace)
  }

  // MARK: writing

  /// Puts an object in, new or changed, under the next resourceVersion, which it carries then.
  public mutating func put(_ object: APIObject) -> Change {
    if case .pod(let pod) = object { return put(pod) }
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

  /// Counts an event of a component once more.
  ///
  /// - Returns: nil when it is gone, or when somebody else has changed it.
  mutating func countAgain(
    _ stamp: EventName.Stamp,
    _ count: Int32,
    message: String,
    at moment: Instant
  ) -> Change? {
    let version = resourceVersion + 1
    guard let previous = events.event(stamped: stamp),
      let next = previous.repeated(count, message: message, at: moment, resourceVersion: version)
    else { return nil }
    resourceVersion = version
    events.replace(stamp, with: next)
    return Change(
      kind: .modified,
      object: .event(next),
      previous: .event(previous),
      resourceVersion: version
    )
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

  /// The same for a pod.
  mutating func put(_ pod: Pod) -> Change {
    let key = pod.key
    let slot = podTable.slot(for: key)
    if let previous = podTable[at: slot] {
      return replace(previous, at: slot, with: pod)
    }
    let pod = renewed(pod)
    podTable.replace(at: slot, with: pod)
    counts[Kind.pod.number] += 1
    owners.updatePod(key, at: slot, from: nil, to: pod)
    return Change(kind: .added, object: .pod(pod), resourceVersion: resourceVersion)
  }

  /// Changes a pod in its place.
  ///
  /// - Returns: nil when there is no such pod, or when that made no difference.
  mutating func changePod(_ key: ObjectKey, _ change: (inout Pod) -> Void) -> Change? {
    guard let slot = podTable.slot(of: key), let previous = podTable[at: slot] else {
      return nil
    }
    var pod = previous
    change(&pod)
    return pod == previous ? nil : replace(previous, at: slot, with: pod)
  }

  /// Gives a Job another status.
  ///
  /// - Returns: nil when there is no such Job, or when that makes no difference.
  mutating func change(_ status: JobStatus, ofJob key: ObjectKey) -> Change? {
    guard let slot = others.slot(of: key), case .job(let previous)? = others[at: slot],
      previous.status != status
    else { return nil }
    resourceVersion += 1
    let job = previous.following(status, resourceVersion: String(resourceVersion))
    others.replace(at: slot, with: .job(job))
    return Change(
      kind: .modified,
      object: .job(job),
      previous: .job(previous),
      resourceVersion: resourceVersion
    )
  }

  private mutating func replace(
    _ previous: Pod,
    at slot: Int,
    with next: consuming Pod
  ) -> Change {
    let pod = renewed(next)
    podTable.replace(at: slot, with: pod)
    owners.updatePod(pod.key, at: slot, from: previous, to: pod)
    return Change(
      kind: .modified,
      object: .pod(pod),
      previous: .pod(previous),
      resourceVersion: resourceVersion
    )
  }

  /// The pod under the next resourceVersion.
  private mutating func renewed(_ pod: consuming Pod) -> Pod {
    resourceVersion += 1
    pod.metadata.resourceVersion = String(resourceVersion)
    return pod
  }

  private mutating func insert(_ object: APIObject) -> Change {
    let key = object.key
    let previous: APIObject?
    if case .event(let event) = object {
      previous = events.update(key, to: event).map(APIObject.event)
    } else {
      previous = others.update(key, to: object)
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

  /// Takes objects that are neither pods nor events from another store that has them in the same
  /// places under the same names.
  mutating func takeOthers(at places: [Int], from other: ObjectStore) {
    others.takeContents(at: places, from: other.others)
  }

  /// Changes an object that is neither a pod nor an event, but for what it is found by.
  mutating func changeOther(at place: Int, _ change: (inout APIObject) -> Void) {
    others.changeContent(at: place, change)
  }

  /// The objects that are neither pods nor events, each with its place.
  var placedOthers: [(place: Int, content: APIObject)] { others.placedContents }

  /// Where an object lies among those that are neither pods nor events.
  func placeOfOther(_ key: ObjectKey) -> Int? { others.slot(of: key) }

  /// The object in such a place.
  func other(at place: Int) -> APIObject? { others.entry(at: place)?.content }

  /// Takes an object out, of the tables and of the indexes.
  private mutating func removeValue(of key: ObjectKey) -> APIObject? {
    switch key.kind {
    case .pod:
      guard let slot = podTable.slot(of: key), let pod = podTable.removeValue(forKey: key) else {
        return nil
      }
      owners.updatePod(key, at: slot, from: pod, to: nil)
      return .pod(pod)
    default:
      let object =
        key.kind == .event
        ? events.removeValue(forKey: key).map(APIObject.event) : others.removeValue(forKey: key)
      if let object { owners.update(key, from: object, to: nil) }
      return object
    }
  }

  /// Takes an object out; its last state carries the version of the deletion.
  public mutating func remove(_ key: ObjectKey) -> Change? {
    guard let previous = removeValue(of: key) else { return nil }
    counts[key.kind.number] -= 1
    resourceVersion += 1
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
