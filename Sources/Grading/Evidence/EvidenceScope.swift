package import KubeAPI

/// What of a run the tests of an exercise look at; the rest need not be kept.
package struct EvidenceScope: Hashable, Sendable {
  /// Objects of these kinds, with all their changes.
  package private(set) var kinds: Set<Kind>
  package private(set) var logs: Bool

  private init(kinds: Set<Kind>, logs: Bool) {
    self.kinds = kinds
    self.logs = logs
  }

  package static let everything = EvidenceScope(kinds: Set(Kind.allCases), logs: true)
  /// What is the learner's own, and the cluster as it is in the end.
  package static let nothing = EvidenceScope(kinds: [], logs: false)

  package static func objects(_ kinds: Kind...) -> EvidenceScope {
    EvidenceScope(kinds: Set(kinds), logs: false)
  }

  /// What the pods of an object did, and what they printed.
  package static func logs(of kind: Kind) -> EvidenceScope {
    EvidenceScope(kinds: [kind, .pod], logs: true)
  }

  package func union(_ other: EvidenceScope) -> EvidenceScope {
    EvidenceScope(kinds: kinds.union(other.kinds), logs: logs || other.logs)
  }
}

extension [Check] {
  /// What all of them look at together.
  package var scope: EvidenceScope {
    flatMap { check in [check.test.scope] + check.partial.map(\.test.scope) }
      .reduce(.nothing) { $0.union($1) }
  }
}
