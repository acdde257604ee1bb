import ShellRuntime

/// The secret of a course: from it, a student and an exercise follow the values that they have.
///
/// The same three give the same values for ever, and nobody without the secret can work out what
/// another student has.
package struct CourseSecret: Hashable, Sendable {
  /// Shorter secrets could be guessed.
  package static let bytesMin = 16

  private let bytes: [UInt8]

  /// Nil for what is too short; the end of a last line does not count, as editors write one.
  package init?(_ content: [UInt8]) {
    var bytes = content
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    guard bytes.count >= Self.bytesMin else { return nil }
    self.bytes = bytes
  }

  /// What an exercise is drawn for when a student gets it.
  package func source(student: String, exercise: String) -> DrawSource {
    DrawSource(owner: code("joblab variant", student, exercise), id: exercise)
  }

  /// Tells two secrets apart without telling either.
  package var fingerprint: String { code("joblab secret") }

  /// HMAC-SHA-256 over the texts, each behind its length in eight bytes: no two lists of texts are
  /// one message.
  private func code(_ texts: String...) -> String {
    var message: [UInt8] = []
    for text in texts {
      let count = UInt64(text.utf8.count).bigEndian
      message += withUnsafeBytes(of: count) { Array($0) } + Array(text.utf8)
    }
    return Digest.hmacSHA256(message, key: bytes)
  }
}

extension CourseSecret: CustomStringConvertible, CustomReflectable {
  /// A secret is never printed.
  package var description: String { "a course's secret" }

  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
