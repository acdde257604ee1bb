import Simulation

/// `dd`: copies in blocks, and says how many.
struct BlockCopy: AppletBody {
  private let plan: BlockCopyPlan
  private var source: Int?
  private var target: Int?
  private var began: Instant?
  /// Bytes of input still to be left out.
  private var skipping = 0
  /// What has been read of the input's block.
  private var block: [UInt8] = []
  /// What waits for a whole block of output.
  private var waiting: [UInt8] = []
  private var read = BlockCount()
  private var written = BlockCount()
  private var bytesRead = 0
  private var bytesWritten = 0

  init(_ arguments: [String]) throws(Refusal) {
    plan = try BlockCopyPlan(arguments)
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    do throws(Refusal) {
      if began == nil { try begin(&system) }
      for _ in 0..<32 {
        if isOver { return try finish(&system, &output) }
        if let step = try readOn(&system, &output) { return step }
      }
      return .again
    } catch {
      output.error(error.message)
      return .exit(error.status)
    }
  }

  private var isOver: Bool {
    guard let count = plan.count else { return false }
    return plan.countsBytes ? bytesRead >= count : read.whole + read.partial >= count
  }

  private mutating func begin(_ system: inout some SystemCalls) throws(Refusal) {
    began = system.now
    skipping = plan.skip
    if let path = plan.input {
      do throws(Errno) {
        source = try system.open(path, .read)
      } catch {
        throw Refusal("dd: can't open '\(path)': \(error.rawValue)")
      }
    }
    guard let path = plan.output else { return }
    do throws(Errno) {
      target = try open(path, &system)
    } catch {
      throw Refusal("dd: can't open '\(path)': \(error.rawValue)")
    }
  }

  /// The output, with the part in front that `seek` leaves as it is.
  private func open(_ path: String, _ system: inout some SystemCalls) throws(Errno) -> Int {
    if plan.appends { return try system.open(path, .append) }
    var old: [UInt8] = []
    if plan.seek > 0 || plan.keepsRest {
      do throws(Errno) {
        old = try system.contents(of: path)
      } catch .noEntry {}
    }
    let kept = old.prefix(plan.seek)
    let target = try system.open(path, plan.keepsRest ? .readWrite : .write)
    if plan.keepsRest {
      var rest = kept.count
      while rest > 0, case .bytes(let bytes) = system.read(target, upTo: rest) {
        rest -= bytes.count
      }
    } else {
      try FileContents.write(kept, to: target, &system)
    }
    var gap = plan.seek - kept.count
    while gap > 0 {
      let zeros = [UInt8](repeating: 0, count: min(gap, 1 << 20))
      try FileContents.write(zeros, to: target, &system)
      gap -= zeros.count
    }
    return target
  }

  /// Reads more of the block, and takes it when it is there; nil to go on.
  private mutating func readOn(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) throws(Refusal) -> AppletStep? {
    let descriptor = source ?? 0
    var size = plan.inputSize
    if plan.countsBytes, let count = plan.count { size = min(size, count - bytesRead) }
    let wanted = skipping > 0 ? min(skipping, 1 << 20) : min(size - block.count, 1 << 20)
    switch system.read(descriptor, upTo: wanted) {
    case .wouldBlock: return .wait(Wait(input: descriptor))
    case .failed(let reason):
      throw Refusal("dd: \(plan.input ?? "standard input"): \(reason.rawValue)")
    case .end:
      skipping = 0
      if block.isEmpty { return try finish(&system, &output) }
      try take(&system, &output)
    case .bytes(let bytes) where skipping > 0: skipping -= bytes.count
    case .bytes(let bytes):
      block += bytes
      // A short read is a block of its own, unless whole ones are asked for.
      let isShort = bytes.count < wanted && !plan.fillsBlocks
      if block.count == size || isShort { try take(&system, &output) }
    }
    return nil
  }

  private mutating func take(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) throws(Refusal) {
    bytesRead += block.count
    read.add(isWhole: block.count == plan.inputSize)
    if plan.swapsBytes {
      for index in stride(from: 0, to: block.count - 1, by: 2) { block.swapAt(index, index + 1) }
    }
    if plan.padsBlocks {
      block += [UInt8](repeating: 0, count: plan.inputSize - block.count)
    }
    if plan.inputSize == plan.outputSize {
      try write(block, &system, &output)
    } else {
      waiting += block
      while waiting.count >= plan.outputSize {
        try write(Array(waiting.prefix(plan.outputSize)), &system, &output)
        waiting.removeFirst(plan.outputSize)
      }
    }
    block = []
  }

  private mutating func write(
    _ bytes: [UInt8],
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) throws(Refusal) {
    if let target {
      do throws(Errno) {
        try FileContents.write(bytes, to: target, &system)
      } catch {
        report(system.now, &output)
        throw Refusal("dd: error writing '\(plan.output ?? "")': \(error.rawValue)")
      }
    } else {
      output.append(bytes)
    }
    bytesWritten += bytes.count
    written.add(isWhole: bytes.count == plan.outputSize)
  }

  private mutating func finish(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) throws(Refusal) -> AppletStep {
    if !waiting.isEmpty {
      try write(waiting, &system, &output)
      waiting = []
    }
    report(system.now, &output)
    return .exit(0)
  }

  private func report(_ now: Instant, _ output: inout Output) {
    if plan.isSilent { return }
    output.error("\(read) records in\n\(written) records out")
    if plan.hidesRate { return }
    // No copy takes no time at all.
    let microseconds = max(1, (now - (began ?? now)).nanoseconds / 1_000)
    let seconds = "\(microseconds / 1_000_000)"
    let fraction = Column.right(microseconds % 1_000_000, 6, fill: "0")
    let rate = Int(Double(bytesWritten) * 1_000_000 / Double(microseconds))
    let size = HumanSize.text(bytesWritten)
    output.error(
      "\(bytesWritten) bytes (\(size)B) copied, \(seconds).\(fraction) seconds, "
        + "\(HumanSize.text(rate))B/s"
    )
  }
}

/// Whole and partial blocks: `3+1`.
private struct BlockCount: Sendable, CustomStringConvertible {
  private(set) var whole = 0
  private(set) var partial = 0

  mutating func add(isWhole: Bool) {
    if isWhole { whole += 1 } else { partial += 1 }
  }

  var description: String { "\(whole)+\(partial)" }
}
