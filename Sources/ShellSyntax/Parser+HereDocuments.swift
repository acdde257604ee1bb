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
    // A line that a backslash joins to the one before is neither stripped nor the end.
    var isJoined = false
    while position < source.count {
      if document.strippingTabs, !isJoined { while peeked == UInt8(ascii: "\t") { position += 1 } }
      let start = position
      while let byte = peeked, byte != UInt8(ascii: "\n") {
        _ = byte
        position += 1
      }
      let text = source[start..<position]
      let hasNewline = take(UInt8(ascii: "\n"))
      if hasNewline { line += 1 }
      if !isJoined, text.elementsEqual(delimiter) { return String(decoding: body, as: UTF8.self) }
      let backslashes = text.reversed().prefix { $0 == UInt8(ascii: "\\") }.count
      isJoined = !document.isQuoted && backslashes % 2 == 1
      body.append(contentsOf: text)
      if hasNewline { body.append(UInt8(ascii: "\n")) }
    }
    endedInHereDocument = true
    return String(decoding: body, as: UTF8.self)
  }
}
