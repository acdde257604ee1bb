/// `tee`: copies its input to its output and to files.
struct Tee: AppletBody {
  private let paths: [String]
  private let appends: Bool
  private var descriptors: [Int]?
  private var failed = false

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(arguments, "ia", synopsis: "tee [-ai] [FILE]...")
    paths = options.operands
    appends = options.has("a")
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    guard let descriptors else {
      open(&system, &output)
      return .again
    }
    switch system.read(0, upTo: 16_384) {
    case .bytes(let bytes):
      output.append(bytes)
      for descriptor in descriptors { output.append(bytes, to: descriptor) }
      return .again
    case .wouldBlock: return .wait(Wait(input: 0))
    case .end: return .exit(failed ? 1 : 0)
    case .failed(let reason):
      output.error("tee: read error: \(reason.rawValue)")
      return .exit(1)
    }
  }

  private mutating func open(_ system: inout some SystemCalls, _ output: inout Output) {
    var opened: [Int] = []
    for path in paths {
      if path == "-" {
        opened.append(1)
        continue
      }
      do throws(Errno) {
        opened.append(try system.open(path, appends ? .append : .write))
      } catch {
        output.error("tee: \(path): \(error.rawValue)")
        failed = true
      }
    }
    descriptors = opened
  }
}
