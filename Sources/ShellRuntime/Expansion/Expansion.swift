import ShellSyntax

/// Why an expansion could not go on.
enum ExpansionStop: Error {
  /// It needs the output of this command first; it starts again when that is known.
  case needs(CommandSubstitution)
  /// It needs the path of a pipe to these commands.
  case needsProcess(CommandSubstitution, reads: Bool)
  case failed(String)
  /// The machine's memory is used up.
  case outOfMemory
}

/// Expands words (POSIX 2.6).
///
/// Expansion is a function of the shell's state and of the outputs of the command substitutions so
/// far. It stops at a substitution whose output is not known; the shell then puts its variables
/// back, runs the command and expands the word again. So it needs no stack of its own that would
/// have to outlive a blocking command.
extension Shell {
  /// Where the expanded text goes, which decides about splitting and tildes.
  enum ExpansionMode: Sendable {
    /// Arguments: split, file names.
    case fields
    /// One text, with a tilde at the start.
    case text
    /// A text with tildes after colons too.
    case assignment
    /// A pattern: quoted characters are escaped.
    case pattern
  }

  /// The fields of a word; exactly one in all modes but `fields`.
  mutating func expand(
    _ word: Word,
    _ mode: ExpansionMode,
    outputs: [String],
    _ kernel: inout Kernel
  ) throws(ExpansionStop) -> [String] {
    if mode != .pattern, let text = word.fixedText { return [text] }
    guard mode == .fields else {
      return [try text(of: word, mode, outputs: outputs[...], &kernel)]
    }
    var expander = Expander(outputs: outputs[...], limit: kernel.limits.expansionBytes)
    try expander.append(
      word.parts,
      to: &self,
      &kernel,
      quoted: false,
      isValue: false,
      tilde: .atStart
    )
    return try fields(expander.pieces, &kernel)
  }

  /// The one text that a word is in the modes other than `fields`.
  mutating func text(
    of word: Word,
    _ mode: ExpansionMode,
    outputs: ArraySlice<String> = [],
    _ kernel: inout Kernel
  ) throws(ExpansionStop) -> String {
    if mode != .pattern {
      if let text = word.fixedText { return text }
      if let value = try loneValue(of: word, &kernel) { return value }
    }
    var expander = Expander(
      outputs: outputs,
      limit: kernel.limits.expansionBytes,
      joins: mode != .pattern
    )
    try expander.append(
      word.parts,
      to: &self,
      &kernel,
      quoted: false,
      isValue: false,
      tilde: mode == .assignment ? .afterColons : .atStart
    )
    return mode == .pattern ? Self.patternText(expander.pieces) : expander.joined(self)
  }

  /// The field of a word that is one expansion, where nothing of it is split or a pattern; nil where
  /// that has to be looked into.
  mutating func loneField(
    of word: Word,
    _ kernel: inout Kernel
  ) throws(ExpansionStop) -> String? {
    guard word.parts.count == 1 else { return nil }
    if case .doubleQuoted = word.parts[0] { return try loneValue(of: word, &kernel) }
    // An arithmetic value is computed once: what comes of it has to be a field.
    guard variables.hasStandardSeparators, let value = try loneValue(of: word, &kernel) else {
      return nil
    }
    return value.isEmpty || value.utf8.contains(where: \.splitsOrMatches) ? nil : value
  }

  /// The value of a word that is one expansion of a set parameter or of arithmetic.
  ///
  /// Nil, before anything has changed, for all others.
  private mutating func loneValue(
    of word: Word,
    _ kernel: inout Kernel
  ) throws(ExpansionStop) -> String? {
    let parts = word.parts
    guard parts.count == 1 else { return nil }
    if case .doubleQuoted(let inner) = parts[0] {
      return inner.count == 1 ? try loneValue(of: inner[0], &kernel) : nil
    }
    return try loneValue(of: parts[0], &kernel)
  }

  private mutating func loneValue(
    of part: WordPart,
    _ kernel: inout Kernel
  ) throws(ExpansionStop) -> String? {
    switch part {
    case .parameter(let expansion):
      expansion.isPlainVariable ? variables.plainValue(expansion.name) : nil
    case .arithmetic(let arithmetic):
      arithmetic.runsCommands ? nil : String(try evaluate(arithmetic, &kernel))
    case .literal, .quoted, .doubleQuoted, .substitution, .process: nil
    }
  }

  private func fields(
    _ pieces: [ExpandedPiece],
    _ kernel: inout Kernel
  ) throws(ExpansionStop) -> [String] {
    if variables.hasStandardSeparators, let field = Self.plainField(pieces) { return field }
    let separators = variables.fieldSeparators ?? " \t\n"
    var result: [String] = []
    for field in FieldSplitter.split(pieces, separators: separators) {
      if field.isPattern, !options.contains(.noGlob) {
        do throws(Pattern.TooMuchWork) {
          let names = try PathnameExpansion.matches(field.pattern, kernel)
          if !names.isEmpty {
            result.append(contentsOf: names)
            continue
          }
        } catch {
          throw .failed("pattern too complex")
        }
      }
      result.append(String(decoding: field.text, as: UTF8.self))
    }
    return result
  }

  /// The fields of pieces that are neither split nor patterns; nil when they may be.
  private static func plainField(_ pieces: [ExpandedPiece]) -> [String]? {
    var isQuoted = false
    for piece in pieces {
      switch piece {
      case .quoted: isQuoted = true
      case .literal(let text), .value(let text):
        if text.utf8.contains(where: \.splitsOrMatches) { return nil }
      case .separator, .blankSeparator: return nil
      }
    }
    var field = ""
    for piece in pieces {
      switch piece {
      case .literal(let text), .value(let text), .quoted(let text): field += text
      case .separator, .blankSeparator: break
      }
    }
    return field.isEmpty && !isQuoted ? [] : [field]
  }

  /// The pieces as one text; the elements of `$@` are joined like those of `$*`.
  func joined(_ pieces: [ExpandedPiece]) -> String {
    var text = ""
    if pieces.count == 1 {
      switch pieces[0] {
      case .literal(let part), .value(let part), .quoted(let part): return part
      case .separator, .blankSeparator: break
      }
    }
    let separator = (variables.fieldSeparators ?? " ").first.map(String.init) ?? ""
    for piece in pieces {
      switch piece {
      case .literal(let part), .value(let part), .quoted(let part): text += part
      case .separator, .blankSeparator: text += separator
      }
    }
    return text
  }

  static func patternText(_ pieces: [ExpandedPiece]) -> String {
    var field = Field()
    for piece in pieces {
      switch piece {
      case .literal(let text), .value(let text): field.append(text.utf8, quoted: false)
      case .quoted(let text): field.append(text.utf8, quoted: true)
      case .separator, .blankSeparator: field.append(" ".utf8, quoted: true)
      }
    }
    return String(decoding: field.pattern, as: UTF8.self)
  }
}

extension UInt8 {
  /// Whether unquoted text with it may be split at blanks or may be a pattern.
  fileprivate var splitsOrMatches: Bool {
    switch self {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "*"),
      UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "\\"):
      true
    default: false
    }
  }
}

/// Where a tilde stands for a home directory.
enum TildeRule {
  case nowhere, atStart, afterColons
}

/// One expansion under way: the pieces so far, and the command outputs not yet used.
struct Expander {
  private(set) var pieces: [ExpandedPiece] = []
  /// What all pieces are together, as long as nothing has to be put between them.
  private var text = ""
  private var joins: Bool
  private var outputs: ArraySlice<String>
  private var bytes = 0
  /// Bytes that a word may expand to.
  let limit: Int

  /// - Parameters:
  ///   - outputs: What the word's command substitutions have printed.
  ///   - limit: Bytes that it may expand to.
  ///   - joins: Whether one text is wanted and no pieces.
  init(outputs: ArraySlice<String>, limit: Int, joins: Bool = false) {
    self.outputs = outputs
    self.limit = limit
    self.joins = joins
  }

  /// The pieces as one text; the elements of `$@` are joined like those of `$*`.
  func joined(_ shell: Shell) -> String { joins ? text : shell.joined(pieces) }

  mutating func append(
    _ parts: [WordPart],
    to shell: inout Shell,
    _ kernel: inout Kernel,
    quoted: Bool,
    isValue: Bool,
    tilde: TildeRule
  ) throws(ExpansionStop) {
    for (index, part) in parts.enumerated() {
      switch part {
      case .literal(let text):
        let text =
          quoted || tilde == .nowhere
          ? text
          : shell.expandTildes(text, atStart: index == 0, isLast: parts.count == index + 1, tilde)
        try add(quoted ? .quoted(text) : isValue ? .value(text) : .literal(text))
      case .quoted(let text): try add(.quoted(text))
      case .doubleQuoted(let parts): try appendQuoted(parts, to: &shell, &kernel)
      case .parameter(let expansion):
        try appendParameter(expansion, to: &shell, &kernel, quoted: quoted)
      case .substitution(let substitution):
        guard !substitution.commands.isEmpty else {
          if quoted { try add(.quoted("")) }
          continue
        }
        guard let output = outputs.popFirst() else { throw .needs(substitution) }
        try add(quoted ? .quoted(output) : .value(output))
      case .process(let commands, let reads):
        guard let path = outputs.popFirst() else {
          throw .needsProcess(commands, reads: reads)
        }
        try add(quoted ? .quoted(path) : .value(path))
      case .arithmetic(let arithmetic):
        let value = String(try evaluate(arithmetic, &shell, &kernel))
        try add(quoted ? .quoted(value) : .value(value))
      }
    }
  }

  /// Double quotes make a field even of nothing, except around `$@` and nothing else, as ash has it.
  private mutating func appendQuoted(
    _ parts: [WordPart],
    to shell: inout Shell,
    _ kernel: inout Kernel
  ) throws(ExpansionStop) {
    let before = pieces.count
    try append(parts, to: &shell, &kernel, quoted: true, isValue: false, tilde: .nowhere)
    if pieces.count == before, parts.count != 1 || !parts[0].isAllParameters {
      try add(.quoted(""))
    }
  }

  mutating func add(_ piece: ExpandedPiece) throws(ExpansionStop) {
    switch piece {
    case .literal(let part), .value(let part), .quoted(let part):
      bytes += part.utf8.count
      if bytes > limit { throw .outOfMemory }
      if joins {
        if text.isEmpty { text = part } else { text += part }
        return
      }
    case .separator, .blankSeparator:
      bytes += 1
      if bytes > limit { throw .outOfMemory }
      if joins {
        // What stands between them is known in the end.
        joins = false
        pieces.append(.quoted(text))
      }
    }
    pieces.append(piece)
  }

  /// A word that is part of an expansion, as one text.
  mutating func text(
    of word: Word,
    _ shell: inout Shell,
    _ kernel: inout Kernel,
    asPattern: Bool = false
  ) throws(ExpansionStop) -> String {
    if !asPattern, let text = word.fixedText { return text }
    return try text(of: word.parts, &shell, &kernel, asPattern: asPattern)
  }

  mutating func text(
    of parts: [WordPart],
    _ shell: inout Shell,
    _ kernel: inout Kernel,
    asPattern: Bool = false
  ) throws(ExpansionStop) -> String {
    var inner = Expander(outputs: outputs, limit: limit, joins: !asPattern)
    try inner.append(
      parts,
      to: &shell,
      &kernel,
      quoted: false,
      isValue: false,
      tilde: .atStart
    )
    outputs = inner.outputs
    return asPattern ? Shell.patternText(inner.pieces) : inner.joined(shell)
  }
}

extension WordPart {
  /// Whether it is `$@` as it is.
  fileprivate var isAllParameters: Bool {
    guard case .parameter(let expansion) = self, case .value = expansion.operation else {
      return false
    }
    return expansion.name == "@"
  }
}
