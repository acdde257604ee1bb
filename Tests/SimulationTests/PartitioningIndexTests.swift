import Simulation
import Testing

@Suite struct PartitioningIndexTests {
  @Test("the second part begins where counting through finds it, also in a slice")
  func sameAsCounting() {
    for count in 0..<20 {
      let numbers = Array(0..<count)
      for bound in 0...count {
        #expect(numbers.partitioningIndex { $0 >= bound } == bound)
        let slice = numbers[min(3, count)...]
        #expect(slice.partitioningIndex { $0 >= bound } == max(bound, min(3, count)))
      }
    }
  }
}
