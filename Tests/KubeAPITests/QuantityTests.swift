import KubeAPI
import Testing

@Suite struct QuantityTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let canonical: String
    let nanos: Int128
    var testDescription: String { text }
  }

  static let cases: [Case] = [
    Case(text: "0.5", canonical: "500m", nanos: 500_000_000),
    Case(text: "1", canonical: "1", nanos: 1_000_000_000),
    Case(text: "1000m", canonical: "1", nanos: 1_000_000_000),
    Case(text: "1500m", canonical: "1500m", nanos: 1_500_000_000),
    Case(text: "1024Mi", canonical: "1Gi", nanos: 1_073_741_824_000_000_000),
    Case(text: "1.5Gi", canonical: "1536Mi", nanos: 1_610_612_736_000_000_000),
    Case(text: "1000Ki", canonical: "1000Ki", nanos: 1_024_000_000_000_000),
    Case(text: "64Mi", canonical: "64Mi", nanos: 67_108_864_000_000_000),
    Case(text: "-64Mi", canonical: "-64Mi", nanos: -67_108_864_000_000_000),
    Case(text: "100000", canonical: "100k", nanos: 100_000_000_000_000),
    Case(text: "1e3", canonical: "1e3", nanos: 1_000_000_000_000),
    Case(text: "0.0001n", canonical: "1n", nanos: 1),
    Case(text: "100m", canonical: "100m", nanos: 100_000_000),
    Case(text: "0", canonical: "0", nanos: 0),
    Case(text: "0Mi", canonical: "0", nanos: 0),
    Case(text: "+5", canonical: "5", nanos: 5_000_000_000),
    Case(text: "010", canonical: "10", nanos: 10_000_000_000),
    Case(text: "0.5Ki", canonical: "512", nanos: 512_000_000_000),
  ]

  @Test("quantities have one canonical text", arguments: cases)
  func canonical(_ example: Case) throws {
    let quantity = try Quantity(example.text)
    #expect(quantity.nanos == example.nanos)
    #expect(quantity.text == example.canonical)
    #expect(try Quantity(quantity.text) == quantity)
  }

  @Test(
    "other texts are none",
    arguments: ["", "64MB", "1,5", "many", "64 Mi", "1.2.3", "--1", "0x10"]
  )
  func refused(_ text: String) {
    #expect(throws: Quantity.Failure.format) { try Quantity(text) }
  }

  @Test("a suffix that means nothing is told from a wrong form")
  func suffix() {
    #expect(throws: Quantity.Failure.suffix) { try Quantity("5K") }
    #expect(throws: Quantity.Failure.suffix) { try Quantity("5eE") }
    #expect(throws: Quantity.Failure.suffix) { try Quantity("Mi5") }
  }

  @Test("amounts beyond any machine are clamped")
  func clamped() throws {
    let huge = try Quantity(String(repeating: "9", count: 500) + "Ei")
    #expect(huge.units == .max)
    #expect(try Quantity("1e999999999999999999") > Quantity(0))
    #expect(try Quantity("9E") < huge)
    #expect(huge + huge == huge)
  }

  @Test("parts of a unit count as one more")
  func rounding() throws {
    #expect(try Quantity("100m").units == 1)
    #expect(try Quantity("1500u").milliunits == 2)
  }
}
