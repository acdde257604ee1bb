import Simulation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Runs an awk program: a stack machine that can stop at any instruction and go on later.
struct AwkMachine: Sendable {
  /// Ends the program with a message.
  struct Failure: Error {
    var message: String
    var status: UInt8 = 1
    /// Whether the message names the line of the program.
    var namesLine = true
  }

  private enum Special: Int {
    case fieldCount, recordNumber, fileRecordNumber, fieldSeparator, outputFieldSeparator
    case outputRecordSeparator, recordSeparator, subscriptSeparator, fileName, matchStart
    case matchLength, conversionFormat, outputFormat, environment, arguments, argumentCount
  }

  private struct Frame: Sendable {
    var locals: [AwkValue]
    var origins: [AwkProgram.Slot?]
    var returnAddress: Int
    var eachDepth: Int
  }

  private static let deepestCalls = 2_000
  private static let mostBytes = 16 << 20
  private static let mostElements = 2_000_000

  private let program: AwkProgram
  private var globals: [AwkValue]
  private var arrays: [AwkArray] = []
  private var stack: [AwkValue] = []
  private var frames: [Frame] = []
  private var eachKeys: [ArraySlice<[UInt8]>] = []
  private var ranges: [Bool]
  private var counter = 0
  private var record = AwkRecord()
  private var input: AwkInput?
  private var argumentIndex = 1
  private var usedFile = false
  private var inputs: [[UInt8]: AwkInput] = [:]
  private var outputs: [[UInt8]: Int] = [:]
  private var expressions: [[UInt8]: RegularExpression] = [:]
  private var child: ChildProcess?
  private var status: UInt8 = 0
  private var ending = false
  private var random = RandomStream(seed: 1)
  private var seed = 1.0

  init(_ program: AwkProgram, arguments: [String], environment: [String: String]) {
    self.program = program
    globals = Array(repeating: .unset, count: program.globalNames.count)
    ranges = Array(repeating: false, count: program.rangeCount)
    for (special, text) in [
      (Special.fieldSeparator, " "), (.outputFieldSeparator, " "), (.outputRecordSeparator, "\n"),
      (.recordSeparator, "\n"), (.subscriptSeparator, "\u{1c}"), (.conversionFormat, "%.6g"),
      (.outputFormat, "%.6g"),
    ] { globals[special.rawValue] = .text(Array(text.utf8)) }
    var list = AwkArray()
    for (index, argument) in arguments.enumerated() {
      list[Array("\(index)".utf8)] = AwkValue(input: Array(argument.utf8))
    }
    var variables = AwkArray()
    for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
      variables[Array(name.utf8)] = AwkValue(input: Array(value.utf8))
    }
    arrays = [list, variables]
    globals[Special.arguments.rawValue] = .array(0)
    globals[Special.environment.rawValue] = .array(1)
    globals[Special.argumentCount.rawValue] = .number(Double(arguments.count))
    globals[Special.recordNumber.rawValue] = .number(0)
    globals[Special.fileRecordNumber.rawValue] = .number(0)
  }

  /// `-v name=value` and operands of that form; escapes are read as in a string.
  mutating func assign(_ name: String, _ text: String) throws(Failure) {
    guard let index = program.globalNames.firstIndex(of: name) else { return }
    let bytes = EscapeSequence.expand(Array(text.utf8)[...], zeroLeads: false).bytes
    try store(AwkValue(input: bytes), in: .global(index))
  }

  // MARK: running

  /// Runs a bounded number of instructions.
  mutating func run(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    do throws(Failure) {
      for _ in 0..<20_000 {
        if output.count > 1 << 16 { return .again }
        if let step = try execute(program.code[counter], &system, &output) { return step }
      }
      return .again
    } catch {
      let line = program.lines[min(counter, program.lines.count - 1)]
      output.error("awk: " + (error.namesLine ? "cmd. line:\(line): " : "") + error.message)
      return .exit(error.status)
    }
  }

  private mutating func pop() -> AwkValue { stack.popLast() ?? .unset }

  private func text(_ value: AwkValue) -> [UInt8] {
    value.text(special(.conversionFormat))
  }

  private func special(_ special: Special) -> [UInt8] {
    globals[special.rawValue].text(Array("%.6g".utf8))
  }

  /// One instruction; nil when the next may follow at once.
  private mutating func execute(
    _ instruction: AwkProgram.Instruction,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) throws(Failure) -> AppletStep? {
    var next = counter + 1
    switch instruction {
    case .push(let value): stack.append(value)
    case .pop: _ = pop()
    case .duplicate: stack.append(stack.last ?? .unset)
    case .load(let target): stack.append(try load(target))
    case .store(let target):
      let value = pop()
      try store(value, to: target)
      stack.append(value)
    case .increment(let target, let amount, let old):
      let index = needsIndex(target) ? stack.last : nil
      let before = try load(target).number
      if let index { stack.append(index) }
      try store(.number(before + amount), to: target)
      stack.append(.number(old ? before : before + amount))
    case .modify(let target, let operation):
      let operand = pop().number
      let index = needsIndex(target) ? stack.last : nil
      let result = try Self.compute(operation, try load(target).number, operand)
      if let index { stack.append(index) }
      try store(.number(result), to: target)
      stack.append(.number(result))
    case .arithmetic(let operation):
      let right = pop().number
      stack.append(.number(try Self.compute(operation, pop().number, right)))
    case .negate: stack.append(.number(-pop().number))
    case .plus: stack.append(.number(pop().number))
    case .not: stack.append(AwkValue(!pop().isTrue))
    case .truth: stack.append(AwkValue(pop().isTrue))
    case .compare(let comparison):
      let right = pop()
      stack.append(AwkValue(holds(comparison, pop(), right)))
    case .concatenate:
      let right = text(pop())
      try push(text(pop()) + right)
    case .match(let negated):
      let pattern = try expression(text(pop()))
      stack.append(AwkValue(pattern.matches(text(pop())[...]) != negated))
    case .matchRecord(let pattern):
      stack.append(AwkValue(try expression(pattern).matches(wholeRecord()[...])))
    case .contains(let slot):
      let key = text(pop())
      stack.append(AwkValue(arrays[try array(slot)][key] != nil))
    case .subscripts(let count):
      let parts = stack.suffix(count).map { text($0) }
      stack.removeLast(count)
      try push(Array(parts.joined(separator: special(.subscriptSeparator))))
    case .jump(let target): next = target
    case .jumpIfFalse(let target): if !pop().isTrue { next = target }
    case .jumpIfTrue(let target): if pop().isTrue { next = target }
    case .jumpIfInRange(let range, let target): if ranges[range] { next = target }
    case .setRange(let range, let inside): ranges[range] = inside
    case .argument(let slot): stack.append(value(of: slot))
    case .call(let function, let origins): next = try call(function, origins)
    case .returnValue:
      let value = pop()
      guard let frame = frames.popLast() else { throw Failure(message: "Unexpected token") }
      eachKeys.removeLast(eachKeys.count - frame.eachDepth)
      stack.append(value)
      next = frame.returnAddress
    case .builtin("close", _), .getLine(.file, _):
      // A file may be read back: what was printed to it goes out first.
      if !output.isEmpty { return .again }
      if let step = try executeOnFile(instruction, &system, &output) { return step }
    case .builtin(let name, let count):
      if name == "system", let step = try runCommand(&system, &output) { return step }
      if name != "system" { try builtin(name, count, &system, &output) }
    case .length(let slot): try length(slot)
    case .split(let slot, let hasSeparator): try split(slot, hasSeparator)
    case .substitute(let target, let all): try substitute(target, all)
    case .deleteElement(let slot):
      let key = text(pop())
      arrays[try array(slot)][key] = nil
    case .deleteArray(let slot): arrays[try array(slot)].removeAll()
    case .beginEach(let slot): eachKeys.append(arrays[try array(slot)].keys[...])
    case .nextKey(_, let end):
      if let key = eachKeys[eachKeys.count - 1].popFirst() {
        stack.append(AwkValue(input: key))
      } else {
        next = end
      }
    case .endEach: eachKeys.removeLast()
    case .print(let count, let redirection):
      try print(count, redirection, &system, &output)
    case .printFormat(let count, let redirection):
      try printFormat(count, redirection, &system, &output)
    case .getLine(let source, let target):
      if let step = try getLine(source, target, &system, &output) { return step }
    case .nextRecord(let end):
      unwind()
      switch try readMain(&system, &output) {
      case .record(let bytes): setRecord(bytes)
      case .blocked(let step): return step
      case .end, .failed: next = end
      }
    case .next: next = program.mainLoop
    case .nextFile:
      closeInput(&system)
      next = program.mainLoop
    case .exit(let hasValue):
      if hasValue { status = UInt8(truncatingIfNeeded: AwkFormat.integer(pop().number)) }
      if ending || counter >= program.endRules { return .exit(status) }
      ending = true
      unwind()
      next = program.endRules
    case .finish: return .exit(status)
    }
    if counter >= program.endRules, frames.isEmpty { ending = true }
    counter = next
    return nil
  }

  private mutating func executeOnFile(
    _ instruction: AwkProgram.Instruction,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) throws(Failure) -> AppletStep? {
    if case .getLine(let source, let target) = instruction {
      return try getLine(source, target, &system, &output)
    }
    try builtin("close", 1, &system, &output)
    return nil
  }

  /// Leaves all functions and loops behind.
  private mutating func unwind() {
    frames = []
    stack = []
    eachKeys = []
  }

  private mutating func push(_ bytes: [UInt8]) throws(Failure) {
    if bytes.count > Self.mostBytes { throw Failure(message: "out of memory") }
    stack.append(.text(bytes))
  }

  private static func compute(
    _ operation: AwkProgram.Arithmetic,
    _ a: Double,
    _ b: Double
  ) throws(Failure) -> Double {
    switch operation {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .power: return pow(a, b)
    case .divide, .remainder:
      if b == 0 { throw Failure(message: "Division by zero") }
      return operation == .divide ? a / b : fmod(a, b)
    }
  }

  private func holds(_ comparison: AwkProgram.Comparison, _ a: AwkValue, _ b: AwkValue) -> Bool {
    let order = AwkValue.compare(a, b, special(.conversionFormat))
    return switch comparison {
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .equal: order == 0
    case .unequal: order != 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }

  // MARK: variables

  private func value(of slot: AwkProgram.Slot) -> AwkValue {
    switch slot {
    case .global(let index): globals[index]
    case .local(let index): frames.last?.locals[index] ?? .unset
    }
  }

  private func needsIndex(_ target: AwkProgram.Target) -> Bool {
    switch target {
    case .element, .field: true
    case .slot, .record: false
    }
  }

  private mutating func load(_ target: AwkProgram.Target) throws(Failure) -> AwkValue {
    switch target {
    case .record: return .text(wholeRecord())
    case .field: return try field(pop())
    case .slot(let slot):
      if slot == .global(Special.fieldCount.rawValue) {
        return .number(Double(record.count(splitter)))
      }
      return value(of: slot)
    case .element(let slot):
      let key = text(pop())
      let array = try array(slot)
      if let value = arrays[array][key] { return value }
      // To look at an element is to make it, as POSIX has it.
      try setElement(array, key, .unset)
      return .unset
    }
  }

  private mutating func setElement(
    _ array: Int,
    _ key: [UInt8],
    _ value: AwkValue
  ) throws(Failure) {
    arrays[array][key] = value
    if arrays[array].count > Self.mostElements { throw Failure(message: "out of memory") }
  }

  private mutating func store(_ value: AwkValue, to target: AwkProgram.Target) throws(Failure) {
    switch target {
    case .record: setRecord(text(value))
    case .slot(let slot): try store(value, in: slot)
    case .field:
      let index = try fieldIndex(pop())
      if index == 0 {
        setRecord(text(value))
      } else {
        let splitter = splitter
        record.setField(index, value, splitter)
      }
    case .element(let slot): try setElement(try array(slot), text(pop()), value)
    }
  }

  private mutating func store(_ value: AwkValue, in slot: AwkProgram.Slot) throws(Failure) {
    switch slot {
    case .local(let index): frames[frames.count - 1].locals[index] = value
    case .global(let index):
      if index == Special.fieldCount.rawValue {
        let count = Int(clamping: AwkFormat.integer(value.number))
        guard (0...AwkRecord.mostFields).contains(count) else {
          throw Failure(message: "Access to negative field")
        }
        let splitter = splitter
        record.setCount(count, splitter)
      }
      // What has been read keeps the separator that it was read with.
      if index == Special.fieldSeparator.rawValue { _ = record.count(splitter) }
      globals[index] = value
    }
  }

  /// The array in a variable; an untouched variable becomes one, in the callers too.
  private mutating func array(_ slot: AwkProgram.Slot) throws(Failure) -> Int {
    switch value(of: slot) {
    case .array(let index): return index
    case .unset: break
    default: throw Failure(message: "Not an array")
    }
    let index = arrays.count
    arrays.append(AwkArray())
    var slot: AwkProgram.Slot? = slot
    var depth = frames.count - 1
    while let current = slot {
      switch current {
      case .global(let number):
        globals[number] = .array(index)
        slot = nil
      case .local(let number):
        frames[depth].locals[number] = .array(index)
        slot = number < frames[depth].origins.count ? frames[depth].origins[number] : nil
        depth -= 1
      }
    }
    return index
  }

  private mutating func call(_ function: Int, _ origins: [AwkProgram.Slot?]) throws(Failure) -> Int
  {
    if frames.count >= Self.deepestCalls { throw Failure(message: "Recursion too deep") }
    let definition = program.functions[function]
    var locals = Array(stack.suffix(origins.count))
    stack.removeLast(origins.count)
    if locals.count > definition.parameterCount {
      locals.removeLast(locals.count - definition.parameterCount)
    }
    while locals.count < definition.parameterCount { locals.append(.unset) }
    frames.append(
      Frame(
        locals: locals,
        origins: origins,
        returnAddress: counter + 1,
        eachDepth: eachKeys.count
      )
    )
    return definition.address
  }

  // MARK: records and fields

  private mutating func wholeRecord() -> [UInt8] {
    let format = special(.conversionFormat)
    return record.whole(special(.outputFieldSeparator)) { $0.text(format) }
  }

  private mutating func setRecord(_ bytes: [UInt8]) {
    record.set(bytes)
  }

  private func fieldIndex(_ value: AwkValue) throws(Failure) -> Int {
    let index = Int(clamping: AwkFormat.integer(value.number))
    guard (0...AwkRecord.mostFields).contains(index) else {
      throw Failure(message: "Access to negative field")
    }
    return index
  }

  private mutating func field(_ value: AwkValue) throws(Failure) -> AwkValue {
    let index = try fieldIndex(value)
    if index == 0 { return AwkValue(input: wholeRecord()) }
    let splitter = splitter
    return record.field(index, splitter)
  }

  private var splitter: ([UInt8]) -> [[UInt8]] {
    let separator = special(.fieldSeparator)
    // A separator that is no expression separates nothing.
    let expression = separator.count > 1 ? try? RegularExpression(separator, .extended) : nil
    let byParagraph = special(.recordSeparator).isEmpty
    return { AwkFields.split($0, separator, expression, newlinesToo: byParagraph) }
  }

  private mutating func expression(_ pattern: [UInt8]) throws(Failure) -> RegularExpression {
    if let known = expressions[pattern] { return known }
    do throws(RegularExpression.SyntaxError) {
      let expression = try RegularExpression(pattern, .extended)
      if expressions.count > 200 { expressions = [:] }
      expressions[pattern] = expression
      return expression
    } catch {
      let text = String(decoding: pattern, as: UTF8.self)
      throw Failure(message: "bad regex '\(text)': \(error.message)")
    }
  }

  // MARK: input

  private mutating func count(_ specials: [Special]) {
    for special in specials {
      globals[special.rawValue] = .number(globals[special.rawValue].number + 1)
    }
  }

  private mutating func separatorExpression() throws(Failure) -> RegularExpression? {
    let separator = special(.recordSeparator)
    return separator.count > 1 ? try expression(separator) : nil
  }

  /// The next record of the files that ARGV lists.
  private mutating func readMain(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) throws(Failure) -> AwkInput.Event {
    while true {
      if input == nil {
        guard try openNext(&system, &output) else { return .end }
      }
      let separator = special(.recordSeparator)
      let expression = try separatorExpression()
      guard var reading = input else { return .end }
      let event = reading.next(separator, expression, &system)
      input = reading
      switch event {
      case .record:
        count([.recordNumber, .fileRecordNumber])
        return event
      case .blocked: return event
      case .end, .failed: closeInput(&system)
      }
    }
  }

  private mutating func closeInput(_ system: inout some SystemCalls) {
    if let input, input.descriptor != 0 { system.close(input.descriptor) }
    input = nil
  }

  private mutating func openNext(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) throws(Failure) -> Bool {
    guard case .array(let list) = globals[Special.arguments.rawValue] else { return false }
    while argumentIndex
      < Int(clamping: AwkFormat.integer(globals[Special.argumentCount.rawValue].number))
    {
      let key = Array("\(argumentIndex)".utf8)
      argumentIndex += 1
      guard let value = arrays[list][key] else { continue }
      let name = String(decoding: text(value), as: UTF8.self)
      if name.isEmpty { continue }
      if let (variable, text) = AwkAssignment.parse(name) {
        try assign(variable, text)
        continue
      }
      usedFile = true
      globals[Special.fileName.rawValue] = .text(Array(name.utf8))
      globals[Special.fileRecordNumber.rawValue] = .number(0)
      if name == "-" {
        input = AwkInput(descriptor: 0)
        return true
      }
      do throws(Errno) {
        input = AwkInput(descriptor: try system.open(name, .read))
        return true
      } catch {
        throw Failure(message: "\(name): \(error.rawValue)", namesLine: false)
      }
    }
    if usedFile { return false }
    usedFile = true
    input = AwkInput(descriptor: 0)
    return true
  }

  private mutating func getLine(
    _ source: AwkProgram.Source,
    _ target: AwkProgram.Target?,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) throws(Failure) -> AppletStep? {
    var event: AwkInput.Event
    switch source {
    case .command: throw Failure(message: "reading from a command is not supported")
    case .input: event = try readMain(&system, &output)
    case .file:
      event = try readFile(text(stack.last ?? .unset), &system)
      if case .blocked = event {} else { _ = pop() }
    }
    switch event {
    case .blocked(let step): return step
    case .record(let bytes):
      if let target {
        try store(AwkValue(input: bytes), to: target)
      } else {
        setRecord(bytes)
      }
      stack.append(.number(1))
    case .end, .failed:
      if let target, needsIndex(target) { _ = pop() }
      if case .end = event { stack.append(.number(0)) } else { stack.append(.number(-1)) }
    }
    return nil
  }

  private mutating func readFile(
    _ name: [UInt8],
    _ system: inout some SystemCalls
  ) throws(Failure) -> AwkInput.Event {
    if inputs[name] == nil {
      let path = String(decoding: name, as: UTF8.self)
      do throws(Errno) {
        let isStandard = path == "-" || path == "/dev/stdin"
        inputs[name] = AwkInput(descriptor: isStandard ? 0 : try system.open(path, .read))
      } catch {
        return .failed(error)
      }
    }
    let separator = special(.recordSeparator)
    let expression = try separatorExpression()
    return inputs[name]?.next(separator, expression, &system) ?? .end
  }

  // MARK: output

  private mutating func descriptor(
    _ redirection: AwkProgram.Redirection,
    _ system: inout some SystemCalls
  ) throws(Failure) -> Int {
    if case .none = redirection { return 1 }
    let name = text(pop())
    if case .command = redirection {
      throw Failure(message: "writing to a command is not supported")
    }
    if let known = outputs[name] { return known }
    let path = String(decoding: name, as: UTF8.self)
    if path == "/dev/stdout" || path == "-" { return 1 }
    if path == "/dev/stderr" { return 2 }
    var mode = OpenMode.write
    if case .append = redirection { mode = .append }
    do throws(Errno) {
      let descriptor = try system.open(path, mode)
      outputs[name] = descriptor
      return descriptor
    } catch {
      throw Failure(message: "can't open '\(path)': \(error.rawValue)")
    }
  }

  private mutating func print(
    _ count: Int,
    _ redirection: AwkProgram.Redirection,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) throws(Failure) {
    let descriptor = try descriptor(redirection, &system)
    var line: [UInt8]
    if count == 0 {
      line = wholeRecord()
    } else {
      let format = special(.outputFormat)
      let parts = stack.suffix(count).map { $0.text(format) }
      stack.removeLast(count)
      line = Array(parts.joined(separator: special(.outputFieldSeparator)))
    }
    line += special(.outputRecordSeparator)
    output.append(line, to: descriptor)
  }

  private mutating func printFormat(
    _ count: Int,
    _ redirection: AwkProgram.Redirection,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) throws(Failure) {
    let descriptor = try descriptor(redirection, &system)
    let values = Array(stack.suffix(count))
    stack.removeLast(count)
    guard let format = values.first else { return }
    output.append(AwkFormat.render(text(format), Array(values.dropFirst())), to: descriptor)
  }

  /// `system("…")`: what was printed before is written first, as busybox flushes.
  private mutating func runCommand(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) throws(Failure) -> AppletStep? {
    if let child {
      guard let status = child.status(&system) else {
        return .wait(Wait(child: child.processID))
      }
      self.child = nil
      stack[stack.count - 1] = .number(Double(status))
      return nil
    }
    if !output.isEmpty { return .again }
    let command = String(decoding: text(stack.last ?? .unset), as: UTF8.self)
    do throws(Errno) {
      child = ChildProcess(processID: try system.spawn(["sh", "-c", command], setting: []))
    } catch {
      throw Failure(message: "can't execute 'sh': \(error.rawValue)")
    }
    return .again
  }

  // MARK: built-in functions

  private mutating func builtin(
    _ name: String,
    _ count: Int,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) throws(Failure) {
    let values = Array(stack.suffix(count))
    stack.removeLast(count)
    func argument(_ index: Int) -> AwkValue { index < values.count ? values[index] : .unset }
    func number(_ index: Int) -> Double { argument(index).number }
    func bits(_ index: Int) -> UInt64 { UInt64(bitPattern: AwkFormat.integer(number(index))) }
    let result: Double
    switch name {
    case "length":
      result = Double((count == 0 ? wholeRecord() : text(argument(0))).count)
    case "substr":
      let length = count > 2 ? number(2) : nil
      return stack.append(.text(Self.substring(text(argument(0)), number(1), length)))
    case "index":
      let pattern = try? RegularExpression(text(argument(1)), .literal)
      let found = pattern?.firstMatch(in: text(argument(0))[...])
      result = Double(found.map { $0.range.lowerBound + 1 } ?? 0)
    case "match":
      let pattern = try expression(text(argument(1)))
      let range = pattern.firstMatch(in: text(argument(0))[...], capturing: false)?.range
      result = Double(range.map { $0.lowerBound + 1 } ?? 0)
      globals[Special.matchStart.rawValue] = .number(result)
      globals[Special.matchLength.rawValue] = .number(range.map { Double($0.count) } ?? -1)
    case "sprintf": return try push(AwkFormat.render(text(argument(0)), Array(values.dropFirst())))
    case "tolower":
      return stack.append(.text(text(argument(0)).map { (65...90).contains($0) ? $0 + 32 : $0 }))
    case "toupper":
      return stack.append(.text(text(argument(0)).map { (97...122).contains($0) ? $0 - 32 : $0 }))
    case "int": result = number(0).rounded(.towardZero)
    case "sqrt": result = number(0).squareRoot()
    case "sin": result = sin(number(0))
    case "cos": result = cos(number(0))
    case "atan2": result = atan2(number(0), number(1))
    case "exp": result = exp(number(0))
    case "log": result = log(number(0))
    case "rand": result = Double(random.below(1 << 31)) / Double(1 << 31)
    case "srand":
      result = seed
      seed = count > 0 ? number(0) : Double(system.now.seconds)
      random = RandomStream(seed: seed.bitPattern)
    case "and": result = Double(bits(0) & bits(1))
    case "or": result = Double(bits(0) | bits(1))
    case "xor": result = Double(bits(0) ^ bits(1))
    case "lshift": result = Double(bits(0) << (bits(1) & 63))
    case "rshift": result = Double(bits(0) >> (bits(1) & 63))
    case "compl": result = Double(~bits(0))
    case "systime": result = Double(system.now.seconds)
    case "strftime":
      let format = count > 0 ? text(argument(0)) : Array("%a %b %e %H:%M:%S %Z %Y".utf8)
      let seconds = count > 1 ? AwkFormat.integer(number(1)) : system.now.seconds
      let moment = Instant(seconds: min(max(seconds, -9_000_000_000), 9_000_000_000))
      return try push(
        Array(DateFormat.render(String(decoding: format, as: UTF8.self), moment).utf8)
      )
    case "close": result = Double(close(text(argument(0)), &system))
    default: result = 0
    }
    stack.append(.number(result))
  }

  private mutating func close(_ name: [UInt8], _ system: inout some SystemCalls) -> Int {
    if let descriptor = outputs.removeValue(forKey: name) {
      system.close(descriptor)
      return 0
    }
    guard let input = inputs.removeValue(forKey: name) else { return -1 }
    if input.descriptor != 0 { system.close(input.descriptor) }
    return 0
  }

  /// Positions are rounded, and what lies outside the text is cut off.
  private static func substring(_ text: [UInt8], _ start: Double, _ length: Double?) -> [UInt8] {
    let first = AwkFormat.integer(start.rounded(.toNearestOrEven))
    let count = length.map { AwkFormat.integer($0.rounded(.toNearestOrEven)) } ?? .max
    let from = max(1, min(first, Int64(text.count) + 1))
    let (end, overflow) = from.addingReportingOverflow(max(0, count))
    let to = overflow ? Int64(text.count) + 1 : min(end, Int64(text.count) + 1)
    return from < to ? Array(text[(Int(from) - 1)..<(Int(to) - 1)]) : []
  }

  private mutating func length(_ slot: AwkProgram.Slot) throws(Failure) {
    switch value(of: slot) {
    case .array(let index): stack.append(.number(Double(arrays[index].count)))
    default: stack.append(.number(Double(text(try load(.slot(slot))).count)))
    }
  }

  private mutating func split(_ slot: AwkProgram.Slot, _ hasSeparator: Bool) throws(Failure) {
    let separator = hasSeparator ? text(pop()) : special(.fieldSeparator)
    let source = text(pop())
    let pattern = separator.count > 1 ? try expression(separator) : nil
    let parts = AwkFields.split(source, separator, pattern, newlinesToo: false)
    let array = try array(slot)
    arrays[array].removeAll()
    for (index, part) in parts.enumerated() {
      try setElement(array, Array("\(index + 1)".utf8), AwkValue(input: part))
    }
    stack.append(.number(Double(parts.count)))
  }

  private mutating func substitute(_ target: AwkProgram.Target, _ all: Bool) throws(Failure) {
    let replacement = text(pop())
    let pattern = try expression(text(pop()))
    let index = needsIndex(target) ? stack.last : nil
    let source = text(try load(target))
    let (result, count) = AwkFields.substitute(pattern, replacement, in: source, all: all)
    if result.count > Self.mostBytes { throw Failure(message: "out of memory") }
    if count > 0 {
      if let index { stack.append(index) }
      try store(.text(result), to: target)
    }
    stack.append(.number(Double(count)))
  }
}
