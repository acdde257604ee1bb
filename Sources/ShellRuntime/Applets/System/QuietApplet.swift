/// `sync` and `clear`: what they do to a disk or a terminal needs no work here.
struct QuietApplet: AppletBody {
  private let name: String

  init(_ arguments: [String]) throws(Refusal) {
    name = arguments.first ?? ""
    if name == "sync" { _ = try Options(arguments, "df", synopsis: "sync [-df] [FILE]...") }
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if name == "clear" { output.append("\u{1b}[H\u{1b}[J") }
    return .exit(0)
  }
}
