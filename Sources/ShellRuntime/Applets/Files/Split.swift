/// `split`: a file in parts of so many lines or bytes.
struct Split: AppletBody {
  private static let synopsis = "split [OPTIONS] [INPUT [PREFIX]]"
  private static let suffixes: [Character: Int] = [
    "b": 512, "k": 1_024, "m": 1 << 20, "g": 1 << 30,
  ]

  private let prefix: String
  private let countsBytes: Bool
  private let partSize: Int
  private var files: InputFiles
  /// The letters of the next part's name as numbers; nil when all are used up.
  private var suffix: [UInt8]?
  private var part: Int?
  private var room = 0

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(arguments, "l:b:a:", synopsis: Self.synopsis)
    if options.operands.count > 2 { throw .usage(Self.synopsis) }
    let length = try options.number("a", in: 0...Options.greatest, or: 2)
    countsBytes = options.has("b")
    let letter: Character = countsBytes ? "b" : "l"
    let suffixes = countsBytes ? Self.suffixes : [:]
    partSize = try options.number(letter, in: 0...Int.max, or: 1_000, suffixes: suffixes)
    prefix = options.operands.dropFirst().first ?? "x"
    if prefix.utf8.count + length > 255 { throw Refusal("split: suffix too long") }
    suffix = [UInt8](repeating: 0, count: length)
    files = InputFiles("split", Array(options.operands.prefix(1)), complaint: .cannotOpen)
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    switch files.next(&system, &output) {
    case .opened: files.readErrorLead = files.name
    case .endOfFile: break
    case .blocked(let step): return step
    case .end: return .exit(files.failed ? 1 : 0)
    case .bytes(let bytes):
      do throws(Refusal) {
        try write(bytes[...], &system)
      } catch {
        output.error(error.message)
        return .exit(error.status)
      }
    }
    return .again
  }

  private mutating func write(
    _ bytes: ArraySlice<UInt8>,
    _ system: inout some SystemCalls
  ) throws(Refusal) {
    var rest = bytes
    while !rest.isEmpty {
      if room == 0 { try openPart(&system) }
      let count = countsBytes ? min(rest.count, room) : lines(rest)
      guard let part else { return }
      do throws(Errno) {
        try FileContents.write(rest.prefix(count), to: part, &system)
      } catch {
        throw Refusal("split: write error: \(error.rawValue)")
      }
      if countsBytes { room -= count }
      rest = rest.dropFirst(count)
    }
  }

  /// The bytes of the lines that the part still takes.
  private mutating func lines(_ bytes: ArraySlice<UInt8>) -> Int {
    var end = bytes.startIndex
    while room > 0, end < bytes.endIndex {
      guard let newline = bytes[end...].firstIndex(of: UInt8(ascii: "\n")) else {
        return bytes.count
      }
      end = newline + 1
      room -= 1
    }
    return end - bytes.startIndex
  }

  private mutating func openPart(_ system: inout some SystemCalls) throws(Refusal) {
    if let part { system.close(part) }
    part = nil
    guard let letters = suffix else { throw Refusal("split: suffixes exhausted") }
    let tail = letters.map { String(Character(Unicode.Scalar($0 + UInt8(ascii: "a")))) }
    let path = prefix + tail.joined()
    do throws(Errno) {
      part = try system.open(path, .write)
    } catch {
      throw Refusal("split: can't open '\(path)': \(error.rawValue)")
    }
    suffix = Self.next(letters)
    room = partSize > 0 ? partSize : .max
  }

  private static func next(_ letters: [UInt8]) -> [UInt8]? {
    var letters = letters
    for index in letters.indices.reversed() {
      if letters[index] < 25 {
        letters[index] += 1
        return letters
      }
      letters[index] = 0
    }
    return nil
  }
}
