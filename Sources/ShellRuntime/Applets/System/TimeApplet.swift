import Simulation

/// `time`: runs a program and says how long it took; computing takes no time of its own here.
struct TimeApplet: AppletBody {
  private static let synopsis = "time [-vpa] [-o FILE] PROG ARGS"

  private let options: Options
  private var child: ChildProcess?
  private var start: Instant?
  private var refused: UInt8?

  init(_ arguments: [String]) throws(Refusal) {
    options = try Options(arguments, "+vpao:f:", synopsis: Self.synopsis)
    if options.operands.isEmpty { throw .usage(Self.synopsis) }
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if let child {
      guard let status = child.status(&system) else {
        return .wait(Wait(child: child.processID))
      }
      return finish(status, &system, &output)
    }
    start = system.now
    do throws(Refusal) {
      child = try ChildProcess.start(options.operands, for: "time", &system)
      return .again
    } catch {
      output.error(error.message)
      return finish(error.status, &system, &output)
    }
  }

  private func finish(
    _ status: UInt8,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    let text = report(status, system)
    guard let path = options.value("o") else {
      output.append(Array(text.utf8), to: 2)
      return .exit(status > 128 ? status - 128 : status)
    }
    do throws(Errno) {
      let mode = options.has("a") ? OpenMode.append : .write
      try FileContents.write(Array(text.utf8), to: path, mode: mode, &system)
    } catch {
      output.error("time: can't open '\(path)': \(error.rawValue)")
      return .exit(1)
    }
    return .exit(status > 128 ? status - 128 : status)
  }

  private func report(_ status: UInt8, _ system: some SystemCalls) -> String {
    var text = ""
    if status > 128 {
      text = "Command terminated by signal \(status - 128)\n"
    } else if status > 0 {
      text = "Command exited with non-zero status \(status)\n"
    }
    var format = options.value("f") ?? system.environment["TIME"] ?? "real\t%E\nuser\t%u\nsys\t%T"
    if options.has("v") { format = Self.long }
    if options.has("p") { format = "real %e\nuser %U\nsys %S" }
    let elapsed = (system.now - (start ?? system.now)).nanoseconds / 1_000_000
    return text + Self.render(format, elapsed, options.operands, status) + "\n"
  }

  private static func render(
    _ format: String,
    _ milliseconds: Int64,
    _ command: [String],
    _ status: UInt8
  ) -> String {
    var text = ""
    var rest = format[...]
    while let character = rest.popFirst() {
      guard character == "%" || character == "\\", let letter = rest.popFirst() else {
        text.append(character)
        continue
      }
      if character == "\\" {
        text += ["n": "\n", "t": "\t", "\\": "\\"][letter] ?? "\\\(letter)"
        continue
      }
      switch letter {
      case "C": text += command.joined(separator: " ")
      case "e": text += seconds(milliseconds)
      case "E": text += clock(milliseconds)
      case "u", "T": text += clock(0)
      case "U", "S": text += "0.00"
      case "P": text += milliseconds > 0 ? "0%" : "?%"
      case "Z": text += "4096"
      case "x": text += "\(status)"
      case "D", "F", "I", "K", "M", "O", "R", "W", "X", "c", "k", "p", "r", "s", "t", "w":
        text += "0"
      // What it does not know busybox leaves out, even a second percent sign.
      default: break
      }
    }
    return text
  }

  private static func seconds(_ milliseconds: Int64) -> String {
    let hundredths = Column.right(milliseconds / 10 % 100, 2, fill: "0")
    return "\(milliseconds / 1_000).\(hundredths)"
  }

  private static func clock(_ milliseconds: Int64) -> String {
    let total = milliseconds / 1_000
    if total >= 3_600 {
      let rest = Column.right(total % 60, 2, fill: "0")
      return "\(total / 3_600)h \(total % 3_600 / 60)m \(rest)s"
    }
    return "\(total / 60)m \(seconds(milliseconds % 60_000))s"
  }

  private static let long = """
    \tCommand being timed: "%C"
    \tUser time (seconds): %U
    \tSystem time (seconds): %S
    \tPercent of CPU this job got: %P
    \tElapsed (wall clock) time (h:mm:ss or m:ss): %E
    \tAverage shared text size (kbytes): %X
    \tAverage unshared data size (kbytes): %D
    \tAverage stack size (kbytes): %p
    \tAverage total size (kbytes): %K
    \tMaximum resident set size (kbytes): %M
    \tAverage resident set size (kbytes): %t
    \tMajor (requiring I/O) page faults: %F
    \tMinor (reclaiming a frame) page faults: %R
    \tVoluntary context switches: %w
    \tInvoluntary context switches: %c
    \tSwaps: %W
    \tFile system inputs: %I
    \tFile system outputs: %O
    \tSocket messages sent: %s
    \tSocket messages received: %r
    \tSignals delivered: %k
    \tPage size (bytes): %Z
    \tExit status: %x
    """
}
