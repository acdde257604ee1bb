/// Where a field stands, such as `spec.template.spec.containers[0].name`.
///
/// Validation names hundreds of places and speaks of hardly any: the text is made for those alone.
/// A path is written as the text would be, `"\(path).containers[\(index)]"`, and keeps the pieces; it
/// takes no memory of its own unless a name is among them that is no literal.
public struct FieldPlace: Sendable {
  fileprivate enum Piece: Sendable {
    case literal(StaticString)
    case index(Int)
    /// One of `names`.
    case name(Int)
  }

  fileprivate static let piecesMax = 16
  fileprivate var pieces = InlineArray<16, Piece>(repeating: .index(0))
  fileprivate var count = 0
  fileprivate var names: [String] = []

  public var text: String {
    var text = ""
    for index in 0..<count {
      switch pieces[index] {
      case .literal(let literal): text += literal.description
      case .index(let index): text += String(index)
      case .name(let index): text += names[index]
      }
    }
    return text
  }

  fileprivate mutating func append(_ piece: Piece) {
    if count == FieldPlace.piecesMax { join() }
    pieces[count] = piece
    count += 1
  }

  fileprivate mutating func append(_ name: String) {
    if count == FieldPlace.piecesMax { join() }
    names.append(name)
    append(.name(names.count - 1))
  }

  /// Makes room: all pieces become one.
  private mutating func join() {
    names = [text]
    pieces[0] = .name(0)
    count = 1
  }
}

extension FieldPlace: CustomStringConvertible {
  public var description: String { text }
}

extension FieldPlace: ExpressibleByStringInterpolation {
  public init(_ text: String) { append(text) }

  public init(stringLiteral text: StaticString) { append(.literal(text)) }

  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.path }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var path = FieldPlace()

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: StaticString) {
      if literal.utf8CodeUnitCount > 0 { path.append(.literal(literal)) }
    }

    public mutating func appendInterpolation(_ name: String) { path.append(name) }

    public mutating func appendInterpolation(_ index: Int) { path.append(.index(index)) }

    /// Most paths begin with another one.
    public mutating func appendInterpolation(_ other: FieldPlace) {
      if path.count == 0 {
        path = other
      } else {
        path.append(other.text)
      }
    }
  }
}
