extension RegularExpression {
  /// Reads a bracket expression: `[^]a-z[:digit:][.x.][=e=]]`.
  struct BracketParser {
    private(set) var index: Int
    private let pattern: [UInt8]
    private var set = UnitSet()

    /// Starts behind the opening bracket.
    init(_ pattern: [UInt8], at index: Int) {
      self.pattern = pattern
      self.index = index
    }

    mutating func parse() throws(SyntaxError) -> UnitSet {
      if index < pattern.count, pattern[index] == UInt8(ascii: "^") {
        set.negated = true
        index += 1
      }
      let start = index
      while true {
        guard index < pattern.count else { throw Self.unmatched }
        if pattern[index] == UInt8(ascii: "]"), index > start {
          index += 1
          return set
        }
        try element()
      }
    }

    private static let unmatched = SyntaxError(message: "Unmatched [, [^, [:, [., or [=")

    private mutating func element() throws(SyntaxError) {
      if opens(UInt8(ascii: ":")) {
        let name = String(decoding: try delimited(UInt8(ascii: ":")), as: UTF8.self)
        guard let known = CharacterClass(rawValue: name) else {
          throw SyntaxError(message: "Invalid character class name")
        }
        set.insert(known)
        return
      }
      let low = try endPoint()
      guard index + 1 < pattern.count, pattern[index] == UInt8(ascii: "-"),
        pattern[index + 1] != UInt8(ascii: "]")
      else {
        set.insert(low)
        return
      }
      index += 1
      let high = try endPoint()
      guard low <= high else { throw SyntaxError(message: "Invalid range end") }
      set.insert(low...high)
    }

    private func opens(_ kind: UInt8) -> Bool {
      index + 1 < pattern.count && pattern[index] == UInt8(ascii: "[")
        && pattern[index + 1] == kind
    }

    /// One character, also as `[.x.]` or `[=x=]`.
    private mutating func endPoint() throws(SyntaxError) -> UInt32 {
      for kind in [UInt8(ascii: "."), UInt8(ascii: "=")] where opens(kind) {
        let units = TextUnits.all(try delimited(kind))
        guard let unit = units.first, units.count == 1 else {
          throw SyntaxError(message: "Invalid collation character")
        }
        return unit
      }
      let (unit, length) = TextUnits.unit(pattern[...], at: index)
      index += length
      return unit
    }

    /// What stands between `[:` and `:]`, or their like.
    private mutating func delimited(_ kind: UInt8) throws(SyntaxError) -> [UInt8] {
      let start = index + 2
      var end = start
      while end + 1 < pattern.count {
        if pattern[end] == kind, pattern[end + 1] == UInt8(ascii: "]") {
          index = end + 2
          return Array(pattern[start..<end])
        }
        end += 1
      }
      throw Self.unmatched
    }
  }
}
