/// Writes values as YAML, byte for byte as `kubectl -o yaml` does (sigs.k8s.io/yaml over go-yaml v2).
///
/// The choice of style is `yaml_emitter_analyze_scalar` and the encoder's `stringv`:
/// https://github.com/yaml/go-yaml/blob/v2.4.3/emitterc.go. Lines are folded at the first single
/// space beyond column 80.
public struct YAMLWriter {
  private var out: [UInt8] = []
  private var column = 0

  private init() {}

  /// The document, with a line break at the end.
  public static func text(_ value: Value) -> String {
    var writer = YAMLWriter()
    switch value {
    case .object(let fields) where !fields.isEmpty: writer.mapping(fields, 0, startsOnLine: true)
    case .array(let items) where !items.isEmpty: writer.sequence(items, 0, startsOnLine: true)
    default: writer.scalar(value, 2)
    }
    writer.endLine()
    return String(decoding: writer.out, as: UTF8.self)
  }

  // MARK: - Structure

  private mutating func mapping(_ fields: Fields, _ indent: Int, startsOnLine: Bool) {
    var isFirst = startsOnLine
    for entry in YAMLKeyOrder.sorted(fields.entries) {
      if !isFirst { startLine(indent) }
      isFirst = false
      if isSimpleKey(entry.name) {
        scalar(.string(entry.name), indent + 2, isKey: true)
        put(UInt8(ascii: ":"))
        content(entry.value, indent)
      } else {
        put("? ")
        scalar(.string(entry.name), indent + 2)
        startLine(indent)
        put(UInt8(ascii: ":"))
        item(entry.value, indent)
      }
    }
  }

  /// What follows `key:`.
  private mutating func content(_ value: Value, _ indent: Int) {
    switch value {
    case .object(let fields) where !fields.isEmpty:
      mapping(fields, indent + 2, startsOnLine: false)
    case .array(let items) where !items.isEmpty:
      sequence(items, indent, startsOnLine: false)
    default:
      put(UInt8(ascii: " "))
      scalar(value, indent + 2)
    }
  }

  private mutating func sequence(_ items: [Value], _ indent: Int, startsOnLine: Bool) {
    var isFirst = startsOnLine
    for value in items {
      if !isFirst { startLine(indent) }
      isFirst = false
      put(UInt8(ascii: "-"))
      item(value, indent)
    }
  }

  /// What follows `-`, on the same line.
  private mutating func item(_ value: Value, _ indent: Int) {
    put(UInt8(ascii: " "))
    switch value {
    case .object(let fields) where !fields.isEmpty:
      mapping(fields, indent + 2, startsOnLine: true)
    case .array(let items) where !items.isEmpty:
      sequence(items, indent + 2, startsOnLine: true)
    default: scalar(value, indent + 2)
    }
  }

  private func isSimpleKey(_ name: String) -> Bool {
    name.utf8.count <= 128 && !YAMLScalarForm(name).hasBreaks
  }

  // MARK: - Scalars

  private mutating func scalar(_ value: Value, _ indent: Int, isKey: Bool = false) {
    switch value {
    case .null: put("null")
    case .bool(let flag): put(flag ? "true" : "false")
    case .integer(let number): put(String(number))
    case .number(let number): put(GoNumber.shortest(number))
    case .array: put("[]")
    case .object: put("{}")
    case .string(let text): string(text, indent, isKey: isKey)
    }
  }

  private mutating func string(_ text: String, _ indent: Int, isKey: Bool) {
    let form = YAMLScalarForm(text)
    let bytes = Array(text.utf8)
    switch form.style(isKey: isKey) {
    case .plain: folded(bytes, indent, folds: !isKey, quote: nil)
    case .singleQuoted: folded(bytes, indent, folds: !isKey, quote: UInt8(ascii: "'"))
    case .doubleQuoted: doubleQuoted(text, indent, folds: !isKey)
    case .literal: literal(bytes, indent)
    }
  }

  private static let width = 80

  private mutating func folded(_ bytes: [UInt8], _ indent: Int, folds: Bool, quote: UInt8?) {
    if let quote { put(quote) }
    let space = UInt8(ascii: " ")
    var afterSpace = false
    var afterBreak = false
    for (index, byte) in bytes.enumerated() {
      if byte == space {
        let isLast = index == bytes.count - 1
        let beforeSpace = !isLast && bytes[index + 1] == space
        let mayFold = quote == nil || index > 0 && !isLast
        if folds, !afterSpace, column > Self.width, mayFold, !beforeSpace {
          startLine(indent)
        } else {
          put(byte)
        }
        afterSpace = true
        continue
      }
      if byte == 0x0A {
        if !afterBreak { breakLine() }
        breakLine()
        afterBreak = true
        continue
      }
      if afterBreak { pad(indent) }
      if byte == quote { put(byte) }
      put(byte)
      afterSpace = false
      afterBreak = false
    }
    if let quote { put(quote) }
  }

  private mutating func doubleQuoted(_ text: String, _ indent: Int, folds: Bool) {
    put(UInt8(ascii: "\""))
    let scalars = Array(text.unicodeScalars)
    var afterSpace = false
    for (index, scalar) in scalars.enumerated() {
      if scalar == " " {
        if folds, !afterSpace, column > Self.width, index > 0, index < scalars.count - 1 {
          startLine(indent)
          if scalars[index + 1] == " " { put(UInt8(ascii: "\\")) }
        } else {
          put(UInt8(ascii: " "))
        }
        afterSpace = true
        continue
      }
      put(YAMLScalarForm.escaped(scalar))
      afterSpace = false
    }
    put(UInt8(ascii: "\""))
  }

  private mutating func literal(_ bytes: [UInt8], _ indent: Int) {
    put(UInt8(ascii: "|"))
    if bytes.first == UInt8(ascii: " ") || bytes.first == 0x0A { put(UInt8(ascii: "2")) }
    if bytes.last != 0x0A {
      put(UInt8(ascii: "-"))
    } else if bytes.count == 1 || bytes[bytes.count - 2] == 0x0A {
      put(UInt8(ascii: "+"))
    }
    breakLine()
    var atLineStart = true
    for byte in bytes {
      if byte == 0x0A {
        breakLine()
        atLineStart = true
      } else {
        if atLineStart { pad(indent) }
        put(byte)
        atLineStart = false
      }
    }
  }

  // MARK: - Bytes

  private mutating func put(_ byte: UInt8) {
    out.append(byte)
    // Continuation bytes of UTF-8 take no column.
    if byte & 0xC0 != 0x80 { column += 1 }
  }

  private mutating func put(_ text: String) {
    for byte in text.utf8 { put(byte) }
  }

  private mutating func breakLine() {
    out.append(0x0A)
    column = 0
  }

  private mutating func pad(_ indent: Int) {
    while column < indent { put(UInt8(ascii: " ")) }
  }

  private mutating func endLine() {
    if column > 0 { breakLine() }
  }

  private mutating func startLine(_ indent: Int) {
    endLine()
    pad(indent)
  }
}
