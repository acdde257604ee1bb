import Testing

@testable import Cluster

@Suite struct CompletionIndexesTests {
  struct TextCase: Sendable, CustomTestStringConvertible {
    var indexes: [Int]
    var text: String
    var testDescription: String { text.isEmpty ? "(none)" : text }

    static let cases: [TextCase] = [
      TextCase(indexes: [], text: ""),
      TextCase(indexes: [0], text: "0"),
      TextCase(indexes: [3, 4], text: "3,4"),
      TextCase(indexes: [3, 4, 5], text: "3-5"),
      TextCase(indexes: [0, 2, 3, 4], text: "0,2-4"),
      TextCase(indexes: [4, 2, 0, 3, 2], text: "0,2-4"),
      TextCase(indexes: [0, 1, 3, 4, 6, 7, 8], text: "0,1,3,4,6-8"),
      TextCase(indexes: [10, 9, 100], text: "9,10,100"),
    ]
  }

  @Test("indexes are written as intervals", arguments: TextCase.cases)
  func writes(_ testCase: TextCase) {
    let set = CompletionIndexes(testCase.indexes)
    #expect(set.text == testCase.text)
    #expect(set.count == Set(testCase.indexes).count)
    #expect(CompletionIndexes(text: testCase.text, below: 1_000) == set)
  }

  struct ReadCase: Sendable, CustomTestStringConvertible {
    var text: String
    var limit: Int
    var result: String
    var testDescription: String { "\(text) below \(limit)" }

    static let cases: [ReadCase] = [
      ReadCase(text: "0,2-4", limit: 3, result: "0,2"),
      ReadCase(text: "0,2-4", limit: 1, result: "0"),
      ReadCase(text: "5-9", limit: 5, result: ""),
      ReadCase(text: "5-9", limit: 7, result: "5,6"),
      ReadCase(text: "0,1,2", limit: 9, result: "0-2"),
      ReadCase(text: "x,2", limit: 9, result: "2"),
      ReadCase(text: "1-x,3", limit: 9, result: "3"),
      ReadCase(text: "-1,3", limit: 9, result: "3"),
      ReadCase(text: "4-2", limit: 9, result: ""),
      ReadCase(text: "99999999999999999999,1", limit: 9, result: "1"),
      ReadCase(text: "1-99999999999999999999", limit: 9, result: ""),
      ReadCase(text: ",", limit: 9, result: ""),
    ]
  }

  @Test("reading leaves out what is senseless or out of range", arguments: ReadCase.cases)
  func reads(_ testCase: ReadCase) {
    let set = CompletionIndexes(text: testCase.text, below: testCase.limit)
    #expect(set.text == testCase.result)
  }

  @Test("membership is that of the listed indexes")
  func contains() {
    let set = CompletionIndexes([0, 2, 3, 4, 9])
    let found = (0..<12).filter(set.contains)
    #expect(found == [0, 2, 3, 4, 9])
  }

  struct FreeCase: Sendable, CustomTestStringConvertible {
    var taken: [Int]
    var limit: Int
    var bound: Int
    var free: [Int]
    var testDescription: String { "\(taken), \(limit) below \(bound)" }

    static let cases: [FreeCase] = [
      FreeCase(taken: [], limit: 3, bound: 5, free: [0, 1, 2]),
      FreeCase(taken: [0, 1], limit: 3, bound: 5, free: [2, 3, 4]),
      FreeCase(taken: [1, 3], limit: 2, bound: 5, free: [0, 2]),
      FreeCase(taken: [1, 3], limit: 9, bound: 5, free: [0, 2, 4]),
      FreeCase(taken: [0, 1, 2], limit: 1, bound: 3, free: []),
      FreeCase(taken: [7], limit: 2, bound: 1, free: [0]),
      FreeCase(taken: [], limit: 0, bound: 3, free: []),
    ]
  }

  @Test("the lowest free indexes are given", arguments: FreeCase.cases)
  func lowestFree(_ testCase: FreeCase) {
    let set = CompletionIndexes(testCase.taken)
    #expect(set.lowestFree(testCase.limit, below: testCase.bound) == testCase.free)
  }

  @Test("union and overlap agree with plain sets", arguments: 0..<64)
  func agreesWithSets(seed: Int) {
    let a = Set((0..<12).filter { (seed &* 7919 >> $0) & 1 == 1 })
    let b = Set((0..<12).filter { (seed &* 104_729 >> $0) & 1 == 1 })
    let left = CompletionIndexes(a)
    let right = CompletionIndexes(b)
    #expect(left.union(right) == CompletionIndexes(a.union(b)))
    #expect(left.overlap(with: right) == a.intersection(b).count)
  }
}
