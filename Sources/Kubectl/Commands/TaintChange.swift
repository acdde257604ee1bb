import KubeAPI

/// What `kubectl taint` is to change: `key=value:effect` adds, `key-` and `key:effect-` remove.
///
/// The rules and words are those of kubectl's `pkg/cmd/taint/utils.go`.
struct TaintChange: Sendable {
  var additions: [Taint] = []
  var removals: [Taint] = []

  init(_ words: some Sequence<String>) throws(KubectlError) {
    for word in words {
      if word.hasSuffix("-") {
        var taint = try Self.taint(String(word.dropLast()))
        taint.assigned = ""
        removals.append(taint)
      } else {
        let taint = try Self.taint(word)
        guard !taint.effect.isEmpty else { throw .plain("invalid taint spec: \(word)") }
        if additions.contains(where: { $0.matches(taint) }) {
          throw .plain("duplicated taints with the same key and effect: \(taint.goText)")
        }
        additions.append(taint)
      }
    }
  }

  private static func taint(_ text: String) throws(KubectlError) -> Taint {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    var taint = Taint()
    taint.key = parts[0]
    switch parts.count {
    case 1: break
    case 2:
      taint.effect = parts[1]
      guard ["NoSchedule", "PreferNoSchedule", "NoExecute"].contains(taint.effect) else {
        throw .plain("invalid taint effect: \(taint.effect), unsupported taint effect")
      }
      let halves = parts[0].split(separator: "=", omittingEmptySubsequences: false)
      guard halves.count <= 2 else { throw .plain("invalid taint spec: \(text)") }
      taint.key = String(halves[0])
      taint.assigned = halves.count == 2 ? String(halves[1]) : ""
      let problems = NameRules.labelValue(taint.assigned)
      if !problems.isEmpty { throw invalid(text, problems) }
    default: throw .plain("invalid taint spec: \(text)")
    }
    let problems = NameRules.qualifiedName(taint.key)
    if !problems.isEmpty { throw invalid(text, problems) }
    return taint
  }

  private static func invalid(_ text: String, _ problems: [String]) -> KubectlError {
    .plain("invalid taint spec: \(text), \(problems.joined(separator: "; "))")
  }

  /// - Throws: what is both added and removed.
  func checkConflicts() throws(KubectlError) {
    let conflicts = additions.flatMap { addition in
      removals.filter { $0.removes(addition) }.map { "\($0.key)=\($0.effect)" }
    }
    guard conflicts.isEmpty else {
      throw .plain(
        "can not both modify and remove the following taint(s) in the same command: "
          + conflicts.joined(separator: ", ")
      )
    }
  }

  /// What it makes of a node's taints, and the word for it.
  ///
  /// - Throws: which taints are there already, or are not there.
  func applied(
    to taints: [Taint],
    of node: String,
    overwrites: Bool
  ) throws(KubectlError) -> (taints: [Taint], operation: String) {
    let existing = additions.flatMap { addition in
      taints.filter { $0.matches(addition) }.map { _ in addition.key }
    }
    guard overwrites || existing.isEmpty else {
      throw .plain(
        "node \(node) already has \(existing.joined(separator: ",")) taint(s) with same effect(s) "
          + "and --overwrite is false"
      )
    }
    var result = additions
    result += taints.filter { taint in !additions.contains { $0.matches(taint) } }
    let adds = result.count != taints.count
    var removes = false
    var missing: [KubectlError] = []
    for removal in removals {
      let count = result.count
      result.removeAll(where: removal.removes)
      removes = result.count != count
      if !removes { missing.append(.plain("taint \(removal.text.goQuoted) not found")) }
    }
    if !missing.isEmpty { throw missing.count == 1 ? missing[0] : .several(missing) }
    if overwrites || adds && removes { return (result, "modified") }
    return (result, adds ? "tainted" : "untainted")
  }
}

extension Taint {
  /// Whether key and effect are the same.
  fileprivate func matches(_ other: Taint) -> Bool { key == other.key && effect == other.effect }

  /// Whether this, as a removal, removes the other; without an effect it removes all of its key.
  fileprivate func removes(_ other: Taint) -> Bool {
    key == other.key && (effect.isEmpty || effect == other.effect)
  }

  /// As Go prints the struct.
  fileprivate var goText: String { "{\(key) \(assigned) \(effect) <nil>}" }
}
