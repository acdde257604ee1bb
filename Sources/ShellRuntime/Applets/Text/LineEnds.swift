/// `dos2unix` and `unix2dos`: the ends of lines, in files or on the way through.
struct LineEnds: AppletBody {
  private let isUnix: Bool
  private let name: String
  private var files: InputFiles?
  private var waiting: ArraySlice<String>

  init(_ arguments: [String]) throws(Refusal) {
    name = arguments.first ?? ""
    let options = try Options(arguments, "du", synopsis: "\(name) [-ud] [FILE]")
    if options.given.count > 1 { throw .usage("\(name) [-ud] [FILE]") }
    isUnix = options.has("u") || name == "dos2unix" && !options.has("d")
    waiting = options.operands[...]
    if waiting.isEmpty { files = InputFiles(name, ["-"]) }
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if let event = files?.next(&system, &output) {
      switch event {
      case .opened, .endOfFile: return .again
      case .bytes(let bytes): output.append(converted(bytes))
      case .blocked(let step): return step
      case .end: return .exit(files?.failed == true ? 1 : 0)
      }
      return .again
    }
    guard let path = waiting.popFirst() else { return .exit(0) }
    do throws(Errno) {
      try FileContents.write(converted(system.contents(of: path)), to: path, &system)
      return .again
    } catch {
      output.error("\(name): can't open '\(path)': \(error.rawValue)")
      return .exit(1)
    }
  }

  /// Every carriage return goes; those that are wanted come with the line's end.
  private func converted(_ bytes: [UInt8]) -> [UInt8] {
    let bare = bytes.filter { $0 != UInt8(ascii: "\r") }
    if isUnix { return bare }
    return bare.flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), $0] : [$0] }
  }
}
