import Simulation

/// A set of fields of an object: a tree whose nodes may be members.
///
/// Its wire form is `fieldsV1`, where `f:` begins a field's name, `k:` the keys of a list's item and
/// `v:` an item of a set, and `.` stands for the node itself
/// (https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management).
public struct FieldSet: Hashable, Sendable {
  public struct Child: Hashable, Sendable {
    /// As on the wire: `f:spec`, `k:{"name":"main"}`, `v:"x"`.
    public var element: String
    public var set: FieldSet
  }

  public var isMember = false
  /// By element; none is empty.
  public private(set) var children: [Child] = []

  public init() {}

  /// The set of one node alone.
  public static let member: FieldSet = {
    var set = FieldSet()
    set.isMember = true
    return set
  }()

  public var isEmpty: Bool { !isMember && children.isEmpty }

  public subscript(element: String) -> FieldSet? {
    get {
      let index = position(of: element)
      return index < children.count && children[index].element == element
        ? children[index].set : nil
    }
    set {
      let index = position(of: element)
      let found = index < children.count && children[index].element == element
      let kept = newValue.flatMap { $0.isEmpty ? nil : $0 }
      switch (found, kept) {
      case (true, let set?): children[index].set = set
      case (true, nil): children.remove(at: index)
      case (false, let set?): children.insert(Child(element: element, set: set), at: index)
      case (false, nil): break
      }
    }
  }

  /// Where `element` is, or would have to be put.
  private func position(of element: String) -> Int {
    if let last = children.last, last.element < element { return children.count }
    return children.partitioningIndex { $0.element >= element }
  }

  // MARK: operations

  public func union(_ other: FieldSet) -> FieldSet {
    if isEmpty { return other }
    if other.isEmpty { return self }
    var result = self
    result.isMember = isMember || other.isMember
    for child in other.children {
      result[child.element] = self[child.element]?.union(child.set) ?? child.set
    }
    return result
  }

  /// Without the members of `other`; what lies below one of them stays.
  public func subtracting(_ other: FieldSet) -> FieldSet {
    if other.isEmpty { return self }
    var result = self
    if other.isMember { result.isMember = false }
    for child in other.children {
      guard let mine = self[child.element] else { continue }
      result[child.element] = mine.subtracting(child.set)
    }
    return result
  }

  public func intersection(_ other: FieldSet) -> FieldSet {
    var result = FieldSet()
    result.isMember = isMember && other.isMember
    for child in children {
      guard let theirs = other[child.element] else { continue }
      result[child.element] = child.set.intersection(theirs)
    }
    return result
  }

  /// Without the members of `other` and all that lies below them.
  public func removingSubtrees(of other: FieldSet) -> FieldSet {
    if other.isEmpty { return self }
    if other.isMember { return FieldSet() }
    var result = self
    for child in other.children {
      guard let mine = self[child.element] else { continue }
      result[child.element] = mine.removingSubtrees(of: child.set)
    }
    return result
  }

  // MARK: paths

  /// The elements on the way to each member; a node's members come before what lies below them.
  public var paths: [[String]] {
    var found: [[String]] = []
    collect([], into: &found)
    return found
  }

  private func collect(_ path: [String], into found: inout [[String]]) {
    for child in children where child.set.isMember { found.append(path + [child.element]) }
    for child in children { child.set.collect(path + [child.element], into: &found) }
  }

  public func contains(_ path: [String]) -> Bool {
    var set = self
    for element in path {
      guard let next = set[element] else { return false }
      set = next
    }
    return set.isMember
  }

  /// A path as messages show it: `.spec.template.spec.containers[name="main"].image`.
  public static func text(of path: [String]) -> String {
    path.map { element in
      let rest = String(element.dropFirst(2))
      switch element.first {
      case "k":
        let keys = (try? JSONReader.value(rest))?.fields ?? Fields()
        return "[" + keys.map { "\($0.name)=\($0.value.compactText)" }.joined(separator: ",") + "]"
      case "v": return "[=\(rest)]"
      default: return ".\(rest)"
      }
    }.joined()
  }

  // MARK: wire form

  /// `fieldsV1`.
  public var value: Value {
    var fields = Fields()
    if isMember, !children.isEmpty { fields["."] = .object(Fields()) }
    for child in children { fields[child.element] = child.set.value }
    return .object(fields)
  }

  /// Reads `fieldsV1`; what is no object in it counts as empty.
  public init(_ value: Value) {
    for entry in value.fields ?? Fields() where entry.name != "." {
      self[entry.name] = FieldSet(node: entry.value)
    }
  }

  private init(node value: Value) {
    self.init(value)
    isMember = children.isEmpty || value["."] != nil
  }
}
