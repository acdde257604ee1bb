package import KubeAPI

/// How a request to create or change an object is to be taken.
package struct WriteOptions: Sendable {
  /// A part of an object with an address of its own.
  package enum Subresource: Sendable {
    case status
  }

  /// Answers as usual and leaves everything as it was.
  package var dryRun: Bool
  /// What happens to unknown fields.
  package var fieldValidation: FieldValidation
  package var subresource: Subresource?

  package init(
    dryRun: Bool = false,
    fieldValidation: FieldValidation = .strict,
    subresource: Subresource? = nil
  ) {
    self.dryRun = dryRun
    self.fieldValidation = fieldValidation
    self.subresource = subresource
  }
}

/// What a write has led to.
package struct WriteResult: Sendable {
  /// The object as it is now, or would be after a dry run.
  package var object: APIObject
  /// What the server wants to be shown to the user, without `Warning:`.
  package var warnings: [String]
  /// False when the object already was as wanted.
  package var changed: Bool
}
