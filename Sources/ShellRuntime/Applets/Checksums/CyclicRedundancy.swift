import Compression

/// `cksum` and `crc32`: the polynomial of Ethernet, once from the highest bit on and with the
/// length (POSIX), once from the lowest.
struct CyclicRedundancy: AppletBody {
  private let name: String
  private let isNamed: Bool
  private var files: InputFiles
  private var register: UInt32 = 0
  private var count = 0

  private var isPOSIX: Bool { name == "cksum" }

  init(_ arguments: [String]) throws(Refusal) {
    name = arguments.first ?? ""
    let options = try Options(arguments, "", synopsis: "\(name) FILE...")
    isNamed = !options.operands.isEmpty
    files = InputFiles(name, options.operands, complaint: .cannotOpen)
    files.standardInputName = isNamed ? "-" : "standard input"
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    files.readErrorLead = files.name
    switch files.next(&system, &output) {
    case .opened: (register, count) = (0, 0)
    case .bytes(let bytes):
      count += bytes.count
      if isPOSIX {
        for byte in bytes { add(byte) }
      } else {
        register = Compression.Checksum.crc32(bytes[...], after: register)
      }
    case .endOfFile:
      // What cannot be read ends the program.
      if files.failed, files.didFailReading { return .exit(1) }
      report(&output)
    case .end: return .exit(files.failed ? 1 : 0)
    case .blocked(let step): return step
    }
    return .again
  }

  private mutating func report(_ output: inout Output) {
    if isPOSIX {
      var rest = count
      while rest > 0 {
        add(UInt8(truncatingIfNeeded: rest))
        rest >>= 8
      }
      output.append("\(~register) \(count)")
    } else {
      output.append(Column.right(String(register, radix: 16), 8, fill: "0"))
    }
    output.append((isNamed ? " " + files.name : "") + "\n")
  }

  private mutating func add(_ byte: UInt8) {
    register = register << 8 ^ Self.high[Int(register >> 24) ^ Int(byte)]
  }

  private static let high: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index) << 24) { register, _ in
      register & 0x8000_0000 != 0 ? register << 1 ^ 0x04C1_1DB7 : register << 1
    }
  }
}

/// `sum`: the checksums of BSD (`-r`) and of System V (`-s`).
struct BlockSum: AppletBody {
  private let isSystemV: Bool
  private let isNamed: Bool
  private var files: InputFiles
  private var sum: UInt32 = 0
  private var count = 0

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(arguments, "sr", synopsis: "sum [-rs] [FILE]...")
    isSystemV = options.has("s") && !options.has("r")
    isNamed = isSystemV || options.operands.count > 1
    files = InputFiles("sum", options.operands, complaint: .cannotOpen)
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    files.readErrorLead = files.name
    switch files.next(&system, &output) {
    case .opened: (sum, count) = (0, 0)
    case .bytes(let bytes):
      count += bytes.count
      for byte in bytes {
        if isSystemV {
          sum &+= UInt32(byte)
        } else {
          sum = (sum >> 1 + (sum & 1) << 15 + UInt32(byte)) & 0xFFFF
        }
      }
    case .endOfFile: if !files.didFailReading { report(&output) }
    case .end: return .exit(files.failed ? 1 : 0)
    case .blocked(let step): return step
    }
    return .again
  }

  private func report(_ output: inout Output) {
    let name = isNamed ? files.name : ""
    if isSystemV {
      let folded = sum & 0xFFFF + sum >> 16
      output.append("\(folded & 0xFFFF + folded >> 16) \((count + 511) / 512) \(name)\n")
    } else {
      let blocks = Column.right((count + 1_023) / 1_024, 5)
      output.append("\(Column.right(sum, 5, fill: "0")) \(blocks) \(name)\n")
    }
  }
}
