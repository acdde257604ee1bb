import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct EventTableTests {
  /// What a component writes: every field that it may fill has a value.
  private static var reported: Event {
    var event = Event()
    event.metadata.name = "demo-x7k2p.18b2f3a4c5d6e7f0"
    event.metadata.namespace = "default"
    event.metadata.uid = "0f8fad5b-d9cb-469f-a165-70867728950e"
    event.metadata.resourceVersion = "812"
    event.metadata.creationTimestamp = Instant(seconds: 1_780_000_000)
    event.involvedObject.kind = "Pod"
    event.involvedObject.namespace = "default"
    event.involvedObject.name = "demo-x7k2p"
    event.involvedObject.uid = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
    event.involvedObject.apiVersion = "v1"
    event.involvedObject.resourceVersion = "801"
    event.involvedObject.fieldPath = "spec.containers{worker}"
    event.reason = "BackOff"
    event.message = "Back-off restarting failed container worker in pod demo-x7k2p"
    event.source = EventSource(component: "kubelet", host: "node-1")
    event.firstTimestamp = Instant(seconds: 1_780_000_000)
    event.lastTimestamp = Instant(seconds: 1_780_000_060)
    event.count = 3
    event.type = .warning
    event.eventTime = Instant(seconds: 1_780_000_001)
    event.series = ["count": .integer(2)]
    event.action = "Binding"
    event.reportingComponent = "kubelet"
    event.reportingInstance = "node-1"
    return event
  }

  private static func key(_ event: Event) -> ObjectKey { APIObject.event(event).key }

  @Test("an event that a component wrote comes out as it went in, from little room")
  func packing() throws {
    var packer = EventPacker()
    let result = packer.pack(Self.reported)
    let (stamp, packed) = try #require(result)
    #expect(stamp == 0x18b2_f3a4_c5d6_e7f0)
    #expect(packed.unpacked(stamp) == Self.reported)
    #expect(packed.key(stamp) == Self.key(Self.reported))
  }

  private static let fieldNames = APIObject.event(reported).value.fields?.map(\.name) ?? []

  @Test("no field of an event is lost, whatever its metadata holds", arguments: fieldNames)
  func everyField(name: String) {
    var packer = EventPacker()
    // The field from an event that has all of them, in one that has nothing else.
    var value = APIObject.event(Event()).value
    value[name] = APIObject.event(Self.reported).value[name] ?? .null
    let event = Event(value)
    if let (stamp, packed) = packer.pack(event) { #expect(packed.unpacked(stamp) == event) }
    // The same in one that lacks it alone.
    var rest = APIObject.event(Self.reported).value
    rest[name] = nil
    let without = Event(rest)
    if let (stamp, packed) = packer.pack(without) { #expect(packed.unpacked(stamp) == without) }
  }

  struct Change: CustomTestStringConvertible {
    var testDescription: String
    var apply: @Sendable (inout Event) -> Void
  }

  static let foreign: [Change] = [
    Change(testDescription: "a label") { $0.metadata.labels["a"] = "b" },
    Change(testDescription: "an annotation") { $0.metadata.annotations["a"] = "b" },
    Change(testDescription: "an owner") { $0.metadata.ownerReferences = [OwnerReference()] },
    Change(testDescription: "a finalizer") { $0.metadata.finalizers = ["a/b"] },
    Change(testDescription: "a manager") { $0.metadata.managedFields = [.object([:])] },
    Change(testDescription: "a name that was made") { $0.metadata.generateName = "demo-" },
    Change(testDescription: "a generation") { $0.metadata.generation = 1 },
    Change(testDescription: "its deletion") {
      $0.metadata.deletionTimestamp = Instant(seconds: 1_780_000_000)
    },
    Change(testDescription: "a grace period") { $0.metadata.deletionGracePeriodSeconds = 0 },
    Change(testDescription: "another namespace") { $0.metadata.namespace = "other" },
    Change(testDescription: "a name of its own") { $0.metadata.name = "mine" },
    Change(testDescription: "another's name") { $0.metadata.name = "demo-other.18b2f3a4c5d6e7f0" },
    Change(testDescription: "a digit in front") {
      $0.metadata.name = "demo-x7k2p.018b2f3a4c5d6e7f0"
    },
    Change(testDescription: "capitals") { $0.metadata.name = "demo-x7k2p.18B2F3A4C5D6E7F0" },
    Change(testDescription: "a uid in capitals") { $0.metadata.uid = $0.metadata.uid.uppercased() },
    Change(testDescription: "no uid") { $0.metadata.uid = "" },
  ]

  @Test("an event that is not as components write them is kept whole", arguments: foreign)
  func whole(_ change: Change) throws {
    var event = Self.reported
    change.apply(&event)
    var packer = EventPacker()
    #expect(packer.pack(event) == nil)
    var table = EventTable()
    #expect(table.update(Self.key(event), to: event) == nil)
    #expect(table[Self.key(event)] == .event(event))
  }

  @Test("an event that gains a label moves, and expires under its moment all the same")
  func moving() {
    var table = EventTable()
    let (first, key) = (Self.reported, Self.key(Self.reported))
    #expect(table.update(key, to: first) == nil)
    #expect(table.key(stamped: 0x18b2_f3a4_c5d6_e7f0) == key)
    var labelled = first
    labelled.metadata.labels["seen"] = "yes"
    #expect(table.update(key, to: labelled) == .event(first))
    #expect(table[key] == .event(labelled))
    #expect(table.keys == [key])
    #expect(table.key(stamped: 0x18b2_f3a4_c5d6_e7f0) == key)
    #expect(table.removeValue(forKey: key) == .event(labelled))
    #expect(table.keys.isEmpty)
    #expect(table.key(stamped: 0x18b2_f3a4_c5d6_e7f0) == nil)
  }

  @Test("two events of one moment, of which a user made one, do not meet")
  func clash() {
    var table = EventTable()
    var other = Self.reported
    other.involvedObject.name = "demo"
    other.metadata.name = "demo.18b2f3a4c5d6e7f0"
    let (first, second) = (Self.key(Self.reported), Self.key(other))
    #expect(table.update(first, to: Self.reported) == nil)
    #expect(table[second] == nil)
    #expect(table.update(second, to: other) == nil)
    #expect(table[first] == .event(Self.reported))
    #expect(table[second] == .event(other))
    #expect(table.removeValue(forKey: second) == .event(other))
    #expect(table[first] == .event(Self.reported))
  }

  @Test(
    "it holds what a dictionary holds, through thousands of writes of every kind",
    arguments: [1, 2, 3]
  )
  func model(seed: UInt64) {
    var table = EventTable()
    var model: [ObjectKey: Event] = [:]
    var random = RandomStream(seed: seed, purpose: "test")
    for step in 0..<5_000 {
      var event = Self.reported
      let subject = "demo-\(random.below(3))"
      event.involvedObject.name = subject
      event.metadata.name = EventName.name(of: subject, 10 + EventName.Stamp(random.below(12)))
      event.count = Int32(random.below(100))
      if random.below(4) == 0 { event.metadata.labels["a"] = "b" }
      let key = Self.key(event)
      if random.below(3) == 0 {
        #expect(table.removeValue(forKey: key) == model.removeValue(forKey: key).map { .event($0) })
      } else {
        let before = model.updateValue(event, forKey: key)
        #expect(table.update(key, to: event) == before.map { .event($0) })
      }
      #expect(table[key] == model[key].map { .event($0) })
      #expect(table.contains(key) == (model[key] != nil))
      guard step % 200 == 0 else { continue }
      #expect(table.keys.sorted() == model.keys.sorted())
      var all: [ObjectKey: APIObject] = [:]
      table.forEach { all[$0] = $1 }
      #expect(all == model.mapValues { .event($0) })
    }
  }

  struct NameCase: CustomTestStringConvertible {
    var name: String
    var stamp: EventName.Stamp?
    var testDescription: String { name }
  }

  @Test(
    "the moment is read from the end of a name as it is written there",
    arguments: [
      NameCase(name: "a.1", stamp: 1),
      NameCase(name: "a.0", stamp: 0),
      NameCase(name: "a.b.18b2f3a4c5d6e7f0", stamp: 0x18b2_f3a4_c5d6_e7f0),
      NameCase(name: "a.ffffffffffffffff", stamp: .max),
      NameCase(name: "a.", stamp: nil),
      NameCase(name: "a", stamp: nil),
      NameCase(name: "", stamp: nil),
      NameCase(name: "a.01", stamp: nil),
      NameCase(name: "a.1ffffffffffffffff", stamp: nil),
      NameCase(name: "a.xyz", stamp: nil),
      NameCase(name: "a.1F", stamp: nil),
    ]
  )
  func names(_ test: NameCase) {
    #expect(EventName.stamp(of: test.name) == test.stamp)
    guard let stamp = test.stamp else { return }
    let subject = String(test.name[..<test.name.lastIndex(of: ".")!])
    #expect(EventName.name(of: subject, stamp) == test.name)
    #expect(EventName.isName(test.name, of: subject, stamp))
    #expect(!EventName.isName(test.name, of: subject + "x", stamp))
  }
}
