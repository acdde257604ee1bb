import Simulation
import Testing

@testable import Cluster

@Suite struct OrderedTableTests {
  @Test("it keeps the order of entry and the newest contents through many removals")
  func order() {
    var table = OrderedTable<String, Int>()
    var model: [(key: String, content: Int)] = []
    var random = RandomStream(seed: 7, purpose: "test")
    for step in 0..<2_000 {
      let key = "k\(random.below(300))"
      let known = model.firstIndex { $0.key == key }
      if random.chance(1, in: 2) {
        table.update(key, to: step)
        if let known { model[known].content = step } else { model.append((key, step)) }
      } else {
        table.remove(key)
        if let known { model.remove(at: known) }
      }
      guard step % 100 == 0 else { continue }
      #expect(table.keys == model.map(\.key))
      #expect(table.contents == model.map(\.content))
    }
    #expect(table.count == model.count)
    #expect(!table.isEmpty)
  }
}
