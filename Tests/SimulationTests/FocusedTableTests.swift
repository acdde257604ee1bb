import Simulation
import Testing

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

  @Test("it holds what a dictionary holds when it grows to thousands of entries and shrinks again")
  func large() {
    var table = FocusedTable<String, Int>()
    var model: [String: Int] = [:]
    var random = RandomStream(seed: 4, purpose: "test")
    for step in 0..<40_000 {
      // The share of removals goes from nothing to nearly all.
      let key = "key-\(random.below(6_000))"
      if random.chance(UInt64(step), in: 42_000) {
        #expect(table.removeValue(forKey: key) == model.removeValue(forKey: key))
      } else {
        #expect(table.update(key, to: step) == model.updateValue(step, forKey: key))
      }
      guard step % 1_000 == 0 else { continue }
      #expect(table.count == model.count)
      for (key, value) in model where table[key] != value { Issue.record("\(key) is lost") }
      for key in table.keys where model[key] == nil { Issue.record("\(key) should be gone") }
    }
  }

  @Test("keys of one hash are told apart")
  func collisions() {
    struct Key: TableKey {
      var number: Int
      var tableHash: UInt { UInt(number % 2) }
    }
    var table = FocusedTable<Key, Int>()
    for number in 0..<40 { table[Key(number: number)] = number }
    for number in 0..<40 where number % 3 == 0 { table[Key(number: number)] = nil }
    for number in 0..<40 {
      #expect(table[Key(number: number)] == (number % 3 == 0 ? nil : number))
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
