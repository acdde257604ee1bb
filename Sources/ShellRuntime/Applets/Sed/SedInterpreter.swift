/// Runs a sed script's commands on one line after the other.
struct SedInterpreter: Sendable {
  enum Stop {
    /// The next line is wanted, then the command with this index.
    case fetch(then: Int)
    case endOfCycle
    /// Enough for one step; goes on with this command.
    case pause(at: Int)
    case failure(String)
  }

  /// Where a command's range stands.
  private struct RangeState: Sendable {
    var active = false
    /// A numbered first line matches once.
    var startDone = false
    var endLine: Int?
  }

  /// The line behind the current one; nil on the last line.
  var lookahead: LineReader.Line?
  /// The descriptors of the files that `w` writes to.
  var descriptors: [String: Int] = [:]
  /// What has been edited so far of a file that is edited in place.
  var inPlace: [UInt8]?
  private(set) var quitting = false

  private let commands: [SedCommand]
  private let quiet: Bool
  private let labels: [String: Int]
  private var ranges: [RangeState]
  private var pattern: [UInt8] = []
  private var hold: [UInt8] = []
  private var lineNumber = 0
  private var terminated = true
  private var substituted = false
  private var appended: [[UInt8]] = []
  private var lastExpression: RegularExpression?
  /// Outputs whose last line has not ended.
  private var open: Set<String> = []

  init(commands: [SedCommand], quiet: Bool) {
    self.commands = commands
    self.quiet = quiet
    ranges = Array(repeating: RangeState(), count: commands.count)
    var labels: [String: Int] = [:]
    for (index, command) in commands.enumerated() {
      if case .label(let name) = command.action, labels[name] == nil { labels[name] = index }
    }
    self.labels = labels
  }

  var writtenFiles: [String] {
    commands.compactMap { command in
      switch command.action {
      case .writeFile(let path): path
      case .substitute(let substitution): substitution.file
      default: nil
      }
    }
  }

  mutating func startFile() {
    lineNumber = 0
    ranges = Array(repeating: RangeState(), count: commands.count)
    quitting = false
    open.remove("")
  }

  /// Takes the line that was read ahead; false when there is none.
  mutating func startCycle() -> Bool {
    guard let line = lookahead, !quitting else { return false }
    pattern = line.bytes
    terminated = line.terminated
    lineNumber += 1
    substituted = false
    return true
  }

  mutating func flushAppended(_ output: inout Output) {
    for text in appended { write(text, terminated: true, &output) }
    appended = []
  }

  // MARK: running

  mutating func run(
    from first: Int,
    _ system: some SystemCalls,
    _ output: inout Output
  ) -> Stop {
    var index = first
    var steps = 0
    while index < commands.count {
      steps += 1
      if steps > 2_000 || output.count > 1 << 16 || pattern.count > 1 << 20 && steps > 10 {
        return .pause(at: index)
      }
      if pattern.count > WholeInput.limit || hold.count > WholeInput.limit {
        return .failure("out of memory")
      }
      let command = commands[index]
      let selected = matches(index) != command.inverted
      if !selected {
        if case .openBlock = command.action {
          guard let end = blockEnd(index) else { return .failure("unterminated {") }
          index = end
        }
        index += 1
        continue
      }
      if case .expression(let expression) = command.start { lastExpression = expression }
      switch perform(command.action, index, system, &output) {
      case .proceed: index += 1
      case .jump(let target): index = target
      case .restart: index = 0
      case .stop(let stop): return stop
      }
    }
    return endCycle(&output)
  }

  private func blockEnd(_ start: Int) -> Int? {
    var depth = 0
    for index in start..<commands.count {
      if case .openBlock = commands[index].action { depth += 1 }
      if case .closeBlock = commands[index].action { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// Prints the pattern space, unless asked not to, and what was to be appended.
  private mutating func endCycle(_ output: inout Output) -> Stop {
    if !quiet { write(pattern, terminated: terminated, &output) }
    flushAppended(&output)
    return .endOfCycle
  }

  // MARK: addresses

  private mutating func matches(_ index: Int) -> Bool {
    let command = commands[index]
    if command.start == nil, command.end == nil { return true }
    var state = ranges[index]
    defer { ranges[index] = state }
    let wasActive = state.active
    if !wasActive { state.endLine = nil }
    guard wasActive || starts(command, state) else { return false }
    if case .line = command.start { state.startDone = true }
    switch command.end {
    case nil: state.active = false
    case .last: state.active = lookahead != nil
    case .line(let line): state.active = line > lineNumber
    case .offset(let lines):
      let end = state.endLine ?? lineNumber + lines
      state.endLine = end
      state.active = end > lineNumber
    case .expression(let expression):
      state.active = !(wasActive && expression.matches(pattern[...]))
    }
    return true
  }

  private mutating func starts(_ command: SedCommand, _ state: RangeState) -> Bool {
    switch command.start {
    case nil, .offset: return false
    case .line(let line):
      if state.startDone { return false }
      return command.end == nil ? line == lineNumber : line <= lineNumber
    case .last: return lookahead == nil
    case .expression(let expression):
      guard expression.matches(pattern[...]) else { return false }
      lastExpression = expression
      return true
    }
  }

  // MARK: commands

  private enum Outcome {
    case proceed
    case jump(Int)
    case restart
    case stop(Stop)
  }

  private mutating func perform(
    _ action: SedCommand.Action,
    _ index: Int,
    _ system: some SystemCalls,
    _ output: inout Output
  ) -> Outcome {
    switch action {
    case .openBlock, .closeBlock, .label, .nothing: break
    case .substitute(let substitution): return substitute(substitution, &output)
    case .append(let text): appended.append(text)
    case .insert(let text): write(text, terminated: true, &output)
    case .change(let text):
      if !ranges[index].active { write(text, terminated: true, &output) }
      return .stop(discardLine(&output))
    case .readFile(let path):
      // A file that cannot be read is as good as empty, as POSIX has it.
      appended += WholeInput.lines((try? system.contents(of: path)) ?? []).map(Array.init)
    case .writeFile(let path): write(pattern, to: path, terminated: terminated, &output)
    case .branch(let label): return branch(to: label, &output)
    case .branchIfChanged(let label):
      if substituted {
        substituted = false
        return branch(to: label, &output)
      }
    case .branchUnlessChanged(let label):
      if !substituted { return branch(to: label, &output) }
    case .transliterate(let map): pattern = pattern.map { map[$0] ?? $0 }
    case .delete: return .stop(discardLine(&output))
    case .deleteFirstLine:
      guard let end = pattern.firstIndex(of: UInt8(ascii: "\n")) else {
        return .stop(discardLine(&output))
      }
      pattern.removeSubrange(...end)
      return .restart
    case .copyFromHold: pattern = hold
    case .appendFromHold:
      pattern += [UInt8(ascii: "\n")] + hold
      terminated = true
    case .copyToHold: hold = pattern
    case .appendToHold: hold += [UInt8(ascii: "\n")] + pattern
    case .exchange:
      swap(&pattern, &hold)
      terminated = true
    case .next, .appendNext: return advance(action, index, &output)
    case .print: write(pattern, terminated: true, &output)
    case .printFirstLine:
      write(
        Array(pattern.prefix { $0 != UInt8(ascii: "\n") }),
        terminated: true,
        &output
      )
    case .printLineNumber: write(Array("\(lineNumber)".utf8), terminated: true, &output)
    case .quit:
      quitting = true
      return .stop(endCycle(&output))
    }
    return .proceed
  }

  private mutating func discardLine(_ output: inout Output) -> Stop {
    flushAppended(&output)
    return .endOfCycle
  }

  private mutating func advance(
    _ action: SedCommand.Action,
    _ index: Int,
    _ output: inout Output
  ) -> Outcome {
    guard case .next = action else {
      // GNU's choice, and busybox's: the pattern space is printed when there is no next line.
      guard let line = lookahead else { return .stop(endCycle(&output)) }
      pattern += [UInt8(ascii: "\n")] + line.bytes
      return take(line, then: index)
    }
    if !quiet { write(pattern, terminated: terminated, &output) }
    guard let line = lookahead else { return .stop(discardLine(&output)) }
    pattern = line.bytes
    substituted = false
    return take(line, then: index)
  }

  private mutating func take(_ line: LineReader.Line, then index: Int) -> Outcome {
    terminated = line.terminated
    lineNumber += 1
    return .stop(.fetch(then: index + 1))
  }

  private mutating func substitute(
    _ substitution: SedSubstitution,
    _ output: inout Output
  ) -> Outcome {
    guard let expression = substitution.expression ?? lastExpression else {
      return .stop(.failure("no previous regexp"))
    }
    lastExpression = expression
    guard let result = substitution.apply(expression, to: pattern) else { return .proceed }
    pattern = result
    substituted = true
    if substitution.prints { write(pattern, terminated: terminated, &output) }
    if let file = substitution.file { write(pattern, to: file, terminated: terminated, &output) }
    return .proceed
  }

  private mutating func branch(to label: String?, _ output: inout Output) -> Outcome {
    guard let label else { return .stop(endCycle(&output)) }
    guard let target = labels[label] else {
      return .stop(.failure("can't find label for jump to '\(label)'"))
    }
    return .jump(target + 1)
  }

  // MARK: writing

  /// Writes a line; one without its end gets it as soon as another follows.
  private mutating func write(
    _ line: [UInt8],
    to path: String = "",
    terminated: Bool,
    _ output: inout Output
  ) {
    var bytes: [UInt8] = open.remove(path) == nil ? [] : [UInt8(ascii: "\n")]
    bytes += line
    if terminated { bytes.append(UInt8(ascii: "\n")) } else { open.insert(path) }
    if path.isEmpty, inPlace != nil {
      inPlace? += bytes
    } else {
      output.append(bytes, to: path.isEmpty ? 1 : descriptors[path] ?? 1)
    }
  }
}
