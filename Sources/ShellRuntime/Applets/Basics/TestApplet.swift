/// `test` and `[`: a condition as a status.
struct TestApplet: AppletBody {
  private let name: String
  private let expression: [String]

  init(_ arguments: [String]) throws(Refusal) {
    name = arguments.first ?? "test"
    var words = arguments.dropFirst()
    if let closing = ["[": "]", "[[": "]]"][name] {
      guard words.last == closing else { throw Refusal("\(name): missing \(closing)", status: 2) }
      words.removeLast()
    }
    expression = Array(words)
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    do throws(TestExpression.SyntaxError) {
      return .exit(try TestExpression.evaluate(expression[...], system) ? 0 : 1)
    } catch {
      output.error("\(name): \(error.message)")
      return .exit(2)
    }
  }
}
