/// `wget`, `nc`, `ping` and `nslookup` of a machine that no network reaches: names are unknown but
/// for those in `/etc/hosts`, and no address answers.
struct Network: AppletBody {
  /// What each takes: the letters of its options, and its usage.
  private static let forms: [String: (letters: String, synopsis: String)] = [
    "nc": ("nps:s:ubvw:lki:o:ze:f:", "nc [OPTIONS] HOST PORT  - connect"),
    "nslookup": ("q:t:d", "nslookup [-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]"),
    "ping": ("qvAc:s:t:w:W:I:np:i:46", "ping [OPTIONS] HOST"),
    "wget": ("cqSO:o:P:Y:U:T:t:n::HDXFEZB", "wget [-cqS] [--spider] [-O FILE] [-o LOGFILE] URL..."),
  ]
  private static let longOptions: [String: Character] = [
    "continue": "c", "quiet": "q", "server-response": "S", "output-document": "O",
    "output-file": "o", "directory-prefix": "P", "proxy": "Y", "user-agent": "U", "timeout": "T",
    "tries": "t", "spider": "Z", "no-check-certificate": "E", "no-verbose": "B", "no-cache": "B",
    "no-clobber": "B", "no-parent": "B", "passive-ftp": "B", "header": "O", "post-data": "O",
    "post-file": "O",
  ]

  private let name: String
  private let options: Options

  init(_ arguments: [String]) throws(Refusal) {
    name = arguments.first ?? ""
    let form = Self.forms[name] ?? ("", name)
    options = try Options(
      arguments,
      form.letters,
      long: name == "wget" ? Self.longOptions : [:],
      synopsis: form.synopsis
    )
    let most = ["nc": 2, "nslookup": 2, "ping": 1][name] ?? Int.max
    let least = name == "nc" && !options.has("l") ? 2 : 1
    guard (least...most).contains(options.operands.count) || options.has("l") else {
      throw .usage(form.synopsis)
    }
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    let target = options.operands.first ?? ""
    switch name {
    case "wget": fetch(target, system, &output)
    case "ping": ping(target, system, &output)
    case "nslookup":
      output.error("nslookup: can't connect to remote host (\(resolver(system))): \(Self.reason)")
    default: connect(target, system, &output)
    }
    return .exit(1)
  }

  private static let reason = "Network is unreachable"

  private func fetch(_ url: String, _ system: some SystemCalls, _ output: inout Output) {
    var rest = url[...]
    var port = 80
    if let scheme = rest.firstRange(of: "://") {
      guard let known = ["http": 80, "https": 443, "ftp": 21][String(rest[..<scheme.lowerBound])]
      else { return output.error("wget: not an http or ftp url: \(url)") }
      port = known
      rest = rest[scheme.upperBound...]
    }
    rest = rest.prefix { !"/?#".contains($0) }
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    let host = rest.prefix { $0 != ":" }
    guard let address = address(of: String(host), system) else {
      return output.error("wget: bad address '\(rest)'")
    }
    let shown = rest.contains(":") ? String(rest.drop { $0 != ":" }.dropFirst()) : "\(port)"
    if !options.has("q") { output.error("Connecting to \(rest) (\(address):\(shown))") }
    output.error("wget: can't connect to remote host (\(address)): \(Self.refusal(address))")
  }

  private func ping(_ host: String, _ system: some SystemCalls, _ output: inout Output) {
    guard let address = address(of: host, system) else {
      return output.error("ping: bad address '\(host)'")
    }
    let size = options.value("s") ?? "56"
    output.append("PING \(host) (\(address)): \(size) data bytes\n")
    output.error("ping: sendto: \(Self.reason)")
  }

  private func connect(_ host: String, _ system: some SystemCalls, _ output: inout Output) {
    if options.has("l") {
      return output.error("nc: bind: \(Errno.notPermitted.rawValue)")
    }
    let port = options.operands.last ?? ""
    guard let address = address(of: host, system) else {
      return output.error("nc: bad address '\(host)'")
    }
    guard let number = NumberText.count(port, suffixes: [:]), number <= 65_535 else {
      return output.error("nc: bad port '\(port)'")
    }
    if options.has("v") {
      output.error("nc: \(host) (\(address):\(number)): \(Self.refusal(address))")
    }
  }

  /// Nothing listens on the machine itself.
  private static func refusal(_ address: String) -> String {
    address.hasPrefix("127.") ? "Connection refused" : reason
  }

  /// The address that a name has in `/etc/hosts`, or that it is.
  private func address(of host: String, _ system: some SystemCalls) -> String? {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 4, parts.allSatisfy({ UInt8($0) != nil }) { return host }
    // A machine without the file knows no names.
    guard let hosts = try? system.contents(of: "/etc/hosts") else { return nil }
    for line in String(decoding: hosts, as: UTF8.self).split(separator: "\n") {
      let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      guard let address = words.first, !address.contains(":") else { continue }
      if words.dropFirst().contains(Substring(host)) { return String(address) }
    }
    return nil
  }

  private func resolver(_ system: some SystemCalls) -> String {
    if options.operands.count > 1 { return options.operands[1] }
    let file = (try? system.contents(of: "/etc/resolv.conf")) ?? []
    for line in String(decoding: file, as: UTF8.self).split(separator: "\n") {
      let words = line.split(whereSeparator: \.isWhitespace)
      if words.first == "nameserver", words.count > 1 { return String(words[1]) }
    }
    return "127.0.0.1"
  }
}
