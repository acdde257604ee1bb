/// The current record and its fields, each made from the other only when asked for.
struct AwkRecord: Sendable {
  static let mostFields = 1_000_000

  private var text: [UInt8] = []
  private var fields: [AwkValue] = []
  private var textIsOld = false
  private var fieldsAreOld = false

  mutating func set(_ bytes: [UInt8]) {
    text = bytes
    fieldsAreOld = true
    textIsOld = false
  }

  mutating func count(_ splitter: (_ text: [UInt8]) -> [[UInt8]]) -> Int {
    split(splitter)
    return fields.count
  }

  mutating func whole(_ separator: [UInt8], _ text: (AwkValue) -> [UInt8]) -> [UInt8] {
    if textIsOld {
      self.text = Array(fields.map(text).joined(separator: separator))
      textIsOld = false
    }
    return self.text
  }

  mutating func field(_ index: Int, _ splitter: (_ text: [UInt8]) -> [[UInt8]]) -> AwkValue {
    split(splitter)
    return index <= fields.count ? fields[index - 1] : .unset
  }

  mutating func setField(
    _ index: Int,
    _ value: AwkValue,
    _ splitter: (_ text: [UInt8]) -> [[UInt8]]
  ) {
    split(splitter)
    while fields.count < index { fields.append(.unset) }
    fields[index - 1] = value
    textIsOld = true
  }

  mutating func setCount(_ count: Int, _ splitter: (_ text: [UInt8]) -> [[UInt8]]) {
    split(splitter)
    while fields.count < count { fields.append(.unset) }
    fields.removeLast(fields.count - max(0, count))
    textIsOld = true
  }

  private mutating func split(_ splitter: (_ text: [UInt8]) -> [[UInt8]]) {
    guard fieldsAreOld else { return }
    fieldsAreOld = false
    fields = splitter(text).map { AwkValue(input: $0) }
  }
}
