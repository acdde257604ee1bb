package import KubeAPI
package import Simulation

/// One write to the cluster, with the moment at which it was seen.
package struct RecordedChange: Sendable {
  package enum Kind: Sendable {
    case added, modified, deleted
  }

  package var moment: Instant
  package var kind: Kind
  /// The object after the write; for a deletion its last state.
  package var object: APIObject

  package init(moment: Instant, kind: Kind, object: APIObject) {
    self.moment = moment
    self.kind = kind
    self.object = object
  }
}
