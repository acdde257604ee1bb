import Simulation

/// The names that components give their events: `fmt.Sprintf("%v.%x", ref.Name, t.UnixNano())`
/// (https://github.com/kubernetes/client-go/blob/master/tools/record/event.go).
public enum EventName {
  /// A moment in nanoseconds since 1970; of two events of one cluster the later one's is greater.
  public typealias Stamp = UInt64

  public static func name(of subject: String, _ stamp: Stamp) -> String {
    // A moment after 2006 has sixteen digits.
    stamp >> 60 == 0
      ? subject + "." + String(stamp, radix: 16)
      : subject + String(hexadecimal: [stamp], pattern: ".xxxxxxxxxxxxxxxx")
  }

  /// Whether `name`, which ends in `stamp`, is that of an event about `subject`.
  public static func isName(_ name: String, of subject: String, _ stamp: Stamp) -> Bool {
    let (whole, start) = (name.utf8, subject.utf8)
    return whole.count == start.count + 1 + digitCount(stamp) && whole.starts(with: start)
  }

  private static func digitCount(_ stamp: Stamp) -> Int {
    max(1, (Stamp.bitWidth - stamp.leadingZeroBitCount + 3) / 4)
  }

  /// The moment that ends `name`; nil for a name that no component gives.
  public static func stamp(of name: String) -> Stamp? {
    var stamp: Stamp = 0
    var digits = 0
    for byte in name.utf8.reversed() {
      if byte == UInt8(ascii: ".") {
        return digits == digitCount(stamp) ? stamp : nil
      }
      guard digits < 16, let digit = Stamp(hexadecimalDigit: byte) else { return nil }
      stamp |= digit << (4 * Stamp(digits))
      digits += 1
    }
    return nil
  }
}

extension UInt64 {
  /// The value of a digit as `%x` prints it.
  fileprivate init?(hexadecimalDigit byte: UInt8) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self = UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self = UInt64(byte - UInt8(ascii: "a") + 10)
    default: return nil
    }
  }
}
