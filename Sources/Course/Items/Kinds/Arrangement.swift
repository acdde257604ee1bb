import Simulation

/// In which order the parts of a question are shown.
enum Arrangement {
  /// The places 0 to `count` - 1, shuffled; never in their own order, which would be the answer.
  static func shuffled(_ count: Int, _ source: DrawSource) -> [Int] {
    var stream = source.stream("arrangement")
    var places = Array(0..<count)
    for index in places.indices.dropFirst().reversed() {
      places.swapAt(index, Int(stream.below(UInt64(index + 1))))
    }
    guard places == Array(0..<count), count > 1 else { return places }
    return Array(places.dropFirst()) + [0]
  }
}

/// Reads `3 1 2`, `3,1,2` or `312` as places from 1 among `count`.
func typedOrder(_ text: String, count: Int) -> [Int]? {
  var words = text.split { " ,;>→-".contains($0) || $0.isNewline }.map(String.init)
  if words.count == 1, count <= 9, words[0].count > 1 { words = words[0].map { String($0) } }
  var places: [Int] = []
  for word in words {
    guard let number = Int(word), (1...count).contains(number), !places.contains(number - 1) else {
      return nil
    }
    places.append(number - 1)
  }
  return places.isEmpty ? nil : places
}
