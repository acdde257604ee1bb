import Course

/// A piece of a document in XML or HTML.
indirect enum MarkupNode: Hashable, Sendable {
  case element(MarkupElement)
  case text(String)
}

/// An element with its name (without the prefix of a namespace), its attributes and its content.
struct MarkupElement: Hashable, Sendable {
  var name: String
  var attributes: [Attribute]
  var children: [MarkupNode]
  /// Where it begins; the start of an unnamed file for what is made here.
  var position: ContentPosition

  struct Attribute: Hashable, Sendable {
    var name: String
    var value: String
  }

  init(
    _ name: String,
    _ attributes: KeyValuePairs<String, String> = [:],
    _ children: [MarkupNode] = []
  ) {
    self.name = name
    self.attributes = attributes.map { Attribute(name: $0.key, value: $0.value) }
    self.children = children
    position = ContentPosition(file: "")
  }

  subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

  /// The elements within it, without those within them.
  var elements: [MarkupElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  func elements(_ name: String) -> [MarkupElement] { elements.filter { $0.name == name } }

  func first(_ name: String) -> MarkupElement? { elements.first { $0.name == name } }

  /// Every element within it of the name, at any depth, in the order of the text.
  func all(_ name: String) -> [MarkupElement] {
    elements.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
  }

  /// All text within it.
  var text: String {
    children.map { node in
      switch node {
      case .element(let element): element.text
      case .text(let text): text
      }
    }.joined()
  }

  /// The words of its class.
  var classes: [String] { self["class"]?.split(separator: " ").map(String.init) ?? [] }
}
