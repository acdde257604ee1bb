/// `od`: bytes and numbers of files in the forms that its options name.
struct OctalDump: AppletBody {
  private static let synopsis =
    "od [-abcdfhilovxs] [-t TYPE] [-A RADIX] [-N SIZE] [-j SKIP] [-S MINSTR] [-w WIDTH] [FILE]..."

  private let options: Options
  private let forms: [DumpForm]
  private let addresses: AddressForm
  private let blockSize: Int
  /// How many bytes may still be shown.
  private var remaining: Int
  private let shortestRun: Int
  private var files: InputFiles
  private var hasOpened = false
  private var skipping: Int
  private var address: Int
  private var waiting: [UInt8] = []
  private var previous: [UInt8]?
  private var isRepeating = false
  private var warning: String?
  /// The run of printable bytes that `-S` has found so far.
  private var run: [UInt8] = []

  init(_ arguments: [String]) throws(Refusal) {
    options = try Options(
      arguments,
      "A:N:abcdfhij:lot:vxsS:w::",
      long: [
        "skip-bytes": "j", "address-radix": "A", "read-bytes": "N", "format": "t",
        "output-duplicates": "v", "strings": "S", "width": "w",
      ],
      synopsis: Self.synopsis
    )
    forms = try DumpForm.chosen(by: options)
    addresses = try AddressForm(options.value("A") ?? "o")
    skipping = try Self.size(options, "j") ?? 0
    remaining = try Self.size(options, "N") ?? .max
    shortestRun = try Self.size(options, "S") ?? 3
    address = skipping
    let common = forms.reduce(1) { Self.commonMultiple($0, $1.size) }
    var size = common * max(1, 16 / common)
    if let text = options.value("w") {
      size = text.isEmpty ? 32 : try Options.number(text, in: 0...Options.greatest, for: "od")
      if size == 0 || size % common != 0 {
        warning = "od: warning: invalid width \(size); using \(common) instead"
        size = common
      }
    }
    if size > WholeInput.limit / 16 { throw Refusal("od: out of memory") }
    blockSize = size
    files = InputFiles("od", options.operands)
    files.readErrorText = "read error"
  }

  private static func size(_ options: Options, _ letter: Character) throws(Refusal) -> Int? {
    guard let text = options.value(letter) else { return nil }
    return try DumpNumber.parse(text, for: "od")
  }

  private static func commonMultiple(_ a: Int, _ b: Int) -> Int {
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    return a * b / x
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if let text = warning {
      output.error(text)
      warning = nil
    }
    if skipping == 0, remaining == 0 { return finish(&output) }
    switch files.next(&system, &output) {
    case .opened:
      hasOpened = true
      return .again
    case .endOfFile: return .again
    case .blocked(let step): return step
    case .bytes(var bytes):
      let skipped = min(skipping, bytes.count)
      bytes.removeFirst(skipped)
      skipping -= skipped
      let taken = Array(bytes.prefix(remaining))
      if remaining < .max { remaining -= taken.count }
      if options.has("S") { search(taken, &output) } else { take(taken, &output) }
      return .again
    case .end:
      guard skipping > 0 else { return finish(&output) }
      output.error("od: can't skip past end of combined input")
      return .exit(1)
    }
  }

  private mutating func finish(_ output: inout Output) -> AppletStep {
    let status: UInt8 = files.failed ? 1 : 0
    if !hasOpened, files.failed { return .exit(status) }
    if options.has("S") { return .exit(status) }
    if !waiting.isEmpty {
      let common = forms.reduce(1) { Self.commonMultiple($0, $1.size) }
      let gap = (common - waiting.count % common) % common
      show(waiting + [UInt8](repeating: 0, count: gap), &output)
      address += waiting.count
    }
    let text = addresses.text(address)
    if !text.isEmpty { output.append(text + "\n") }
    return .exit(status)
  }

  private mutating func take(_ bytes: [UInt8], _ output: inout Output) {
    waiting += bytes
    var start = 0
    while waiting.count - start >= blockSize {
      show(Array(waiting[start..<start + blockSize]), &output)
      start += blockSize
      address += blockSize
    }
    waiting.removeFirst(start)
  }

  private mutating func show(_ block: [UInt8], _ output: inout Output) {
    if !options.has("v"), block.count == blockSize, block == previous {
      if !isRepeating { output.append("*\n") }
      isRepeating = true
      return
    }
    (previous, isRepeating) = (block, false)
    for (index, form) in forms.enumerated() {
      let lead = addresses.text(address)
      output.append(index == 0 ? lead : String(repeating: " ", count: addresses.width))
      output.append(form.text(block))
      if form.showsText {
        let blanks = (blockSize - block.count) / form.size * (form.width + 1)
        output.append(String(repeating: " ", count: blanks) + "  >")
        output.append(block.map { (32..<127).contains($0) ? $0 : UInt8(ascii: ".") })
        output.append("<")
      }
      output.append("\n")
    }
  }

  /// Shows each run of printable bytes that a zero ends and that is long enough.
  private mutating func search(_ bytes: [UInt8], _ output: inout Output) {
    for byte in bytes {
      address += 1
      if (32..<127).contains(byte) {
        // A longer string would not fit into a line of any use.
        if run.count < LineReader.longestLine { run.append(byte) }
        continue
      }
      if byte == 0, run.count >= shortestRun {
        let lead = addresses.text(address - run.count - 1)
        output.append(lead.isEmpty ? "" : lead + " ")
        output.append(line: run)
      }
      run = []
    }
  }
}
