package import KubeAPI

/// What of a run the tests of an exercise look at; the rest need not be kept.
package struct EvidenceScope: Hashable, Sendable {
  /// A bit for each kind, at its number.
  private var kinds: UInt
  package private(set) var logs: Bool

  /// The console as it is in the end, with the learner's files.
  package private(set) var console: Bool

  private init(kinds: [Kind], logs: Bool = false, console: Bool = false) {
    self.kinds = kinds.reduce(0) { $0 | 1 << $1.number }
    self.logs = logs
    self.console = console
  }

  /// Whether objects of this kind are looked at, with all their changes.
  package func includes(_ kind: Kind) -> Bool { kinds & 1 << kind.number != 0 }

  package static let everything = EvidenceScope(kinds: Kind.allCases, logs: true, console: true)
  /// What is written, which is there without a run.
  package static let nothing = EvidenceScope(kinds: [])
  package static let console = EvidenceScope(kinds: [], console: true)

  package static func objects(_ kinds: Kind...) -> EvidenceScope {
    EvidenceScope(kinds: kinds)
  }

  /// What the pods of an object did, and what they printed.
  package static func logs(of kind: Kind) -> EvidenceScope {
    EvidenceScope(kinds: [kind, .pod], logs: true)
  }

  package func union(_ other: EvidenceScope) -> EvidenceScope {
    var both = self
    both.kinds |= other.kinds
    both.logs = logs || other.logs
    both.console = console || other.console
    return both
  }
}

extension [Check] {
  /// What all of them look at together.
  package var scope: EvidenceScope {
    flatMap { check in [check.test.scope] + check.partial.map(\.test.scope) }
      .reduce(.nothing) { $0.union($1) }
  }
}
