public struct Redirection: Sendable {
  public enum Operation: Sendable {
    case read
    case write
    /// `>|`, which `set -C` does not hold back.
    case overwrite
    case append
    case readWrite
    /// `<&` and `>&`: the word is a number or `-`.
    case duplicate(forOutput: Bool)
    /// `&>`: standard output and error.
    case writeBoth
    case hereDocument(HereDocument)
  }

  public var descriptor: Int
  public var operation: Operation
  /// The file or descriptor; a here-document's delimiter.
  public var target: Word
}

/// The text that follows a command's line.
///
/// A class because the tree is built before the body is read: the parser sets it once, before it
/// hands the command out, and nobody changes it after that, hence unchecked.
public final class HereDocument: @unchecked Sendable {
  public private(set) var body = Word([])

  func complete(with body: Word) {
    self.body = body
  }
}
