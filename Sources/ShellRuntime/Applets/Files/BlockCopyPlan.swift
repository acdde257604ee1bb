/// The operands of `dd`.
struct BlockCopyPlan: Sendable {
  private static let synopsis =
    "dd [if=FILE] [of=FILE] [ibs=N obs=N/bs=N] [count=N] [skip=N] [seek=N]"
  /// Larger blocks do not fit into a machine.
  private static let largestBlock = 64 << 20

  private(set) var input: String?
  private(set) var output: String?
  private(set) var inputSize = 512
  private(set) var outputSize = 512
  private(set) var count: Int?
  /// Bytes.
  private(set) var skip = 0
  /// Bytes.
  private(set) var seek = 0
  private var flags: Set<String> = []

  var countsBytes: Bool { flags.contains("iflag=count_bytes") }
  var fillsBlocks: Bool { flags.contains("iflag=fullblock") }
  var appends: Bool { flags.contains("oflag=append") }
  var keepsRest: Bool { flags.contains("conv=notrunc") }
  var padsBlocks: Bool { flags.contains("conv=sync") }
  var swapsBytes: Bool { flags.contains("conv=swab") }
  var isSilent: Bool { flags.contains("status=none") }
  var hidesRate: Bool { flags.contains("status=noxfer") }

  init(_ arguments: [String]) throws(Refusal) {
    var (skipBlocks, seekBlocks) = (0, 0)
    for argument in arguments.dropFirst() where argument != "--" {
      guard let equals = argument.firstIndex(of: "=") else { throw .usage(Self.synopsis) }
      let name = String(argument[..<equals])
      let value = String(argument[argument.index(after: equals)...])
      switch name {
      case "if": input = value
      case "of": output = value
      case "bs":
        inputSize = try Self.size(value)
        outputSize = inputSize
      case "ibs": inputSize = try Self.size(value)
      case "obs": outputSize = try Self.size(value)
      case "count": count = try Self.number(value)
      case "skip": skipBlocks = try Self.number(value)
      case "seek": seekBlocks = try Self.number(value)
      case "conv", "iflag", "oflag", "status": try takeFlags(name, value)
      default: throw .usage(Self.synopsis)
      }
    }
    if max(inputSize, outputSize) > Self.largestBlock { throw Refusal("dd: out of memory") }
    skip = try Self.product(skipBlocks, flags.contains("iflag=skip_bytes") ? 1 : inputSize)
    seek = try Self.product(seekBlocks, flags.contains("oflag=seek_bytes") ? 1 : outputSize)
  }

  private static let known: [String: Set<String>] = [
    "conv": ["notrunc", "sync", "noerror", "fsync", "swab"],
    "iflag": ["skip_bytes", "count_bytes", "fullblock", "direct"],
    "oflag": ["seek_bytes", "append", "direct"],
    "status": ["none", "noxfer"],
  ]

  private mutating func takeFlags(_ name: String, _ value: String) throws(Refusal) {
    for word in value.split(separator: ",", omittingEmptySubsequences: false) {
      guard Self.known[name]?.contains(String(word)) == true else {
        throw Refusal("dd: invalid argument '\(word)' to '\(name)'")
      }
      flags.insert("\(name)=\(word)")
    }
  }

  /// Longer suffixes come first: `kB` is no `B`.
  private static let suffixes: [(text: String, factor: Int)] = [
    ("kB", 1_000), ("kD", 1_000), ("KB", 1_000), ("KD", 1_000), ("MB", 1_000_000),
    ("MD", 1_000_000), ("GB", 1_000_000_000), ("GD", 1_000_000_000), ("c", 1), ("w", 2),
    ("b", 512), ("k", 1_024), ("K", 1_024), ("M", 1 << 20), ("G", 1 << 30),
  ]

  private static func size(_ text: String) throws(Refusal) -> Int {
    let size = try number(text)
    if size == 0 {
      throw Refusal("dd: number \(text) is not in 1..9223372036854775807 range")
    }
    return size
  }

  private static func number(_ text: String) throws(Refusal) -> Int {
    let suffix = suffixes.first { text.hasSuffix($0.text) }
    let digits = text.dropLast(suffix?.text.count ?? 0)
    guard let value = NumberText.count(digits, suffixes: [:]) else {
      throw Refusal("dd: invalid number '\(text)'")
    }
    return try product(value, suffix?.factor ?? 1)
  }

  private static func product(_ value: Int, _ factor: Int) throws(Refusal) -> Int {
    let (product, overflow) = value.multipliedReportingOverflow(by: factor)
    if overflow { throw Refusal("dd: invalid number '\(value)'") }
    return product
  }
}
