import KubeAPI
import Simulation
import Testing

@Suite struct FieldSetTests {
  @Test("elements lie in their order, in whatever order they come and go", arguments: [1, 2, 3])
  func order(seed: UInt64) {
    var random = RandomStream(seed: seed, purpose: "test")
    var set = FieldSet()
    var model: Set<String> = []
    for _ in 0..<500 {
      let element = "f:\(random.below(60))"
      if random.below(3) == 0 {
        set[element] = nil
        model.remove(element)
      } else {
        set[element] = .member
        model.insert(element)
      }
      #expect(set.children.map(\.element) == model.sorted())
      #expect((set[element] != nil) == model.contains(element))
    }
  }

  struct SetCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var object: String
    var fields: String
  }

  /// What server-side apply takes a manifest to own.
  static let configurations: [SetCase] = [
    SetCase(
      testDescription: "labels are owned one by one",
      object: #"{"metadata":{"name":"x","labels":{"a":"1","b":"2"}}}"#,
      fields: #"{"f:metadata":{"f:labels":{"f:a":{},"f:b":{}}}}"#
    ),
    SetCase(
      testDescription: "containers are found by their names",
      object: #"{"spec":{"template":{"spec":{"containers":[{"name":"m","image":"i"}]}}}}"#,
      fields: #"{"f:spec":{"f:template":{"f:spec":{"f:containers":{"k:{\"name\":\"m\"}":"#
        + #"{".":{},"f:image":{},"f:name":{}}}}}}}"#
    ),
    SetCase(
      testDescription: "ports have two keys, and the protocol its default",
      object: #"{"spec":{"template":{"spec":{"containers":[{"name":"m","ports":"#
        + #"[{"containerPort":80}]}]}}}}"#,
      fields: #"{"f:spec":{"f:template":{"f:spec":{"f:containers":{"k:{\"name\":\"m\"}":{".":{},"#
        + #""f:name":{},"f:ports":{"k:{\"containerPort\":80,\"protocol\":\"TCP\"}":"#
        + #"{".":{},"f:containerPort":{}}}}}}}}}"#
    ),
    SetCase(
      testDescription: "a selector and a command are owned as a whole",
      object: #"{"spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"spec":{"containers":"#
        + #"[{"name":"m","command":["a","b"]}]}}}}"#,
      fields: #"{"f:spec":{"f:selector":{},"f:template":{"f:spec":{"f:containers":"#
        + #"{"k:{\"name\":\"m\"}":{".":{},"f:command":{},"f:name":{}}}}}}}"#
    ),
    SetCase(
      testDescription: "finalizers are a set",
      object: #"{"metadata":{"finalizers":["a.b/c"]}}"#,
      fields: #"{"f:metadata":{"f:finalizers":{"v:\"a.b/c\"":{}}}}"#
    ),
    SetCase(
      testDescription: "an empty map is owned itself",
      object: #"{"spec":{"template":{"spec":{"securityContext":{}}}}}"#,
      fields: #"{"f:spec":{"f:template":{"f:spec":{"f:securityContext":{}}}}}"#
    ),
    SetCase(
      testDescription: "a node selector is owned as a whole",
      object: #"{"spec":{"template":{"spec":{"nodeSelector":{"a":"b"}}}}}"#,
      fields: #"{"f:spec":{"f:template":{"f:spec":{"f:nodeSelector":{}}}}}"#
    ),
  ]

  @Test("a manifest speaks of these fields", arguments: configurations)
  func ownsFields(_ example: SetCase) throws {
    let set = FieldSet(configuration: try JSONReader.value(example.object), of: .job)
    #expect(set.value.compactText == example.fields)
    #expect(FieldSet(set.value).value == set.value)
  }

  struct ComparisonCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var old: String
    var new: String
    var added: [String] = []
    var modified: [String] = []
    var removed: [String] = []
  }

  static let comparisons: [ComparisonCase] = [
    ComparisonCase(
      testDescription: "nothing",
      old: #"{"data":{"a":"1"}}"#,
      new: #"{"data":{"a":"1"}}"#
    ),
    ComparisonCase(
      testDescription: "a value",
      old: #"{"data":{"a":"1"}}"#,
      new: #"{"data":{"a":"2"}}"#,
      modified: [".data.a"]
    ),
    ComparisonCase(
      testDescription: "a key more and one less",
      old: #"{"data":{"a":"1"}}"#,
      new: #"{"data":{"b":"1"}}"#,
      added: [".data.b"],
      removed: [".data.a"]
    ),
    ComparisonCase(
      testDescription: "the first key brings the map",
      old: #"{}"#,
      new: #"{"data":{"a":"1"}}"#,
      added: [".data", ".data.a"]
    ),
    ComparisonCase(
      testDescription: "a map that goes",
      old: #"{"data":{"a":"1"}}"#,
      new: #"{}"#,
      removed: [".data"]
    ),
    ComparisonCase(
      testDescription: "what nobody owns",
      old: #"{"metadata":{"resourceVersion":"1","uid":"x"}}"#,
      new: #"{"metadata":{"resourceVersion":"2","uid":"x","generation":3}}"#
    ),
    ComparisonCase(
      testDescription: "an owner reference is owned as a whole",
      old: #"{"metadata":{"ownerReferences":[{"uid":"u","name":"a"}]}}"#,
      new: #"{"metadata":{"ownerReferences":[{"uid":"u","name":"b"}]}}"#,
      modified: [#".metadata.ownerReferences[uid="u"]"#]
    ),
  ]

  @Test("two states differ in these fields", arguments: comparisons)
  func compares(_ example: ComparisonCase) throws {
    let comparison = FieldComparison(
      from: try JSONReader.value(example.old),
      to: try JSONReader.value(example.new),
      of: .configMap
    )
    #expect(comparison.added.paths.map(FieldSet.text) == example.added)
    #expect(comparison.modified.paths.map(FieldSet.text) == example.modified)
    #expect(comparison.removed.paths.map(FieldSet.text) == example.removed)
  }
}
