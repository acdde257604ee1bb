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

  private func code(_ texts: String...) -> String {
    Digest.hmacSHA256(Digest.message(of: texts.map { Array($0.utf8) }), key: bytes)
  }
}

extension CourseSecret: CustomStringConvertible, CustomReflectable {
  /// A secret is never printed.
  package var description: String { "a course's secret" }

  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
