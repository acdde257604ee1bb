import Course
import ShellRuntime

/// A POSIX extended regular expression that an author has written, as `grep -E` takes it.
///
/// It is matched in time proportional to the text, whatever the pattern and the text are made of.
struct Pattern: Sendable {
  let source: String
  private let expression: RegularExpression

  init(_ node: DocumentNode, _ name: String) throws(ContentProblem) {
    source = try node.text(as: name)
    guard source.utf8.count <= Self.longest else {
      throw node.problem("`\(name)` is longer than \(Self.longest) bytes")
    }
    do throws(RegularExpression.SyntaxError) {
      expression = try RegularExpression(source, .extended)
    } catch {
      throw node.problem("`\(name)` is no regular expression: \(error.message)")
    }
  }

  /// Of a pattern, in bytes.
  private static let longest = 1_000
  /// Of a text that is looked through, in bytes.
  private static let textBytes = 65_536

  /// Whether the pattern is found in a line of the first 64 KiB of the text.
  func isFound(in text: String) -> Bool {
    text.utf8.prefix(Self.textBytes).split(separator: UInt8(ascii: "\n")).contains {
      expression.matches(Array($0)[...])
    } || (text.isEmpty && expression.matches([]))
  }
}
