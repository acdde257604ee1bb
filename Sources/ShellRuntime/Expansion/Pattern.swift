/// A shell pattern (POSIX 2.13), shared by `case`, `${name#pattern}` and file names.
struct Pattern: Sendable {
  enum Element: Sendable {
    case character(Unicode.Scalar)
    case anyCharacter
    case anyText
    case set(BracketSet)

    var isAnyText: Bool { if case .anyText = self { true } else { false } }
  }

  /// A pattern whose matching would take more work than the machine allows.
  struct TooMuchWork: Error {}

  private(set) var elements: [Element] = []

  /// From a text in which a backslash makes the character after it stand for itself.
  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case "\\" where index < scalars.count:
        elements.append(.character(scalars[index]))
        index += 1
      case "?": elements.append(.anyCharacter)
      case "*":
        if case .anyText? = elements.last { continue }
        elements.append(.anyText)
      case "[":
        if let set = BracketSet(scalars, &index) {
          elements.append(.set(set))
        } else {
          elements.append(.character(scalar))
        }
      default: elements.append(.character(scalar))
      }
    }
  }

  private init(elements: [Element]) {
    self.elements = elements
  }

  /// The pattern that matches reversed texts.
  var reversed: Pattern { Pattern(elements: elements.reversed()) }

  /// Whether the whole text matches: in time proportional to both lengths.
  func matches(_ text: String, work: inout Int) throws(TooMuchWork) -> Bool {
    if let bytes = text.asciiBytes { return try matches(bytes, work: &work) }
    return try matches(Array(text.unicodeScalars), work: &work)
  }

  private func matches<Unit: PatternUnit>(
    _ text: [Unit],
    work: inout Int
  ) throws(TooMuchWork) -> Bool {
    var (position, element) = (0, 0)
    // Where to go on after a mismatch: the last star, and how much of the text it took.
    var star: (element: Int, position: Int)?
    while position < text.count {
      work -= 1
      if work < 0 { throw TooMuchWork() }
      if element < elements.count {
        if case .anyText = elements[element] {
          star = (element, position)
          element += 1
          continue
        }
        if Self.matches(elements[element], text[position].scalarValue) {
          element += 1
          position += 1
          continue
        }
      }
      guard let back = star else { return false }
      star = (back.element, back.position + 1)
      element = back.element + 1
      position = back.position + 1
    }
    return elements[element...].allSatisfy { if case .anyText = $0 { true } else { false } }
  }

  /// How many characters the shortest or the longest match at `start` takes; nil without a match.
  func matchLength<Unit: PatternUnit>(
    _ text: [Unit],
    from start: Int,
    longest: Bool,
    work: inout Int
  ) throws(TooMuchWork) -> Int? {
    if elements.count < UInt64.bitWidth {
      return try matchLength(text, from: start, longest, StateBits(), work: &work)
    }
    return try matchLength(text, from: start, longest, StateSet(), work: &work)
  }

  /// All states of the pattern at once: no backtracking.
  private func matchLength<Unit: PatternUnit, States: PatternStates>(
    _ text: [Unit],
    from start: Int,
    _ longest: Bool,
    _ none: States,
    work: inout Int
  ) throws(TooMuchWork) -> Int? {
    var states = none
    add(0, to: &states)
    var found = states.contains(elements.count) ? 0 : nil
    if found != nil, !longest { return found }
    var position = start
    while position < text.count, !states.isEmpty {
      work -= states.count + 1
      if work < 0 { throw TooMuchWork() }
      let scalar = text[position].scalarValue
      var next = none
      while let state = states.popFirst() {
        guard state < elements.count else { continue }
        if case .anyText = elements[state] {
          add(state, to: &next)
        } else if Self.matches(elements[state], scalar) {
          add(state + 1, to: &next)
        }
      }
      states = next
      position += 1
      if states.contains(elements.count) {
        found = position - start
        if !longest { break }
      }
    }
    return found
  }

  private func add(_ state: Int, to states: inout some PatternStates) {
    var state = state
    states.insert(state)
    while state < elements.count, case .anyText = elements[state] {
      state += 1
      states.insert(state)
    }
  }

  private static func matches(_ element: Element, _ scalar: UInt32) -> Bool {
    switch element {
    case .character(let wanted): wanted.value == scalar
    case .anyCharacter: true
    case .anyText: false
    case .set(let set): set.contains(scalar)
    }
  }
}

/// What a pattern is matched against: characters, or the bytes of a text that is ASCII.
protocol PatternUnit: Sendable {
  var scalarValue: UInt32 { get }
}

extension Unicode.Scalar: PatternUnit {
  var scalarValue: UInt32 { value }
}

extension UInt8: PatternUnit {
  var scalarValue: UInt32 { UInt32(self) }
}

extension String {
  /// The text's bytes, each a character of its own; nil when it has others than ASCII's.
  var asciiBytes: [UInt8]? {
    let bytes = Array(utf8)
    return bytes.allSatisfy { $0 < 0x80 } ? bytes : nil
  }
}

/// The places in a pattern that a match may have come to.
private protocol PatternStates {
  var isEmpty: Bool { get }
  var count: Int { get }
  func contains(_ state: Int) -> Bool
  mutating func insert(_ state: Int)
  mutating func popFirst() -> Int?
}

/// The states of a pattern of fewer than 64 elements.
private struct StateBits: PatternStates {
  private var bits: UInt64 = 0

  var isEmpty: Bool { bits == 0 }
  var count: Int { bits.nonzeroBitCount }

  func contains(_ state: Int) -> Bool { bits & 1 << UInt64(state) != 0 }

  mutating func insert(_ state: Int) { bits |= 1 << UInt64(state) }

  mutating func popFirst() -> Int? {
    guard bits != 0 else { return nil }
    defer { bits &= bits - 1 }
    return bits.trailingZeroBitCount
  }
}

private struct StateSet: PatternStates {
  private var states: Set<Int> = []

  var isEmpty: Bool { states.isEmpty }
  var count: Int { states.count }

  func contains(_ state: Int) -> Bool { states.contains(state) }

  mutating func insert(_ state: Int) { states.insert(state) }

  mutating func popFirst() -> Int? { states.popFirst() }
}

/// `[…]`: characters, ranges and classes.
struct BracketSet: Sendable {
  private var isNegated = false
  private var ranges: [ClosedRange<UInt32>] = []

  /// Reads a set whose opening bracket comes before `index`; nil, with the index where it was, when
  /// no bracket closes it.
  init?(_ text: [Unicode.Scalar], _ index: inout Int) {
    var position = index
    if position < text.count, text[position] == "!" || text[position] == "^" {
      isNegated = true
      position += 1
    }
    let start = position
    while true {
      guard position < text.count else { return nil }
      if text[position] == "]", position > start { break }
      if text[position] == "[", let end = addClass(text, position) {
        position = end
        continue
      }
      let low = Self.character(text, &position)
      var high = low
      if position + 1 < text.count, text[position] == "-", text[position + 1] != "]" {
        position += 1
        high = Self.character(text, &position)
      }
      if low.value <= high.value { ranges.append(low.value...high.value) }
    }
    index = position + 1
  }

  func contains(_ scalar: UInt32) -> Bool {
    ranges.contains { $0.contains(scalar) } != isNegated
  }

  private static func character(_ text: [Unicode.Scalar], _ position: inout Int) -> Unicode.Scalar {
    if text[position] == "\\", position + 1 < text.count { position += 1 }
    defer { position += 1 }
    return text[position]
  }

  /// `[:name:]` at a position: where it ends.
  private mutating func addClass(_ text: [Unicode.Scalar], _ position: Int) -> Int? {
    guard position + 1 < text.count, text[position + 1] == ":" else { return nil }
    var end = position + 2
    while end + 1 < text.count, text[end] != ":" || text[end + 1] != "]" { end += 1 }
    guard end + 1 < text.count else { return nil }
    let name = String(String.UnicodeScalarView(text[(position + 2)..<end]))
    ranges.append(contentsOf: Self.classes[name] ?? [])
    return end + 2
  }

  private static func range(_ low: Unicode.Scalar, _ high: Unicode.Scalar) -> ClosedRange<UInt32> {
    low.value...high.value
  }

  /// The classes of the POSIX locale.
  private static let classes: [String: [ClosedRange<UInt32>]] = [
    "alpha": [range("A", "Z"), range("a", "z")],
    "digit": [range("0", "9")],
    "alnum": [range("0", "9"), range("A", "Z"), range("a", "z")],
    "upper": [range("A", "Z")],
    "lower": [range("a", "z")],
    "space": [range("\t", "\r"), range(" ", " ")],
    "blank": [range("\t", "\t"), range(" ", " ")],
    "punct": [range("!", "/"), range(":", "@"), range("[", "`"), range("{", "~")],
    "xdigit": [range("0", "9"), range("A", "F"), range("a", "f")],
    "cntrl": [0...31, 127...127],
    "print": [range(" ", "~")],
    "graph": [range("!", "~")],
  ]
}
