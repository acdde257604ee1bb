/// A parsed regular expression.
indirect enum Node: Sendable {
  case character(UInt32)
  case any
  case set(UnitSet)
  case sequence([Node])
  case alternation([Node])
  case group(Int, Node)
  /// Without an upper bound when `most` is nil.
  case repetition(Node, least: Int, most: Int?)
  case assertion(Assertion)
  case backreference(Int)

  enum Assertion: Sendable {
    case lineStart, lineEnd, textStart, textEnd
    case wordBoundary, noWordBoundary, wordStart, wordEnd
  }

  /// The bytes that the expression stands for when it has no operators.
  var literal: [UInt8]? {
    switch self {
    case .character(let unit): return TextUnits.bytes(unit)
    case .sequence(let parts):
      var bytes: [UInt8] = []
      for part in parts {
        guard case .character(let unit) = part else { return nil }
        bytes += TextUnits.bytes(unit)
      }
      return bytes
    default: return nil
    }
  }
}
