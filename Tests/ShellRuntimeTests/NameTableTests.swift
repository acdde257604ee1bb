import Simulation
import Testing

@testable import ShellRuntime

@Suite("Names and their values") struct NameTableTests {
  @Test(
    "a table holds what a dictionary holds, however names come and go",
    arguments: [8, 40, 600]
  )
  func likeADictionary(names: Int) {
    var random = RandomStream(seed: 7)
    var table = NameTable<Int>()
    var dictionary: [String: Int] = [:]
    for step in 0..<6_000 {
      let name = "name\(random.below(UInt64(names)))"
      let value: Int? = random.chance(1, in: 3) ? nil : step
      table[name] = value
      dictionary[name] = value
    }
    #expect(table.names.count == dictionary.count)
    #expect(Set(table.names) == Set(dictionary.keys))
    for name in dictionary.keys { #expect(table[name] == dictionary[name]) }
    #expect(table["another"] == nil)
  }

  @Test("a copy of a table does not see what the other one is given")
  func copies() {
    var table = NameTable([("a", 1), ("b", 2)])
    let before = table
    table["a"] = 3
    table["c"] = 4
    table["b"] = nil
    #expect(before.names == ["a", "b"])
    #expect(before.values == [1, 2])
    #expect(table["a"] == 3)
    #expect(table["b"] == nil)
    #expect(table["c"] == 4)
  }

  @Test("names are the same text or another, however many bytes they have")
  func lengths() {
    let names = ["", "a", "b", "abcdefgh", "abcdefghi", "abcdefghabcdefgh", "ä", "äöüäöüäö"]
    let table = NameTable(names.enumerated().map { ($1, $0) })
    for (index, name) in names.enumerated() { #expect(table.index(of: name) == index) }
  }
}
