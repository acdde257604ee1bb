import Markdown

/// The anchors that code hosts give to headings, which links within and between pages lead to.
enum HeadingAnchors {
  /// All anchors of a page: the headings' words in lower case with dashes between them and without
  /// other signs; a second heading of the same words has `-1` behind it, and so on.
  static func of(_ blocks: [MarkdownBlock]) -> Set<String> {
    var anchors: Set<String> = []
    for block in blocks {
      guard case .heading(_, let title) = block.content else { continue }
      let base = slug(of: title.plainText)
      var anchor = base
      var number = 0
      while !anchors.insert(anchor).inserted {
        number += 1
        anchor = "\(base)-\(number)"
      }
    }
    return anchors
  }

  static func slug(of title: String) -> String {
    var slug = ""
    for character in title.lowercased() {
      if character == " " || character == "-" {
        slug.append("-")
      } else if character.isLetter || character.isNumber || character == "_" {
        slug.append(character)
      }
    }
    return slug
  }
}
