/// A value that many owners share until one of them changes it.
///
/// The pods of a Job hold one spec between them; copying an object copies a few references.
///
/// As a property wrapper it hands out copies across modules. The parts of objects that are read all
/// the time have accessors of their own, which lend them; these are inlinable, since the
/// simulator's work is for the greater part such reads.
@propertyWrapper
public struct Shared<Content: Hashable & Sendable>: Hashable, Sendable {
  @usableFromInline
  final class Box: @unchecked Sendable {
    // Written only while uniquely referenced, like the storage of an array.
    @usableFromInline @exclusivity(unchecked) var content: Content

    @inlinable
    init(_ content: Content) {
      self.content = content
    }
  }

  @usableFromInline var box: Box

  @inlinable
  public init(wrappedValue: Content) {
    box = Box(wrappedValue)
  }

  @inlinable public var wrappedValue: Content {
    _read { yield box.content }
    _modify {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.content) }
      yield &box.content
    }
  }

  /// Whether both are one and the same value in memory: then they are equal, which is so found out
  /// without a look at them.
  @inlinable
  public func isOne(with other: Shared) -> Bool { box === other.box }

  @inlinable
  public static func == (a: Shared, b: Shared) -> Bool {
    a.box === b.box || a.box.content == b.box.content
  }

  @inlinable
  public func hash(into hasher: inout Hasher) {
    hasher.combine(box.content)
  }
}

/// A shared value as a key: equal to itself alone, whatever it holds.
///
/// It keeps the value, so that no other one takes its place in memory while the key is in use.
/// Nothing may depend on the order of such keys, which no two runs have alike.
public struct SharedIdentity<Content: Hashable & Sendable>: Hashable, Sendable {
  private let shared: Shared<Content>

  public init(_ shared: Shared<Content>) {
    self.shared = shared
  }

  public static func == (a: SharedIdentity, b: SharedIdentity) -> Bool {
    a.shared.box === b.shared.box
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(shared.box))
  }
}
