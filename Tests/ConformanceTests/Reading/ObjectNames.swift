/// Finds the names that manifests and commands give to objects.
///
/// The server adds to them what differs from run to run: five random characters, or a minute.
enum ObjectNames {
  /// The names in a script, longest first, so that none hides behind a shorter one.
  static func all(in script: String) -> [String] {
    var found: Set<String> = []
    for line in script.utf8.split(separator: UInt8(ascii: "\n")) {
      let line = Array(line)
      found.formUnion([field(line), created(line), generated(line)].compactMap { $0 })
    }
    return found.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
  }

  /// `name: X`, alone on its line or as the first field of a list's element.
  private static func field(_ line: [UInt8]) -> String? {
    var cursor = Cursor(line)
    cursor.skipSpaces()
    if cursor.accept("-") { cursor.skipSpaces() }
    guard cursor.accept("name:") else { return nil }
    return cursor.acceptValue()
  }

  /// `create job X`, anywhere on the line.
  private static func created(_ line: [UInt8]) -> String? {
    for start in line.indices {
      var cursor = Cursor(line, at: start)
      guard cursor.isAtWordStart, cursor.accept("create ") else { continue }
      guard cursor.accept("job") || cursor.accept("cronjob") || cursor.accept("cj"),
        cursor.skipSpaces() > 0
      else { continue }
      return cursor.acceptName()
    }
    return nil
  }

  /// `generateName: X-`, to the end of the line; the hyphen is not part of it.
  private static func generated(_ line: [UInt8]) -> String? {
    for start in line.indices {
      var cursor = Cursor(line, at: start)
      guard cursor.accept("generateName:"), var name = cursor.acceptValue() else { continue }
      cursor.skipSpaces()
      guard cursor.isAtEnd else { return nil }
      if name.count > 1, name.hasSuffix("-") { name.removeLast() }
      return name
    }
    return nil
  }
}

extension Cursor {
  /// What follows a field's colon: spaces, perhaps a quote, and a name.
  fileprivate mutating func acceptValue() -> String? {
    skipSpaces()
    if !accept("\"") { _ = accept("'") }
    return acceptName()
  }

  fileprivate mutating func acceptName() -> String? {
    guard let first = current, first.isLowercaseLetter || first.isDigit else { return nil }
    let start = index
    acceptAll { $0.isLowercaseLetter || $0.isDigit || $0 == UInt8(ascii: ".") || $0 == .hyphen }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }
}
