import KubeAPI
import Testing

@Suite struct ValueTests {
  @Test("fields keep the order of their names")
  func order() {
    let value: Value = ["b": 1, "a": 2, "c": 3]
    #expect(value.fields?.names == ["a", "b", "c"])
  }

  @Test("setting a field of something that is no object makes one")
  func setting() {
    var value = Value.null
    value["a"] = "x"
    #expect(value == ["a": "x"])
  }
}
