package import Course

/// What was found in a file of questions: the items that could be made, and what could not.
package struct ImportedSheet: Hashable, Sendable {
  package var items: [ImportedItem] = []
  /// What the file has that an item of joblab has not.
  package var notes: [CarryNote] = []
  /// What cannot be read.
  package var problems: [ContentProblem] = []
  package var title = ""

  package init() {}
}

/// An item, with the heading that it stands under.
package struct ImportedItem: Hashable, Sendable {
  package var section: String
  package var item: Item
}

/// What an import says where the file says nothing.
enum Fallback {
  static let right = "Right."
  static let wrong = "That is not right."
  static let explanation = "The question came without an explanation."

  static func text(_ text: String, or fallback: String) -> String {
    text.isEmpty ? fallback : text
  }
}

/// Names of strangers as ids, no two alike.
struct IDMaker {
  /// What is in use already.
  var taken: Set<String>

  mutating func id(from names: [String?], fallback: String) -> String {
    let usable = names.compactMap(\.self).map { isIdentifier($0) ? $0 : Self.slug($0) }
    let base = usable.first { !$0.isEmpty } ?? fallback
    var id = base
    var number = 2
    while !taken.insert(id).inserted {
      id = "\(base.prefix(55))-\(number)"
      number += 1
    }
    return id
  }

  static func slug(_ name: String) -> String {
    var out = ""
    for byte in name.lowercased().utf8 {
      let isPlain = (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
      if isPlain {
        out.append(Character(Unicode.Scalar(byte)))
      } else if !out.isEmpty, out.last != "-" {
        out.append("-")
      }
      if out.utf8.count == 55 { break }
    }
    return out.hasSuffix("-") ? String(out.dropLast()) : out
  }
}
