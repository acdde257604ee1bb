import KubeAPI
import Simulation
import Testing

/// The canonical form of quantities.
///
/// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
@Suite struct QuantityTableTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    /// Nil when the text is no quantity.
    var canonical: String?
    var testDescription: String { text }
    init(_ text: String, _ canonical: String?) {
      self.text = text
      self.canonical = canonical
    }
  }

  static let cases: [Case] = [
    Case("0", "0"), Case("0n", "0"), Case("0Ki", "0"), Case("-0", "0"), Case("1", "1"),
    Case("+1", "1"), Case("-1", "-1"), Case("10", "10"), Case("999", "999"), Case("1000", "1k"),
    Case("1001", "1001"), Case("1500", "1500"), Case("100000", "100k"), Case("1000000", "1M"),
    Case("1000000000", "1G"), Case("1k", "1k"), Case("1000k", "1M"), Case("1500k", "1500k"),
    Case("1M", "1M"), Case("1G", "1G"), Case("1T", "1T"), Case("1P", "1P"), Case("1E", "1E"),
    Case("1m", "1m"), Case("10m", "10m"), Case("1000m", "1"), Case("1500m", "1500m"),
    Case("2000m", "2"), Case("1u", "1u"), Case("1000u", "1m"), Case("1n", "1n"),
    Case("1000n", "1u"), Case("0.1", "100m"), Case("0.5", "500m"), Case("0.25", "250m"),
    Case("1.5", "1500m"), Case(".5", "500m"), Case("1.", "1"), Case("0.001", "1m"),
    Case("0.0001", "100u"), Case("1.5k", "1500"), Case("0.5M", "500k"), Case("1Ki", "1Ki"),
    Case("1024", "1024"), Case("1024Ki", "1Mi"), Case("1536Ki", "1536Ki"), Case("2048Ki", "2Mi"),
    Case("1Mi", "1Mi"), Case("1024Mi", "1Gi"), Case("1Gi", "1Gi"), Case("1.5Gi", "1536Mi"),
    Case("0.5Gi", "512Mi"), Case("0.5Mi", "512Ki"), Case("0.5Ki", "512"), Case("1Ti", "1Ti"),
    Case("1Pi", "1Pi"), Case("1Ei", "1Ei"), Case("-1Ki", "-1Ki"), Case("-500m", "-500m"),
    Case("1e3", "1e3"), Case("1E3", "1e3"), Case("1e6", "1e6"), Case("1e-3", "1e-3"),
    Case("12e6", "12e6"), Case("1e0", "1"), Case("010", "10"), Case("00.5", "500m"),
    Case("", nil), Case("Ki", "0"), Case("m", "0"), Case("1Kb", nil), Case("1 Ki", nil),
    Case("1ki", nil), Case("1mi", nil), Case("1,5", nil), Case("1.2.3", nil), Case("--1", nil),
    Case("1e", nil), Case("e3", "0"), Case("1KiB", nil), Case("0x1", nil), Case(" 1", nil),
    Case("1K", nil), Case("1MM", nil), Case("one", nil), Case("-", "0"), Case(".", "0"),
  ]

  @Test("a text has this canonical form", arguments: cases)
  func reads(_ example: Case) {
    #expect((try? Quantity(example.text))?.text == example.canonical)
  }

  @Test("what is written reads back as the same amount", arguments: 0..<UInt64(20))
  func sweeps(_ seed: UInt64) throws {
    var random = RandomStream(seed: seed, purpose: "quantity")
    let suffixes = ["", "n", "u", "m", "k", "M", "G", "Ki", "Mi", "Gi", "e3", "e-2"]
    for _ in 0..<200 {
      let whole = random.below(100_000)
      let part = random.below(3) == 0 ? ".\(random.below(1_000))" : ""
      let sign = random.below(4) == 0 ? "-" : ""
      let text = "\(sign)\(whole)\(part)\(suffixes[Int(random.below(12))])"
      let quantity = try Quantity(text)
      // The canonical form of bytes has no part below one.
      if part.isEmpty || !text.hasSuffix("i") {
        #expect(try Quantity(quantity.text) == quantity, "\(text)")
      }
      #expect(try Quantity(quantity.text).text == quantity.text, "\(text)")
    }
  }
}
