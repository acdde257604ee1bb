/// `truncate`: files cut or filled up with zeros to a size.
struct Truncate: AppletBody {
  private static let synopsis = "truncate [-c] -s SIZE FILE..."
  private static let suffixes: [Character: Int] = [
    "k": 1_024, "K": 1_024, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40,
  ]

  private let keepsMissing: Bool
  private let size: Int
  private var waiting: ArraySlice<String>
  private var filling: (path: String, descriptor: Int, rest: Int)?
  private var failed = false

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(arguments, "cs:", synopsis: Self.synopsis)
    guard options.has("s") else { throw .usage(Self.synopsis) }
    keepsMissing = options.has("c")
    size = try options.number("s", in: 0...Int.max, or: 0, suffixes: Self.suffixes)
    waiting = options.operands[...]
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if let now = filling { return fill(now, &system, &output) }
    guard let path = waiting.popFirst() else { return .exit(failed ? 1 : 0) }
    do throws(Errno) {
      let old = try self.old(path, system)
      if old == nil, keepsMissing { return .again }
      let content = old ?? []
      let descriptor = try system.open(path, .write)
      try FileContents.write(content.prefix(size), to: descriptor, &system)
      filling = (path, descriptor, size - min(size, content.count))
    } catch {
      output.error("truncate: \(path): open: \(error.rawValue)")
      failed = true
    }
    return .again
  }

  private func old(_ path: String, _ system: some SystemCalls) throws(Errno) -> [UInt8]? {
    do throws(Errno) {
      return try system.contents(of: path)
    } catch {
      if error == .noEntry { return nil }
      throw error
    }
  }

  /// Zeros by the piece, up to the limit of the machine's disk.
  private mutating func fill(
    _ now: (path: String, descriptor: Int, rest: Int),
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    let count = min(now.rest, 1 << 16)
    filling?.rest -= count
    do throws(Errno) {
      let zeros = [UInt8](repeating: 0, count: count)
      try FileContents.write(zeros, to: now.descriptor, &system)
      if count < now.rest { return .again }
    } catch {
      output.error("truncate: \(now.path): truncate: \(error.rawValue)")
      failed = true
    }
    system.close(now.descriptor)
    filling = nil
    return .again
  }
}
