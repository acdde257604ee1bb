import KubeAPI
import Simulation
import Testing

@testable import Kubectl

/// What an apply leaves of an object: what was applied before, what is applied now, what is there.
///
/// https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#merge-patch-calculation
@Suite struct ThreeWayTableTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var original: String
    var modified: String
    var current: String
    var result: String
    var testDescription: String { "\(original) | \(modified) | \(current)" }
    init(_ original: String, _ modified: String, _ current: String, _ result: String) {
      self.original = original
      self.modified = modified
      self.current = current
      self.result = result
    }
  }

  /// Labels, one by one: a field of its own each.
  static let maps: [Case] = [
    Case("{}", "{}", "{}", "{}"),
    Case("{}", "{a: x}", "{}", "{a: x}"),
    Case("{}", "{a: x}", "{a: x}", "{a: x}"),
    Case("{}", "{a: x}", "{a: y}", "{a: x}"),
    Case("{}", "{}", "{a: y}", "{a: y}"),
    Case("{a: x}", "{a: x}", "{a: x}", "{a: x}"),
    Case("{a: x}", "{a: x}", "{a: y}", "{a: x}"),
    Case("{a: x}", "{a: x}", "{}", "{a: x}"),
    Case("{a: x}", "{a: y}", "{a: x}", "{a: y}"),
    Case("{a: x}", "{a: y}", "{a: y}", "{a: y}"),
    Case("{a: x}", "{a: y}", "{a: z}", "{a: y}"),
    Case("{a: x}", "{}", "{a: x}", "{}"),
    Case("{a: x}", "{}", "{a: y}", "{}"),
    Case("{a: x}", "{}", "{}", "{}"),
    Case("{a: x}", "{}", "{a: x, b: y}", "{b: y}"),
    Case("{a: x}", "{b: y}", "{a: x}", "{b: y}"),
    Case("{a: x}", "{b: y}", "{a: x, c: z}", "{b: y, c: z}"),
    Case("{a: x, b: y}", "{a: x}", "{a: x, b: y}", "{a: x}"),
    Case("{a: x, b: y}", "{a: z}", "{a: x, b: y, c: w}", "{a: z, c: w}"),
    Case("{a: x}", "{a: x, b: y}", "{a: x}", "{a: x, b: y}"),
    Case("{a: x}", "{a: x, b: y}", "{a: x, b: z}", "{a: x, b: y}"),
    Case("{a: x, b: y, c: z}", "{}", "{a: x, b: y, c: z, d: w}", "{d: w}"),
    Case("{a: ''}", "{a: x}", "{a: ''}", "{a: x}"),
    Case("{a: x}", "{a: ''}", "{a: x}", "{a: ''}"),
  ]

  /// Containers, told apart by their names.
  static let lists: [Case] = [
    Case("[]", "[{name: a}]", "[]", "[{name: a}]"),
    Case("[{name: a}]", "[{name: a}]", "[{name: a}]", "[{name: a}]"),
    Case("[{name: a}]", "[{name: a, image: x}]", "[{name: a}]", "[{name: a, image: x}]"),
    Case(
      "[{name: a, image: x}]",
      "[{name: a, image: y}]",
      "[{name: a, image: x}]",
      "[{name: a, image: y}]"
    ),
    Case("[{name: a, image: x}]", "[{name: a}]", "[{name: a, image: x}]", "[{name: a}]"),
    Case("[{name: a}]", "[{name: a}]", "[{name: a, image: x}]", "[{name: a, image: x}]"),
    Case(
      "[{name: a, image: x}]",
      "[{name: a, image: x}]",
      "[{name: a, image: z}]",
      "[{name: a, image: x}]"
    ),
    Case("[{name: a}]", "[{name: a}, {name: b}]", "[{name: a}]", "[{name: a}, {name: b}]"),
    Case("[{name: a}, {name: b}]", "[{name: a}]", "[{name: a}, {name: b}]", "[{name: a}]"),
    Case("[{name: a}, {name: b}]", "[{name: b}]", "[{name: a}, {name: b}]", "[{name: b}]"),
    Case("[{name: a}]", "[{name: a}]", "[{name: a}, {name: s}]", "[{name: a}, {name: s}]"),
    Case("[{name: a}]", "[{name: b}]", "[{name: a}, {name: s}]", "[{name: b}, {name: s}]"),
    Case(
      "[{name: a}, {name: b}]",
      "[{name: b}, {name: a}]",
      "[{name: a}, {name: b}]",
      "[{name: b}, {name: a}]"
    ),
    Case(
      "[{name: a, command: [x]}]",
      "[{name: a, command: [y]}]",
      "[{name: a, command: [x]}]",
      "[{name: a, command: [y]}]"
    ),
    Case("[{name: a, command: [x]}]", "[{name: a}]", "[{name: a, command: [x]}]", "[{name: a}]"),
    Case(
      "[{name: a, command: [x]}]",
      "[{name: a, command: [x]}]",
      "[{name: a, command: [z]}]",
      "[{name: a, command: [x]}]"
    ),
    Case(
      "[{name: a, env: [{name: E, value: x}]}]",
      "[{name: a, env: []}]",
      "[{name: a, env: [{name: E, value: x}]}]",
      "[{name: a, env: []}]"
    ),
    Case(
      "[{name: a, env: [{name: E, value: x}]}]",
      "[{name: a, env: [{name: E, value: y}]}]",
      "[{name: a, env: [{name: E, value: x}, {name: F, value: z}]}]",
      "[{name: a, env: [{name: E, value: y}, {name: F, value: z}]}]"
    ),
  ]

  /// Other fields of a Job's spec.
  static let fields: [Case] = [
    Case("{}", "{parallelism: 2}", "{parallelism: 1}", "{parallelism: 2}"),
    Case("{parallelism: 2}", "{parallelism: 2}", "{parallelism: 5}", "{parallelism: 2}"),
    Case("{parallelism: 2}", "{}", "{parallelism: 2}", "{}"),
    Case("{}", "{suspend: true}", "{suspend: false}", "{suspend: true}"),
    Case("{suspend: true}", "{suspend: false}", "{suspend: true}", "{suspend: false}"),
    Case(
      "{suspend: true}",
      "{suspend: true}",
      "{suspend: true, backoffLimit: 6}",
      "{suspend: true, backoffLimit: 6}"
    ),
    Case(
      "{ttlSecondsAfterFinished: 5}",
      "{}",
      "{ttlSecondsAfterFinished: 5, suspend: false}",
      "{suspend: false}"
    ),
    Case("{}", "{selector: {matchLabels: {a: x}}}", "{}", "{selector: {matchLabels: {a: x}}}"),
    Case(
      "{selector: {matchLabels: {a: x}}}",
      "{selector: {matchLabels: {b: y}}}",
      "{selector: {matchLabels: {a: x}}}",
      "{selector: {matchLabels: {b: y}}}"
    ),
    Case(
      "{podFailurePolicy: {rules: [{action: Ignore}]}}",
      "{podFailurePolicy: {rules: [{action: Count}]}}",
      "{podFailurePolicy: {rules: [{action: Ignore}]}}",
      "{podFailurePolicy: {rules: [{action: Count}]}}"
    ),
    Case(
      "{podFailurePolicy: {rules: [{action: Ignore}]}}",
      "{}",
      "{podFailurePolicy: {rules: [{action: Ignore}]}}",
      "{}"
    ),
    Case("{}", "{}", "{completions: 3}", "{completions: 3}"),
    Case("{completions: 3}", "{completions: 3}", "{completions: 3}", "{completions: 3}"),
    Case("{completions: 3}", "{completions: 4}", "{completions: 3}", "{completions: 4}"),
    Case("{a: {b: 1}}", "{a: {}}", "{a: {b: 1, c: 2}}", "{a: {c: 2}}"),
    Case("{a: {b: 1}}", "{}", "{a: {b: 1, c: 2}}", "{}"),
    Case("{a: {b: 1, d: 1}}", "{a: {b: 2}}", "{a: {b: 1, c: 2, d: 1}}", "{a: {b: 2, c: 2}}"),
    Case("{a: 1}", "{a: {b: 1}}", "{a: 1}", "{a: {b: 1}}"),
  ]

  private func check(
    _ example: Case,
    _ kind: Kind,
    _ wrap: (String) -> String
  ) throws {
    func value(_ text: String) -> Value { StrategicMergeTableTests.value(wrap(text)) }
    let current = value(example.current)
    let patch = try ThreeWayMerge(kind).patch(
      original: value(example.original),
      modified: value(example.modified),
      current: current
    )
    let result = try StrategicMergePatch.apply(patch, to: current, of: kind)
    #expect(result == value(example.result), "by \(patch.compactJSON)")
  }

  @Test("labels merge three ways", arguments: maps)
  func mergesMaps(_ example: Case) throws {
    try check(example, .job) { "{metadata: {labels: \($0)}}" }
  }

  @Test("containers merge three ways", arguments: lists)
  func mergesLists(_ example: Case) throws {
    try check(example, .pod) { "{spec: {containers: \($0)}}" }
  }

  @Test("fields merge three ways", arguments: fields)
  func mergesFields(_ example: Case) throws {
    try check(example, .job) { "{spec: \($0)}" }
  }

  @Test("a patch between any two objects makes the second of the first", arguments: 0..<UInt64(40))
  func sweeps(_ seed: UInt64) throws {
    var random = RandomStream(seed: seed, purpose: "merge")
    for _ in 0..<25 {
      let (first, second) = (Self.pod(&random), Self.pod(&random))
      let patch = try ThreeWayMerge(.pod).patch(original: first, modified: second, current: first)
      let result = try StrategicMergePatch.apply(patch, to: first, of: .pod)
      #expect(
        Self.isSame(result, second),
        "seed \(seed): \(first.compactJSON), \(second.compactJSON)"
      )
      let again = try ThreeWayMerge(.pod).patch(original: second, modified: second, current: second)
      #expect(again == .object(Fields()))
    }
  }

  /// A pod of random labels and containers.
  private static func pod(_ random: inout RandomStream) -> Value {
    func map(_ names: [String]) -> Value {
      var fields = Fields()
      for name in names where random.below(2) == 0 {
        fields[name] = .string(String(random.below(3)))
      }
      return .object(fields)
    }
    var containers: [Value] = []
    for name in ["a", "b", "c"] where random.below(2) == 0 {
      var container: Value = ["name": .string(name)]
      if random.below(2) == 0 { container["image"] = .string("i\(random.below(3))") }
      if random.below(2) == 0 { container["command"] = ["x", .string(String(random.below(3)))] }
      containers.append(container)
    }
    return [
      "metadata": ["labels": map(["p", "q", "r"])],
      "spec": ["containers": .array(containers), "nodeSelector": map(["n", "m"])],
    ]
  }

  /// Whether two pods are the same; emptied lists and maps may stay.
  private static func isSame(_ a: Value, _ b: Value) -> Bool {
    a.trimmedOfEmpty == b.trimmedOfEmpty
  }
}

extension Value {
  /// Without empty lists and objects, at any depth.
  var trimmedOfEmpty: Value {
    switch self {
    case .array(let elements): return .array(elements.map(\.trimmedOfEmpty))
    case .object(let fields):
      var kept = Fields()
      for entry in fields {
        let value = entry.value.trimmedOfEmpty
        if value != .object(Fields()), value != .array([]) { kept[entry.name] = value }
      }
      return .object(kept)
    default: return self
    }
  }
}
