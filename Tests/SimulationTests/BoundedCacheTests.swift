import Simulation
import Testing

@Suite struct BoundedCacheTests {
  @Test("a bounded cache keeps what was used last, and never more than its limit")
  func boundedCache() {
    var cache = BoundedCache<Int, Int>(limit: 8)
    func uses(of key: Int) -> Int {
      cache.use(key, initial: 0) {
        $0 += 1
        return $0
      }
    }
    for number in 0..<3 { #expect(uses(of: number) == 1) }
    #expect(uses(of: 0) == 2)
    for number in 10..<13 { _ = uses(of: number) }
    #expect(uses(of: 0) == 3)
    for number in 20..<1_000 {
      _ = uses(of: number)
      #expect(cache.count <= 8)
    }
    #expect(uses(of: 999) == 2)
    #expect(uses(of: 0) == 1)
  }

  @Test("what is read is used by that, and what is kept takes the place of what was there")
  func contents() {
    var cache = BoundedCache<Int, Int>(limit: 8)
    #expect(cache.content(of: 1) == nil)
    cache.keep(10, under: 1)
    cache.keep(11, under: 1)
    for number in 100..<200 {
      cache.keep(number, under: number)
      #expect(cache.content(of: 1) == 11)
      #expect(cache.count <= 8)
    }
    #expect(cache.content(of: 100) == nil)
  }
}
