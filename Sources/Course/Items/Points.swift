/// An amount of points in whole hundredths, so that sums and shares are exact everywhere.
package struct Points: Hashable, Sendable {
  package var hundredths: Int

  package init(hundredths: Int) {
    self.hundredths = hundredths
  }

  package init(_ whole: Int) {
    hundredths = whole * 100
  }

  package static let zero = Points(hundredths: 0)

  /// The share `numerator` in `denominator` of the amount, rounded to the nearest hundredth.
  package func share(_ numerator: Int, of denominator: Int) -> Points {
    guard denominator > 0 else { return self }
    let kept = min(max(numerator, 0), denominator)
    return Points(hundredths: (hundredths * kept * 2 + denominator) / (denominator * 2))
  }
}

extension Points: Comparable, AdditiveArithmetic, CustomStringConvertible {
  package static func < (a: Points, b: Points) -> Bool { a.hundredths < b.hundredths }

  package static func + (a: Points, b: Points) -> Points {
    Points(hundredths: a.hundredths + b.hundredths)
  }

  package static func - (a: Points, b: Points) -> Points {
    Points(hundredths: a.hundredths - b.hundredths)
  }

  /// As short as it goes: `3`, `2.5`, `0.75`; also a JSON number.
  package var description: String {
    let sign = hundredths < 0 ? "-" : ""
    let whole = hundredths.magnitude / 100
    let rest = hundredths.magnitude % 100
    if rest == 0 { return "\(sign)\(whole)" }
    if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension DocumentNode {
  /// Points as an author writes them: whole numbers from 0 to 1000.
  func points(as name: String) throws(ContentProblem) -> Points {
    Points(try integer(as: name, in: 0...1000))
  }
}
