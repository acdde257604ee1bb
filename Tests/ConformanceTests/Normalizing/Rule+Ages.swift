extension Rule {
  /// An age or a length of time that stands alone in a column: `5s`, `3m2s`, `2d4h`.
  static let age = Rule { cursor in
    let isAtStart = cursor.index == 0
    guard isAtStart || cursor.previous?.isSpace == true, cursor.acceptDuration() else { return nil }
    let isAlone = cursor.current.map { $0.isSpace || !isAtStart && $0 == UInt8(ascii: ")") }
    return isAlone ?? !isAtStart ? Array("<age>".utf8) : nil
  }

  /// What a pull took in an event: `in 2.5s (2.5s including waiting)`.
  static let pullTime = Rule(needs: " including waiting)") { cursor in
    guard cursor.accept("in "), cursor.acceptNumberAndUnit(), cursor.accept("s ("),
      cursor.acceptNumberAndUnit(), cursor.accept("s including waiting)")
    else { return nil }
    return Array("in <age>".utf8)
  }
}

extension Cursor {
  /// Years, days, hours, minutes and seconds, each left out or not, the seconds with a fraction.
  fileprivate mutating func acceptDuration() -> Bool {
    let start = index
    for unit in Array("ydhms".utf8) {
      let place = index
      guard acceptAll(\.isDigit) > 0 else { break }
      if unit == UInt8(ascii: "s"), current == UInt8(ascii: ".") {
        index += 1
        if acceptAll(\.isDigit) == 0 { index = place }
      }
      guard current == unit else {
        index = place
        continue
      }
      index += 1
      // Milliseconds are no minutes.
      if unit == UInt8(ascii: "m"), current == UInt8(ascii: "s") { index = place }
    }
    return index > start
  }

  /// A digit and what a duration goes on with, without its last `s`.
  fileprivate mutating func acceptNumberAndUnit() -> Bool {
    guard accept(1, \.isDigit) else { return false }
    acceptAll { $0.isWordByte || $0 == UInt8(ascii: ".") }
    guard previous == UInt8(ascii: "s") else { return false }
    index -= 1
    return true
  }
}
