import KubeAPI
import Testing

@Suite struct ValueTests {
  @Test("fields keep the order of their names")
  func order() {
    let value: Value = ["b": 1, "a": 2, "c": 3]
    #expect(value.fields?.names == ["a", "b", "c"])
  }

  @Test("of unsorted fields with one name the last counts")
  func unsorted() {
    let fields = Fields(
      unsorted: [
        .init(name: "b", value: 1), .init(name: "a", value: 2), .init(name: "b", value: 3),
      ]
    )
    #expect(Value.object(fields) == ["a": 2, "b": 3])
  }

  @Test("setting a field of something that is no object makes one")
  func setting() {
    var value = Value.null
    value["a"] = "x"
    #expect(value == ["a": "x"])
  }

  @Test("an absent field is told from a null one, and empty ones are left out")
  func absent() {
    let value: Value = ["a": .null]
    #expect(value["a"] == .null)
    #expect(value["b"] == nil)
    #expect(Toleration().value == [:])
    #expect(JobSpec().value == ["template": ["metadata": [:], "spec": ["containers": []]]])
  }

  @Test("a shared value is copied when one of its holders changes it")
  func shared() {
    var first = Job()
    first.spec.parallelism = 1
    let second = first
    first.spec.parallelism = 2
    #expect(second.spec.parallelism == 1)
    #expect(first != second)
  }
}
