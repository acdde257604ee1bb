import Cluster
import KubeAPI
import ShellRuntime
import Simulation

/// `kubectl cp`: copies a file or a folder into a running container or out of one.
///
/// As with a real one, programs of the container do the work there (kubectl takes `tar`; here it is
/// `sh`, `cat` and `find`).
struct CopyCommand: Command {
  private struct Place {
    /// Nil for this machine.
    var pod: String?
    var namespace = ""
    var path: String
  }

  private enum Task: Sendable {
    /// Write a local file to a path of the container.
    case upload(from: String, to: String)
    /// List what lies below a path of the container.
    case list(String)
    /// Read a file of the container to a local path.
    case download(from: String, to: String)
  }

  private let source: String
  private let destination: String
  private var tasks: [Task]?
  private var running: ContainerSession?
  private var output: [UInt8] = []
  private var errors: [UInt8] = []

  init(_ session: inout Session) throws(KubectlError) {
    let words = session.arguments.words
    guard words.count == 2 else { throw .plain("source and destination are required") }
    (source, destination) = (words[0], words[1])
    let (from, to) = try (CopyCommand.place(source), CopyCommand.place(destination))
    if from.pod != nil, to.pod != nil {
      throw .plain("one of src or dest must be a local file specification")
    }
    if from.pod == nil, to.pod == nil {
      throw .plain("one of src or dest must be a remote file specification")
    }
    if from.path.isEmpty || to.path.isEmpty { throw .plain("filepath can not be empty") }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    if tasks == nil { tasks = try plan(system) }
    while let task = tasks?.first {
      if running == nil { running = try start(task, &session, &cluster, system) }
      guard let running else { return .done }
      let (chunks, end) = cluster.follow(running)
      for chunk in chunks {
        if chunk.stream == .output { output += chunk.bytes } else { errors += chunk.bytes }
      }
      guard let end else { return .wait(until: nil) }
      self.running = nil
      guard end.status == 0 else {
        session.complain(String(decoding: errors, as: UTF8.self))
        session.complain("command terminated with exit code \(end.status)\n")
        return .exit(end.status)
      }
      tasks?.removeFirst()
      try finish(task, &system)
      (output, errors) = ([], [])
    }
    return .done
  }

  // MARK: places

  /// `[[namespace/]pod:]path`: `extractFileSpec`.
  private static func place(_ text: String) throws(KubectlError) -> Place {
    guard let colon = text.firstIndex(of: ":") else { return Place(path: text) }
    if colon == text.startIndex {
      throw .plain("filespec must match the canonical format: [[namespace/]pod:]file/path")
    }
    let name = text[..<colon].split(separator: "/", omittingEmptySubsequences: false)
    let path = String(text[text.index(after: colon)...])
    switch name.count {
    case 1: return Place(pod: String(name[0]), path: path)
    case 2: return Place(pod: String(name[1]), namespace: String(name[0]), path: path)
    // A path of this machine with a colon in it.
    default: return Place(path: text)
    }
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  private static func lastName(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  // MARK: tasks

  private func plan(_ system: some SystemCalls) throws(KubectlError) -> [Task] {
    let (from, to) = try (CopyCommand.place(source), CopyCommand.place(destination))
    guard from.pod == nil else { return [.list(from.path)] }
    var target = to.path
    guard let status = try? system.status(of: from.path, followingLinks: true) else {
      throw .plain("\(from.path) doesn't exist in local filesystem")
    }
    if target.hasSuffix("/") { target += CopyCommand.lastName(of: from.path) }
    guard status.kind == .directory else { return [.upload(from: from.path, to: target)] }
    var tasks: [Task] = []
    try addUploads(of: from.path, to: target, depth: 0, &tasks, system)
    return tasks
  }

  private func addUploads(
    of folder: String,
    to target: String,
    depth: Int,
    _ tasks: inout [Task],
    _ system: some SystemCalls
  ) throws(KubectlError) {
    guard depth < 64, tasks.count < 10_000 else {
      throw .plain("\(folder) holds too many files to copy")
    }
    do throws(Errno) {
      for name in try system.entries(of: folder) {
        let path = CopyCommand.joined(folder, name)
        let inner = CopyCommand.joined(target, name)
        if try system.status(of: path, followingLinks: false).kind == .file {
          tasks.append(.upload(from: path, to: inner))
        }
      }
    } catch {
      throw .plain("open \(folder): \(error.rawValue.lowercased())")
    }
    for name in (try? system.entries(of: folder)) ?? [] {
      let path = CopyCommand.joined(folder, name)
      guard (try? system.status(of: path, followingLinks: false))?.kind == .directory else {
        continue
      }
      let inner = CopyCommand.joined(target, name)
      try addUploads(of: path, to: inner, depth: depth + 1, &tasks, system)
    }
  }

  private func start(
    _ task: Task,
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: some SystemCalls
  ) throws(KubectlError) -> ContainerSession {
    let (from, to) = try (CopyCommand.place(source), CopyCommand.place(destination))
    let place = from.pod == nil ? to : from
    let namespace = place.namespace.isEmpty ? session.namespace : place.namespace
    let pod: Pod
    do {
      let object = try cluster.get(.pod, place.pod ?? "", namespace: namespace)
      guard case .pod(let found) = object else { throw APIStatus.notFound(.pod, place.pod ?? "") }
      pod = found
    } catch let error as APIStatus {
      throw .server(error)
    } catch {
      throw .plain("\(error)")
    }
    let phase = pod.status.phase
    if phase == .succeeded || phase == .failed {
      throw .plain(
        "cannot exec into a container in a completed pod; current phase is \(phase.rawValue)"
      )
    }
    var input: [UInt8] = []
    let command: [String]
    switch task {
    case .upload(let local, let remote):
      do {
        input = try system.contents(of: local)
      } catch {
        throw .plain("open \(local): \(error.rawValue.lowercased())")
      }
      command = [
        "sh", "-c",
        #"if [ -d "$1" ]; then set -- "$1/$2"; else mkdir -p "$(dirname "$1")"; fi; cat > "$1""#,
        "sh", remote, CopyCommand.lastName(of: local),
      ]
    case .list(let path):
      command = [
        "sh", "-c",
        #"[ -e "$1" ] || { echo "tar: $1: No such file or directory" >&2; exit 2; }; find "$1" -type f"#,
        "sh", path,
      ]
    case .download(let remote, _): command = ["cat", remote]
    }
    do {
      return try cluster.exec(
        pod: pod.key,
        container: try ContainerTarget.container(of: pod, &session),
        command: command,
        input: input
      )
    } catch let error as APIStatus {
      guard error.reason == .internalError else { throw .server(error) }
      throw .plain("Internal error occurred: \(error.message)")
    } catch let error as KubectlError {
      throw error
    } catch {
      throw .plain("\(error)")
    }
  }

  private mutating func finish(
    _ task: Task,
    _ system: inout some SystemCalls
  ) throws(KubectlError) {
    switch task {
    case .upload: break
    case .list(let root):
      var target = try CopyCommand.place(destination).path
      let isFolder = (try? system.status(of: target, followingLinks: true))?.kind == .directory
      if isFolder || target.hasSuffix("/") {
        target = CopyCommand.joined(target, CopyCommand.lastName(of: root))
      }
      let paths = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
      tasks? += paths.map { path in
        let rest = path.dropFirst(root.count)
        return .download(from: path, to: rest.isEmpty ? target : target + rest)
      }
    case .download(_, let local):
      do throws(Errno) {
        try TemporaryFile.write(output, to: local, &system)
      } catch {
        throw .plain("open \(local): \(error.rawValue.lowercased())")
      }
    }
  }
}
