import KubeAPI
import Simulation

/// Makes the names and identities that the API server gives out, each from a stream of its own.
struct NameGenerator: Hashable, Sendable {
  /// Names are cut to this before the suffix is added, so that they fit a DNS label:
  /// `maxGeneratedNameLength` in k8s.io/apiserver/pkg/storage/names/generate.go.
  static let maxBaseLength = 58
  /// How often another suffix is tried when a name is taken, as the generic registry does.
  static let attempts = 8

  var suffixes: RandomStream
  private var identifiers: RandomStream

  init(seed: UInt64) {
    identifiers = RandomStream(seed: seed, purpose: "uid")
    suffixes = RandomStream(seed: seed, purpose: "name-suffix")
  }

  /// A name with `base`, cut if need be, in front of five random characters.
  mutating func name(base: String) -> String { GeneratedNames.complete(base, &suffixes) }

  mutating func uid() -> String { identity().text }

  mutating func identity() -> GeneratedIdentity { GeneratedIdentity(&identifiers) }
}
