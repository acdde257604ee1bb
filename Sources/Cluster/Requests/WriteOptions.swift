public import KubeAPI

/// How a request to create or change an object is to be taken.
public struct WriteOptions: Sendable {
  /// A part of an object with an address of its own.
  public enum Subresource: Sendable {
    case status
  }

  /// Answers as usual and leaves everything as it was.
  public var dryRun: Bool
  /// What happens to unknown fields.
  public var fieldValidation: FieldValidation
  public var subresource: Subresource?
  /// Who is to own the fields that are written; the user agent of a client that does not say it.
  public var fieldManager: String
  /// The managers to be stored, when an apply has worked them out.
  var managers: [Value]?

  public init(
    dryRun: Bool = false,
    fieldValidation: FieldValidation = .strict,
    subresource: Subresource? = nil,
    fieldManager: String = "kubectl"
  ) {
    self.dryRun = dryRun
    self.fieldValidation = fieldValidation
    self.subresource = subresource
    self.fieldManager = fieldManager
  }
}

/// What a write has led to.
public struct WriteResult: Sendable {
  /// The object as it is now, or would be after a dry run.
  public var object: APIObject
  /// What the server wants to be shown to the user, without `Warning:`.
  public var warnings: [String]
  /// False when the object already was as wanted.
  public var changed: Bool
}
