/// A file name pattern as `fnmatch` knows it: `*`, `?` and brackets, over the whole text.
struct WildcardPattern: Sendable {
  private enum Part: Sendable {
    case unit(UInt32)
    case any
    case many
    case set(UnitSet)
  }

  private var parts: [Part] = []
  private let ignoresCase: Bool

  init(_ text: String, ignoringCase: Bool = false) {
    ignoresCase = ignoringCase
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "["), let (set, end) = Self.bracket(bytes, index) {
        parts.append(.set(ignoringCase ? set.folded() : set))
        index = end
        continue
      }
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
        index += 1
      } else if bytes[index] == UInt8(ascii: "*") || bytes[index] == UInt8(ascii: "?") {
        parts.append(bytes[index] == UInt8(ascii: "*") ? .many : .any)
        index += 1
        continue
      }
      let (unit, length) = TextUnits.unit(bytes[...], at: index)
      parts.append(.unit(ignoringCase ? TextUnits.folded(unit) : unit))
      index += length
    }
  }

  /// Whether the pattern covers the text; the time is bounded by the product of their lengths.
  func matches(_ text: String) -> Bool {
    let units = TextUnits.all(Array(text.utf8)).map { ignoresCase ? TextUnits.folded($0) : $0 }
    var (part, unit) = (0, 0)
    var retry: (part: Int, unit: Int)?
    while unit < units.count {
      if part < parts.count, case .many = parts[part] {
        retry = (part + 1, unit)
        part += 1
      } else if part < parts.count, takes(parts[part], units[unit]) {
        part += 1
        unit += 1
      } else if let last = retry {
        // The last star takes one more.
        retry = (last.part, last.unit + 1)
        (part, unit) = (last.part, last.unit + 1)
      } else {
        return false
      }
    }
    return parts[part...].allSatisfy { if case .many = $0 { true } else { false } }
  }

  private func takes(_ part: Part, _ unit: UInt32) -> Bool {
    switch part {
    case .unit(let wanted): wanted == unit
    case .any: true
    case .set(let set): set.contains(unit)
    case .many: false
    }
  }

  /// A bracket that does not close is an ordinary character.
  private static func bracket(_ bytes: [UInt8], _ start: Int) -> (UnitSet, Int)? {
    var text = bytes
    if start + 1 < text.count, text[start + 1] == UInt8(ascii: "!") {
      text[start + 1] = UInt8(ascii: "^")
    }
    var parser = RegularExpression.BracketParser(text, at: start + 1)
    do throws(RegularExpression.SyntaxError) {
      return (try parser.parse(), parser.index)
    } catch {
      return nil
    }
  }
}
