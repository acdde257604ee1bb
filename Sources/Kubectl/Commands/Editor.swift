import ShellRuntime

/// A file under `/tmp` that the user's editor is run on.
///
/// The editor is what `KUBE_EDITOR` or `EDITOR` says, and `vi` otherwise
/// (k8s.io/kubectl/pkg/cmd/util/editor/editor.go).
struct Editor: Sendable {
  let path: String
  private let words: [String]
  private var child: Int?

  init(prefix: String, _ system: inout some SystemCalls) {
    path = "/tmp/\(prefix)\(system.random() % 10_000_000_000).yaml"
    let names = ["KUBE_EDITOR", "EDITOR"]
    let text = names.compactMap { system.environment[$0] }.first { !$0.isEmpty } ?? "vi"
    if text.contains(where: { "\"'\\".contains($0) }) {
      words = ["sh", "-c", "\(text) \"\(path)\""]
    } else {
      words = text.split(separator: " ").map(String.init) + [path]
    }
  }

  /// Writes the file and starts the editor.
  mutating func open(
    _ text: String,
    _ system: inout some SystemCalls
  ) throws(KubectlError) {
    do throws(Errno) {
      try TemporaryFile.write(Array(text.utf8), to: path, &system)
    } catch {
      throw .plain("open \(path): \(error.rawValue.lowercased())")
    }
    do throws(Errno) {
      child = try system.spawn(words, setting: [])
    } catch {
      throw .plain("unable to launch the editor \(words.joined(separator: " ").goQuoted)")
    }
  }

  /// What the file holds when the editor has ended; nil while it runs.
  func result(_ system: inout some SystemCalls) throws(KubectlError) -> String? {
    guard let child, let status = system.exitStatus(ofChild: child) else { return nil }
    guard status == 0 else {
      throw .plain("there was a problem with the editor \(words.joined(separator: " ").goQuoted)")
    }
    do throws(Errno) {
      return String(decoding: try system.contents(of: path), as: UTF8.self)
    } catch {
      throw .plain("open \(path): \(error.rawValue.lowercased())")
    }
  }

  var step: CommandStep { .child(child ?? 0) }

  func remove(_ system: inout some SystemCalls) {
    // Another program may have removed it, which is as good.
    try? system.removeFile(path)
  }
}

/// Files that kubectl writes for other programs.
enum TemporaryFile {
  /// Writes a file with the folders above it.
  static func write(
    _ bytes: [UInt8],
    to path: String,
    _ system: inout some SystemCalls
  ) throws(Errno) {
    var folder = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/").dropLast() {
      folder += "/\(part)"
      if (try? system.status(of: folder, followingLinks: true)) == nil {
        try system.makeDirectory(folder, permissions: 0o755)
      }
    }
    let descriptor = try system.open(path, .write)
    defer { system.close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      switch system.write(descriptor, rest) {
      case .written(let count): rest = rest.dropFirst(count)
      case .wouldBlock: throw .inputOutput
      case .failed(let error): throw error
      }
    }
  }
}
