import KubeAPI
import ShellRuntime

/// A file that `-f` named.
struct ManifestFile: Hashable, Sendable {
  /// What messages call it: the path, or `STDIN`.
  private let name: String
  private let bytes: [UInt8]
  private let known: KnownManifests

  private init(_ name: String, _ bytes: [UInt8], _ session: Session) {
    self.name = name
    self.bytes = bytes
    known = session.settings.manifests
  }

  /// What it holds.
  var content: ManifestStream { known.read(bytes, source: name) }

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
        files.append(ManifestFile("STDIN", session.input, session))
      } else if path.hasPrefix("http://") || path.hasPrefix("https://") {
        throw .plain("unable to read URL \(path.goQuoted): there is no network here")
      } else {
        files += try read(path, session, system)
      }
    }
    return files
  }

  private static let extensions = [".json", ".yaml", ".yml"]

  private static func read(
    _ path: String,
    _ session: Session,
    _ system: some SystemCalls
  ) throws(KubectlError) -> [ManifestFile] {
    do {
      let status = try system.status(of: path, followingLinks: true)
      guard status.kind == .directory else {
        return [ManifestFile(path, try system.contents(of: path), session)]
      }
      var files: [ManifestFile] = []
      try addFiles(of: path, session, depth: 0, to: &files, system)
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
    _ session: Session,
    depth: Int,
    to files: inout [ManifestFile],
    _ system: some SystemCalls
  ) throws(Errno) {
    guard depth < 32 else { throw .tooManyLinks }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    for entry in try system.entries(of: folder) {
      let path = base + entry
      if try system.status(of: path, followingLinks: true).kind == .directory {
        guard session.arguments.flag("recursive") else { continue }
        try addFiles(of: path, session, depth: depth + 1, to: &files, system)
      } else if extensions.contains(where: entry.hasSuffix) {
        files.append(ManifestFile(path, try system.contents(of: path), session))
      }
    }
  }
}
