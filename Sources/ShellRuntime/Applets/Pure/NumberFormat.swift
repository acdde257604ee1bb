#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The flags, width and precision of one `printf` conversion, and how each kind of value takes them.
struct NumberFormat: Sendable {
  /// Wider output is cut down to this, so that a format cannot ask for gigabytes.
  static let widest = 1 << 16

  var leftAligned = false
  var sign: UInt8?
  var zeroPadded = false
  var alternate = false
  var width = 0 {
    didSet { width = min(width, Self.widest) }
  }
  var precision: Int? {
    didSet { precision = precision.map { min($0, Self.widest) } }
  }

  /// Takes a flag's letter; false when it is none.
  mutating func take(flag: UInt8) -> Bool {
    switch flag {
    case UInt8(ascii: "-"): leftAligned = true
    case UInt8(ascii: "+"): sign = UInt8(ascii: "+")
    case UInt8(ascii: " "): sign = sign ?? UInt8(ascii: " ")
    case UInt8(ascii: "0"): zeroPadded = true
    case UInt8(ascii: "#"): alternate = true
    default: return false
    }
    return true
  }

  /// Takes a width from an argument, where a negative one also aligns left.
  mutating func take(width argument: Int) {
    if argument < 0 { leftAligned = true }
    width = Int(clamping: argument.magnitude)
  }

  func text(_ bytes: some Collection<UInt8>) -> [UInt8] {
    pad(prefix: [], Array(precision.map { Array(bytes.prefix($0)) } ?? Array(bytes)), zeros: false)
  }

  func signed(_ value: Int64) -> [UInt8] {
    var prefix: [UInt8] = []
    if value < 0 { prefix = [UInt8(ascii: "-")] } else if let sign { prefix = [sign] }
    return integer(String(value.magnitude), prefix)
  }

  func unsigned(_ value: UInt64, base: Int = 10, uppercase: Bool = false) -> [UInt8] {
    let digits = String(value, radix: base, uppercase: uppercase)
    guard alternate, value != 0 || base == 8 else { return integer(digits, []) }
    if base == 16 { return integer(digits, Array((uppercase ? "0X" : "0x").utf8)) }
    return integer(base == 8 && digits != "0" ? "0" + digits : digits, [])
  }

  /// The C library's `%e`, `%f`, `%g` or their capitals.
  func floating(_ value: Double, conversion: UInt8) -> [UInt8] {
    var digits = Self.digits(value.magnitude, conversion, precision ?? 6, alternate)
    if value.isNaN { digits = Array((conversion < 97 ? "NAN" : "nan").utf8) }
    var prefix: [UInt8] = []
    if value.sign == .minus { prefix = [UInt8(ascii: "-")] } else if let sign { prefix = [sign] }
    return pad(prefix: prefix, digits, zeros: zeroPadded && value.isFinite)
  }

  private func integer(_ digits: String, _ prefix: [UInt8]) -> [UInt8] {
    var bytes = Array(digits.utf8)
    guard let precision else { return pad(prefix: prefix, bytes, zeros: zeroPadded) }
    if precision == 0, bytes == [UInt8(ascii: "0")] { bytes = [] }
    bytes.insert(contentsOf: Self.run("0", precision - bytes.count), at: 0)
    return pad(prefix: prefix, bytes, zeros: false)
  }

  private func pad(prefix: [UInt8], _ bytes: [UInt8], zeros: Bool) -> [UInt8] {
    let missing = width - prefix.count - bytes.count
    if missing <= 0 { return prefix + bytes }
    if leftAligned { return prefix + bytes + Self.run(" ", missing) }
    if zeros { return prefix + Self.run("0", missing) + bytes }
    return Self.run(" ", missing) + prefix + bytes
  }

  private static func run(_ character: Unicode.Scalar, _ count: Int) -> [UInt8] {
    Array(repeating: UInt8(ascii: character), count: max(0, count))
  }

  /// `snprintf` is exact and the same everywhere for these conversions.
  private static func digits(
    _ value: Double,
    _ conversion: UInt8,
    _ precision: Int,
    _ alternate: Bool
  ) -> [UInt8] {
    let format =
      (alternate ? "%#.*" : "%.*") + String(Character(Unicode.Scalar(conversion)))
    return withVaList([Int32(clamping: precision), value]) { arguments in
      let capacity = precision + 400
      return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        count = buffer.withMemoryRebound(to: CChar.self) { characters in
          let written = vsnprintf(characters.baseAddress, capacity, format, arguments)
          return max(0, min(Int(written), capacity - 1))
        }
      }
    }
  }
}
