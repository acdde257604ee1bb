/// A value of awk: text, number, or both where text from outside looks like a number.
enum AwkValue: Sendable {
  case unset
  case number(Double)
  case text([UInt8])
  /// Text from a field or another input that reads as a number.
  case numericText([UInt8], Double)
  /// An array, by its place in the machine: only as an argument of a function.
  case array(Int)

  /// Text from outside the program, such as a field.
  init(input bytes: [UInt8]) {
    let (value, rest) = LeadingNumber.parse(bytes[...])
    let isNumber =
      rest.count < bytes.count && rest.allSatisfy { $0 == 32 || (9...13).contains($0) }
    self = isNumber ? .numericText(bytes, value) : .text(bytes)
  }

  init(_ flag: Bool) { self = .number(flag ? 1 : 0) }

  var number: Double {
    switch self {
    case .unset, .array: 0
    case .number(let value), .numericText(_, let value): value
    case .text(let bytes): LeadingNumber.parse(bytes[...]).value
    }
  }

  var isTrue: Bool {
    switch self {
    case .unset, .array: false
    case .number(let value), .numericText(_, let value): value != 0
    case .text(let bytes): !bytes.isEmpty
    }
  }

  /// The text; `format` is for numbers that are not whole.
  func text(_ format: @autoclosure () -> [UInt8]) -> [UInt8] {
    switch self {
    case .unset, .array: []
    case .text(let bytes), .numericText(let bytes, _): bytes
    case .number(let value):
      if let whole = Int64(exactly: value) {
        Array(String(whole).utf8)
      } else {
        AwkFormat.render(format(), [.number(value)])
      }
    }
  }

  private var comparesAsNumber: Bool {
    switch self {
    case .unset, .number, .numericText: true
    case .text, .array: false
    }
  }

  /// Negative when `a` comes before `b`: as numbers when both are, else as text.
  static func compare(_ a: AwkValue, _ b: AwkValue, _ format: [UInt8]) -> Int {
    if a.comparesAsNumber, b.comparesAsNumber {
      return a.number < b.number ? -1 : a.number > b.number ? 1 : 0
    }
    let (x, y) = (a.text(format), b.text(format))
    return x == y ? 0 : x.lexicographicallyPrecedes(y) ? -1 : 1
  }
}
