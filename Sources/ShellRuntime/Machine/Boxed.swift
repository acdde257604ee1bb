/// A value behind one reference: handing it about copies one word, and changing it copies the value
/// when others hold it too.
struct Boxed<Content: Sendable>: Sendable {
  private final class Box: @unchecked Sendable {
    // Written only while uniquely referenced, like the storage of an array.
    @exclusivity(unchecked) var content: Content

    init(_ content: consuming Content) {
      self.content = content
    }
  }

  private var box: Box

  init(_ content: consuming Content) {
    box = Box(content)
  }

  var content: Content {
    _read { yield box.content }
    _modify {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.content) }
      yield &box.content
    }
  }
}
