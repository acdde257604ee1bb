/// A set of characters: what a bracket expression or `\w` stands for.
struct UnitSet: Sendable, Equatable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var ranges: [ClosedRange<UInt32>] = []
  private var classes: [CharacterClass] = []
  var negated = false

  mutating func insert(_ unit: UInt32) {
    insert(unit...unit)
  }

  mutating func insert(_ range: ClosedRange<UInt32>) {
    if range.lowerBound < 0x80 {
      for unit in range.lowerBound...min(range.upperBound, 0x7F) { setASCII(unit) }
    }
    if range.upperBound >= 0x80 { ranges.append(range) }
  }

  mutating func insert(_ name: CharacterClass) {
    for unit in 0..<UInt32(0x80) where name.contains(unit) { setASCII(unit) }
    classes.append(name)
  }

  func contains(_ unit: UInt32) -> Bool {
    if unit < 64 { return (low >> UInt64(unit) & 1 == 1) != negated }
    if unit < 128 { return (high >> UInt64(unit - 64) & 1 == 1) != negated }
    let found =
      ranges.contains { $0.contains(unit) } || classes.contains { $0.contains(unit) }
    return found != negated
  }

  /// The set without regard to case.
  func folded() -> UnitSet {
    var result = self
    for letter in UInt32(97)...122 {
      let plain = negated
      if contains(letter) != plain || contains(letter - 32) != plain {
        result.setASCII(letter)
        result.setASCII(letter - 32)
      }
    }
    for range in ranges where range.count < 1_000 {
      for unit in range { result.insert(TextUnits.folded(unit)) }
    }
    return result
  }

  private mutating func setASCII(_ unit: UInt32) {
    if unit < 64 { low |= 1 << UInt64(unit) } else { high |= 1 << UInt64(unit - 64) }
  }

  static let word: UnitSet = {
    var set = UnitSet()
    set.insert(.alphanumeric)
    set.insert(95)
    return set
  }()

  static let space: UnitSet = {
    var set = UnitSet()
    set.insert(.space)
    return set
  }()

  var inverted: UnitSet {
    var set = self
    set.negated.toggle()
    return set
  }
}
