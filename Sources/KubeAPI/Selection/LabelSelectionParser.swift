extension LabelSelection {
  /// Why the text of `-l` is no selector.
  public struct Problem: Error, Hashable, Sendable {
    public var message: String

    public init(message: String) {
      self.message = message
    }
  }

  /// Reads `a=b,c!=d,e in (x,y),!f`.
  public init(_ text: String) throws(Problem) {
    if text.utf8.count > ReadingLimits.selector {
      throw Problem(message: "the selector is longer than \(ReadingLimits.selector) bytes")
    }
    var parser = LabelSelectionParser(text)
    let requirements = try parser.parse()
    self.init(requirements: requirements.sorted { $0.key < $1.key })
  }
}

/// The grammar of label selectors, with the messages of its Go original.
private struct LabelSelectionParser {
  private typealias Problem = LabelSelection.Problem

  private enum Token: Equatable {
    case end, comma, open, close, not, equals, doubleEquals, notEquals, greater, less
    case isIn, notIn, identifier
    case error
  }

  private var items: [(token: Token, text: String)] = []
  private var position = 0

  init(_ text: String) {
    scan(Array(text.utf8))
  }

  // MARK: - Scanning

  private mutating func scan(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      if isBlank(bytes[index]) {
        index += 1
      } else if isSpecial(bytes[index]) {
        items.append(symbol(bytes, &index))
      } else {
        let start = index
        while index < bytes.count, !isSpecial(bytes[index]), !isBlank(bytes[index]) { index += 1 }
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        let token: Token = word == "in" ? .isIn : word == "notin" ? .notIn : .identifier
        items.append((token, word))
      }
    }
    items.append((.end, ""))
  }

  private static let symbols: [String: Token] = [
    ",": .comma, "(": .open, ")": .close, "!": .not, "=": .equals, "==": .doubleEquals,
    "!=": .notEquals, ">": .greater, "<": .less,
  ]

  /// The longest symbol that starts here.
  private func symbol(_ bytes: [UInt8], _ index: inout Int) -> (token: Token, text: String) {
    if index + 1 < bytes.count {
      let pair = String(decoding: bytes[index...index + 1], as: UTF8.self)
      if let token = Self.symbols[pair] {
        index += 2
        return (token, pair)
      }
    }
    let single = String(decoding: bytes[index...index], as: UTF8.self)
    index += 1
    return (Self.symbols[single] ?? .error, single)
  }

  private func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0D, 0x0A].contains(byte) }

  private func isSpecial(_ byte: UInt8) -> Bool { "=!(),<>".utf8.contains(byte) }

  // MARK: - Parsing

  /// Where `in` and `notin` may be values, they are.
  private func look(asValue: Bool = true) -> (token: Token, text: String) {
    let item = items[min(position, items.count - 1)]
    return asValue && (item.token == .isIn || item.token == .notIn)
      ? (.identifier, item.text) : item
  }

  private mutating func take(asValue: Bool = true) -> (token: Token, text: String) {
    let item = look(asValue: asValue)
    position += 1
    return item
  }

  mutating func parse() throws(LabelSelection.Problem) -> [LabelSelection.Requirement] {
    var requirements: [LabelSelection.Requirement] = []
    while true {
      let next = look()
      switch next.token {
      case .identifier, .not:
        do throws(LabelSelection.Problem) {
          requirements.append(try requirement())
        } catch {
          throw Problem(message: "unable to parse requirement: \(error.message)")
        }
        let separator = take()
        if separator.token == .end { return requirements }
        guard separator.token == .comma else {
          throw Problem(message: "found '\(separator.text)', expected: ',' or 'end of string'")
        }
        let following = look()
        guard following.token == .identifier || following.token == .not else {
          throw Problem(message: "found '\(following.text)', expected: identifier after ','")
        }
      case .end: return requirements
      default:
        throw Problem(
          message: "found '\(next.text)', expected: !, identifier, or 'end of string'"
        )
      }
    }
  }

  private mutating func requirement() throws(LabelSelection.Problem) -> LabelSelection.Requirement {
    var item = take()
    let isNegated = item.token == .not
    if isNegated { item = take() }
    guard item.token == .identifier else {
      throw Problem(message: "found '\(item.text)', expected: identifier")
    }
    let key = item.text
    let keyProblems = NameRules.qualifiedName(key)
    if !keyProblems.isEmpty {
      let error = FieldError.invalid("<nil>", key, keyProblems.joined(separator: "; "))
      throw Problem(message: error.message)
    }
    if isNegated { return .init(key: key, condition: .absent) }
    let following = look().token
    if following == .end || following == .comma { return .init(key: key, condition: .exists) }
    return try comparison(key)
  }

  private mutating func comparison(
    _ key: String
  ) throws(LabelSelection.Problem) -> LabelSelection.Requirement {
    let item = take(asValue: false)
    switch item.token {
    case .isIn: return .init(key: key, condition: .oneOf(try checked(list(), key)))
    case .notIn: return .init(key: key, condition: .noneOf(try checked(list(), key)))
    case .equals, .doubleEquals:
      return .init(key: key, condition: .oneOf(try checked([exactValue()], key)))
    case .notEquals:
      return .init(key: key, condition: .noneOf(try checked([exactValue()], key)))
    case .greater: return .init(key: key, condition: .greater(than: try number(key)))
    case .less: return .init(key: key, condition: .less(than: try number(key)))
    default:
      throw Problem(
        message: "found '\(item.text)', expected: in, notin, =, ==, !=, gt, lt"
      )
    }
  }

  private mutating func exactValue() throws(LabelSelection.Problem) -> String {
    let next = look().token
    if next == .end || next == .comma { return "" }
    let item = take()
    guard item.token == .identifier else {
      throw Problem(message: "found '\(item.text)', expected: identifier")
    }
    return item.text
  }

  private mutating func number(_ key: String) throws(LabelSelection.Problem) -> Int64 {
    let value = try exactValue()
    guard let number = Int64(value) else {
      let error = FieldError.invalid(
        "values[0]",
        value,
        "for 'Gt', 'Lt' operators, the value must be an integer"
      )
      throw Problem(message: error.message)
    }
    return number
  }

  private mutating func list() throws(LabelSelection.Problem) -> [String] {
    let open = take()
    guard open.token == .open else {
      throw Problem(message: "found '\(open.text)' expected: '('")
    }
    let first = look()
    if first.token == .close {
      position += 1
      return [""]
    }
    guard first.token == .identifier || first.token == .comma else {
      throw Problem(message: "found '\(first.text)', expected: ',', ')' or identifier")
    }
    var values: Set<String> = []
    while true {
      let item = take()
      switch item.token {
      case .identifier:
        values.insert(item.text)
        let next = look()
        if next.token == .close { break }
        guard next.token == .comma else {
          throw Problem(message: "found '\(next.text)', expected: ',' or ')'")
        }
        continue
      case .comma:
        if values.isEmpty { values.insert("") }
        let next = look().token
        if next == .comma || next == .close { values.insert("") }
        if next != .close { continue }
      default:
        throw Problem(message: "found '\(item.text)', expected: ',', or identifier")
      }
      position += 1
      return values.sorted()
    }
  }

  private func checked(
    _ values: [String],
    _ key: String
  ) throws(LabelSelection.Problem) -> [String] {
    let errors = values.enumerated().compactMap { index, value -> String? in
      let problems = NameRules.labelValue(value)
      if problems.isEmpty { return nil }
      return FieldError.invalid(
        "values[\(index)][\(key)]",
        value,
        problems.joined(separator: "; ")
      ).message
    }
    if !errors.isEmpty { throw Problem(message: FieldError.aggregate(errors)) }
    return values
  }
}
