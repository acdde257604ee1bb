/// `echo`: its arguments.
struct Echo: AppletBody {
  private let arguments: [String]

  init(_ arguments: [String]) {
    self.arguments = Array(arguments.dropFirst())
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    output.append(EchoText.render(arguments[...]).bytes)
    return .exit(0)
  }
}
