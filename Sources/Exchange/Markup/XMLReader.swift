import Course

/// Reads a document in XML 1.0 into its elements: strict, bounded, and with places.
///
/// A document type is refused as a whole: with it no entity can be made, so that none grows without end
/// and none names a file. The five entities of XML and character references are all there are. Names
/// lose the prefix of their namespace; comments and processing instructions say nothing here.
struct XMLReader {
  private let file: String
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var line = 1
  private var column = 1
  private var elementCount = 0

  /// The root element of a document; `file` names it in problems.
  static func root(of bytes: [UInt8], file: String) throws(ContentProblem) -> MarkupElement {
    let start = ContentPosition(file: file)
    guard bytes.count <= ExchangeLimits.fileBytes else {
      throw start.problem("is larger than \(ExchangeLimits.fileBytes >> 20) MiB")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw start.problem("is not UTF-8 text")
    }
    var reader = XMLReader(file: file, text: text)
    return try reader.document()
  }

  private init(file: String, text: String) {
    self.file = file
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(text.utf8.count)
    // Line ends of all kinds are one (XML 1.0, section 2.11).
    var wasReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\r" {
        scalars.append("\n")
      } else if scalar != "\n" || !wasReturn {
        scalars.append(scalar)
      }
      wasReturn = scalar == "\r"
    }
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    self.scalars = scalars
  }

  // MARK: the document

  private mutating func document() throws(ContentProblem) -> MarkupElement {
    try declaration()
    try skipMiscellaneous()
    guard starts("<") else { throw problem("a document begins with `<`") }
    let root = try element()
    try skipMiscellaneous()
    guard index == scalars.count else { throw problem("nothing may follow the root element") }
    return root
  }

  private mutating func declaration() throws(ContentProblem) {
    guard starts("<?xml"), scalars.count > 5, scalars[5].properties.isWhitespace else { return }
    let place = position
    let text = try skip(to: "?>", what: "the XML declaration")
    guard let range = text.firstRange(of: "encoding") else { return }
    let name = text[range.upperBound...].lowercased().filter {
      $0.isLetter || $0.isNumber || $0 == "-"
    }
    guard ["utf-8", "utf8", "us-ascii", "ascii"].contains(where: name.hasPrefix) else {
      throw place.problem("the encoding must be UTF-8")
    }
  }

  /// Space, comments and instructions outside of the root.
  private mutating func skipMiscellaneous() throws(ContentProblem) {
    while index < scalars.count {
      if scalars[index].properties.isWhitespace {
        advance()
      } else if starts("<!--") {
        try skipComment()
      } else if starts("<?") {
        _ = try skip(to: "?>", what: "an instruction")
      } else if starts("<!") {
        throw problem("a document type is not read: it could make entities without end")
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(ContentProblem) {
    advance(by: 4)
    _ = try skip(to: "-->", what: "a comment")
  }

  // MARK: elements

  /// The element that begins here, read with a stack of its own: nesting costs no recursion.
  private mutating func element() throws(ContentProblem) -> MarkupElement {
    var open: [MarkupElement] = []
    while true {
      if let done = try step(&open) { return done }
    }
  }

  /// Reads one piece of content; gives the root when it has ended.
  private mutating func step(_ open: inout [MarkupElement]) throws(ContentProblem) -> MarkupElement?
  {
    guard index < scalars.count else {
      let name = open.last?.name ?? ""
      throw problem(
        "the document ends within <\(name)>, which began at line \(open.last?.position.line ?? 1)"
      )
    }
    if starts("</") {
      return try endTag(&open)
    } else if starts("<!--") {
      try skipComment()
    } else if starts("<![CDATA[") {
      advance(by: 9)
      append(try skip(to: "]]>", what: "a CDATA section"), to: &open)
    } else if starts("<?") {
      _ = try skip(to: "?>", what: "an instruction")
    } else if starts("<!") {
      throw problem("a declaration has no place here")
    } else if starts("<") {
      let (element, isEmpty) = try startTag(depth: open.count)
      if !isEmpty {
        open.append(element)
      } else if open.isEmpty {
        return element
      } else {
        open[open.count - 1].children.append(.element(element))
      }
    } else {
      append(try text(), to: &open)
    }
    return nil
  }

  private mutating func startTag(
    depth: Int
  ) throws(ContentProblem) -> (element: MarkupElement, isEmpty: Bool) {
    let place = position
    elementCount += 1
    guard depth < ExchangeLimits.depth else {
      throw problem("elements lie more than \(ExchangeLimits.depth) deep within each other")
    }
    guard elementCount <= ExchangeLimits.elementCount else {
      throw problem("there are more than \(ExchangeLimits.elementCount) elements")
    }
    advance()
    var element = MarkupElement(try name())
    element.position = place
    while true {
      let hadSpace = skipSpace()
      if starts("/>") {
        advance(by: 2)
        return (element, true)
      }
      if starts(">") {
        advance()
        return (element, false)
      }
      guard hadSpace else { throw problem("a tag ends with `>`") }
      let attribute = try attribute()
      guard element[attribute.name] == nil else {
        throw problem("the attribute `\(attribute.name)` stands here twice")
      }
      guard element.attributes.count < ExchangeLimits.attributeCount else {
        throw problem("an element has \(ExchangeLimits.attributeCount) attributes at most")
      }
      element.attributes.append(attribute)
    }
  }

  private mutating func endTag(
    _ open: inout [MarkupElement]
  ) throws(ContentProblem) -> MarkupElement? {
    let place = position
    advance(by: 2)
    let name = try name()
    _ = skipSpace()
    guard starts(">") else { throw problem("a tag ends with `>`") }
    advance()
    guard let element = open.popLast(), element.name == name else {
      throw place.problem("</\(ForeignText.line(name))> ends no element that is open here")
    }
    guard !open.isEmpty else { return element }
    open[open.count - 1].children.append(.element(element))
    return nil
  }

  /// A name without its prefix; `xmlns:…` and `xml:…` keep theirs, since they mean something else.
  private mutating func name() throws(ContentProblem) -> String {
    let start = index
    while index < scalars.count, Self.isNamePart(scalars[index]) { advance() }
    guard index > start, !Self.isDigit(scalars[start]), scalars[start] != "-", scalars[start] != "."
    else { throw problem("a name is expected here") }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<index])
    let whole = String(text)
    guard whole.utf8.count <= 256 else { throw problem("a name has 256 bytes at most") }
    let parts = whole.split(separator: ":", maxSplits: 1)
    return parts.count == 2 && parts[0] != "xmlns" && parts[0] != "xml" ? String(parts[1]) : whole
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || isDigit(scalar) || "-._:".unicodeScalars.contains(scalar)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value)
  }

  private mutating func attribute() throws(ContentProblem) -> MarkupElement.Attribute {
    let name = try name()
    _ = skipSpace()
    guard starts("=") else { throw problem("the attribute `\(name)` needs a value") }
    advance()
    _ = skipSpace()
    guard index < scalars.count, scalars[index] == "\"" || scalars[index] == "'" else {
      throw problem("the value of `\(name)` stands in quotes")
    }
    let quote = scalars[index]
    advance()
    var value = String.UnicodeScalarView()
    while index < scalars.count, scalars[index] != quote {
      switch scalars[index] {
      case "<": throw problem("`<` in a value is written &lt;")
      case "&": value.append(try reference())
      case "\n", "\t":
        value.append(" ")
        advance()
      default:
        value.append(try character())
      }
    }
    guard index < scalars.count else { throw problem("the value of `\(name)` does not end") }
    advance()
    return .init(name: name, value: String(value))
  }

  // MARK: text

  private mutating func text() throws(ContentProblem) -> String {
    var text = String.UnicodeScalarView()
    while index < scalars.count, scalars[index] != "<" {
      text.append(scalars[index] == "&" ? try reference() : try character())
    }
    return String(text)
  }

  private func append(_ text: String, to open: inout [MarkupElement]) {
    guard !open.isEmpty, !text.isEmpty else { return }
    open[open.count - 1].children.append(.text(text))
  }

  private mutating func character() throws(ContentProblem) -> Unicode.Scalar {
    let scalar = scalars[index]
    guard Self.isCharacter(scalar) else {
      throw problem("U+\(String(scalar.value, radix: 16, uppercase: true)) is no character of XML")
    }
    advance()
    return scalar
  }

  /// XML 1.0, section 2.2.
  private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
      || scalar == "\t" || scalar == "\n"
  }

  private mutating func reference() throws(ContentProblem) -> Unicode.Scalar {
    let place = position
    let end = scalars[index...].prefix(16).firstIndex(of: ";")
    guard let end else { throw place.problem("`&` is written &amp;") }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[(index + 1)..<end])
    let name = String(view)
    advance(by: end - index + 1)
    let known: [String: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
    ]
    if let scalar = known[name] { return scalar }
    let value: UInt32? =
      name.hasPrefix("#x")
      ? UInt32(name.dropFirst(2), radix: 16)
      : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
    guard let scalar = value.flatMap(Unicode.Scalar.init), Self.isCharacter(scalar) else {
      throw place.problem(
        "&\(ForeignText.line(name)); is no entity of XML, and others are not read"
      )
    }
    return scalar
  }

  // MARK: moving on

  private var position: ContentPosition {
    ContentPosition(file: file, line: line, column: column)
  }

  private func problem(_ message: String) -> ContentProblem { position.problem(message) }

  private func starts(_ text: String) -> Bool {
    scalars[index...].starts(with: text.unicodeScalars)
  }

  private mutating func advance(by count: Int = 1) {
    for _ in 0..<count {
      if scalars[index] == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
      index += 1
    }
  }

  private mutating func skipSpace() -> Bool {
    let start = index
    while index < scalars.count, scalars[index].properties.isWhitespace { advance() }
    return index > start
  }

  /// Everything up to the mark, which is skipped too.
  private mutating func skip(to mark: String, what: String) throws(ContentProblem) -> String {
    let start = position
    var text = String.UnicodeScalarView()
    while index < scalars.count {
      if starts(mark) {
        advance(by: mark.unicodeScalars.count)
        return String(text)
      }
      text.append(scalars[index])
      advance()
    }
    throw start.problem("\(what) does not end")
  }
}
