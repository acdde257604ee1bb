/// Reads manifest files as kubectl does: a stream of YAML or JSON documents.
///
/// The rules are those of apimachinery's `YAMLOrJSONDecoder` and of `sigs.k8s.io/yaml`:
/// https://github.com/kubernetes/apimachinery/blob/master/pkg/util/yaml/decoder.go
public struct ManifestReader {
  /// Reads all documents of a file up to the first that does not parse.
  ///
  /// `source` is what messages call the file: `STDIN` for standard input.
  public static func read(_ bytes: [UInt8], source: String) -> ManifestStream {
    var reader = ManifestReader(bytes: ByteOrderMark.decoded(bytes), source: source)
    do throws(ManifestError) {
      if bytes.count > ReadingLimits.bytes {
        throw ManifestError(
          "error parsing \(source): the file is larger than \(ReadingLimits.bytes) bytes"
        )
      }
      try reader.readAll()
      return ManifestStream(documents: reader.documents, error: nil)
    } catch {
      return ManifestStream(documents: reader.documents, error: error)
    }
  }

  private let bytes: [UInt8]
  private let source: String
  private var documents: [ManifestDocument] = []
  private var chunkCount = 0
  private var offset = 0
  /// The line of the file, from 1, on which `offset` lies.
  private var line = 1

  private init(bytes: [UInt8], source: String) {
    self.bytes = bytes
    self.source = source
  }

  private mutating func readAll() throws(ManifestError) {
    var jsonFailure: JSONReader.Failure?
    if looksLikeJSON {
      jsonFailure = try readJSON()
      if jsonFailure == nil { return }
    }
    while let chunk = try nextChunk() {
      chunkCount += 1
      if chunkCount > ReadingLimits.documents { throw tooMany(line: chunk.line) }
      let document: YAMLDocument?
      do {
        document = try YAMLDocument.read(chunk.bytes, firstLine: chunk.line)
      } catch {
        if let jsonFailure {
          let place = jsonFailure.offset.map { "json: offset \($0): " } ?? ""
          throw ManifestError("error parsing \(source): \(place)\(jsonFailure.message)")
        }
        throw ManifestError(
          "error parsing \(source): error converting YAML to JSON: \(error.message)",
          line: chunk.line + error.lineInChunk
        )
      }
      if let document { keep(document.value, document.positions) }
    }
  }

  private func tooMany(line: Int) -> ManifestError {
    ManifestError(
      "error parsing \(source): the file has more than \(ReadingLimits.documents) documents",
      line: line
    )
  }

  private mutating func keep(_ value: Value, _ positions: SourcePositions) {
    if value == .null { return }
    documents.append(
      ManifestDocument(source: source, value: value, positions: positions)
    )
  }

  // MARK: - JSON

  private var looksLikeJSON: Bool {
    let first = bytes.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x09 && $0 != 0x0D }
    return first == UInt8(ascii: "{")
  }

  /// Reads JSON objects one after another.
  ///
  /// - Returns: What went wrong at the first or second of them: the rest is then tried as YAML.
  private mutating func readJSON() throws(ManifestError) -> JSONReader.Failure? {
    var count = 0
    while true {
      if count > ReadingLimits.documents { throw tooMany(line: line) }
      do {
        guard let next = try JSONReader.next(in: bytes, from: offset) else { return nil }
        // JSON is YAML: reading it once more as YAML tells where everything stands.
        let text = Array(bytes[offset..<next.end])
        let document = try? YAMLDocument.read(text, firstLine: line)
        keep(
          next.value,
          document?.positions ?? SourcePositions(start: SourcePosition(line: line, column: 1))
        )
        advance(to: next.end)
        count += 1
      } catch {
        if count > 1 { throw ManifestError("error parsing \(source): \(error.message)") }
        skipBlankRest()
        return error
      }
    }
  }

  private mutating func advance(to end: Int) {
    for byte in bytes[offset..<end] where byte == 0x0A { line += 1 }
    offset = end
  }

  /// Skips white space up to the end of a line, as the decoder does before it tries YAML.
  private mutating func skipBlankRest() {
    while offset < bytes.count, [0x20, 0x09, 0x0D, 0x0A].contains(bytes[offset]) {
      let isBreak = bytes[offset] == 0x0A
      advance(to: offset + 1)
      if isBreak { return }
    }
  }

  // MARK: - YAML

  private struct Chunk {
    var bytes: [UInt8]
    var line: Int
  }

  /// The lines up to the next `---`; a separator at the start of the text stays part of it.
  private mutating func nextChunk() throws(ManifestError) -> Chunk? {
    let firstLine = line
    let start = offset
    while offset < bytes.count {
      let end = bytes[offset...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      let text = bytes[offset..<end]
      let isSeparator = text.starts(with: "---".utf8)
      if isSeparator {
        let rest = text.dropFirst(3).drop { $0 == 0x20 || $0 == 0x09 }
        if let first = rest.first, first != UInt8(ascii: "#"), first != 0x0A, first != 0x0D {
          let shown = String(decoding: rest, as: UTF8.self).trimmingBlanks
          throw ManifestError(
            "error parsing \(source): invalid Yaml document separator: \(shown)",
            line: line
          )
        }
      }
      offset = end
      if text.last == 0x0A { line += 1 }
      if isSeparator, text.startIndex > start {
        return Chunk(bytes: Array(bytes[start..<text.startIndex]), line: firstLine)
      }
    }
    return start < offset ? Chunk(bytes: Array(bytes[start...]), line: firstLine) : nil
  }
}

/// What a file holds: documents, and the error that ended the reading.
public struct ManifestStream: Hashable, Sendable {
  public var documents: [ManifestDocument]
  public var error: ManifestError?
}

/// One document of a file.
public struct ManifestDocument: Hashable, Sendable {
  /// What messages call the file.
  public var source: String
  public var value: Value
  /// Where its parts stand in the file.
  public var positions: SourcePositions

  public init(source: String, value: Value, positions: SourcePositions) {
    self.source = source
    self.value = value
    self.positions = positions
  }
}

/// Why kubectl does not even send a document: the text after `error: `.
public struct ManifestError: Error, Hashable, Sendable {
  public var message: String
  /// The line of the file, from 1, when the message is about one.
  public var line: Int?

  public init(_ message: String, line: Int? = nil) {
    self.message = message
    self.line = line
  }
}

extension String {
  var trimmingBlanks: String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
    let scalars = Array(unicodeScalars)
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[first...last])
    return String(view)
  }
}
