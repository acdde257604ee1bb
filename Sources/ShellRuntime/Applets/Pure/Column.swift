/// Text filled up to a width, as `printf`'s `%5s` and `%05d` do.
enum Column {
  static func right(
    _ value: some CustomStringConvertible,
    _ width: Int,
    fill: Character = " "
  ) -> String {
    let text = value.description
    return String(repeating: fill, count: max(0, width - text.count)) + text
  }

  static func left(_ value: some CustomStringConvertible, _ width: Int) -> String {
    let text = value.description
    return text + String(repeating: " ", count: max(0, width - text.count))
  }
}
