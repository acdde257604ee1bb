import KubeAPI
import Testing

@testable import Kubectl

@Suite struct StrategicMergePatchTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var title: String
    var document: Value
    var patch: Value
    var result: Value
    var testDescription: String { title }
  }

  /// A pod spec around a list of containers.
  private static func spec(_ containers: Value) -> Value { ["spec": ["containers": containers]] }

  static let cases: [Case] = [
    Case(
      title: "objects merge and null deletes",
      document: ["spec": ["a": 1, "b": 2]],
      patch: ["spec": ["b": .null, "c": 3]],
      result: ["spec": ["a": 1, "c": 3]]
    ),
    Case(
      title: "containers merge by name",
      document: spec([["name": "a", "image": "x"], ["name": "b", "image": "y"]]),
      patch: spec([["name": "b", "image": "z"]]),
      result: spec([["name": "a", "image": "x"], ["name": "b", "image": "z"]])
    ),
    Case(
      title: "a new container comes before those that the patch does not name",
      document: spec([["name": "a"]]),
      patch: spec([["name": "b"]]),
      result: spec([["name": "b"], ["name": "a"]])
    ),
    Case(
      title: "$patch: delete takes an element out",
      document: spec([["name": "a"], ["name": "b"]]),
      patch: spec([["name": "a", "$patch": "delete"]]),
      result: spec([["name": "b"]])
    ),
    Case(
      title: "$patch: replace in a list replaces it",
      document: spec([["name": "a"], ["name": "b"]]),
      patch: spec([["$patch": "replace"], ["name": "c"]]),
      result: spec([["name": "c"]])
    ),
    Case(
      title: "$patch: replace in an object replaces it",
      document: ["spec": ["nodeSelector": ["a": "1"]]],
      patch: ["spec": ["nodeSelector": ["$patch": "replace", "b": "2"]]],
      result: ["spec": ["nodeSelector": ["b": "2"]]]
    ),
    Case(
      title: "a list without a merge key is replaced",
      document: spec([["name": "a", "command": ["x", "y"]]]),
      patch: spec([["name": "a", "command": ["z"]]]),
      result: spec([["name": "a", "command": ["z"]]])
    ),
    Case(
      title: "a list of plain values with the merge strategy grows",
      document: ["metadata": ["finalizers": ["a", "b"]]],
      patch: ["metadata": ["finalizers": ["b", "c"]]],
      result: ["metadata": ["finalizers": ["a", "b", "c"]]]
    ),
    Case(
      title: "$deleteFromPrimitiveList takes values out",
      document: ["metadata": ["finalizers": ["a", "b"]]],
      patch: ["metadata": ["$deleteFromPrimitiveList/finalizers": ["a"]]],
      result: ["metadata": ["finalizers": ["b"]]]
    ),
    Case(
      title: "$setElementOrder orders what it names and keeps the rest in place",
      document: spec([["name": "a"], ["name": "server"], ["name": "b"]]),
      patch: [
        "spec": [
          "$setElementOrder/containers": [["name": "b"], ["name": "a"]],
          "containers": [["name": "b", "image": "y"]],
        ]
      ],
      result: spec([["name": "server"], ["name": "b", "image": "y"], ["name": "a"]])
    ),
    Case(
      title: "$retainKeys drops the fields of another volume type",
      document: ["spec": ["volumes": [["name": "v", "emptyDir": [:]]]]],
      patch: [
        "spec": [
          "volumes": [
            ["name": "v", "$retainKeys": ["name", "configMap"], "configMap": ["name": "m"]]
          ]
        ]
      ],
      result: ["spec": ["volumes": [["name": "v", "configMap": ["name": "m"]]]]]
    ),
    Case(
      title: "nulls in what is added are left out",
      document: ["spec": [:]],
      patch: ["spec": ["template": ["a": .null, "b": 1]]],
      result: ["spec": ["template": ["b": 1]]]
    ),
  ]

  @Test("a patch merges as the server does it", arguments: cases)
  func merges(_ example: Case) throws {
    let result = try StrategicMergePatch.apply(example.patch, to: example.document, of: .pod)
    #expect(result == example.result)
  }

  @Test("an element without its key is refused")
  func needsMergeKey() {
    #expect(
      throws: PatchError("map: map[image:x] does not contain declared merge key: name")
    ) {
      try StrategicMergePatch.apply(
        Self.spec([["image": "x"]]),
        to: Self.spec([["name": "a"]]),
        of: .pod
      )
    }
  }

  @Test("an unknown directive is refused")
  func refusesDirective() {
    #expect(throws: PatchError("unknown patch type: burn in map: map[$patch:burn]")) {
      try StrategicMergePatch.apply(["$patch": "burn"], to: [:], of: .pod)
    }
  }
}

@Suite struct ThreeWayMergeTests {
  private static func job(_ labels: Value, _ containers: Value) -> Value {
    [
      "metadata": ["labels": labels],
      "spec": ["template": ["spec": ["containers": containers]]],
    ]
  }

  @Test("nothing to change is an empty patch, whatever the server has added")
  func isEmpty() throws {
    let manifest = Self.job(["a": "1"], [["name": "c", "image": "x"]])
    var live = Self.job(["a": "1", "added": "2"], [["name": "c", "image": "x", "tty": false]])
    live["status"] = ["active": 1]
    let patch = try ThreeWayMerge(.job).patch(original: manifest, modified: manifest, current: live)
    #expect(patch == [:])
  }

  @Test("what was applied before and is not wanted any more is deleted")
  func deletes() throws {
    let patch = try ThreeWayMerge(.job).patch(
      original: Self.job(["a": "1", "b": "2"], [["name": "c"], ["name": "d"]]),
      modified: Self.job(["a": "1"], [["name": "c"]]),
      current: Self.job(["a": "1", "b": "2", "mine": "3"], [["name": "c"], ["name": "d"]])
    )
    #expect(
      patch == [
        "metadata": ["labels": ["b": .null]],
        "spec": [
          "template": [
            "spec": [
              "$setElementOrder/containers": [["name": "c"]],
              "containers": [["$patch": "delete", "name": "d"]],
            ]
          ]
        ],
      ]
    )
  }

  @Test("a changed container is named by its key")
  func changes() throws {
    let patch = try ThreeWayMerge(.job).patch(
      original: nil,
      modified: Self.job([:], [["name": "c", "image": "y"]]),
      current: Self.job([:], [["name": "c", "image": "x", "imagePullPolicy": "Always"]])
    )
    #expect(
      patch == [
        "spec": [
          "template": [
            "spec": [
              "$setElementOrder/containers": [["name": "c"]],
              "containers": [["name": "c", "image": "y"]],
            ]
          ]
        ]
      ]
    )
  }

  @Test("the patch makes the live object what the manifest wants", arguments: 0..<200)
  func converges(_ seed: Int) throws {
    var random = TestRandom(seed: UInt64(seed))
    let (original, modified) = (random.job(), random.job())
    let current = try StrategicMergePatch.apply(random.job(), to: original, of: .job)
    let merge = ThreeWayMerge(.job)
    let patch = try merge.patch(original: original, modified: modified, current: current)
    let result = try StrategicMergePatch.apply(patch, to: current, of: .job)
    let again = try merge.patch(original: modified, modified: modified, current: result)
    // The order of elements that only the server has may ask for once more.
    #expect(again == [:] || again.isOrderOnly, "\(again)")
  }
}

extension Value {
  /// Whether a patch only states orders.
  fileprivate var isOrderOnly: Bool {
    guard let fields else { return false }
    return fields.allSatisfy { $0.name.hasPrefix("$setElementOrder/") || $0.value.isOrderOnly }
  }
}

/// Draws small manifests.
private struct TestRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1 }

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  mutating func job() -> Value {
    var labels: Value = [:]
    for name in ["a", "b", "c"] where below(2) == 0 { labels[name] = .integer(Int64(below(3))) }
    var containers: [Value] = []
    for name in ["x", "y", "z"] where below(2) == 0 {
      var container: Value = ["name": .string(name)]
      if below(2) == 0 { container["image"] = .integer(Int64(below(3))) }
      if below(2) == 0 { container["command"] = .array([.integer(Int64(below(3)))]) }
      containers.insert(container, at: below(containers.count + 1))
    }
    return [
      "metadata": ["labels": labels],
      "spec": ["template": ["spec": ["containers": .array(containers)]]],
    ]
  }
}
