/// A program's arguments, sorted into options and operands as GNU `getopt` (and so busybox) does.
struct Options: Sendable {
  private(set) var operands: [String] = []
  /// Options in the order given.
  private(set) var given: [(letter: Character, value: String)] = []
  let name: String

  /// Sorts arguments by `letters`, which are `getopt`'s: `n:` takes a value, `i::` may have one.
  ///
  /// A leading `+` stops at the first operand instead of collecting options from behind operands.
  /// `long` gives the letter that a long option stands for; `synopsis` is the usage that follows an
  /// error, and `status` the one to end with then.
  init(
    _ arguments: [String],
    _ letters: String,
    long: [String: Character] = [:],
    synopsis: String,
    refusing status: UInt8 = 1
  ) throws(Refusal) {
    name = arguments.first ?? ""
    let kinds = Self.kinds(letters)
    let stopsAtOperand = letters.hasPrefix("+")
    var rest = arguments.dropFirst()
    func refuse(_ message: String) -> Refusal {
      .usage(synopsis, after: "\(arguments.first ?? ""): \(message)", status: status)
    }
    while let argument = rest.popFirst() {
      if argument == "--" {
        operands += rest
        return
      }
      guard argument.hasPrefix("-"), argument != "-" else {
        operands.append(argument)
        if stopsAtOperand {
          operands += rest
          return
        }
        continue
      }
      if argument.hasPrefix("--") {
        try takeLong(argument, long, kinds, &rest, refuse)
      } else {
        try takeCluster(argument.dropFirst(), kinds, &rest, refuse)
      }
    }
  }

  func has(_ letter: Character) -> Bool { given.contains { $0.letter == letter } }

  func count(_ letter: Character) -> Int { given.count { $0.letter == letter } }

  /// The last value given for an option.
  func value(_ letter: Character) -> String? { given.last { $0.letter == letter }?.value }

  func values(_ letter: Character) -> [String] {
    given.filter { $0.letter == letter }.map(\.value)
  }

  /// The last value given for an option, as a number without sign.
  func number(_ letter: Character, _ applet: String, status: UInt8 = 1) throws(Refusal) -> Int? {
    guard let text = value(letter) else { return nil }
    guard let number = NumberText.count(text, suffixes: [:]) else {
      throw Refusal("\(applet): invalid number '\(text)'", status: status)
    }
    return number
  }

  /// Which of several options came last: the one that counts where they exclude each other.
  func last(of letters: String) -> Character? {
    given.last { letters.contains($0.letter) }?.letter
  }

  private enum Kind { case flag, value, optionalValue }

  private static func kinds(_ letters: String) -> [Character: Kind] {
    var kinds: [Character: Kind] = [:]
    var previous: Character?
    for letter in letters where letter != "+" {
      if letter == ":", let owner = previous {
        kinds[owner] = kinds[owner] == .value ? .optionalValue : .value
      } else {
        kinds[letter] = .flag
        previous = letter
      }
    }
    return kinds
  }

  private mutating func takeCluster(
    _ cluster: Substring,
    _ kinds: [Character: Kind],
    _ rest: inout ArraySlice<String>,
    _ refuse: (String) -> Refusal
  ) throws(Refusal) {
    var cluster = cluster
    while let letter = cluster.popFirst() {
      switch kinds[letter] {
      case nil:
        throw refuse("invalid option -- '\(letter)'")
      case .flag:
        given.append((letter, ""))
      case .optionalValue:
        given.append((letter, String(cluster)))
        return
      case .value:
        if !cluster.isEmpty {
          given.append((letter, String(cluster)))
        } else if let next = rest.popFirst() {
          given.append((letter, next))
        } else {
          throw refuse("option requires an argument -- '\(letter)'")
        }
        return
      }
    }
  }

  private mutating func takeLong(
    _ argument: String,
    _ long: [String: Character],
    _ kinds: [Character: Kind],
    _ rest: inout ArraySlice<String>,
    _ refuse: (String) -> Refusal
  ) throws(Refusal) {
    let parts = argument.dropFirst(2).split(
      separator: "=",
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    let name = String(parts.first ?? "")
    let matches = long[name].map { [$0] } ?? Self.abbreviated(name, long)
    guard let letter = matches.first, matches.count == 1 else {
      throw refuse("unrecognized option '\(long.isEmpty ? "--" + name : argument)'")
    }
    if kinds[letter] == .value {
      if parts.count == 2 {
        given.append((letter, String(parts[1])))
      } else if let next = rest.popFirst() {
        given.append((letter, next))
      } else {
        throw refuse("option '--\(name)' requires an argument")
      }
    } else {
      given.append((letter, parts.count == 2 ? String(parts[1]) : ""))
    }
  }

  private static func abbreviated(_ name: String, _ long: [String: Character]) -> [Character] {
    Array(Set(long.filter { $0.key.hasPrefix(name) }.map(\.value)))
  }
}
