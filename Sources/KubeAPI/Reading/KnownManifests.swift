/// Manifests that were read already: who reads the same bytes again has what they hold.
public struct KnownManifests: Hashable, Sendable {
  private struct File: Hashable, Sendable {
    var bytes: [UInt8]
    var documents: [ManifestDocument]
  }

  private var files: [File] = []

  public init() {}

  /// Notes what was read of a file.
  ///
  /// Errors name the file, and the same bytes may lie under another name: a file with one is read
  /// again.
  public mutating func note(_ stream: ManifestStream, of bytes: [UInt8]) {
    if stream.error == nil { files.append(File(bytes: bytes, documents: stream.documents)) }
  }

  /// What a file holds, which messages call `source`.
  public func read(_ bytes: [UInt8], source: String) -> ManifestStream {
    guard let known = files.first(where: { $0.bytes == bytes }) else {
      return ManifestReader.read(bytes, source: source)
    }
    let documents = known.documents.map { document in
      ManifestDocument(source: source, value: document.value, positions: document.positions)
    }
    return ManifestStream(documents: documents, error: nil)
  }
}
