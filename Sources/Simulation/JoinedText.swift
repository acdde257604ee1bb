extension String {
  /// Several texts, one behind the other, made in one piece.
  public init(joining parts: [String]) {
    let count = parts.reduce(0) { $0 + $1.utf8.count }
    self.init(unsafeUninitializedCapacity: count) { bytes in
      var end = 0
      for var part in parts {
        part.withUTF8 { text in
          guard let start = text.baseAddress else { return }
          (bytes.baseAddress.map { $0 + end })?.initialize(from: start, count: text.count)
          end += text.count
        }
      }
      return end
    }
  }
}
