/// A seeded stream of random numbers: SplitMix64, one named stream for each purpose.
///
/// The generator is our own so that the same seed gives the same bytes on every machine and with
/// every toolchain. Integers and ratios only: no floating point reaches a decision.
public struct RandomStream: RandomNumberGenerator, Hashable, Sendable {
  private var state: UInt64

  public init(seed: UInt64) {
    state = seed
  }

  /// The stream named `purpose` under `seed`; adding a stream never shifts another.
  public init(seed: UInt64, purpose: String) {
    self.init(seed: seed, purpose: purpose, of: "")
  }

  /// The stream for a purpose of one `owner`, as if both were one name.
  public init(seed: UInt64, purpose: String, of owner: String) {
    // FNV-1a over the name, then one round of mixing with the seed.
    let hash = Self.hash(owner, after: Self.hash(purpose, after: 0xcbf2_9ce4_8422_2325))
    var mixer = RandomStream(seed: seed ^ hash)
    state = mixer.next()
  }

  private static func hash(_ text: String, after hash: UInt64) -> UInt64 {
    var text = text
    return text.withUTF8 { bytes in
      bytes.reduce(hash) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A number in `0..<bound`, without bias (Lemire's method).
  public mutating func below(_ bound: UInt64) -> UInt64 {
    precondition(bound > 0, "the bound of a draw must be positive")
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return product.high
  }

  /// A duration in `range`, at whole nanoseconds.
  public mutating func duration(in range: ClosedRange<Duration>) -> Duration {
    Duration(wholeNanoseconds: nanoseconds(in: range))
  }

  /// The moment that lies a duration in `range` after another one.
  public mutating func moment(after moment: Instant, in range: ClosedRange<Duration>) -> Instant {
    Instant(nanoseconds: moment.nanoseconds &+ nanoseconds(in: range))
  }

  private mutating func nanoseconds(in range: ClosedRange<Duration>) -> Int64 {
    let low = range.lowerBound.nanoseconds
    let width = UInt64(range.upperBound.nanoseconds - low) + 1
    return low + Int64(below(width))
  }

  /// True with the chance `numerator` in `denominator`.
  public mutating func chance(_ numerator: UInt64, in denominator: UInt64) -> Bool {
    below(denominator) < numerator
  }
}
