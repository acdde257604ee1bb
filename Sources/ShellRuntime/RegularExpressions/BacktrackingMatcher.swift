/// Tries one way after the other: needed for back-references alone, and bounded in its steps.
struct BacktrackingMatcher {
  /// After so many steps the best match so far stands.
  private static let mostSteps = 1_000_000

  private struct State {
    var instruction: Int
    var index: Int
    var slots: [Int]
    /// Instructions since the last character: more than the program has means a loop in place.
    var idle: Int
  }

  private let program: RegularExpression.Program
  private let text: ArraySlice<UInt8>
  private let context: TextContext
  private var steps = 0
  private var best: [Int]?

  init(_ program: RegularExpression.Program, _ text: ArraySlice<UInt8>, atLineStart: Bool) {
    self.program = program
    self.text = text
    context = TextContext(text: text, atLineStart: atLineStart)
  }

  mutating func search() -> [Int]? {
    var start = text.startIndex
    while steps < Self.mostSteps {
      explore(from: start)
      if best != nil || start >= text.endIndex { return best }
      start += TextUnits.unit(text, at: start).length
    }
    return best
  }

  private mutating func explore(from start: Int) {
    let slots = Array(repeating: -1, count: 2 * (program.groupCount + 1))
    var stack = [State(instruction: 0, index: start, slots: slots, idle: 0)]
    while var state = stack.popLast() {
      while steps < Self.mostSteps, step(&state, &stack) { steps += 1 }
      steps += 1
      if let best, best[1] == text.endIndex || steps >= Self.mostSteps { return }
    }
  }

  /// Goes on by one instruction; false when this way has ended.
  private mutating func step(_ state: inout State, _ stack: inout [State]) -> Bool {
    state.idle += 1
    if state.idle > program.instructions.count + 1 { return false }
    switch program.instructions[state.instruction] {
    case .match:
      if state.slots[1] > best?[1] ?? -1 { best = state.slots }
      return false
    case .jump(let target): state.instruction = target
    case .split(let first, let second):
      var other = state
      other.instruction = second
      stack.append(other)
      state.instruction = first
    case .save(let slot):
      state.slots[slot] = state.index
      state.instruction += 1
    case .assertion(let assertion):
      if !context.holds(assertion, at: state.index) { return false }
      state.instruction += 1
    case .backreference(let number): return refer(to: number, &state)
    case .unit(let wanted): return consume(&state) { $0 == wanted }
    case .any: return consume(&state) { _ in true }
    case .set(let number): return consume(&state) { program.sets[number].contains($0) }
    }
    return true
  }

  private func consume(_ state: inout State, _ matches: (UInt32) -> Bool) -> Bool {
    guard state.index < text.endIndex else { return false }
    let (value, length) = TextUnits.unit(text, at: state.index)
    guard matches(program.ignoringCase ? TextUnits.folded(value) : value) else { return false }
    state.index += length
    state.instruction += 1
    state.idle = 0
    return true
  }

  private func refer(to number: Int, _ state: inout State) -> Bool {
    let (low, high) = (state.slots[2 * number], state.slots[2 * number + 1])
    guard low >= 0, high >= low, state.index + high - low <= text.endIndex else { return false }
    let here = state.index..<state.index + high - low
    let equal = zip(text[low..<high], text[here]).allSatisfy { a, b in
      a == b
        || program.ignoringCase && TextUnits.folded(UInt32(a)) == TextUnits.folded(UInt32(b))
    }
    guard equal else { return false }
    if !here.isEmpty { state.idle = 0 }
    state.index = here.upperBound
    state.instruction += 1
    return true
  }
}
