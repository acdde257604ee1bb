import KubeAPI

/// Reads a YAML document into nodes that know their place in the file.
package enum DocumentReader {
  /// Reads one document that begins at `start`; `what` names it in messages.
  package static func read(
    _ text: String,
    from start: ContentPosition,
    what: String
  ) throws(ContentProblem) -> DocumentNode {
    try refuseDeepNesting(text, from: start)
    let events = YAMLEvents(text.utf8)
    // What an event shows lies in memory that goes with them.
    defer { withExtendedLifetime(events) {} }
    var builder = DocumentBuilder(events: events, start: start)
    do throws(DocumentFault) {
      guard let root = try builder.document() else {
        throw .content(ContentProblem(start, "\(what) is empty"))
      }
      try builder.end()
      return root
    } catch {
      throw error.problem(from: start, what: what)
    }
  }

  /// The documents of a learner's file up to the first that is not YAML; nothing is refused here.
  package static func documents(_ text: String, file: String) -> [DocumentNode] {
    let start = ContentPosition(file: file)
    var documents: [DocumentNode] = []
    do {
      try refuseDeepNesting(text, from: start)
      let events = YAMLEvents(text.utf8)
      defer { withExtendedLifetime(events) {} }
      while documents.count < ContentLimits.documentCount {
        // Anchors hold within a document.
        var builder = DocumentBuilder(events: events, start: start)
        guard let document = try builder.document() else { break }
        documents.append(document)
      }
    } catch DocumentFault.syntax, DocumentFault.twins {
      // kubectl tells the learner what is wrong with the file.
    } catch {
      return []
    }
    return documents
  }

  /// The parser takes long for flow collections that nest without end.
  private static func refuseDeepNesting(
    _ text: String,
    from start: ContentPosition
  ) throws(ContentProblem) {
    var line = start.line
    var openings = 0
    var dashes = 0
    var isIndent = true
    for byte in Array(text.utf8) {
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        openings = 0
        dashes = 0
        isIndent = true
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        openings += 1
        isIndent = false
      case UInt8(ascii: "-"), UInt8(ascii: "?"): if isIndent { dashes += 1 }
      case UInt8(ascii: " "): break
      default: isIndent = false
      }
      guard max(openings, dashes) <= 200 else {
        let position = ContentPosition(file: start.file, line: line, column: start.column)
        throw ContentProblem(position, "values lie too deep within each other")
      }
    }
  }
}
