/// `busybox NAME` with a name that it was built without.
struct MissingApplet: AppletBody {
  init(_ arguments: [String]) throws(Refusal) {
    throw Refusal("\(arguments.first ?? ""): applet not found", status: 127)
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep { .exit(127) }
}
