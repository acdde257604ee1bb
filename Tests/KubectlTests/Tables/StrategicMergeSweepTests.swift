import KubeAPI
import Simulation
import Testing

@testable import Kubectl

/// Strategic merge patches of random pods keep what the rules promise.
@Suite struct StrategicMergeSweepTests {
  /// Rounds of one seed; 40 seeds make 1,000 inputs of each test.
  private static let rounds = 25

  private static func apply(_ patch: Value, to pod: Value) throws -> Value {
    try StrategicMergePatch.apply(patch, to: pod, of: .pod)
  }

  @Test("an empty patch changes nothing", arguments: 0..<UInt64(40))
  func empty(_ seed: UInt64) throws {
    var random = RandomStream(seed: seed, purpose: "strategic")
    for _ in 0..<Self.rounds {
      let pod = Self.pod(&random)
      #expect(try Self.apply([:], to: pod) == pod)
      #expect(try Self.apply(["metadata": [:], "spec": [:]], to: pod) == pod)
    }
  }

  @Test("a patch that has been applied changes nothing any more", arguments: 0..<UInt64(40))
  func idempotent(_ seed: UInt64) throws {
    var random = RandomStream(seed: seed, purpose: "strategic")
    for _ in 0..<Self.rounds {
      let (pod, patch) = (Self.pod(&random), Self.patch(&random))
      let once = try Self.apply(patch, to: pod)
      #expect(
        try Self.apply(patch, to: once) == once,
        "seed \(seed): \(pod.compactJSON), \(patch.compactJSON)"
      )
    }
  }

  @Test("an object is a patch that merges into itself", arguments: 0..<UInt64(40))
  func ofItself(_ seed: UInt64) throws {
    var random = RandomStream(seed: seed, purpose: "strategic")
    for _ in 0..<Self.rounds {
      let pod = Self.pod(&random)
      #expect(try Self.apply(pod, to: pod) == pod, "seed \(seed): \(pod.compactJSON)")
      #expect(try Self.apply(pod, to: [:]) == pod, "seed \(seed): \(pod.compactJSON)")
    }
  }

  @Test("the patch between two objects makes the second of the first", arguments: 0..<UInt64(40))
  func between(_ seed: UInt64) throws {
    var random = RandomStream(seed: seed, purpose: "strategic")
    for _ in 0..<Self.rounds {
      let (first, second) = (Self.pod(&random), Self.pod(&random))
      let patch = try ThreeWayMerge(.pod).patch(original: first, modified: second, current: first)
      let made = try Self.apply(patch, to: first)
      #expect(
        made.trimmedOfEmpty == second.trimmedOfEmpty,
        "seed \(seed): \(first.compactJSON), \(second.compactJSON), \(patch.compactJSON)"
      )
    }
  }

  @Test("directives replace, delete and order, and stay in no result", arguments: 0..<UInt64(40))
  func directives(_ seed: UInt64) throws {
    var random = RandomStream(seed: seed, purpose: "strategic")
    for _ in 0..<Self.rounds {
      let (pod, other) = (Self.pod(&random), Self.pod(&random))
      var whole = other
      whole["$patch"] = "replace"
      #expect(try Self.apply(whole, to: pod) == other)
      #expect(try Self.apply(["$patch": "delete"], to: pod) == [:])

      let name = Self.pick(["a", "b", "c", "d"], &random)
      let deletion: Value = ["spec": ["containers": [["$patch": "delete", "name": name]]]]
      let left = Self.containers(of: try Self.apply(deletion, to: pod))
      #expect(left == Self.containers(of: pod).filter { $0["name"] != name })

      var listed = Self.containers(of: other)
      listed.insert(["$patch": "replace"], at: Int(random.below(UInt64(listed.count + 1))))
      let replacement: Value = ["spec": ["containers": .array(listed)]]
      #expect(
        Self.containers(of: try Self.apply(replacement, to: pod)) == Self.containers(of: other)
      )

      let order = Self.containers(of: pod).map { $0["name"] ?? .null }.reversed()
      let ordering: Value = [
        "spec": ["$setElementOrder/containers": .array(order.map { ["name": $0] })]
      ]
      let ordered = Self.containers(of: try Self.apply(ordering, to: pod))
      #expect(ordered.map { $0["name"] ?? .null } == Array(order))

      let result = try Self.apply(Self.patch(&random), to: pod)
      #expect(!result.compactJSON.contains("$"), "seed \(seed): \(result.compactJSON)")
    }
  }

  @Test(
    "a wrong patch is refused or merged, and adds no more than it holds",
    arguments: 0..<UInt64(40)
  )
  func bounded(_ seed: UInt64) {
    var random = RandomStream(seed: seed, purpose: "strategic")
    var merged = 0
    for _ in 0..<Self.rounds {
      let pod = Self.pod(&random)
      let patch = Self.spoiled(Self.patch(&random), &random)
      guard let result = try? Self.apply(patch, to: pod) else { continue }
      merged += 1
      #expect(
        result.compactJSON.utf8.count <= pod.compactJSON.utf8.count + patch.compactJSON.utf8.count,
        "seed \(seed): \(pod.compactJSON), \(patch.compactJSON)"
      )
    }
    #expect(merged > 0)
  }

  // MARK: inputs

  private static func containers(of pod: Value) -> [Value] {
    pod[path: ["spec", "containers"]]?.elements ?? []
  }

  private static func pick(_ values: [Value], _ random: inout RandomStream) -> Value {
    values[Int(random.below(UInt64(values.count)))]
  }

  /// A pod of random labels, finalizers, containers and volumes.
  private static func pod(_ random: inout RandomStream) -> Value {
    [
      "metadata": [
        "labels": map(["p", "q", "r"], &random),
        "finalizers": .array(some(["x/f", "x/g", "x/h"], &random)),
      ],
      "spec": [
        "containers": containers(&random), "nodeSelector": map(["n", "m"], &random),
        "tolerations": .array(some([["key": "k"], ["key": "l"]], &random)),
      ],
    ]
  }

  /// A patch of the same fields, with nulls for some.
  private static func patch(_ random: inout RandomStream) -> Value {
    var patch = pod(&random)
    for name in ["labels", "finalizers"] where random.below(4) == 0 {
      patch["metadata"]?[name] = random.below(2) == 0 ? .null : nil
    }
    for name in ["containers", "nodeSelector", "tolerations"] where random.below(4) == 0 {
      patch["spec"]?[name] = random.below(2) == 0 ? .null : nil
    }
    if random.below(4) == 0 {
      patch["spec"]?["containers"] = [
        ["$patch": "delete", "name": pick(["a", "b", "c"], &random)]
      ]
    }
    if random.below(4) == 0 { patch["metadata"]?["labels"] = ["p": .null, "s": "1"] }
    return patch
  }

  private static func containers(_ random: inout RandomStream) -> Value {
    var containers: [Value] = []
    for name: Value in some(["c", "a", "d", "b"], &random) {
      var container: Value = ["name": name]
      if random.below(2) == 0 { container["image"] = .string("i\(random.below(3))") }
      if random.below(2) == 0 { container["command"] = ["x", .string(String(random.below(3)))] }
      if random.below(2) == 0 {
        container["env"] = .array(
          some(["E", "F"], &random).map { ["name": $0, "value": .string("\(random.below(3))")] }
        )
      }
      containers.append(container)
    }
    return .array(containers)
  }

  private static func map(_ names: [String], _ random: inout RandomStream) -> Value {
    var fields = Fields()
    for name in names where random.below(2) == 0 {
      fields[name] = .string(String(random.below(3)))
    }
    return .object(fields)
  }

  private static func some(_ values: [Value], _ random: inout RandomStream) -> [Value] {
    values.filter { _ in random.below(2) == 0 }
  }

  /// A patch with a part that has no business there.
  private static func spoiled(_ patch: Value, _ random: inout RandomStream) -> Value {
    let parts: [Value] = [
      1, "text", .null, [], [:], [1, "a"], [["name": .null]], [["image": "i"]], [[[]]],
      ["$patch": "merge"], ["$patch": "replace", "a": 1], ["$patch": "explode"],
      [["$patch": "explode", "name": "a"]], ["$retainKeys": ["a"], "a": 1], ["$retainKeys": 1],
    ]
    let names = [
      "containers", "nodeSelector", "tolerations", "$setElementOrder/containers",
      "$deleteFromPrimitiveList/finalizers", "$retainKeys", "$patch", "volumes",
    ]
    var spoiled = patch
    let place = random.below(2) == 0 ? "spec" : "metadata"
    let name = names[Int(random.below(UInt64(names.count)))]
    spoiled[place]?[name] = pick(parts, &random)
    return spoiled
  }
}
