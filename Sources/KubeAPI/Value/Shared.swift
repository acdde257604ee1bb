/// A value that many owners share until one of them changes it.
///
/// The pods of a Job hold one spec between them; copying an object copies a few references.
///
/// As a property wrapper it hands out copies across modules. The parts of jobs and pods are read all
/// the time, and so have accessors of their own, which lend them.
@propertyWrapper
package struct Shared<Content: Hashable & Sendable>: Hashable, Sendable {
  private final class Box: @unchecked Sendable {
    // Written only while uniquely referenced, like the storage of an array.
    var content: Content

    init(_ content: Content) {
      self.content = content
    }
  }

  private var box: Box

  package init(wrappedValue: Content) {
    box = Box(wrappedValue)
  }

  package var wrappedValue: Content {
    _read { yield box.content }
    _modify {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.content) }
      yield &box.content
    }
  }

  package static func == (a: Shared, b: Shared) -> Bool {
    a.box === b.box || a.box.content == b.box.content
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(box.content)
  }
}
