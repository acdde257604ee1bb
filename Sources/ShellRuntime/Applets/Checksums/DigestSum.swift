/// `md5sum` and the SHA family: digests of files, or with `-c` whether files still have theirs.
struct DigestSum<Digest: Checksum>: AppletBody {
  private let name: String
  private let options: Options
  private var operands: ArraySlice<String>
  private var files: InputFiles?
  private var current = ""
  private var digest = Digest()
  /// The lists of `-c`, read one after the other.
  private var list: LineReader?
  private var listed: String?
  private var expected: String?
  private var total = 0
  private var mismatches = 0
  private var failed = false

  init(_ arguments: [String]) throws(Refusal) {
    name = arguments.first ?? ""
    let synopsis = "\(name) [-c[sw]] [FILE]..."
    options = try Options(arguments, "scwbt", synopsis: synopsis)
    if options.has("s") || options.has("w"), !options.has("c") { throw .usage(synopsis) }
    operands = (options.operands.isEmpty ? ["-"] : options.operands)[...]
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if files != nil { return readFile(&system, &output) }
    if list != nil { return readList(&system, &output) }
    guard let operand = operands.popFirst() else { return .exit(failed ? 1 : 0) }
    if options.has("c") {
      list = LineReader(InputFiles(name, [operand]))
      (listed, total, mismatches) = (operand, 0, 0)
    } else {
      start(operand)
    }
    return .again
  }

  private mutating func start(_ path: String) {
    var files = InputFiles(name, [path], complaint: .cannotOpen)
    files.readErrorLead = "can't read '\(path)'"
    self.files = files
    current = path
    digest = Digest()
  }

  private mutating func readFile(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    guard let event = files?.next(&system, &output) else { return .again }
    switch event {
    case .bytes(let bytes): digest.add(bytes)
    case .opened, .endOfFile: break
    case .blocked(let step): return step
    case .end:
      let sum = files?.failed == true ? nil : digest.finish()
      report(current, sum, &output)
      files = nil
    }
    return .again
  }

  private mutating func report(_ path: String, _ sum: String?, _ output: inout Output) {
    guard let expected else {
      if let sum { output.append("\(sum)  \(path)\n") } else { failed = true }
      return
    }
    let isRight = sum == expected
    if !options.has("s") { output.append("\(path): \(isRight ? "OK" : "FAILED")\n") }
    if !isRight { mismatch() }
  }

  private mutating func mismatch() {
    mismatches += 1
    failed = true
  }

  private mutating func readList(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    guard let event = list?.next(&system, &output) else { return .again }
    switch event {
    case .opened, .endOfFile: break
    case .blocked(let step): return step
    case .line(let line): check(line.bytes, &output)
    case .end:
      if list?.files.failed == true { return .exit(1) }
      conclude(&output)
      list = nil
    }
    return .again
  }

  private mutating func check(_ line: [UInt8], _ output: inout Output) {
    total += 1
    let text = String(decoding: line, as: UTF8.self)
    guard let gap = text.firstRange(of: "  ") ?? text.firstRange(of: " *") else {
      if options.has("w") { output.error("\(name): invalid format") }
      return mismatch()
    }
    expected = String(text[..<gap.lowerBound])
    start(String(text[gap.upperBound...]))
  }

  private mutating func conclude(_ output: inout Output) {
    expected = nil
    if mismatches > 0, !options.has("s") {
      output.error(
        "\(name): WARNING: \(mismatches) of \(total) computed checksums did NOT match"
      )
    }
    if total == 0 {
      failed = true
      output.error("\(name): \(listed ?? ""): no checksum lines found")
    }
  }
}
