/// The conditions and actions of `find`.
indirect enum FindCondition: Sendable {
  case all([FindCondition]), any([FindCondition]), not(FindCondition)
  case constant(Bool)
  case name(WildcardPattern), path(WildcardPattern)
  case kind(FileStatus.Kind)
  case regex(RegularExpression)
  case size(FindQuantity)
  case links(FindQuantity)
  /// Whole units of seconds since the last change.
  case age(FindQuantity)
  /// Any of the bits, all of them, or just them.
  case permissions(UInt16, FindQuantity.Order)
  case executable
  case empty
  case inode(Int)
  case same(as: String)
  case newer(than: String)
  case prune, quit
  case print(end: String)
  case delete
  case run([String])
  /// `-exec … +`: collected for one call at the end.
  case collect(Int)
}

/// A number with what `+` or `-` in front says: more, less, or just so many.
struct FindQuantity: Sendable {
  enum Order: Sendable { case more, less, equal }

  var order: Order
  var count: Int
  /// What one stands for.
  var unit: Int

  /// `+5k` with the suffixes' sizes, or nil.
  init?(_ text: String, unit: Int = 1, suffixes: [Character: Int] = [:]) {
    order = text.hasPrefix("+") ? .more : text.hasPrefix("-") ? .less : .equal
    var digits = text.dropFirst(order == .equal ? 0 : 1)
    let given = digits.last.flatMap { suffixes[$0] }
    if given != nil { digits.removeLast() }
    guard let count = NumberText.count(digits, suffixes: [:]) else { return nil }
    self.count = count
    self.unit = given ?? unit
  }

  func holds(_ value: Int) -> Bool {
    let (limit, overflow) = count.multipliedReportingOverflow(by: unit)
    switch order {
    case .more: return !overflow && value > limit
    case .less: return overflow || value < limit
    case .equal: return !overflow && value == limit
    }
  }

  /// For ages: a unit that has begun does not count yet.
  func holds(age seconds: Int) -> Bool {
    let (limit, overflow) = count.multipliedReportingOverflow(by: unit)
    if overflow { return order == .less }
    switch order {
    case .more: return seconds >= limit + unit
    case .less: return seconds < limit
    case .equal: return seconds >= limit && seconds < limit + unit
    }
  }
}

/// Reads `find`'s expression.
struct FindParser {
  private(set) var condition = FindCondition.constant(true)
  private(set) var least = 0
  private(set) var most = Int.max
  private(set) var depthFirst = false
  private(set) var followsLinks = false
  private(set) var collectors: [[String]] = []
  /// Files that must be there before the search begins.
  private(set) var references: [String] = []
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
      throw Refusal("find: \(word) requires an argument")
    }
    return value
  }

  private mutating func primary(_ word: String) throws(Refusal) -> FindCondition {
    switch word {
    case "!", "-not": return try negated(word)
    case "(":
      let inner = try alternatives()
      guard words.popFirst() == ")" else { throw Refusal("find: unpaired '('") }
      return inner
    case "-name": return .name(WildcardPattern(try argument(word)))
    case "-iname": return .name(WildcardPattern(try argument(word), ignoringCase: true))
    case "-path", "-wholename": return .path(WildcardPattern(try argument(word)))
    case "-ipath": return .path(WildcardPattern(try argument(word), ignoringCase: true))
    case "-regex": return try regex(try argument(word))
    case "-type": return try kind(try argument(word))
    case "-size":
      let suffixes: [Character: Int] = ["c": 1, "w": 2, "b": 512, "k": 1_024]
      return .size(try quantity(word, unit: 512, suffixes: suffixes))
    case "-links": return .links(try quantity(word))
    case "-mtime", "-atime", "-ctime": return .age(try quantity(word, unit: 86_400))
    case "-mmin", "-amin", "-cmin": return .age(try quantity(word, unit: 60))
    case "-perm": return try permissions(try argument(word))
    case "-executable": return .executable
    case "-empty": return .empty
    case "-inum": return .inode(try number(word))
    case "-user", "-group": return try owner(try argument(word), isUser: word == "-user")
    case "-newer", "-samefile":
      let path = try argument(word)
      references.append(path)
      return word == "-newer" ? .newer(than: path) : .same(as: path)
    case "-prune": return .prune
    case "-quit": return .quit
    case "-follow": followsLinks = true
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

  private mutating func quantity(
    _ word: String,
    unit: Int = 1,
    suffixes: [Character: Int] = [:]
  ) throws(Refusal) -> FindQuantity {
    let text = try argument(word)
    guard let quantity = FindQuantity(text, unit: unit, suffixes: suffixes) else {
      let bare = text.drop { $0 == "+" || $0 == "-" }
      throw Refusal("find: invalid number '\(bare)'")
    }
    return quantity
  }

  private func permissions(_ text: String) throws(Refusal) -> FindCondition {
    var mode = text[...]
    let order: FindQuantity.Order =
      text.hasPrefix("+") || text.hasPrefix("/") ? .more : text.hasPrefix("-") ? .less : .equal
    if order != .equal { mode.removeFirst() }
    guard let mask = FileMode.apply(String(mode), to: 0, isFolder: false) else {
      throw Refusal("find: invalid mode '\(mode)'")
    }
    return .permissions(mask, order)
  }

  private func regex(_ text: String) throws(Refusal) -> FindCondition {
    do throws(RegularExpression.SyntaxError) {
      return .regex(try RegularExpression(text, .basic))
    } catch {
      throw Refusal("find: bad regex '\(text)': \(error.message)")
    }
  }

  /// All files are root's.
  private func owner(_ name: String, isUser: Bool) throws(Refusal) -> FindCondition {
    let known = isUser ? MachineUser.number(ofUser: name) : MachineUser.number(ofGroup: name)
    guard let known else { throw Refusal("find: unknown \(isUser ? "user" : "group") \(name)") }
    return .constant(known == 0)
  }

  private mutating func command() throws(Refusal) -> FindCondition {
    acts = true
    var command: [String] = []
    while let word = words.popFirst() {
      if word == ";", !command.isEmpty { return .run(command) }
      if word == "+", !command.isEmpty {
        guard
          command.joined(separator: " ").split(separator: "{}", omittingEmptySubsequences: false)
            .count == 2
        else { throw Refusal("find: only one '{}' allowed for -exec +") }
        collectors.append(command)
        return .collect(collectors.count - 1)
      }
      if word == ";" || word == "+" { break }
      command.append(word)
    }
    throw Refusal("find: -exec requires an argument")
  }
}
