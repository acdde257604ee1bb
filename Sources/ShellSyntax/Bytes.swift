/// Questions about one byte of a script, as POSIX's portable character set answers them.
extension UInt8 {
  public var isDigit: Bool { (0x30...0x39).contains(self) }

  /// Whether a variable's name may begin with it.
  public var startsName: Bool {
    (0x61...0x7a).contains(self) || (0x41...0x5a).contains(self) || self == 0x5f
  }

  public var continuesName: Bool { startsName || isDigit }

  /// Whether it is a parameter of one character, as in `$?`.
  public var isSpecialParameter: Bool {
    switch self {
    case UInt8(ascii: "?"), UInt8(ascii: "$"), UInt8(ascii: "!"), UInt8(ascii: "#"),
      UInt8(ascii: "@"), UInt8(ascii: "*"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

extension String {
  /// Whether it may name a variable (POSIX 3.235).
  public var isVariableName: Bool {
    guard let first = utf8.first, first.startsName else { return false }
    return withBytes { $0.allSatisfy { $0.continuesName } }
  }

  /// Lends the bytes of the text in one piece, in which going over them costs least.
  @inlinable
  public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    utf8.withContiguousStorageIfAvailable(body) ?? Array(utf8).withUnsafeBufferPointer(body)
  }
}
