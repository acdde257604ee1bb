/// `basename`: the last part of a path.
struct BaseName: AppletBody {
  private let paths: [String]
  private let suffix: String

  init(_ arguments: [String]) throws(Refusal) {
    let synopsis = "basename FILE [SUFFIX] | -a FILE... | -s SUFFIX FILE..."
    let options = try Options(arguments, "+as:", synopsis: synopsis)
    let several = options.has("a") || options.has("s")
    guard !options.operands.isEmpty, several || options.operands.count <= 2 else {
      throw .usage(synopsis)
    }
    paths = several ? options.operands : [options.operands[0]]
    suffix = several ? options.value("s") ?? "" : options.operands.dropFirst().first ?? ""
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    for path in paths {
      var name = PathParts.last(path)
      if name.count > suffix.count, name.hasSuffix(suffix) { name.removeLast(suffix.count) }
      output.append(name + "\n")
    }
    return .exit(0)
  }
}

/// `dirname`: a path without its last part.
struct DirectoryName: AppletBody {
  private let path: String

  init(_ arguments: [String]) throws(Refusal) {
    var words = arguments.dropFirst()
    if words.first == "--" { words.removeFirst() }
    guard let path = words.first, words.count == 1 else { throw .usage("dirname FILENAME") }
    self.path = path
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    output.append(PathParts.parent(path) + "\n")
    return .exit(0)
  }
}

/// Paths taken apart as POSIX's `basename` and `dirname` do.
enum PathParts {
  static func last(_ path: String) -> String {
    var rest = path[...]
    while rest.count > 1, rest.hasSuffix("/") { rest.removeLast() }
    if rest == "/" { return "/" }
    return String(rest.split(separator: "/", omittingEmptySubsequences: false).last ?? "")
  }

  static func parent(_ path: String) -> String {
    var rest = path[...]
    while rest.count > 1, rest.hasSuffix("/") { rest.removeLast() }
    guard let slash = rest.lastIndex(of: "/") else { return "." }
    rest = rest[..<slash]
    while rest.count > 1, rest.hasSuffix("/") { rest.removeLast() }
    return rest.isEmpty ? "/" : String(rest)
  }
}
