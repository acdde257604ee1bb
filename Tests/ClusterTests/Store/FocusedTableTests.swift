import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct FocusedTableTests {
  @Test(
    "it holds what a dictionary holds, through thousands of writes of every kind",
    arguments: [1, 2, 3]
  )
  func model(seed: UInt64) {
    var table = FocusedTable<String, Int>()
    var model: [String: Int] = [:]
    var random = RandomStream(seed: seed, purpose: "test")
    for step in 0..<5_000 {
      let key = "k\(random.below(40))"
      let value = Int(random.below(1_000))
      switch random.below(7) {
      case 0: #expect(table.update(key, to: value) == model.updateValue(value, forKey: key))
      case 1: #expect(table.removeValue(forKey: key) == model.removeValue(forKey: key))
      case 2:
        table[key] = value
        model[key] = value
      case 3:
        table[key]? += 1
        model[key]? += 1
      case 4:
        table[key] = nil
        model[key] = nil
      case 5: table.focus(on: key)
      default: #expect(table.contains(key) == (model[key] != nil))
      }
      #expect(table[key] == model[key])
      guard step % 200 == 0 else { continue }
      #expect(table.count == model.count)
      #expect(table.keys.sorted() == model.keys.sorted())
      #expect(table.values.sorted() == model.values.sorted())
    }
  }

  @Test("a copy goes its own way")
  func copy() {
    var table = FocusedTable<String, Int>()
    table["a"] = 1
    var copy = table
    copy["a"] = 2
    copy["b"] = 3
    #expect(table["a"] == 1)
    #expect(table["b"] == nil)
    #expect(copy["a"] == 2)
  }
}
