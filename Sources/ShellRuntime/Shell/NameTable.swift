import ShellSyntax

/// Values by name, for the names that a shell looks up in every command.
///
/// Finding a name costs a quarter of what it does in a dictionary, whose hashing is made for the worst
/// names. Tables too large for looking through all of it hash as dictionaries do, so that no choice
/// of names makes one slow. Names, values and places are shared with copies apart from one another:
/// a copy that gives a variable another value has the same names.
struct NameTable<Value: Sendable>: Sendable {
  private(set) var names: [String] = []
  private(set) var values: [Value] = []
  /// Places by hash: for each one what stands there, counted from 1; 0 where nothing does.
  private var places: [Int32]

  /// Larger tables hash as dictionaries do.
  private static var plainHashMax: Int { 256 }

  /// - Parameter capacity: How many names are expected.
  init(capacity: Int = 6) {
    places = [Int32](repeating: 0, count: Self.placeCount(for: capacity))
    names.reserveCapacity(capacity)
    values.reserveCapacity(capacity)
  }

  init(_ pairs: [(String, Value)]) {
    self.init(capacity: pairs.count)
    for (name, value) in pairs { self[name] = value }
  }

  /// A power of two of which half stays empty.
  private static func placeCount(for count: Int) -> Int {
    var size = 8
    while count * 2 > size { size *= 2 }
    return size
  }

  /// Where a name's value stands; good until a name is removed.
  func index(of name: String) -> Int? {
    let mask = places.count - 1
    var place = hash(name) & mask
    while places[place] != 0 {
      let index = Int(places[place]) - 1
      if names[index] == name { return index }
      place = (place + 1) & mask
    }
    return nil
  }

  subscript(index: Int) -> Value {
    get { values[index] }
    _modify { yield &values[index] }
  }

  subscript(name: String) -> Value? {
    get { index(of: name).map { values[$0] } }
    set {
      switch (index(of: name), newValue) {
      case (let index?, let value?): values[index] = value
      case (nil, let value?): append(name, value)
      case (let index?, nil): remove(at: index)
      case (nil, nil): break
      }
    }
  }

  /// Adds a name that is not there.
  mutating func append(_ name: String, _ value: Value) {
    names.append(name)
    values.append(value)
    if names.count * 2 > places.count {
      places = [Int32](repeating: 0, count: Self.placeCount(for: names.count))
      for index in names.indices { settle(index) }
    } else {
      settle(names.count - 1)
    }
  }

  /// The last one takes the place of what goes.
  private mutating func remove(at index: Int) {
    let last = names.count - 1
    free(place(of: index))
    if index != last {
      places[place(of: last)] = Int32(index + 1)
      names.swapAt(index, last)
      values.swapAt(index, last)
    }
    names.removeLast()
    values.removeLast()
  }

  private mutating func settle(_ index: Int) {
    let mask = places.count - 1
    var place = hash(names[index]) & mask
    while places[place] != 0 { place = (place + 1) & mask }
    places[place] = Int32(index + 1)
  }

  private func place(of index: Int) -> Int {
    let mask = places.count - 1
    var place = hash(names[index]) & mask
    while places[place] != Int32(index + 1) { place = (place + 1) & mask }
    return place
  }

  /// Empties a place; those behind it move up as far as their hashes let them.
  private mutating func free(_ freed: Int) {
    let mask = places.count - 1
    var hole = freed
    var next = (hole + 1) & mask
    while places[next] != 0 {
      let home = hash(names[Int(places[next]) - 1]) & mask
      if (next - home) & mask >= (next - hole) & mask {
        places[hole] = places[next]
        hole = next
      }
      next = (next + 1) & mask
    }
    places[hole] = 0
  }

  private func hash(_ name: String) -> Int {
    guard places.count <= Self.plainHashMax else { return name.hashValue }
    return name.withBytes(Self.hash)
  }

  /// Mixes in eight bytes at a time.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hash = UInt64(bytes.count)
    let raw = UnsafeRawBufferPointer(bytes)
    var index = 0
    func mix(_ word: UInt64) {
      hash = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
      hash ^= hash >> 29
    }
    while index + 8 <= raw.count {
      mix(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian)
      index += 8
    }
    var last: UInt64 = 0
    while index < raw.count {
      last = last << 8 | UInt64(raw[index])
      index += 1
    }
    mix(last)
    return Int(hash >> 16 & 0xffff_ffff)
  }
}
