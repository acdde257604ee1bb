extension RegularExpression {
  /// A regular expression as instructions of a nondeterministic automaton.
  struct Program: Sendable {
    enum Instruction: Sendable {
      case unit(UInt32)
      case any
      case set(Int)
      /// Goes both ways, the first by preference.
      case split(Int, Int)
      case jump(Int)
      case save(Int)
      case assertion(Node.Assertion)
      case backreference(Int)
      case match
    }

    /// Larger programs are refused: repetitions of repetitions multiply.
    private static let largest = 50_000

    private(set) var instructions: [Instruction] = []
    private(set) var sets: [UnitSet] = []
    private(set) var hasBackreferences = false
    let ignoringCase: Bool
    let groupCount: Int
    /// The bytes a match can start with; nil when it may be empty or start in other ways.
    private(set) var firstBytes: [Bool]?

    init(_ node: Node, groupCount: Int, ignoringCase: Bool) throws(SyntaxError) {
      self.ignoringCase = ignoringCase
      self.groupCount = groupCount
      try emit(.save(0))
      try emit(node)
      try emit(.save(1))
      try emit(.match)
      firstBytes = startingBytes()
    }

    private mutating func emit(_ instruction: Instruction) throws(SyntaxError) {
      if instructions.count >= Self.largest {
        throw SyntaxError(message: "Regular expression too big")
      }
      instructions.append(instruction)
    }

    private mutating func emit(_ node: Node) throws(SyntaxError) {
      switch node {
      case .character(let unit):
        try emit(.unit(ignoringCase ? TextUnits.folded(unit) : unit))
      case .any: try emit(Instruction.any)
      case .set(let set):
        sets.append(ignoringCase ? set.folded() : set)
        try emit(.set(sets.count - 1))
      case .sequence(let parts):
        for part in parts { try emit(part) }
      case .alternation(let branches): try emit(alternatives: branches)
      case .group(let number, let body):
        try emit(.save(2 * number))
        try emit(body)
        try emit(.save(2 * number + 1))
      case .repetition(let body, let least, let most):
        try emit(repeating: body, least, most)
      case .assertion(let assertion): try emit(Instruction.assertion(assertion))
      case .backreference(let number):
        hasBackreferences = true
        try emit(Instruction.backreference(number))
      }
    }

    private mutating func emit(alternatives: [Node]) throws(SyntaxError) {
      var exits: [Int] = []
      for (index, branch) in alternatives.enumerated() {
        guard index < alternatives.count - 1 else {
          try emit(branch)
          break
        }
        let split = instructions.count
        try emit(.split(split + 1, 0))
        try emit(branch)
        exits.append(instructions.count)
        try emit(.jump(0))
        instructions[split] = .split(split + 1, instructions.count)
      }
      for exit in exits { instructions[exit] = .jump(instructions.count) }
    }

    /// `x{2,4}` as `xx(x(x)?)?`, `x*` as `(x+)?`, so that a group that matched nothing is set.
    private mutating func emit(
      repeating body: Node,
      _ least: Int,
      _ most: Int?
    ) throws(SyntaxError) {
      var last = instructions.count
      for _ in 0..<least {
        last = instructions.count
        try emit(body)
      }
      guard let most else {
        if least > 0 {
          try emit(.split(last, instructions.count + 1))
          return
        }
        let split = instructions.count
        try emit(.split(split + 1, 0))
        try emit(body)
        try emit(.split(split + 1, instructions.count + 1))
        instructions[split] = .split(split + 1, instructions.count)
        return
      }
      var splits: [Int] = []
      for _ in least..<max(least, most) {
        splits.append(instructions.count)
        try emit(.split(instructions.count + 1, 0))
        try emit(body)
      }
      for split in splits { instructions[split] = .split(split + 1, instructions.count) }
    }

    private func startingBytes() -> [Bool]? {
      var bytes = [Bool](repeating: false, count: 256)
      var seen = [Bool](repeating: false, count: instructions.count)
      var open = [0]
      while let index = open.popLast() {
        if seen[index] { continue }
        seen[index] = true
        switch instructions[index] {
        case .jump(let target): open.append(target)
        case .split(let first, let second): open += [first, second]
        case .save: open.append(index + 1)
        case .unit(let unit): allow(&bytes) { $0 == unit }
        case .set(let number): allow(&bytes) { sets[number].contains($0) }
        case .any, .assertion, .backreference, .match: return nil
        }
      }
      return bytes
    }

    /// Every byte beyond ASCII is let through: it may start any wide character.
    private func allow(_ bytes: inout [Bool], _ matches: (UInt32) -> Bool) {
      for byte in 0..<256 {
        let unit = ignoringCase ? TextUnits.folded(UInt32(byte)) : UInt32(byte)
        if byte >= 128 || matches(unit) { bytes[byte] = true }
      }
    }
  }
}
