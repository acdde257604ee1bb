import Cluster
import KubeAPI
import ShellRuntime
import Simulation

/// `kubectl wait`.
struct WaitCommand: Command {
  private let conditions: [WaitCondition]
  private let waitsForCreation: Bool
  private let waitsForDeletion: Bool
  private var deadline: Instant?
  private var printer: ResultPrinter?
  private var query: ResourceQuery?
  private var targets: [ResourceInfo]?
  private var targetIndex = 0
  private var conditionIndex = 0

  init(_ session: inout Session) throws(KubectlError) {
    let texts = session.arguments.list("for")
    var conditions: [WaitCondition] = []
    for text in texts { conditions.append(try WaitCondition(text)) }
    guard !conditions.isEmpty else { throw .plain("unrecognized condition: []") }
    self.conditions = conditions
    waitsForCreation = texts.contains { $0.lowercased() == "create" }
    waitsForDeletion = texts.contains { $0.lowercased() == "delete" }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    if query == nil { try begin(&session, system) }
    guard let query, let deadline else { return .done }
    if targets == nil {
      if waitsForCreation, !exists(query, cluster) {
        if session.now >= deadline { throw .plain("timed out waiting for the condition") }
        return .wait(until: deadline)
      }
      targets = try findTargets(query, cluster)
    }
    return try goOn(deadline, &session, cluster)
  }

  private mutating func begin(
    _ session: inout Session,
    _ system: some SystemCalls
  ) throws(KubectlError) {
    let arguments = session.arguments
    printer = try ResultPrinter(session, .none, system)
    query = try session.query(
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
    let timeout = arguments.duration("timeout")
    deadline = session.now + (timeout < .zero ? .seconds(168 * 3_600) : timeout)
  }

  private func exists(_ query: ResourceQuery, _ cluster: Cluster) -> Bool {
    let (infos, _) = query.infos(in: cluster)
    return query.isNamed
      ? infos.allSatisfy { cluster.object($0.key) != nil } && !infos.isEmpty : !infos.isEmpty
  }

  private func findTargets(
    _ query: ResourceQuery,
    _ cluster: Cluster
  ) throws(KubectlError) -> [ResourceInfo] {
    let (infos, errors) = query.infos(in: cluster)
    if let error = errors.first, !(error.isNotFound && waitsForDeletion) { throw error }
    if infos.isEmpty, !waitsForDeletion { throw .plain("no matching resources found") }
    return infos
  }

  /// Waits for one object after the other, and for one condition after the other.
  private mutating func goOn(
    _ deadline: Instant,
    _ session: inout Session,
    _ cluster: Cluster
  ) throws(KubectlError) -> CommandStep {
    let targets = targets ?? []
    while targetIndex < targets.count {
      let info = targets[targetIndex]
      if conditionIndex == 0, cluster.object(info.key) == nil {
        guard waitsForDeletion else {
          _ = try cluster.fetched(info)
          throw .server(.notFound(info.kind, info.name))
        }
        targetIndex += 1
        continue
      }
      let object = cluster.object(info.key)
      guard try conditions[conditionIndex].isMet(by: object) else {
        let place = "\(info.kind.plural)/\(info.name)"
        if session.arguments.duration("timeout") == .zero {
          throw .plain("condition not met for \(place)")
        }
        if session.now >= deadline {
          throw .plain("timed out waiting for the condition on \(place)")
        }
        return .wait(until: deadline)
      }
      let shown = (object ?? info.object)?.value ?? info.bareValue
      try printer?.print(shown, "condition met", &session)
      conditionIndex += 1
      if conditionIndex == conditions.count {
        conditionIndex = 0
        targetIndex += 1
      }
    }
    return .done
  }
}

extension ResourceInfo {
  /// The little that is known of an object that is gone.
  var bareValue: Value {
    [
      "apiVersion": .string(kind.apiVersion), "kind": .string(kind.rawValue),
      "metadata": ["name": .string(name), "namespace": .string(namespace)],
    ]
  }
}
