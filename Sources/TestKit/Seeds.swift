/// The seeds of a sweep: `first`, `first + 1`, and so on.
package func seeds(_ count: UInt64, from first: UInt64 = 1) -> Range<UInt64> {
  first..<(first + count)
}
