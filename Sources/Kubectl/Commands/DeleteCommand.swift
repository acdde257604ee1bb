import Cluster
import KubeAPI
import ShellRuntime
import Simulation

/// How objects are to be deleted: the flags that `delete`, `replace` and `apply` share.
struct DeletionOptions: Sendable {
  var gracePeriod: Int64
  let propagation: PropagationPolicy
  let isForced: Bool
  let dryRun: DryRun
  let printsNames: Bool

  init(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    propagation = try DeletionOptions.propagation(&session)
    isForced = arguments.flag("force")
    dryRun = try DryRun(&session)
    gracePeriod = arguments.integer("grace-period")
    if arguments.flag("now") {
      guard gracePeriod == -1 else {
        throw .plain("--now and --grace-period cannot be specified together")
      }
      gracePeriod = 1
    }
    // --grace-period=0 alone must not kill at once; --force says that it is meant.
    if gracePeriod == 0, !isForced { gracePeriod = 1 }
    if isForced, gracePeriod < 0 { gracePeriod = 0 }
    let output = arguments.text("output")
    printsNames = output == "name"
  }

  private static func propagation(
    _ session: inout Session
  ) throws(KubectlError) -> PropagationPolicy {
    let text = session.arguments.text("cascade")
    switch text {
    case "", "background": return .background
    case "foreground": return .foreground
    case "orphan": return .orphan
    default:
      guard let flag = FlagValue.bool(text) else {
        throw .plain(
          "invalid cascade value (\(text)). Must be \"background\", \"foreground\", or \"orphan\""
        )
      }
      let word = flag ? "background" : "orphan"
      session.complain(
        "warning: --cascade=\(text) is deprecated (boolean value) and can be replaced with "
          + "--cascade=\(word).\n"
      )
      return flag ? .background : .orphan
    }
  }

  /// Deletes one object and says so.
  func delete(
    _ info: ResourceInfo,
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) -> APIObject? {
    var deleted: APIObject?
    if dryRun != .client {
      do {
        deleted = try cluster.delete(
          info.kind,
          info.name,
          namespace: info.namespace,
          options: DeleteOptions(
            propagation: propagation,
            gracePeriodSeconds: gracePeriod < 0 ? nil : gracePeriod,
            dryRun: dryRun == .server
          )
        )
      } catch {
        throw error.from(info, "deleting")
      }
    }
    announce(info, &session)
    return deleted
  }

  private func announce(_ info: ResourceInfo, _ session: inout Session) {
    let kind = info.kind.qualifiedSingular
    if printsNames { return session.print("\(kind)/\(info.name)\n") }
    var operation = gracePeriod == 0 ? "force deleted" : "deleted"
    if info.kind.isNamespaced { operation += " from \(info.namespace) namespace" }
    session.print("\(kind) \"\(info.name)\" \(operation)\(dryRun.suffix)\n")
  }
}

extension APIStatus {
  /// The refusal with what kubectl was doing to which file: `cmdutil.AddSourceToErr`.
  func from(_ info: ResourceInfo, _ verb: String) -> KubectlError {
    guard let source = info.source else { return .server(self) }
    return .wrapped("error when \(verb) \(source.goQuoted)", self)
  }
}

/// `kubectl delete`.
struct DeleteCommand: Command {
  private let options: DeletionOptions
  private var removal: Removal?
  private var hasAsked = false
  private var answer = Answer()

  init(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    options = try DeletionOptions(&session)
    let output = arguments.text("output")
    guard output.isEmpty || output == "name" else {
      throw .plain("unexpected -o output mode: \(output). We only support '-o name'")
    }
    if arguments.flag("interactive"), !arguments.text("raw").isEmpty {
      throw .plain("--interactive can not be used with --raw")
    }
    guard arguments.text("raw").isEmpty else { throw .plain("--raw is not supported here") }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    if removal == nil {
      if session.arguments.flag("interactive"), let step = try confirm(&session, cluster, &system) {
        return step
      }
      removal = try begin(&session, &cluster, system)
    }
    guard let removal else { return .done }
    return try removal.step(session.now, cluster)
  }

  /// `-i`: shows what is to be deleted and waits for a line that says yes.
  ///
  /// - Returns: nil when it does.
  private mutating func confirm(
    _ session: inout Session,
    _ cluster: Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep? {
    if !hasAsked {
      hasAsked = true
      let (infos, _) = try query(&session, system).infos(in: cluster)
      if infos.isEmpty {
        session.print("No resources found\n")
        return .done
      }
      session.print(
        "You are about to delete the following \(infos.count) resource(s):\n"
          + infos.map { "\($0.kind.qualifiedSingular)/\($0.name)\n" }.joined()
          + "Do you want to continue? (y/N): "
      )
      return .again
    }
    while !answer.hasEnded {
      switch system.read(0, upTo: 1) {
      case .bytes(let bytes): answer.add(bytes)
      case .wouldBlock: return .input
      case .end, .failed: answer.hasEnded = true
      }
    }
    if answer.isYes { return nil }
    session.print("deletion is cancelled\n")
    return .done
  }

  private func query(
    _ session: inout Session,
    _ system: some SystemCalls
  ) throws(KubectlError) -> ResourceQuery {
    let arguments = session.arguments
    return try session.query(
      arguments.words,
      .init(
        selectsAll: arguments.flag("all"),
        allNamespaces: arguments.flag("all-namespaces"),
        labels: arguments.text("selector"),
        fields: arguments.text("field-selector"),
        requiresObject: false
      ),
      system
    )
  }

  private func begin(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: some SystemCalls
  ) throws(KubectlError) -> Removal? {
    let arguments = session.arguments
    let query = try query(&session, system)
    if options.isForced, options.gracePeriod > 0 {
      throw .plain("--force and --grace-period greater than 0 cannot be specified together")
    }
    if options.isForced {
      session.warn([
        "Immediate deletion does not wait for confirmation that the running resource has been "
          + "terminated. The resource may continue to run on the cluster indefinitely."
      ])
    }
    let (infos, found) = query.infos(in: cluster)
    var errors = found
    let ignoresMissing = arguments.flag("ignore-not-found") || arguments.flag("all")
    var removal = Removal(until: Removal.limit(arguments, session.now))
    for info in infos {
      do {
        let deleted = try options.delete(info, &session, &cluster)
        removal.add(info, uid: deleted?.metadata.uid)
      } catch {
        if !(error.isNotFound && ignoresMissing) { errors.append(error) }
      }
    }
    try KubectlError.throwing(errors)
    if infos.isEmpty {
      session.print("No resources found\n")
      return nil
    }
    return arguments.flag("wait") && options.dryRun == .none ? removal : nil
  }
}

/// A line that a person types to answer a question.
private struct Answer: Sendable {
  private var bytes: [UInt8] = []
  var hasEnded = false

  mutating func add(_ more: [UInt8]) {
    if more.contains(UInt8(ascii: "\n")) || bytes.count > 100 {
      hasEnded = true
    } else {
      bytes += more
    }
  }

  var isYes: Bool { String(decoding: bytes, as: UTF8.self).trimmed.lowercased() == "y" }
}

/// Deleted objects that are waited for until they are gone.
struct Removal: Sendable {
  private var objects: [(info: ResourceInfo, uid: String?)] = []
  private let limit: Instant

  init(until limit: Instant) {
    self.limit = limit
  }

  /// `--timeout`, where zero means a week.
  static func limit(_ arguments: ParsedArguments, _ now: Instant) -> Instant {
    let timeout = arguments.duration("timeout")
    return now + (timeout == .zero ? .seconds(168 * 3_600) : timeout)
  }

  mutating func add(_ info: ResourceInfo, uid: String?) { objects.append((info, uid)) }

  func step(_ now: Instant, _ cluster: Cluster) throws(KubectlError) -> CommandStep {
    let left = objects.first { info, uid in
      guard let object = cluster.object(info.key) else { return false }
      return uid == nil || object.metadata.uid == uid
    }
    guard let left else { return .done }
    if now >= limit {
      throw .plain(
        "timed out waiting for the condition on \(left.info.kind.plural)/\(left.info.name)"
      )
    }
    return .wait(until: limit)
  }
}
