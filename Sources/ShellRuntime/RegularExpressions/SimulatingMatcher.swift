/// Runs all ways through the automaton side by side, one character at a time (Pike's algorithm).
///
/// Threads stand in order of preference: an earlier start first, then the greedier way. Of the
/// threads with the leftmost start the longest match wins, as POSIX asks.
struct SimulatingMatcher {
  private struct Threads {
    var positions: [Int] = []
    /// The slots of every instruction's thread, one row each.
    var slots: [Int]
    /// The generation in which an instruction was last entered.
    var marks: [Int]
    var generation = 0

    mutating func clear() {
      positions.removeAll(keepingCapacity: true)
      generation += 1
    }
  }

  private enum Work {
    case visit(Int)
    case restore(slot: Int, value: Int)
  }

  /// For those who only ask whether there is a match.
  var stopsAtFirst = false
  private let program: RegularExpression.Program
  private let text: ArraySlice<UInt8>
  private let context: TextContext
  private let slotCount: Int
  private var current: Threads
  private var next: Threads
  private var scratch: [Int]
  private var stack: [Work] = []
  private var best: [Int]?

  init(
    _ program: RegularExpression.Program,
    _ text: ArraySlice<UInt8>,
    atLineStart: Bool,
    slots: Int
  ) {
    self.program = program
    self.text = text
    context = TextContext(text: text, atLineStart: atLineStart)
    slotCount = slots
    let size = program.instructions.count
    current = Threads(
      slots: Array(repeating: -1, count: size * slots),
      marks: Array(repeating: -1, count: size)
    )
    next = current
    scratch = Array(repeating: -1, count: slots)
  }

  /// The slots of the first match: pairs of positions, -1 where there is none.
  mutating func search() -> [Int]? {
    var index = text.startIndex
    current.clear()
    while true {
      if best == nil {
        if current.positions.isEmpty, let first = program.firstBytes {
          while index < text.endIndex, !first[Int(text[index])] { index += 1 }
          if index == text.endIndex { return nil }
        }
        for slot in scratch.indices { scratch[slot] = -1 }
        swap(&current, &next)
        add(0, at: index)
        swap(&current, &next)
      }
      if current.positions.isEmpty, best != nil { return best }
      let unit = index < text.endIndex ? TextUnits.unit(text, at: index) : nil
      next.clear()
      advance(over: unit, at: index)
      if stopsAtFirst, best != nil { return best }
      guard let unit else { return best }
      swap(&current, &next)
      index += unit.length
    }
  }

  private mutating func advance(over unit: (value: UInt32, length: Int)?, at index: Int) {
    let value = unit.map { program.ignoringCase ? TextUnits.folded($0.value) : $0.value }
    for position in current.positions {
      let row = position * slotCount
      let start = current.slots[row]
      if let best, start > best[0] { break }
      let passes: Bool
      switch program.instructions[position] {
      case .match:
        accept(row, start)
        continue
      case .unit(let wanted): passes = wanted == value
      case .any: passes = value != nil
      case .set(let number): passes = value.map(program.sets[number].contains) ?? false
      default: passes = false
      }
      guard passes, let unit else { continue }
      for slot in 0..<slotCount { scratch[slot] = current.slots[row + slot] }
      add(position + 1, at: index + unit.length)
    }
  }

  private mutating func accept(_ row: Int, _ start: Int) {
    let slots = Array(current.slots[row..<row + slotCount])
    guard let best else {
      best = slots
      return
    }
    if start < best[0] || start == best[0] && slots[1] > best[1] { self.best = slots }
  }

  /// Enters into `next` an instruction and all that can be reached from it without a character.
  private mutating func add(_ instruction: Int, at index: Int) {
    stack.append(.visit(instruction))
    while let work = stack.popLast() {
      guard case .visit(let position) = work else {
        if case .restore(let slot, let value) = work { scratch[slot] = value }
        continue
      }
      if next.marks[position] == next.generation { continue }
      next.marks[position] = next.generation
      switch program.instructions[position] {
      case .jump(let target): stack.append(.visit(target))
      case .split(let first, let second):
        stack.append(.visit(second))
        stack.append(.visit(first))
      case .save(let slot):
        if slot < slotCount {
          stack.append(.restore(slot: slot, value: scratch[slot]))
          scratch[slot] = index
        }
        stack.append(.visit(position + 1))
      case .assertion(let assertion):
        if context.holds(assertion, at: index) { stack.append(.visit(position + 1)) }
      default:
        next.positions.append(position)
        let row = position * slotCount
        for slot in 0..<slotCount { next.slots[row + slot] = scratch[slot] }
      }
    }
  }
}
