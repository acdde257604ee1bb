import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct EventTableTests {
  private static func report(
    about name: String = "demo-x7k2p",
    from reporter: EventSource = EventSource(component: "kubelet", host: "node-1")
  ) -> EventReport {
    var subject = ObjectReference()
    subject.kind = "Pod"
    subject.namespace = "default"
    subject.name = name
    subject.uid = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
    subject.apiVersion = "v1"
    return EventReport(
      .warning,
      "BackOff",
      "Back-off restarting failed container worker in pod " + name,
      on: Shared(wrappedValue: subject),
      version: "801",
      fieldPath: "spec.containers{worker}",
      from: reporter
    )
  }

  private static let stamp: EventName.Stamp = 0x18b2_f3a4_c5d6_e7f0
  private static let moment = Instant(nanoseconds: 1_780_000_000_500_000_000)

  private static func reported(
    _ report: EventReport = report(),
    _ stamp: EventName.Stamp = stamp
  ) -> Event {
    var random = RandomStream(seed: 1)
    return Event(
      ReportedEvent(report, stamp, GeneratedIdentity(&random), resourceVersion: 812, at: moment)
    )
  }

  @Test("an event of a component has what a component writes")
  func form() {
    let value = APIObject.event(Self.reported()).value
    let expected: Value = [
      "apiVersion": "v1", "kind": "Event",
      "metadata": [
        "name": "demo-x7k2p.18b2f3a4c5d6e7f0", "namespace": "default", "resourceVersion": "812",
        "uid": value[path: ["metadata", "uid"]] ?? .null,
        "creationTimestamp": "2026-05-28T20:26:40Z",
      ],
      "involvedObject": [
        "kind": "Pod", "namespace": "default", "name": "demo-x7k2p", "apiVersion": "v1",
        "uid": "7c9e6679-7425-40de-944b-e07fc1f90ae7", "resourceVersion": "801",
        "fieldPath": "spec.containers{worker}",
      ],
      "reason": "BackOff", "type": "Warning", "count": 1,
      "message": "Back-off restarting failed container worker in pod demo-x7k2p",
      "source": ["component": "kubelet", "host": "node-1"],
      "firstTimestamp": "2026-05-28T20:26:40Z", "lastTimestamp": "2026-05-28T20:26:40Z",
      "eventTime": .null, "reportingComponent": "kubelet", "reportingInstance": "node-1",
    ]
    #expect(value == expected)
    #expect(value[path: ["metadata", "uid"]]?.text?.count == 36)
  }

  static let forms = [
    reported(), reported(report(from: .scheduler)), reported(report(from: .jobController)),
  ]

  @Test(
    "an event reads the same as it was reported and as one that somebody wrote",
    arguments: forms
  )
  func equality(event: Event) {
    let written = Event(APIObject.event(event).value)
    #expect(event.isReported && !written.isReported)
    var precise = written
    // On the wire a MicroTime has six digits, and no more are set here.
    precise.eventTime = event.eventTime
    #expect(event == precise)
    #expect(Set([event, precise]).count == 1)
    #expect(
      [event, precise].map { EventName.stamp(of: $0.metadata.name) } == [Self.stamp, Self.stamp]
    )
    #expect(event.isUnder(precise.key) && precise.isUnder(event.key))
  }

  struct Change: CustomTestStringConvertible {
    var testDescription: String
    var apply: @Sendable (inout Event) -> Void
  }

  static let changes: [Change] = [
    Change(testDescription: "a label") { $0.metadata.labels["a"] = "b" },
    Change(testDescription: "a subject") { $0.involvedObject.name = "other" },
    Change(testDescription: "a reason") { $0.reason = "Other" },
    Change(testDescription: "a message") { $0.message = "other" },
    Change(testDescription: "a source") { $0.source.host = "node-2" },
    Change(testDescription: "a first moment") { $0.firstTimestamp = nil },
    Change(testDescription: "a last moment") { $0.lastTimestamp = nil },
    Change(testDescription: "a count") { $0.count = 7 },
    Change(testDescription: "a type") { $0.type = .normal },
    Change(testDescription: "a time") { $0.eventTime = moment },
    Change(testDescription: "a series") { $0.series = ["count": 2] },
    Change(testDescription: "an action") { $0.action = "Binding" },
    Change(testDescription: "a component") { $0.reportingComponent = "other" },
    Change(testDescription: "an instance") { $0.reportingInstance = "other" },
  ]

  @Test("a change of one field changes nothing else", arguments: changes)
  func change(_ change: Change) {
    let event = Self.reported()
    var changed = event
    change.apply(&changed)
    #expect(changed != event && !changed.isReported)
    var same = Event(APIObject.event(event).value)
    change.apply(&same)
    #expect(changed == same)
  }

  @Test("two events of one moment, of which a user made one, do not meet")
  func clash() {
    var table = EventTable()
    let event = Self.reported()
    var other = event
    other.metadata.name = "demo.18b2f3a4c5d6e7f0"
    table.add(event, Self.stamp)
    #expect(table[other.key] == nil)
    #expect(table.update(other.key, to: other) == nil)
    #expect(table[event.key] == event)
    #expect(table[other.key] == other)
    #expect(table.removeValue(forKey: other.key) == other)
    #expect(table[event.key] == event)
    #expect(table.event(stamped: Self.stamp) == event)
  }

  @Test("an event that is made again under an old name takes its place among the others")
  func again() {
    var table = EventTable()
    let events = (1...4).map { Self.reported(Self.report(), EventName.Stamp($0)) }
    for (number, event) in events.enumerated() { table.add(event, EventName.Stamp(number + 1)) }
    #expect(table.removeValue(forKey: events[1].key) == events[1])
    #expect(table.event(stamped: 2) == nil)
    table.add(events[1], 2)
    #expect(table.event(stamped: 2) == events[1])
    #expect(table.keys == events.map(\.key))
  }

  @Test(
    "it holds what a dictionary holds, through thousands of writes of every kind",
    arguments: [1, 2, 3]
  )
  func model(seed: UInt64) {
    var table = EventTable()
    var model: [ObjectKey: Event] = [:]
    var random = RandomStream(seed: seed, purpose: "test")
    var last: EventName.Stamp = 10
    for step in 0..<5_000 {
      let isNew = random.below(3) == 0
      if isNew { last += 1 + EventName.Stamp(random.below(3)) }
      let stamp = isNew ? last : last - min(9, EventName.Stamp(random.below(40)))
      var event = Self.reported(Self.report(about: "demo-\(random.below(2))"), stamp)
      let key = event.key
      let isOfComponent = table.event(stamped: stamp) == nil && model[key] == nil
      switch random.below(4) {
      case 0:
        #expect(table.removeValue(forKey: key) == model.removeValue(forKey: key))
      case 1 where isOfComponent:
        table.add(event, stamp)
        model[key] = event
      default:
        event.metadata.labels["a"] = String(step)
        let before = model.updateValue(event, forKey: key)
        #expect(table.update(key, to: event) == before)
      }
      #expect(table[key] == model[key])
      #expect(table.contains(key) == (model[key] != nil))
      guard step % 200 == 0 else { continue }
      #expect(table.keys.sorted() == model.keys.sorted())
      var all: [ObjectKey: Event] = [:]
      table.forEach { all[$0] = $1 }
      #expect(all == model)
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
