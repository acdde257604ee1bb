/// The conditions and actions of `find`.
indirect enum FindCondition: Sendable {
  case all([FindCondition]), any([FindCondition]), not(FindCondition)
  case constant(Bool)
  case name(WildcardPattern), path(WildcardPattern)
  case kind(FileStatus.Kind)
  /// Units as `-size` rounds them up; more, less or just so many.
  case size(Int, unit: Int, order: Int)
  case newer(than: String)
  case print(end: String)
  case delete
  case run([String])
  /// `-exec … +`: collected for one call at the end.
  case collect(Int)
}

/// Reads `find`'s expression.
struct FindParser {
  private(set) var condition = FindCondition.constant(true)
  private(set) var least = 0
  private(set) var most = Int.max
  private(set) var depthFirst = false
  private(set) var collectors: [[String]] = []
  private var words: ArraySlice<String>
  private var acts = false
  private var depth = 0

  init(_ words: ArraySlice<String>) throws(Refusal) {
    self.words = words
    condition = try alternatives()
    if let extra = self.words.first { throw Refusal("find: unrecognized: \(extra)") }
    if !acts { condition = .all([condition, .print(end: "\n")]) }
  }

  private mutating func alternatives() throws(Refusal) -> FindCondition {
    depth += 1
    defer { depth -= 1 }
    if depth > 100 { throw Refusal("find: expression too deep") }
    var parts = [try sequence()]
    while words.first == "-o" || words.first == "-or" {
      words.removeFirst()
      parts.append(try sequence())
    }
    return .any(parts)
  }

  private mutating func sequence() throws(Refusal) -> FindCondition {
    var parts: [FindCondition] = []
    while let word = words.first, word != ")", word != "-o", word != "-or" {
      words.removeFirst()
      if word != "-a", word != "-and" { parts.append(try primary(word)) }
    }
    return .all(parts)
  }

  private mutating func argument(_ word: String) throws(Refusal) -> String {
    guard let value = words.popFirst() else {
      throw Refusal("find: option '\(word)' requires an argument")
    }
    return value
  }

  private mutating func primary(_ word: String) throws(Refusal) -> FindCondition {
    switch word {
    case "!", "-not": return try negated(word)
    case "(":
      let inner = try alternatives()
      guard words.popFirst() == ")" else { throw Refusal("find: unmatched '('") }
      return inner
    case "-name": return .name(WildcardPattern(try argument(word)))
    case "-iname": return .name(WildcardPattern(try argument(word), ignoringCase: true))
    case "-path": return .path(WildcardPattern(try argument(word)))
    case "-type": return try kind(try argument(word))
    case "-size": return try size(try argument(word))
    case "-newer": return .newer(than: try argument(word))
    case "-maxdepth": most = try number(word)
    case "-mindepth": least = try number(word)
    case "-depth": depthFirst = true
    case "-true", "-xdev": break
    case "-false": return .constant(false)
    case "-print", "-print0":
      acts = true
      return .print(end: word == "-print" ? "\n" : "\0")
    case "-delete":
      acts = true
      depthFirst = true
      return .delete
    case "-exec": return try command()
    default:
      throw .usage("find [-HL] [PATH]... [OPTIONS] [ACTIONS]", after: "find: unrecognized: \(word)")
    }
    return .constant(true)
  }

  private mutating func negated(_ word: String) throws(Refusal) -> FindCondition {
    depth += 1
    defer { depth -= 1 }
    if depth > 100 { throw Refusal("find: expression too deep") }
    return .not(try primary(try argument(word)))
  }

  private mutating func number(_ word: String) throws(Refusal) -> Int {
    let text = try argument(word)
    guard let value = NumberText.count(text, suffixes: [:]) else {
      throw Refusal("find: invalid number '\(text)'")
    }
    return value
  }

  private func kind(_ text: String) throws(Refusal) -> FindCondition {
    let kinds: [String: FileStatus.Kind] = [
      "f": .file, "d": .directory, "l": .symbolicLink, "p": .pipe, "c": .characterDevice,
    ]
    guard let kind = kinds[text] else {
      throw Refusal("find: invalid argument '\(text)' to '-type'")
    }
    return .kind(kind)
  }

  private func size(_ text: String) throws(Refusal) -> FindCondition {
    let order = text.hasPrefix("+") ? 1 : text.hasPrefix("-") ? -1 : 0
    var digits = text.dropFirst(order == 0 ? 0 : 1)
    let units: [Character: Int] = ["c": 1, "w": 2, "b": 512, "k": 1_024]
    let unit = digits.last.flatMap { units[$0] }
    if unit != nil { digits.removeLast() }
    guard let value = NumberText.count(digits, suffixes: [:]) else {
      throw Refusal("find: invalid number '\(text)'")
    }
    return .size(value, unit: unit ?? 512, order: order)
  }

  private mutating func command() throws(Refusal) -> FindCondition {
    acts = true
    var command: [String] = []
    while let word = words.popFirst() {
      if word == ";" { return .run(command) }
      if word == "+", command.last == "{}" {
        collectors.append(command.dropLast())
        return .collect(collectors.count - 1)
      }
      command.append(word)
    }
    throw Refusal("find: option '-exec' requires an argument")
  }
}
