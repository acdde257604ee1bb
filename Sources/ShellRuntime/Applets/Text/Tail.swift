import Simulation

/// `tail`: the last lines or bytes of each file; with `-f` also what is added to it.
struct Tail: AppletBody {
  private let extent: Extent
  private let follows: Bool
  private let interval: Duration
  private var headers: FileHeaders
  private var paths: ArraySlice<String>
  private var descriptor: Int?
  private var name = ""
  private var held: [UInt8] = []
  private var skipped = 0
  private var failed = false
  private var followed: [(descriptor: Int, name: String)] = []
  private var followIndex = 0
  private var lastShown = ""

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(
      Extent.expandingShortForm(arguments, "tail"),
      "fFn:c:qvs:",
      synopsis: "tail [OPTIONS] [FILE]..."
    )
    extent = try Extent(options, "tail")
    follows = options.has("f") || options.has("F")
    let seconds = options.value("s") ?? "1"
    guard let pause = DurationOperand.parse(seconds) else {
      throw Refusal("tail: invalid number '\(seconds)'")
    }
    interval = max(pause, .milliseconds(100))
    headers = FileHeaders(options)
    paths = options.operands.isEmpty ? ["-"] : options.operands[...]
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if let descriptor { return read(descriptor, &system, &output) }
    if let path = paths.popFirst() {
      open(path, &system, &output)
      return .again
    }
    if followed.isEmpty {
      if !headers.everEntered { output.error("tail: no files") }
      return .exit(failed ? 1 : 0)
    }
    return follow(&system, &output)
  }

  private mutating func open(
    _ path: String,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) {
    name = path == "-" ? "standard input" : path
    do throws(Errno) {
      descriptor = path == "-" ? 0 : try system.open(path, .read)
      headers.enter(name, &output)
      lastShown = name
    } catch {
      output.error("tail: can't open '\(path)': \(error.rawValue)")
      failed = true
    }
  }

  private mutating func read(
    _ descriptor: Int,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    switch system.read(descriptor, upTo: 16_384) {
    case .bytes(let bytes):
      if extent.inverted { pass(bytes, &output) } else { hold(bytes) }
    case .wouldBlock: return .wait(Wait(input: descriptor))
    case .failed(let reason):
      output.error("tail: \(name): \(reason.rawValue)")
      failed = true
      endFile(descriptor, &system, &output)
    case .end: endFile(descriptor, &system, &output)
    }
    return .again
  }

  /// From the given line or byte on: the first is number one.
  private mutating func pass(_ bytes: [UInt8], _ output: inout Output) {
    var rest = bytes[...]
    while skipped < extent.count - 1, !rest.isEmpty {
      if extent.countsBytes {
        let count = min(rest.count, extent.count - 1 - skipped)
        rest = rest.dropFirst(count)
        skipped += count
      } else if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        rest = rest[(end + 1)...]
        skipped += 1
      } else {
        return
      }
    }
    output.append(rest)
  }

  private mutating func hold(_ bytes: [UInt8]) {
    held += bytes
    // Trimmed now and then, so that endless input stays bounded.
    if held.count > 1 << 16 { held = Array(lastPart) }
  }

  private var lastPart: ArraySlice<UInt8> {
    if extent.countsBytes { return held.suffix(extent.count) }
    if extent.count == 0 { return [] }
    var lines = 0
    var index = held.endIndex
    if held.last == UInt8(ascii: "\n") { index -= 1 }
    while index > 0 {
      if held[index - 1] == UInt8(ascii: "\n") {
        lines += 1
        if lines == extent.count { break }
      }
      index -= 1
    }
    return held[index...]
  }

  private mutating func endFile(
    _ descriptor: Int,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) {
    if !extent.inverted { output.append(lastPart) }
    held = []
    skipped = 0
    self.descriptor = nil
    if follows, descriptor != 0 {
      followed.append((descriptor, name))
    } else if descriptor != 0 {
      system.close(descriptor)
    }
  }

  /// Looks at each file once, then sleeps.
  private mutating func follow(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    guard followIndex < followed.count else {
      followIndex = 0
      return .wait(Wait(until: system.now + interval))
    }
    let (descriptor, name) = followed[followIndex]
    if case .bytes(let bytes) = system.read(descriptor, upTo: 16_384) {
      if lastShown != name { headers.enter(name, &output) }
      lastShown = name
      output.append(bytes)
    } else {
      followIndex += 1
    }
    return .again
  }
}
