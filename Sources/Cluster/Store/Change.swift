package import KubeAPI

/// One write that the store has taken, as a watch reports it.
package struct Change: Sendable {
  package enum Kind: String, Sendable {
    case added = "ADDED"
    case modified = "MODIFIED"
    case deleted = "DELETED"
  }

  package var kind: Kind
  /// The object after the write; for a deletion its last state.
  package var object: APIObject
  /// The object before the write; nil when it was added.
  package var previous: APIObject?
  package var resourceVersion: Int
}
