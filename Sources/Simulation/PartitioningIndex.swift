extension RandomAccessCollection where Index == Int {
  /// Where the second part begins of a collection whose elements are in order; its end if none does.
  ///
  /// All elements of the first part stand before those of the second, so that few are looked at.
  /// Inlinable, so that its users' compilers make it for their own elements.
  @inlinable
  public func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if isInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
