import ShellRuntime

/// The data of a ConfigMap or Secret from literals, files, folders and env files.
struct DataSources: Sendable {
  let owner: String
  let name: String
  private(set) var entries: [(key: String, bytes: [UInt8])] = []

  init(owner: String, name: String) {
    self.owner = owner
    self.name = name
  }

  mutating func read(
    _ arguments: ParsedArguments,
    _ system: some SystemCalls
  ) throws(KubectlError) {
    for source in arguments.list("from-file") { try readFile(source, system) }
    for source in arguments.list("from-literal") { try readLiteral(source) }
    for source in arguments.list("from-env-file") { try readEnvironment(source, system) }
  }

  private mutating func readLiteral(_ source: String) throws(KubectlError) {
    let parts = source.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else {
      throw .plain("invalid literal source \(source), expected key=value")
    }
    var value = parts[1]
    // Quotes around the whole value are taken off.
    if value.count >= 2, let first = value.first, first == value.last, first == "\"" || first == "'"
    {
      value = value.dropFirst().dropLast()
    }
    try add(String(parts[0]), Array(value.utf8))
  }

  private mutating func readFile(
    _ source: String,
    _ system: some SystemCalls
  ) throws(KubectlError) {
    let parts = source.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2 else {
      throw .plain("key names or file paths cannot contain '='")
    }
    let path = parts[parts.count - 1]
    if parts.count == 2 {
      guard !parts[0].isEmpty else { throw .plain("key name for file path \(path) missing") }
      guard !path.isEmpty else { throw .plain("file path for key name \(parts[0]) missing") }
    }
    do {
      let status = try system.status(of: path, followingLinks: true)
      if status.kind == .directory {
        guard parts.count == 1 else {
          throw KubectlError.plain("cannot give a key name for a directory path")
        }
        for entry in try system.entries(of: path) {
          let inner = path.hasSuffix("/") ? path + entry : "\(path)/\(entry)"
          guard try system.status(of: inner, followingLinks: true).kind == .file else { continue }
          try add(entry, try system.contents(of: inner))
        }
      } else {
        let base = path.split(separator: "/").last.map(String.init) ?? path
        try add(parts.count == 2 ? parts[0] : base, try system.contents(of: path))
      }
    } catch let error as Errno {
      throw .plain("error reading \(path): \(error.rawValue.lowercased())")
    } catch let error as KubectlError {
      throw error
    } catch {
      throw .plain("\(error)")
    }
  }

  private mutating func readEnvironment(
    _ path: String,
    _ system: some SystemCalls
  ) throws(KubectlError) {
    let text: String
    do {
      text = String(decoding: try system.contents(of: path), as: UTF8.self)
    } catch {
      throw .plain("error reading \(path): \(error.rawValue.lowercased())")
    }
    for line in text.split(separator: "\n") {
      let line = line.drop(while: \.isWhitespace)
      guard !line.isEmpty, line.first != "#" else { continue }
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count == 2 ? Array(parts[1].utf8) : []
      try add(String(parts[0]), value)
    }
  }

  private mutating func add(_ key: String, _ bytes: [UInt8]) throws(KubectlError) {
    let isValid =
      !key.isEmpty && key.count <= 253 && key != "." && !key.hasPrefix("..")
      && key.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) }
    guard isValid else {
      throw .plain(
        "\(key.goQuoted) is not a valid key name for a \(owner): a valid config key must consist of "
          + "alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or "
          + "'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"
      )
    }
    guard !entries.contains(where: { $0.key == key }) else {
      throw .plain(
        "cannot add key \(key.goQuoted), another key by that name already exists in Data for "
          + "\(owner) \(name.goQuoted)"
      )
    }
    entries.append((key, bytes))
  }
}
