/// An associative array, which lists its keys in busybox's order.
struct AwkArray: Sendable {
  private var values: [[UInt8]: (value: AwkValue, ticket: Int)] = [:]
  private var nextTicket = 0

  var count: Int { values.count }

  subscript(key: [UInt8]) -> AwkValue? {
    get { values[key]?.value }
    set {
      guard let newValue else {
        values[key] = nil
        return
      }
      if let ticket = values[key]?.ticket {
        values[key] = (newValue, ticket)
      } else {
        values[key] = (newValue, nextTicket)
        nextTicket += 1
      }
    }
  }

  mutating func removeAll() { values = [:] }

  /// By bucket of busybox's hash table, the newest first in each.
  var keys: [[UInt8]] {
    let size = Self.sizes.first { values.count <= $0 * 8 } ?? 65_521
    return values.map { (key: $0.key, bucket: Self.hash($0.key) % size, ticket: $0.value.ticket) }
      .sorted { ($0.bucket, -$0.ticket) < ($1.bucket, -$1.ticket) }
      .map(\.key)
  }

  private static let sizes: [UInt32] = [61, 251, 1_021, 4_093, 16_381, 65_521]

  private static func hash(_ key: [UInt8]) -> UInt32 {
    key.reduce(0) { UInt32($1) &+ ($0 << 6) &- $0 }
  }
}
