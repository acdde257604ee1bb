/// `printf`: its arguments in a format.
struct Printf: AppletBody {
  private let format: String
  private let arguments: [String]

  init(_ arguments: [String]) throws(Refusal) {
    var words = arguments.dropFirst()
    if words.first == "--" { words.removeFirst() }
    guard let format = words.popFirst() else { throw .usage("printf FORMAT [ARG]...") }
    self.format = format
    self.arguments = Array(words)
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    let result = PrintfFormat.render(format: format, arguments: arguments)
    for piece in result.pieces {
      switch piece {
      case .output(let bytes): output.append(bytes)
      case .error(let message): output.error("printf: \(message)")
      }
    }
    return .exit(result.status)
  }
}
