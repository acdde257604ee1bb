/// Reads HTML as people and editors write it: unclosed, badly nested, with tags of all kinds.
///
/// Nothing is an error here. What is never shown (scripts, styles, comments) is dropped, deeper nesting
/// than `ExchangeLimits.depth` is flattened, and tags beyond `ExchangeLimits.elementCount` are ignored.
struct HTMLReader {
  private var rest: Substring.UnicodeScalarView
  /// The elements that are open, with what they hold so far; the first is the document.
  private var open: [MarkupElement] = [MarkupElement("document")]
  private var count = 0

  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr",
  ]
  private static let hidden: Set<String> = [
    "script", "style", "head", "template", "noscript", "iframe", "object",
  ]
  /// Opening one of these ends an open one of the list beside it.
  private static let ends: [String: Set<String>] = [
    "p": ["p"], "li": ["li", "p"], "tr": ["td", "th", "tr", "p"], "td": ["td", "th", "p"],
    "th": ["td", "th", "p"], "ul": ["p"], "ol": ["p"], "pre": ["p"], "table": ["p"], "div": ["p"],
    "blockquote": ["p"],
  ]

  static func nodes(of text: String) -> [MarkupNode] {
    var reader = HTMLReader(rest: text[...].unicodeScalars)
    reader.read()
    while reader.open.count > 1 { reader.close() }
    return reader.open[0].children
  }

  private init(rest: Substring.UnicodeScalarView) {
    self.rest = rest
  }

  private mutating func read() {
    while !rest.isEmpty {
      let text = rest.prefix { $0 != "<" }
      append(Self.decoded(String(text)))
      rest = rest.dropFirst(text.count)
      guard !rest.isEmpty else { return }
      let next = rest.dropFirst().first
      if next == "!" || next == "?" {
        skipDeclaration()
      } else if next == "/" || next?.properties.isAlphabetic == true {
        tag()
      } else {
        append("<")
        rest = rest.dropFirst()
      }
    }
  }

  private mutating func skipDeclaration() {
    if rest.starts(with: "<!--".unicodeScalars) {
      rest = rest.dropFirst(4)
      while !rest.isEmpty, !rest.starts(with: "-->".unicodeScalars) { rest = rest.dropFirst() }
      rest = rest.dropFirst(3)
    } else {
      rest = rest.drop { $0 != ">" }.dropFirst()
    }
  }

  private mutating func tag() {
    rest = rest.dropFirst()
    let isEnd = rest.first == "/"
    if isEnd { rest = rest.dropFirst() }
    let name = String(rest.prefix { $0 != ">" && $0 != "/" && !$0.properties.isWhitespace })
    rest = rest.dropFirst(name.unicodeScalars.count)
    let attributes = attributes()
    let lower = name.lowercased()
    if isEnd {
      end(lower)
    } else if Self.hidden.contains(lower) {
      skipContent(of: lower)
    } else {
      begin(lower, attributes)
    }
  }

  private mutating func attributes() -> [MarkupElement.Attribute] {
    var found: [MarkupElement.Attribute] = []
    while true {
      rest = rest.drop { $0.properties.isWhitespace || $0 == "/" }
      guard let first = rest.first, first != ">" else {
        rest = rest.dropFirst()
        return found
      }
      let name = rest.prefix { $0 != "=" && $0 != ">" && !$0.properties.isWhitespace }
      rest = rest.dropFirst(max(name.count, 1))
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst()
      let value: Substring.UnicodeScalarView
      if let quote = rest.first, quote == "\"" || quote == "'" {
        value = rest.dropFirst().prefix { $0 != quote }
        rest = rest.dropFirst(value.count + 2)
      } else {
        value = rest.prefix { $0 != ">" && !$0.properties.isWhitespace }
        rest = rest.dropFirst(value.count)
      }
      guard found.count < ExchangeLimits.attributeCount else { continue }
      found.append(.init(name: String(name).lowercased(), value: Self.decoded(String(value))))
    }
  }

  /// Drops everything up to the end tag, which is looked for by its name alone.
  private mutating func skipContent(of name: String) {
    while !rest.isEmpty {
      rest = rest.drop { $0 != "<" }
      let isEnd =
        rest.dropFirst().first == "/"
        && String(rest.dropFirst(2).prefix(name.utf8.count)).lowercased() == name
      if isEnd {
        rest = rest.drop { $0 != ">" }.dropFirst()
        return
      }
      rest = rest.dropFirst()
    }
  }

  private mutating func begin(_ name: String, _ attributes: [MarkupElement.Attribute]) {
    count += 1
    guard count <= ExchangeLimits.elementCount else { return }
    if let ended = Self.ends[name] {
      while let last = open.last, open.count > 1, ended.contains(last.name) { close() }
    }
    var element = MarkupElement(name)
    element.attributes = attributes
    if Self.void.contains(name) || open.count >= ExchangeLimits.depth {
      open[open.count - 1].children.append(.element(element))
    } else {
      open.append(element)
    }
  }

  private mutating func end(_ name: String) {
    guard open.dropFirst().contains(where: { $0.name == name }) else { return }
    while let last = open.last, open.count > 1 {
      close()
      if last.name == name { return }
    }
  }

  private mutating func close() {
    let element = open.removeLast()
    open[open.count - 1].children.append(.element(element))
  }

  private mutating func append(_ text: String) {
    guard !text.isEmpty else { return }
    open[open.count - 1].children.append(.text(text))
  }

  // MARK: entities

  private static let entities: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–",
    "mdash": "—", "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
    "times": "×", "deg": "°", "le": "≤", "ge": "≥", "ne": "≠", "rarr": "→", "larr": "←",
    "copy": "©", "euro": "€", "bull": "•", "middot": "·",
  ]

  /// The text with its entities as what they stand for; an unknown one stays as it is.
  static func decoded(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var out = ""
    var rest = text[...]
    while let sign = rest.firstIndex(of: "&") {
      out += rest[..<sign]
      rest = rest[sign...].dropFirst()
      let name = rest.prefix(12).prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }
      let after = rest.dropFirst(name.count)
      guard after.first == ";", let meaning = meaning(String(name)) else {
        out += "&"
        continue
      }
      out += meaning
      rest = after.dropFirst()
    }
    return ForeignText.cleaned(out + rest)
  }

  private static func meaning(_ name: String) -> String? {
    guard name.hasPrefix("#") else { return entities[name] }
    let digits = name.dropFirst()
    let value =
      digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}
