import KubeAPI

/// `kubectl get --sort-by`.
struct Sorting: Sendable {
  private let path: JSONPath

  init(_ field: String) throws(KubectlError) {
    do {
      path = try JSONPath(relaxed: field)
    } catch {
      throw .plain(error.message)
    }
  }

  /// The objects in the order of the field; those without it come first.
  ///
  /// - Throws: when no object has the field.
  func sorted<Item>(
    _ items: [Item],
    by value: (Item) -> Value
  ) throws(KubectlError) -> [Item] {
    guard !items.isEmpty else { return items }
    var keyed: [(item: Item, key: Value?, index: Int)] = []
    for (index, item) in items.enumerated() {
      do {
        let key = try path.results(in: value(item)).first?.first
        keyed.append((item, key, index))
      } catch {
        throw .plain(error.message)
      }
    }
    guard keyed.contains(where: { $0.key != nil }) else {
      throw .plain(
        "couldn't find any field with path \(path.source.goQuoted) in the list of objects"
      )
    }
    return keyed.sorted { a, b in
      if Sorting.precedes(a.key, b.key) { return true }
      if Sorting.precedes(b.key, a.key) { return false }
      return a.index < b.index
    }.map(\.item)
  }

  private static func precedes(_ a: Value?, _ b: Value?) -> Bool {
    switch (a, b) {
    case (nil, nil), (_, nil): return false
    case (nil, _): return true
    case (.integer(let a)?, .integer(let b)?): return a < b
    case (.number(let a)?, .number(let b)?): return a < b
    case (.string(let a)?, .string(let b)?):
      if let first = try? Quantity(a), let second = try? Quantity(b) { return first < second }
      return a.utf8.lexicographicallyPrecedes(b.utf8)
    default: return false
    }
  }
}
