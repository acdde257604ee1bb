extension Parser {
  struct PendingDocument: Sendable {
    var document: HereDocument
    var delimiter: String
    /// A quoted delimiter keeps the body as it is.
    var isQuoted: Bool
    var strippingTabs: Bool
  }

  /// Reads the bodies that the line just ended has announced, in order.
  mutating func readHereDocuments() throws(ShellSyntaxError) {
    let documents = pending
    pending = []
    for document in documents {
      let firstLine = line
      let text = readBody(document)
      if document.isQuoted {
        document.document.complete(with: Word(text.isEmpty ? [] : [.quoted(text)]))
      } else {
        var body = Parser(text, firstLine: firstLine)
        body.depth = depth
        let parts = try body.nested { parser throws(ShellSyntaxError) in
          try parser.quotedParts(.hereDocument)
        }
        document.document.complete(with: Word([.doubleQuoted(parts)]))
      }
    }
  }

  private mutating func readBody(_ document: PendingDocument) -> String {
    let delimiter = Array(document.delimiter.utf8)
    var body: [UInt8] = []
    while position < source.count {
      if document.strippingTabs { while peeked == UInt8(ascii: "\t") { position += 1 } }
      let start = position
      while let byte = peeked, byte != UInt8(ascii: "\n") {
        _ = byte
        position += 1
      }
      let text = source[start..<position]
      let hasNewline = take(UInt8(ascii: "\n"))
      if hasNewline { line += 1 }
      if text.elementsEqual(delimiter) { return String(decoding: body, as: UTF8.self) }
      body.append(contentsOf: text)
      if hasNewline { body.append(UInt8(ascii: "\n")) }
    }
    endedInHereDocument = true
    return String(decoding: body, as: UTF8.self)
  }
}
