/// The bounds on what is taken in; all far above what a teacher's questions need.
package enum ExchangeLimits {
  /// The bytes of one text or document.
  package static let fileBytes = 1 << 20
  /// The questions of one file, and the files of one package.
  package static let questionCount = 1_000
  /// The answers, choices, pairs or gaps of one question.
  package static let answerCount = 100
  /// The bytes that come out of a package.
  package static let packageBytes = 16 << 20
  /// How deep elements may lie within each other.
  package static let depth = 64
  /// The elements of one document.
  package static let elementCount = 50_000
  /// The attributes of one element.
  package static let attributeCount = 64
}
