/// `awk`: runs a program on each record of its input.
struct Awk: AppletBody {
  private static let synopsis = "awk [OPTIONS] [AWK_PROGRAM] [FILE]..."

  private let options: Options
  private var machine: AwkMachine?

  init(_ arguments: [String]) throws(Refusal) {
    options = try Options(arguments, "+F:v:f:e:W:", synopsis: Self.synopsis)
    if options.operands.isEmpty, !options.has("f"), !options.has("e") {
      throw .usage(Self.synopsis)
    }
    for assignment in options.values("v") where AwkAssignment.parse(assignment) == nil {
      throw .usage(Self.synopsis)
    }
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if var running = machine {
      machine = nil
      let step = running.run(&system, &output)
      machine = running
      return step
    }
    do throws(Refusal) {
      machine = try start(system)
      return .again
    } catch {
      output.error("awk: " + error.message)
      return .exit(error.status)
    }
  }

  private func start(_ system: some SystemCalls) throws(Refusal) -> AwkMachine {
    var operands = options.operands
    let source = try source(&operands, system)
    let program: AwkProgram
    do throws(AwkSyntaxError) {
      program = try AwkParser.parse(source)
    } catch {
      throw Refusal("cmd. line:\(error.line): \(error.message)")
    }
    var machine = AwkMachine(
      program,
      arguments: ["awk"] + operands,
      environment: system.environment
    )
    try assign(&machine)
    return machine
  }

  private func source(
    _ operands: inout [String],
    _ system: some SystemCalls
  ) throws(Refusal) -> [UInt8] {
    var parts: [[UInt8]] = []
    for (letter, value) in options.given where letter == "f" || letter == "e" {
      if letter == "e" {
        parts.append(Array(value.utf8))
        continue
      }
      do throws(Errno) {
        parts.append(try system.contents(of: value))
      } catch {
        throw Refusal("can't open '\(value)': \(error.rawValue)")
      }
    }
    if parts.isEmpty { parts = [Array(operands.removeFirst().utf8)] }
    return Array(parts.joined(separator: [UInt8(ascii: "\n")]))
  }

  private func assign(_ machine: inout AwkMachine) throws(Refusal) {
    do throws(AwkMachine.Failure) {
      if let separator = options.value("F") {
        try machine.assign("FS", separator)
      }
      for assignment in options.values("v") {
        if let (name, value) = AwkAssignment.parse(assignment) {
          try machine.assign(name, value)
        }
      }
    } catch {
      throw Refusal(error.message)
    }
  }
}
