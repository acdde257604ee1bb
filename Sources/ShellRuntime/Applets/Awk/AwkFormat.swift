/// awk's `printf`.
enum AwkFormat {
  static func render(_ format: [UInt8], _ values: [AwkValue]) -> [UInt8] {
    var result: [UInt8] = []
    var values = values[...]
    var index = 0
    while index < format.count {
      let byte = format[index]
      index += 1
      guard byte == UInt8(ascii: "%"), index < format.count else {
        result.append(byte)
        continue
      }
      if format[index] == byte {
        result.append(byte)
        index += 1
        continue
      }
      result += conversion(format, &index, &values)
    }
    return result
  }

  private static func conversion(
    _ format: [UInt8],
    _ index: inout Int,
    _ values: inout ArraySlice<AwkValue>
  ) -> [UInt8] {
    let start = index - 1
    var number = NumberFormat()
    while index < format.count, number.take(flag: format[index]) { index += 1 }
    if let width = count(format, &index, &values) { number.take(width: width) }
    if index < format.count, format[index] == UInt8(ascii: ".") {
      index += 1
      number.precision = max(0, count(format, &index, &values) ?? 0)
    }
    while index < format.count, "hlLzjt".utf8.contains(format[index]) { index += 1 }
    guard index < format.count else { return Array(format[start...]) }
    let letter = format[index]
    index += 1
    let value = values.popFirst() ?? .unset
    switch Character(Unicode.Scalar(letter)) {
    case "d", "i": return number.signed(integer(value.number))
    case "u": return number.unsigned(UInt64(bitPattern: integer(value.number)))
    case "o": return number.unsigned(UInt64(bitPattern: integer(value.number)), base: 8)
    case "x": return number.unsigned(UInt64(bitPattern: integer(value.number)), base: 16)
    case "X":
      let bits = UInt64(bitPattern: integer(value.number))
      return number.unsigned(bits, base: 16, uppercase: true)
    case "e", "E", "f", "F", "g", "G":
      return number.floating(value.number, conversion: letter)
    case "s": return number.text(value.text(Array("%.6g".utf8)))
    case "c":
      number.precision = nil
      if case .number(let code) = value {
        return number.text([UInt8(truncatingIfNeeded: integer(code))])
      }
      return number.text([value.text([]).first ?? 0])
    default: return Array(format[start..<index])
    }
  }

  private static func count(
    _ format: [UInt8],
    _ index: inout Int,
    _ values: inout ArraySlice<AwkValue>
  ) -> Int? {
    if index < format.count, format[index] == UInt8(ascii: "*") {
      index += 1
      return Int(clamping: integer((values.popFirst() ?? .unset).number))
    }
    var value: Int?
    while index < format.count, (0x30...0x39).contains(format[index]) {
      value = min((value ?? 0) * 10 + Int(format[index] - 0x30), NumberFormat.widest)
      index += 1
    }
    return value
  }

  /// Towards zero; what does not fit is clamped.
  static func integer(_ value: Double) -> Int64 {
    if value.isNaN { return .min }
    return Int64(exactly: value.rounded(.towardZero)) ?? (value < 0 ? .min : .max)
  }
}
