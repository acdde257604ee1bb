import Cluster
import KubeAPI
import ShellRuntime

/// `kubectl diff`: the live objects beside what apply would make of them.
///
/// Its exit status is 0 without a difference, 1 with one and 2 for an error.
struct DiffCommand: Command {
  /// The program of `KUBECTL_EXTERNAL_DIFF`, while it runs.
  private var child: Int?
  private var program = ""

  init(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    func refusal(_ error: KubectlError) -> KubectlError { .verbatim(error.text, status: 2) }
    if !arguments.words.isEmpty {
      let words = arguments.words.joined(separator: " ")
      throw refusal(session.usageError("Unexpected args: [\(words)]"))
    }
    guard !arguments.list("filename").isEmpty || !arguments.text("kustomize").isEmpty else {
      throw refusal(.plain("must specify one of -f and -k"))
    }
    if arguments.flag("force-conflicts"), !arguments.flag("server-side") {
      throw refusal(.plain("--force-conflicts only works with --server-side"))
    }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    if let child {
      guard let status = system.exitStatus(ofChild: child) else { return .child(child) }
      guard status > 1 else { return .exit(status) }
      throw .verbatim("error: failed to run \(program.goQuoted): exit status \(status)", status: 2)
    }
    do {
      return try compare(&session, &cluster, &system)
    } catch {
      throw .verbatim(error.text, status: 2)
    }
  }

  private mutating func compare(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    let states = try states(&session, &cluster, system)
    let number = system.random() % 10_000_000_000
    let folders = (live: "/tmp/LIVE-\(number)", merged: "/tmp/MERGED-\(number)")
    let words = DiffCommand.words(of: system.environment["KUBECTL_EXTERNAL_DIFF"] ?? "")
    if let name = words.first {
      program = name
      let started = try start(words, on: states, folders, &system)
      child = started
      return .child(started)
    }
    var text = ""
    for state in states {
      text += UnifiedDiff.text(
        from: DiffCommand.lines(of: state.live),
        to: DiffCommand.lines(of: state.merged),
        names: ("\(folders.live)/\(state.fileName)", "\(folders.merged)/\(state.fileName)"),
        at: session.now
      )
    }
    session.print(text)
    return .exit(text.isEmpty ? 0 : 1)
  }

  private func states(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: some SystemCalls
  ) throws(KubectlError) -> [DiffStates] {
    let arguments = session.arguments
    let query = try session.query([], .init(labels: arguments.text("selector")), system)
    let (infos, errors) = query.manifestInfos()
    try KubectlError.throwing(errors)
    var states: [DiffStates] = []
    var uids: Set<String> = []
    for info in infos {
      guard let manifest = info.manifest else { continue }
      states.append(try DiffStates(of: info, manifest, arguments, &cluster))
      guard let metadata = cluster.object(info.key)?.metadata else { continue }
      uids.insert(metadata.uid)
      if metadata.deletionTimestamp != nil {
        session.warn([
          "Detected changes to resource \(metadata.name) which is currently being deleted."
        ])
      }
    }
    if arguments.flag("prune") {
      let namespaces = ApplyPruning.namespaces(of: infos)
      states += try ApplyPruning.candidates(keeping: uids, in: namespaces, arguments, cluster)
        .map { DiffStates(pruning: $0) }
      // As `diff` goes through its folders.
      states.sort { $0.fileName < $1.fileName }
    }
    return states
  }

  // MARK: another program

  /// A program and its options; what is no plain word is left out, as kubectl does.
  private static func words(of program: String) -> [String] {
    let words = program.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard let name = words.first, !program.isEmpty else { return [] }
    return [name]
      + words.dropFirst().filter { word in
        !word.isEmpty
          && word.allSatisfy {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "=")
          }
      }
  }

  /// Writes both states of each object into two folders and starts a program on them.
  private func start(
    _ words: [String],
    on states: [DiffStates],
    _ folders: (live: String, merged: String),
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> Int {
    for state in states {
      for (folder, value) in [(folders.live, state.live), (folders.merged, state.merged)] {
        guard let value else { continue }
        do throws(Errno) {
          let bytes = Array(YAMLWriter.text(value).utf8)
          try TemporaryFile.write(bytes, to: "\(folder)/\(state.fileName)", &system)
        } catch {
          throw .plain("open \(folder)/\(state.fileName): \(error.rawValue.lowercased())")
        }
      }
    }
    do throws(Errno) {
      return try system.spawn(
        words.prefix(1) + [folders.live, folders.merged] + words.dropFirst(),
        setting: []
      )
    } catch {
      throw .plain(
        "failed to run \(program.goQuoted): exec: \(program.goQuoted): executable file not found in "
          + "$PATH"
      )
    }
  }

  private static func lines(of value: Value?) -> [String] {
    guard let value else { return [] }
    return YAMLWriter.text(value).split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast().map(String.init)
  }
}
