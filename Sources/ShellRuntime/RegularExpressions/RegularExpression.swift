/// A POSIX regular expression with the GNU extensions, as grep, sed and awk take it.
///
/// The whole match is the leftmost and, among those, the longest one. Patterns without
/// back-references are matched in time proportional to the text times the pattern; those with
/// back-references stop searching after a fixed number of steps.
public struct RegularExpression: Sendable {
  public enum Syntax: Sendable {
    /// `\(a\)\{2\}`: grep and sed without `-E`.
    case basic
    /// `(a){2}`: `-E` and awk.
    case extended
    /// Every character stands for itself: `-F`.
    case literal
  }

  /// Why a pattern is none: the text that the C library's `regerror` gives.
  public struct SyntaxError: Error, Equatable, Sendable {
    public let message: String
  }

  public struct Match: Equatable, Sendable {
    /// The whole match at 0, then the groups by number; nil for one that took no part.
    ///
    /// Positions are the indices of the slice that was searched.
    public var groups: [Range<Int>?]
    public var range: Range<Int>
  }

  /// How many groups the pattern has.
  public let groupCount: Int
  private let program: Program
  private let literal: [UInt8]?

  public init(
    _ pattern: some Sequence<UInt8>,
    _ syntax: Syntax,
    ignoringCase: Bool = false
  ) throws(SyntaxError) {
    let pattern = Array(pattern)
    let node: Node
    if syntax == .literal {
      node = .sequence(TextUnits.all(pattern).map(Node.character))
      groupCount = 0
    } else {
      var parser = Parser(pattern, extended: syntax == .extended)
      node = try parser.parse()
      groupCount = parser.groupCount
    }
    program = try Program(node, groupCount: groupCount, ignoringCase: ignoringCase)
    literal = ignoringCase ? nil : node.literal
  }

  public init(
    _ pattern: String,
    _ syntax: Syntax,
    ignoringCase: Bool = false
  ) throws(SyntaxError) {
    try self.init(pattern.utf8, syntax, ignoringCase: ignoringCase)
  }

  /// The first match in a slice; nothing before the slice is looked at.
  ///
  /// With `atLineStart` false `^` does not match at the slice's start (`REG_NOTBOL`). Without
  /// `capturing` only the whole match is found, which is faster.
  public func firstMatch(
    in text: ArraySlice<UInt8>,
    atLineStart: Bool = true,
    capturing: Bool = true
  ) -> Match? {
    if let literal { return Self.find(literal, in: text) }
    let slots = capturing ? 2 * (groupCount + 1) : 2
    let found: [Int]?
    if program.hasBackreferences {
      var matcher = BacktrackingMatcher(program, text, atLineStart: atLineStart)
      found = matcher.search()
    } else {
      var matcher = SimulatingMatcher(program, text, atLineStart: atLineStart, slots: slots)
      found = matcher.search()
    }
    guard let found else { return nil }
    let groups = stride(from: 0, to: min(found.count, slots), by: 2).map { slot in
      found[slot] < 0 || found[slot + 1] < 0 ? nil : found[slot]..<found[slot + 1]
    }
    return Match(groups: groups, range: found[0]..<found[1])
  }

  /// Whether the pattern occurs in the text.
  public func matches(_ text: ArraySlice<UInt8>) -> Bool {
    if let literal { return Self.find(literal, in: text) != nil }
    if program.hasBackreferences { return firstMatch(in: text) != nil }
    var matcher = SimulatingMatcher(program, text, atLineStart: true, slots: 2)
    matcher.stopsAtFirst = true
    return matcher.search() != nil
  }

  private static func find(_ literal: [UInt8], in text: ArraySlice<UInt8>) -> Match? {
    guard let first = literal.first else {
      let empty = text.startIndex..<text.startIndex
      return Match(groups: [empty], range: empty)
    }
    var start = text.startIndex
    while let candidate = text[start...].firstIndex(of: first) {
      let end = candidate + literal.count
      if end > text.endIndex { return nil }
      if text[candidate..<end].elementsEqual(literal) {
        return Match(groups: [candidate..<end], range: candidate..<end)
      }
      start = candidate + 1
    }
    return nil
  }
}
