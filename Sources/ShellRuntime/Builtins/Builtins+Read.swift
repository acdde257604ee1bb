import Simulation

extension Builtins {
  @Sendable static func read(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var words = arguments.dropFirst()
    var work = ReadWork(names: [])
    while let word = words.first, word.hasPrefix("-"), word.count > 1 {
      words.removeFirst()
      if word == "--" { break }
      var letters = word.dropFirst()
      while let letter = letters.popFirst() {
        switch letter {
        case "r": work.keepsBackslashes = true
        case "s": break
        case "p", "n", "t", "d", "u":
          let rest = letters.isEmpty ? words.popFirst() : String(letters)
          letters = ""
          guard let value = rest else {
            throw BuiltinFailure(message: "no arg for -\(letter) option")
          }
          try apply(letter, value, &work, kernel)
        default: throw BuiltinFailure(message: "illegal option -\(letter)")
        }
      }
    }
    for name in words where !name.isVariableNameForRead {
      throw BuiltinFailure(message: "\(name): bad variable name")
    }
    work.names = words.isEmpty ? ["REPLY"] : Array(words)
    if words.isEmpty { work.isReply = true }
    shell.stack.append(.read(work))
    return .pushed
  }

  private static func apply(
    _ letter: Character,
    _ value: String,
    _ work: inout ReadWork,
    _ kernel: Kernel
  ) throws(BuiltinFailure) {
    switch letter {
    case "n": work.charactersMax = try number(value)
    case "u": work.descriptor = try number(value)
    case "d": work.delimiter = value.utf8.first ?? 0
    case "t":
      guard let seconds = NumberText.floating(value), seconds >= 0, seconds < 1e9 else {
        throw BuiltinFailure(message: "invalid timeout")
      }
      work.isPoll = seconds == 0
      work.until = kernel.now + .nanoseconds(Int64(seconds * 1e9))
    // A prompt is for terminals.
    default: break
    }
  }
}

extension String {
  fileprivate var isVariableNameForRead: Bool {
    guard let first = utf8.first else { return false }
    return !(0x30...0x39).contains(first) && !contains("=") && !contains("-")
  }
}

extension Shell {
  /// `read`: never beyond the line, so that what follows it stays for others.
  mutating func stepRead(_ read: ReadWork, _ kernel: inout Kernel) -> ShellOutcome? {
    var work = read
    if work.isPoll {
      status = kernel.hasInput(work.descriptor) ? 0 : 1
      return nil
    }
    if let until = work.until, until <= kernel.now, !kernel.hasInput(work.descriptor) {
      status = 142
      return nil
    }
    if let limit = work.charactersMax, work.bytes.count >= limit {
      return finish(work, true, &kernel)
    }
    for _ in 0..<64 {
      // Characters that count each need a byte at least.
      let most = min(work.charactersMax.map { $0 - work.bytes.count } ?? 4096, 4096)
      switch kernel.read(work.descriptor, upTo: most, through: work.delimiter) {
      case .bytes(let bytes):
        if bytes.isEmpty { return finish(work, false, &kernel) }
        for byte in bytes where work.take(byte) { return finish(work, true, &kernel) }
        if work.bytes.count > kernel.limits.expansionBytes { return .killed(.kill) }
      case .wouldBlock:
        if kernel.process.pending != 0 {
          status = 128 &+ UInt8(kernel.process.pending.trailingZeroBitCount)
          return nil
        }
        let wait = Wait(input: work.descriptor, until: work.until)
        stack.append(.read(work))
        return .step(.wait(wait))
      case .end, .failed: return finish(work, false, &kernel)
      }
    }
    stack.append(.read(work))
    return nil
  }

  private mutating func finish(
    _ work: ReadWork,
    _ isComplete: Bool,
    _ kernel: inout Kernel
  ) -> ShellOutcome? {
    status = isComplete ? 0 : 1
    let separators = Array((variables.fieldSeparators ?? " \t\n").utf8)
    let values =
      work.isReply ? [String(decoding: work.bytes, as: UTF8.self)] : work.fields(separators)
    do throws(VariableError) {
      for (name, value) in zip(work.names, values) { try variables.set(name, value) }
    } catch {
      report(error.message)
      status = 2
    }
    return nil
  }
}

extension ReadWork {
  /// Takes a byte; whether the line is complete.
  fileprivate mutating func take(_ byte: UInt8) -> Bool {
    if isEscaping {
      isEscaping = false
      if byte == 0x0a { return false }
      escaped.insert(bytes.count)
      bytes.append(byte)
    } else if byte == UInt8(ascii: "\\"), !keepsBackslashes {
      isEscaping = true
      return false
    } else if byte == delimiter {
      return true
    } else if byte != 0 {
      bytes.append(byte)
    }
    return charactersMax.map { bytes.count >= $0 } ?? false
  }

  /// The values of the names: the last one takes the rest.
  ///
  /// As ash's read walks the line: a character that a backslash quotes is taken without a look at
  /// where in a field it stands.
  fileprivate func fields(_ separators: [UInt8]) -> [String] {
    var values: [String] = []
    var value: [UInt8] = []
    var place = Place.start
    for (index, byte) in bytes.enumerated() {
      if !escaped.isEmpty, escaped.contains(index) {
        value.append(byte)
        continue
      }
      let isSeparator = separators.contains(byte)
      if isSeparator, place != .within {
        if byte.isBlank { continue }
        if place == .afterBlank {
          place = .start
          continue
        }
      }
      place = .within
      if isSeparator, values.count + 1 < names.count {
        values.append(String(decoding: value, as: UTF8.self))
        value.removeAll(keepingCapacity: true)
        place = byte.isBlank ? .afterBlank : .start
      } else {
        value.append(byte)
      }
    }
    values.append(String(decoding: Self.trimmed(value, separators), as: UTF8.self))
    // Names without a value become empty.
    return values + Array(repeating: "", count: max(0, names.count - values.count))
  }

  /// Where in a field the walk stands.
  private enum Place {
    /// At its start, where one separator that is no blank makes an empty field.
    case start
    /// At its start after a blank, where such a separator still belongs to the field before.
    case afterBlank
    case within
  }

  /// The last value without blanks at its end, nor the one separator that ends its only field.
  private static func trimmed(_ value: [UInt8], _ separators: [UInt8]) -> [UInt8] {
    func isBlank(_ byte: UInt8) -> Bool { byte.isBlank && separators.contains(byte) }
    let text = value[..<(value.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? 0)]
    guard let end = text.last, separators.contains(end) else { return Array(text) }
    let rest = text.dropLast()
    let field = rest[..<(rest.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? 0)]
    return Array(field.contains(where: separators.contains) ? text : field)
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0d).contains(self) }
}
