/// A place in a file, both counted from 1.
public struct SourcePosition: Hashable, Sendable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Where each part of a document stands in its file, by its path in the document.
///
/// A field is found at its name, an item of a list at its first character.
public struct SourcePositions: Hashable, Sendable {
  public struct Child: Hashable, Sendable {
    public var name: String
    public var start: SourcePosition
    public var positions: SourcePositions
  }

  public var start: SourcePosition
  /// Empty names stand for the items of a list.
  public var children: [Child]

  public init(start: SourcePosition, children: [Child] = []) {
    self.start = start
    self.children = children
  }

  /// Where a path such as `spec.template.spec.containers[0].image` stands; nil when it is absent.
  public subscript(path: String) -> SourcePosition? {
    let steps = SourcePositions.steps(path)
    let found = follow(steps)
    return found.depth == steps.count ? found.position : nil
  }

  /// Where the path stands, or what of it there is.
  public func nearest(to path: String) -> SourcePosition {
    follow(SourcePositions.steps(path)).position
  }

  private enum Step {
    case field(String)
    case item(Int)
  }

  private func follow(_ steps: [Step]) -> (position: SourcePosition, depth: Int) {
    var here = self
    var position = start
    for (depth, step) in steps.enumerated() {
      let child: Child?
      switch step {
      case .field(let name): child = here.children.last { $0.name == name }
      case .item(let index):
        child = here.children.indices.contains(index) ? here.children[index] : nil
      }
      guard let child else { return (position, depth) }
      position = child.start
      here = child.positions
    }
    return (position, steps.count)
  }

  /// Splits `a.b[0].c` and `labels[a.b/c]`: what is in brackets is an index or a key with dots.
  private static func steps(_ path: String) -> [Step] {
    var steps: [Step] = []
    var name = ""
    var inBrackets = false
    for character in path {
      switch character {
      case "." where !inBrackets, "[" where !inBrackets:
        if !name.isEmpty { steps.append(.field(name)) }
        name = ""
        inBrackets = character == "["
      case "]" where inBrackets:
        steps.append(Int(name).map(Step.item) ?? .field(name))
        name = ""
        inBrackets = false
      default:
        name.append(character)
      }
    }
    if !name.isEmpty { steps.append(.field(name)) }
    return steps
  }
}
