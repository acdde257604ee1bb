import Testing

@testable import Cluster

@Suite struct ResourceQuantityTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var milli: Int64?
    var testDescription: String { "\"\(text)\"" }

    static let cases: [Case] = [
      Case(text: "1", milli: 1_000),
      Case(text: "100m", milli: 100),
      Case(text: "0.5", milli: 500),
      Case(text: ".5", milli: 500),
      Case(text: "1.", milli: 1_000),
      Case(text: "1Ki", milli: 1_024_000),
      Case(text: "1.5Gi", milli: 1_610_612_736_000),
      Case(text: "24684096Ki", milli: 25_276_514_304_000),
      Case(text: "2k", milli: 2_000_000),
      Case(text: "2e3", milli: 2_000_000),
      Case(text: "2E", milli: .max),
      Case(text: "5e-1", milli: 500),
      Case(text: "1u", milli: 1),
      Case(text: "0.0001", milli: 1),
      Case(text: "-1", milli: -1_000),
      Case(text: "8Ei", milli: .max),
      Case(text: "99999999999999999999999999999999999999999999", milli: .max),
      Case(text: "", milli: nil),
      Case(text: "m", milli: nil),
      Case(text: "1 Gi", milli: nil),
      Case(text: "1Gib", milli: nil),
      Case(text: "one", milli: nil),
      Case(text: "1e99", milli: nil),
    ]
  }

  @Test("quantities are read as Kubernetes reads them", arguments: Case.cases)
  func reading(_ test: Case) {
    #expect(ResourceQuantity(test.text)?.milli == test.milli)
  }

  @Test("memory is counted in whole bytes, rounded up")
  func whole() throws {
    #expect(try #require(ResourceQuantity("1.2")).whole == 2)
    #expect(try #require(ResourceQuantity("1Ki")).whole == 1_024)
  }
}
