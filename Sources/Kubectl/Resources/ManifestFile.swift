import ShellRuntime

/// A file that `-f` named, with its content.
struct ManifestFile: Hashable, Sendable {
  /// What messages call it: the path, or `STDIN`.
  var name: String
  var bytes: [UInt8]

  /// Reads what `-f` names, before anything is sent: files, folders, `-` for standard input.
  static func read(
    _ session: Session,
    _ system: some SystemCalls
  ) throws(KubectlError) -> [ManifestFile] {
    if !session.arguments.text("kustomize").isEmpty {
      throw .plain("kustomizations (-k) are not supported here; use -f with plain manifests")
    }
    var files: [ManifestFile] = []
    for path in session.arguments.list("filename") {
      if path == "-" {
        files.append(ManifestFile(name: "STDIN", bytes: session.input))
      } else if path.hasPrefix("http://") || path.hasPrefix("https://") {
        throw .plain("unable to read URL \(path.goQuoted): there is no network here")
      } else {
        files += try read(path, recursive: session.arguments.flag("recursive"), system)
      }
    }
    return files
  }

  private static let extensions = [".json", ".yaml", ".yml"]

  private static func read(
    _ path: String,
    recursive: Bool,
    _ system: some SystemCalls
  ) throws(KubectlError) -> [ManifestFile] {
    do {
      let status = try system.status(of: path, followingLinks: true)
      guard status.kind == .directory else {
        return [ManifestFile(name: path, bytes: try system.contents(of: path))]
      }
      var files: [ManifestFile] = []
      try addFiles(of: path, recursive: recursive, depth: 0, to: &files, system)
      if files.isEmpty {
        throw KubectlError.plain(
          "error reading [\(path)]: recognized file extensions are [.json .yaml .yml]"
        )
      }
      return files
    } catch let error as Errno {
      if error == .noEntry { throw .plain("the path \(path.goQuoted) does not exist") }
      throw .plain("open \(path): \(error.rawValue.lowercased())")
    } catch let error as KubectlError {
      throw error
    } catch {
      throw .plain("\(error)")
    }
  }

  private static func addFiles(
    of folder: String,
    recursive: Bool,
    depth: Int,
    to files: inout [ManifestFile],
    _ system: some SystemCalls
  ) throws(Errno) {
    guard depth < 32 else { throw .tooManyLinks }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    for entry in try system.entries(of: folder) {
      let path = base + entry
      if try system.status(of: path, followingLinks: true).kind == .directory {
        guard recursive else { continue }
        try addFiles(of: path, recursive: true, depth: depth + 1, to: &files, system)
      } else if extensions.contains(where: entry.hasSuffix) {
        files.append(ManifestFile(name: path, bytes: try system.contents(of: path)))
      }
    }
  }
}
