import ShellSyntax

/// What a parameter's name stands for.
enum ParameterValue {
  case unset
  case text(String)
  /// The positional parameters.
  case list([String])
}

extension Expander {
  mutating func appendParameter(
    _ expansion: ParameterExpansion,
    to shell: inout Shell,
    _ kernel: inout Kernel,
    quoted: Bool
  ) throws(ExpansionStop) {
    let value = shell.parameter(expansion.name, &kernel)
    switch expansion.operation {
    case .value:
      try requireSet(value, expansion.name, shell.options)
      try add(value, expansion.name, shell, quoted: quoted)
    case .length:
      try requireSet(value, expansion.name, shell.options)
      try addText(String(value.length(shell)), quoted: quoted)
    case .orDefault(let word, let emptyCounts):
      if value.isSet(emptyCounts: emptyCounts) {
        try add(value, expansion.name, shell, quoted: quoted)
      } else {
        try append(
          word.parts,
          to: &shell,
          &kernel,
          quoted: quoted,
          isValue: !quoted,
          tilde: .atStart
        )
      }
    case .ifSet(let word, let emptyCounts):
      guard value.isSet(emptyCounts: emptyCounts) else { return }
      try append(
        word.parts,
        to: &shell,
        &kernel,
        quoted: quoted,
        isValue: !quoted,
        tilde: .atStart
      )
    case .orAssign(let word, let emptyCounts):
      if value.isSet(emptyCounts: emptyCounts) {
        try add(value, expansion.name, shell, quoted: quoted)
      } else {
        let text = try text(of: word, &shell, &kernel)
        try shell.assignInExpansion(expansion.name, text)
        try addText(text, quoted: quoted)
      }
    case .orFail(let word, let emptyCounts):
      guard value.isSet(emptyCounts: emptyCounts) else {
        let message = try word.map { word throws(ExpansionStop) in
          try text(of: word, &shell, &kernel)
        }
        throw .failed(
          "\(expansion.name): \(message ?? (emptyCounts ? "parameter not set" : "parameter not set or null"))"
        )
      }
      try add(value, expansion.name, shell, quoted: quoted)
    case .withoutPrefix, .withoutSuffix, .substring, .replacing:
      try requireSet(value, expansion.name, shell.options)
      if case .unset = value {
        if quoted { try add(.quoted("")) }
        return
      }
      let text = try edited(value.joined(shell), expansion.operation, &shell, &kernel)
      try addText(text, quoted: quoted)
    case .bad: throw .failed("syntax error: bad substitution")
    }
  }

  private func requireSet(
    _ value: ParameterValue,
    _ name: String,
    _ options: ShellOptions
  ) throws(ExpansionStop) {
    if case .unset = value, options.contains(.noUnset), name != "@", name != "*" {
      throw .failed("\(name): parameter not set")
    }
  }

  private mutating func addText(
    _ text: String,
    quoted: Bool
  ) throws(ExpansionStop) {
    try add(quoted ? .quoted(text) : .value(text))
  }

  private mutating func add(
    _ value: ParameterValue,
    _ name: String,
    _ shell: Shell,
    quoted: Bool
  ) throws(ExpansionStop) {
    switch value {
    case .unset: if quoted { try add(.quoted("")) }
    case .text(let text): try addText(text, quoted: quoted)
    case .list(let elements):
      if quoted, name == "*" { return try add(.quoted(value.joined(shell))) }
      for (index, element) in elements.enumerated() {
        if index > 0 { try add(quoted ? .separator : .blankSeparator) }
        try addText(element, quoted: quoted)
      }
    }
  }

  // MARK: editing

  private mutating func edited(
    _ text: String,
    _ operation: ParameterExpansion.Operation,
    _ shell: inout Shell,
    _ kernel: inout Kernel
  ) throws(ExpansionStop) -> String {
    switch operation {
    case .withoutPrefix(let word, let longest):
      if let simple = simplePattern(word, text) {
        var text = text
        let length = text.withUTF8 { simple.prefixLength($0, longest: longest) }
        if length == 0 { return text }
        return String(text[text.utf8.index(text.startIndex, offsetBy: length)...])
      }
      let pattern = Pattern(try self.text(of: word, &shell, &kernel, asPattern: true))
      if let bytes = text.asciiBytes {
        let length = try matchLength(pattern, bytes, longest, kernel)
        return String(decoding: bytes[length...], as: UTF8.self)
      }
      let scalars = Array(text.unicodeScalars)
      let length = try matchLength(pattern, scalars, longest, kernel)
      return String(String.UnicodeScalarView(scalars[length...]))
    case .withoutSuffix(let word, let longest):
      if let simple = simplePattern(word, text) {
        var text = text
        let length = text.withUTF8 { simple.suffixLength($0, longest: longest) }
        if length == 0 { return text }
        return String(text[..<text.utf8.index(text.endIndex, offsetBy: -length)])
      }
      let pattern = Pattern(try self.text(of: word, &shell, &kernel, asPattern: true)).reversed
      if let bytes = text.asciiBytes {
        let length = try matchLength(pattern, bytes.reversed(), longest, kernel)
        return String(decoding: bytes.dropLast(length), as: UTF8.self)
      }
      let scalars = Array(text.unicodeScalars)
      let length = try matchLength(pattern, scalars.reversed(), longest, kernel)
      return String(String.UnicodeScalarView(scalars.dropLast(length)))
    case .replacing(let word, let replacement, let all):
      let pattern = Pattern(try self.text(of: word, &shell, &kernel, asPattern: true))
      let new = try self.text(of: replacement, &shell, &kernel)
      return try replace(pattern, in: text, by: new, all: all, kernel)
    case .substring(let offset, let length):
      let start = try evaluate(offset, &shell, &kernel)
      let count = try length.map { length throws(ExpansionStop) in
        try evaluate(length, &shell, &kernel)
      }
      return Self.substring(text, from: start, count: count)
    case .value, .length, .orDefault, .orAssign, .orFail, .ifSet, .bad: return text
    }
  }

  /// A word's pattern, when it is simple enough for how long the text is.
  private func simplePattern(_ word: Word, _ text: String) -> SimplePattern? {
    guard let pattern = word.simplePattern else { return nil }
    return (pattern.text.count + 1) * text.utf8.count <= limit ? pattern : nil
  }

  private func matchLength<Unit: PatternUnit>(
    _ pattern: Pattern,
    _ text: [Unit],
    _ longest: Bool,
    _ kernel: Kernel
  ) throws(ExpansionStop) -> Int {
    var work = kernel.limits.patternWork
    do throws(Pattern.TooMuchWork) {
      return try pattern.matchLength(text, from: 0, longest: longest, work: &work) ?? 0
    } catch {
      throw .failed("pattern too complex")
    }
  }

  /// Replaces the longest match, from left to right; an empty pattern matches nothing.
  private func replace(
    _ pattern: Pattern,
    in text: String,
    by new: String,
    all: Bool,
    _ kernel: Kernel
  ) throws(ExpansionStop) -> String {
    guard !pattern.elements.isEmpty else { return text }
    if text.isEmpty { return pattern.elements.allSatisfy(\.isAnyText) ? new : "" }
    do throws(Pattern.TooMuchWork) {
      if let bytes = text.asciiBytes, let newBytes = new.asciiBytes {
        let result = try replace(pattern, in: bytes, by: newBytes, all: all, kernel)
        return String(decoding: result, as: UTF8.self)
      }
      let scalars = Array(text.unicodeScalars)
      let result = try replace(
        pattern,
        in: scalars,
        by: Array(new.unicodeScalars),
        all: all,
        kernel
      )
      return String(String.UnicodeScalarView(result))
    } catch {
      throw .failed("pattern too complex")
    }
  }

  private func replace<Unit: PatternUnit>(
    _ pattern: Pattern,
    in text: [Unit],
    by new: [Unit],
    all: Bool,
    _ kernel: Kernel
  ) throws(Pattern.TooMuchWork) -> [Unit] {
    var work = kernel.limits.patternWork
    var result: [Unit] = []
    var position = 0
    while position < text.count {
      let length = try pattern.matchLength(text, from: position, longest: true, work: &work)
      if let length, length > 0 {
        result += new
        position += length
        if result.count > kernel.limits.expansionBytes { throw Pattern.TooMuchWork() }
        if !all { break }
      } else {
        result.append(text[position])
        position += 1
      }
    }
    return result + text[position...]
  }

  /// Characters from an offset; a negative one counts from the end, as a negative count does.
  private static func substring(_ text: String, from start: Int64, count: Int64?) -> String {
    if let bytes = text.asciiBytes {
      return String(decoding: bytes[range(bytes.count, start, count)], as: UTF8.self)
    }
    let scalars = Array(text.unicodeScalars)
    return String(String.UnicodeScalarView(scalars[range(scalars.count, start, count)]))
  }

  private static func range(_ all: Int, _ start: Int64, _ count: Int64?) -> Range<Int> {
    let total = Int64(all)
    var first = start
    if first < 0 { first = start < -total ? total : total + start }
    first = min(first, total)
    var length = total - first
    if let count {
      length = count < 0 ? max(0, length &+ count) : min(count, length)
    }
    return Int(first)..<Int(first + max(0, length))
  }
}

extension ParameterValue {
  func isSet(emptyCounts: Bool) -> Bool {
    switch self {
    case .unset: false
    case .text(let text): emptyCounts || !text.isEmpty
    case .list(let elements):
      emptyCounts || elements.contains { !$0.isEmpty } || elements.count > 1
    }
  }

  func length(_ shell: Shell) -> Int {
    switch self {
    case .unset: 0
    case .text(let text): shell.countsCharacters ? text.unicodeScalars.count : text.utf8.count
    case .list: joined(shell).utf8.count
    }
  }

  /// The elements of `$*` with the first character of IFS between them.
  func joined(_ shell: Shell) -> String {
    switch self {
    case .unset: return ""
    case .text(let text): return text
    case .list(let elements):
      let separators = shell.variables.fieldSeparators ?? " "
      return elements.joined(separator: separators.first.map(String.init) ?? "")
    }
  }
}

extension Shell {
  /// Whether the locale's variables name UTF-8, so that `${#name}` counts characters.
  fileprivate var countsCharacters: Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    guard let locale = names.lazy.compactMap({ variables.value($0) }).first(where: { !$0.isEmpty })
    else { return false }
    return locale.contains(".utf") || locale.contains(".UTF")
  }

  /// The value of a parameter: positional, special or a variable.
  mutating func parameter(_ name: String, _ kernel: inout Kernel) -> ParameterValue {
    guard let first = name.utf8.first else { return .unset }
    if first.startsName { return variable(name).map { .text($0) } ?? .unset }
    if first.isDigit {
      guard let index = Int(name) else { return .unset }
      if index == 0 { return .text(self.name) }
      return positional.indices.contains(index - 1) ? .text(positional[index - 1]) : .unset
    }
    switch name {
    case "@", "*": return .list(positional)
    case "#": return .text(String(positional.count))
    case "?": return .text(String(status))
    case "$": return .text(String(rootProcessID))
    case "!": return lastBackground.map { .text(String($0)) } ?? .unset
    case "-": return .text(options.letters)
    default: return .unset
    }
  }

  /// A variable's value, with those that the shell makes up itself.
  mutating func variable(_ name: String) -> String? {
    guard let variable = variables[name] else { return nil }
    switch variable.kind {
    case .plain: return variable.value
    case .random: return String(variables.nextRandom())
    case .lineNumber: return String(line)
    }
  }

  mutating func assignInExpansion(_ name: String, _ value: String) throws(ExpansionStop) {
    guard name.isVariableName else { throw .failed("\(name): bad variable name") }
    do throws(VariableError) {
      try variables.set(name, value)
    } catch {
      throw .failed(error.message)
    }
  }

  /// Replaces `~` and `~user` where a rule allows them.
  func expandTildes(_ text: String, atStart: Bool, isLast: Bool, _ rule: TildeRule) -> String {
    guard text.utf8.contains(UInt8(ascii: "~")) else { return text }
    guard rule == .afterColons else {
      return atStart ? expandTilde(text[...], isLast: isLast) : text
    }
    let sections = text.split(separator: ":", omittingEmptySubsequences: false)
    return sections.enumerated().map { index, section in
      guard index > 0 || atStart else { return String(section) }
      return expandTilde(section, isLast: isLast || index + 1 < sections.count)
    }.joined(separator: ":")
  }

  private func expandTilde(_ text: Substring, isLast: Bool) -> String {
    guard text.utf8.first == UInt8(ascii: "~") else { return String(text) }
    let user = text.dropFirst().prefix { $0 != "/" }
    let rest = text[user.endIndex...]
    // A quote or an expansion right after the tilde makes it no login name.
    if rest.isEmpty, !isLast { return String(text) }
    if user.isEmpty { return (variables.value("HOME").map { $0 + rest }) ?? String(text) }
    return user == "root" ? "/root" + rest : String(text)
  }
}
