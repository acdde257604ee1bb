public import KubeAPI

/// One write that the store has taken, as a watch reports it.
public struct Change: Sendable {
  public enum Kind: String, Sendable {
    case added = "ADDED"
    case modified = "MODIFIED"
    case deleted = "DELETED"
  }

  public var kind: Kind
  /// The object after the write; for a deletion its last state.
  public var object: APIObject
  /// The object before the write; nil when it was added.
  public var previous: APIObject?
  public var resourceVersion: Int
}
