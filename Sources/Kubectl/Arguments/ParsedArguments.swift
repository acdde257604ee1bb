import Simulation

/// A command line, taken apart by the command's own grammar.
package struct ParsedArguments: Sendable {
  package internal(set) var command: CommandSpec
  /// What is not a flag, without the words of the command.
  package internal(set) var words: [String] = []
  /// How many of `words` stand before `--`; nil when there is none.
  package internal(set) var dashPosition: Int?
  private var given: [Given] = []

  /// A flag of the call, with what it was given.
  private struct Given {
    let name: String
    var values: [String] = []
  }

  init(command: CommandSpec) {
    self.command = command
  }

  mutating func set(_ flag: Flag, _ value: String) {
    let index = given.firstIndex { $0.name == flag.name } ?? given.count
    if index == given.count { given.append(Given(name: flag.name)) }
    switch flag.kind {
    case .list:
      if value.isEmpty { break }
      given[index].values += value.utf8.split(
        separator: UInt8(ascii: ","),
        omittingEmptySubsequences: false
      ).map { String(Substring($0)) }
    case .words: given[index].values.append(value)
    default: given[index].values = [value]
    }
  }

  private func values(_ name: String) -> [String]? { given.first { $0.name == name }?.values }

  /// Whether the flag was given.
  package func has(_ name: String) -> Bool { values(name) != nil }

  package func text(_ name: String) -> String {
    values(name)?.last ?? command.flag(name)?.defaultValue ?? ""
  }

  package func flag(_ name: String) -> Bool { FlagValue.bool(text(name)) ?? false }

  package func integer(_ name: String) -> Int64 { Int64(text(name)) ?? 0 }

  /// Ten years at most, so that a moment that far away can still be told.
  func duration(_ name: String) -> Duration {
    let limit = Duration.seconds(10 * 365 * 86_400)
    return max(.zero - limit, min(limit, FlagValue.duration(text(name)) ?? .zero))
  }

  package func list(_ name: String) -> [String] {
    if let values = values(name) { return values }
    let value = command.flag(name)?.defaultValue ?? ""
    return value.isEmpty ? [] : [value]
  }

  /// The words before `--`.
  package var wordsBeforeDash: [String] { Array(words.prefix(dashPosition ?? words.count)) }

  /// The words after `--`.
  package var wordsAfterDash: [String] { Array(words.dropFirst(dashPosition ?? words.count)) }
}

/// How the values of flags are read; what fails says so as Go's strconv and time do.
enum FlagValue {
  /// `strconv.ParseBool`.
  static func bool(_ text: String) -> Bool? {
    switch text {
    case "1", "t", "T", "TRUE", "true", "True": true
    case "0", "f", "F", "FALSE", "false", "False": false
    default: nil
    }
  }

  static func duration(_ text: String) -> Duration? { Duration(goText: text) }

  /// What is wrong with a value; nil when it is right.
  static func problem(_ text: String, for kind: Flag.Kind) -> String? {
    switch kind {
    case .bool:
      bool(text) == nil ? "strconv.ParseBool: parsing \(text.goQuoted): invalid syntax" : nil
    case .integer:
      Int64(text) == nil ? "strconv.ParseInt: parsing \(text.goQuoted): \(integerFault(text))" : nil
    case .duration: duration(text) == nil ? durationFault(text) : nil
    case .text, .list, .words: nil
    }
  }

  private static func integerFault(_ text: String) -> String {
    let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
    return !digits.isEmpty && digits.allSatisfy(\.isASCIIDigit)
      ? "value out of range" : "invalid syntax"
  }

  private static func durationFault(_ text: String) -> String {
    if !text.isEmpty, text.allSatisfy(\.isASCIIDigit) {
      return "time: missing unit in duration \(text.goQuoted)"
    }
    return "time: invalid duration \(text.goQuoted)"
  }
}
