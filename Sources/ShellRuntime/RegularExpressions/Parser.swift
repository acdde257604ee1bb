extension RegularExpression {
  /// Reads basic and extended expressions as glibc's `regcomp` does, GNU extensions included.
  struct Parser {
    private static let deepest = 150
    /// `RE_DUP_MAX` of glibc.
    private static let mostRepetitions = 32_767

    private(set) var groupCount = 0
    private let pattern: [UInt8]
    private let extended: Bool
    private var index = 0
    private var depth = 0
    private var closedGroups: Set<Int> = []

    init(_ pattern: [UInt8], extended: Bool) {
      self.pattern = pattern
      self.extended = extended
    }

    mutating func parse() throws(SyntaxError) -> Node {
      let node = try alternation()
      // Only a basic expression's `\)` can be left: an extended one's `)` stands for itself.
      if index < pattern.count { throw SyntaxError(message: "Unmatched ) or \\)") }
      return node
    }

    // MARK: alternatives and sequences

    private mutating func alternation() throws(SyntaxError) -> Node {
      var branches = [try branch()]
      while startsAlternative {
        index += extended ? 1 : 2
        branches.append(try branch())
      }
      return branches.count == 1 ? branches[0] : .alternation(branches)
    }

    private mutating func branch() throws(SyntaxError) -> Node {
      var parts: [Node] = []
      while index < pattern.count, !startsAlternative, !closesGroup {
        if let part = try piece(isFirst: parts.isEmpty || endsWithAnchor(parts)) {
          parts.append(part)
        }
      }
      return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private func endsWithAnchor(_ parts: [Node]) -> Bool {
      if parts.count == 1, case .assertion(.lineStart) = parts[0] { return true }
      return false
    }

    private var startsAlternative: Bool {
      extended ? peek(UInt8(ascii: "|")) : peekEscaped(UInt8(ascii: "|"))
    }

    private var closesGroup: Bool {
      extended ? depth > 0 && peek(UInt8(ascii: ")")) : peekEscaped(UInt8(ascii: ")"))
    }

    private func peek(_ byte: UInt8, after offset: Int = 0) -> Bool {
      index + offset < pattern.count && pattern[index + offset] == byte
    }

    private func peekEscaped(_ byte: UInt8) -> Bool {
      peek(UInt8(ascii: "\\")) && peek(byte, after: 1)
    }

    // MARK: one piece: an atom and its repetitions

    private mutating func piece(isFirst: Bool) throws(SyntaxError) -> Node? {
      guard var node = try atom(isFirst: isFirst) else { return nil }
      if case .assertion(.lineStart) = node {
        // Behind this anchor an operator is an error, or a basic expression's plain star.
        if extended, try repetition() != nil {
          throw SyntaxError(message: "Invalid preceding regular expression")
        }
        return node
      }
      while let (least, most) = try repetition() {
        node = .repetition(node, least: least, most: most)
        // `RE_CONTEXT_INVALID_DUP`: a basic expression does not repeat a repetition.
        if !extended, peek(UInt8(ascii: "*")) || peekEscaped(UInt8(ascii: "{")) {
          throw SyntaxError(message: "Invalid preceding regular expression")
        }
      }
      return node
    }

    private mutating func repetition() throws(SyntaxError) -> (Int, Int?)? {
      if peek(UInt8(ascii: "*")) {
        index += 1
        return (0, nil)
      }
      let escape = extended ? 0 : 1
      guard extended || peek(UInt8(ascii: "\\")) else { return nil }
      if peek(UInt8(ascii: "+"), after: escape) {
        index += 1 + escape
        return (1, nil)
      }
      if peek(UInt8(ascii: "?"), after: escape) {
        index += 1 + escape
        return (0, 1)
      }
      if peek(UInt8(ascii: "{"), after: escape) {
        index += 1 + escape
        return try interval()
      }
      return nil
    }

    /// What stands between the braces, in the terms of glibc's `fetch_number`.
    private enum Bound: Equatable { case missing, malformed, number(Int) }

    private mutating func interval() throws(SyntaxError) -> (Int, Int?) {
      let malformed = SyntaxError(message: "Invalid content of \\{\\}")
      var least = bound()
      if least == .missing {
        if !peek(UInt8(ascii: ",")) { throw malformed }
        least = .number(0)
      }
      var most = least
      if peek(UInt8(ascii: ",")) {
        index += 1
        most = bound()
      }
      guard least != .malformed, most != .malformed, case .number(let low) = least else {
        throw index >= pattern.count ? SyntaxError(message: "Unmatched \\{") : malformed
      }
      guard closesInterval else { throw malformed }
      index += extended ? 1 : 2
      guard case .number(let high) = most else { return (low, nil) }
      if high < low { throw malformed }
      if high > Self.mostRepetitions {
        throw SyntaxError(message: "Regular expression too big")
      }
      return (low, high)
    }

    private var closesInterval: Bool {
      extended ? peek(UInt8(ascii: "}")) : peekEscaped(UInt8(ascii: "}"))
    }

    /// Reads up to a comma or the closing brace, whatever stands there.
    private mutating func bound() -> Bound {
      var bound = Bound.missing
      while !closesInterval, !peek(UInt8(ascii: ",")) {
        guard index < pattern.count else { return .malformed }
        let byte = pattern[index]
        index += 1
        guard (0x30...0x39).contains(byte), bound != .malformed else {
          bound = .malformed
          continue
        }
        let digit = Int(byte - 0x30)
        if case .number(let value) = bound {
          bound = .number(min(value * 10 + digit, Self.mostRepetitions + 1))
        } else {
          bound = .number(digit)
        }
      }
      return bound
    }

    // MARK: atoms

    private mutating func atom(isFirst: Bool) throws(SyntaxError) -> Node? {
      let byte = pattern[index]
      switch byte {
      case UInt8(ascii: "\\"): return try escaped(isFirst: isFirst)
      case UInt8(ascii: "."):
        index += 1
        return .any
      case UInt8(ascii: "["):
        index += 1
        var bracket = BracketParser(pattern, at: index)
        let set = try bracket.parse()
        index = bracket.index
        return .set(set)
      case UInt8(ascii: "^") where extended || startsHere(isFirst):
        index += 1
        return .assertion(.lineStart)
      case UInt8(ascii: "$") where extended || endsHere:
        index += 1
        return .assertion(.lineEnd)
      case UInt8(ascii: "(") where extended:
        index += 1
        return try group()
      case UInt8(ascii: "*") where extended,
        UInt8(ascii: "+") where extended,
        UInt8(ascii: "?") where extended,
        UInt8(ascii: "{") where extended:
        // What precedes an operator has been taken with it, so here it has nothing to repeat.
        throw SyntaxError(message: "Invalid preceding regular expression")
      default:
        let (unit, length) = TextUnits.unit(pattern[...], at: index)
        index += length
        return .character(unit)
      }
    }

    /// In a basic expression `^` is an anchor only where a branch starts.
    private func startsHere(_ isFirst: Bool) -> Bool {
      guard isFirst else { return false }
      return index == 0 || pattern[index - 1] != UInt8(ascii: "^")
    }

    /// In a basic expression `$` is an anchor only where a branch ends.
    private var endsHere: Bool {
      let next = index + 1
      if next == pattern.count { return true }
      return pattern[next] == UInt8(ascii: "\\") && next + 1 < pattern.count
        && (pattern[next + 1] == UInt8(ascii: ")") || pattern[next + 1] == UInt8(ascii: "|"))
    }

    private mutating func escaped(isFirst: Bool) throws(SyntaxError) -> Node? {
      guard index + 1 < pattern.count else { throw SyntaxError(message: "Trailing backslash") }
      let letter = pattern[index + 1]
      if !extended {
        switch letter {
        case UInt8(ascii: "("):
          index += 2
          return try group()
        case UInt8(ascii: "{"):
          throw SyntaxError(message: "Invalid preceding regular expression")
        case UInt8(ascii: "+") where isFirst, UInt8(ascii: "?") where isFirst:
          index += 2
          return .character(UInt32(letter))
        default: break
        }
      }
      index += 1
      if (0x31...0x39).contains(letter) {
        index += 1
        let number = Int(letter - 0x30)
        guard closedGroups.contains(number) else {
          throw SyntaxError(message: "Invalid back reference")
        }
        return .backreference(number)
      }
      if let node = Self.extensions[letter] {
        index += 1
        return node
      }
      let (unit, length) = TextUnits.unit(pattern[...], at: index)
      index += length
      return .character(unit)
    }

    private static let extensions: [UInt8: Node] = [
      UInt8(ascii: "w"): .set(.word), UInt8(ascii: "W"): .set(UnitSet.word.inverted),
      UInt8(ascii: "s"): .set(.space), UInt8(ascii: "S"): .set(UnitSet.space.inverted),
      UInt8(ascii: "b"): .assertion(.wordBoundary),
      UInt8(ascii: "B"): .assertion(.noWordBoundary),
      UInt8(ascii: "<"): .assertion(.wordStart), UInt8(ascii: ">"): .assertion(.wordEnd),
      UInt8(ascii: "`"): .assertion(.textStart), UInt8(ascii: "'"): .assertion(.textEnd),
    ]

    private mutating func group() throws(SyntaxError) -> Node {
      groupCount += 1
      let number = groupCount
      depth += 1
      defer { depth -= 1 }
      if depth > Self.deepest { throw SyntaxError(message: "Regular expression too big") }
      let body = try alternation()
      guard closesGroup else { throw SyntaxError(message: "Unmatched ( or \\(") }
      index += extended ? 1 : 2
      closedGroups.insert(number)
      return .group(number, body)
    }
  }
}
