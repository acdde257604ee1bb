import Synchronization
import Testing

@testable import Console

@Suite struct InOrderTests {
  @Test("results come in the order of their numbers, at any number of threads", arguments: 1...8)
  func order(_ threads: Int) {
    var delivered: [Int] = []
    inOrder(count: 500, threads: threads) { number in
      // Work of very different length, so that threads overtake each other.
      (0..<(number % 7) * 100).reduce(number) { sum, _ in sum }
    } deliver: { number, result in
      delivered.append(result)
      return number == result
    }
    #expect(delivered == Array(0..<500))
  }

  @Test("after a refusal nothing is delivered, and only a window more is begun")
  func stop() {
    let begun = Atomic<Int>(0)
    var delivered = 0
    inOrder(count: 10_000, threads: 4) { number in
      begun.add(1, ordering: .relaxed)
      return number
    } deliver: { number, _ in
      delivered += 1
      return number < 9
    }
    #expect(delivered == 10)
    #expect(begun.load(ordering: .relaxed) <= 10 + 4 * 16)
  }

  @Test("nothing to do is nothing done")
  func empty() {
    inOrder(count: 0, threads: 4) {
      $0
    } deliver: { _, _ in
      false
    }
  }
}
