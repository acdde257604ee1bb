import Cluster
import KubeAPI
import Simulation

/// The log of `kube-controller-manager`: a klog line for each event that its controllers recorded.
///
/// The lines are those of `StartStructuredLogging` in k8s.io/client-go/tools/record/event.go. The pod
/// `kube-controller-manager-node-1` is served to `logs` alone; no list shows it.
struct ControllerLog: Sendable {
  private static let podName = "kube-controller-manager-node-1"
  private static let labels: StringMap = [
    "component": "kube-controller-manager", "tier": "control-plane",
  ]
  private static let components: Set<String> = [
    "cronjob-controller", "job-controller", "node-controller", "taint-eviction-controller",
  ]

  private let follows: Bool
  private let tail: Int?
  private let prefix: String
  /// The version up to which events have been read; nil before the first look.
  private var position: Int?

  /// Nil when the command does not ask for the controllers' log.
  init?(_ arguments: ParsedArguments, namespace: String, _ options: LogOptions) {
    guard namespace == "kube-system" else { return nil }
    let selector = arguments.text("selector")
    if selector.isEmpty {
      let word = arguments.words.first ?? ""
      guard ["", "pod/", "pods/", "po/"].contains(where: { word == $0 + Self.podName }) else {
        return nil
      }
    } else {
      guard let selection = try? LabelSelection(selector), selection.matches(Self.labels) else {
        return nil
      }
    }
    follows = options.follows
    tail = options.tail
    prefix = options.showsPrefix ? "[pod/\(Self.podName)/kube-controller-manager] " : ""
  }

  /// Prints what is new.
  mutating func read(_ session: inout Session, _ cluster: Cluster) -> CommandStep {
    var lines: [String] = []
    for change in cluster.changes(after: position ?? 0) {
      guard change.kind != .deleted, case .event(let event) = change.object,
        Self.components.contains(event.source.component)
      else { continue }
      lines.append(prefix + Self.line(of: event) + "\n")
    }
    if position == nil, let tail { lines = Array(lines.suffix(tail)) }
    position = cluster.resourceVersion
    session.print(lines.joined())
    return follows ? .wait(until: nil) : .done
  }

  private static func line(of event: Event) -> String {
    let moment = event.lastTimestamp ?? event.metadata.creationTimestamp ?? Instant(seconds: 0)
    let text = moment.rfc3339
    // 2026-07-01T09:00:00Z becomes 0701 09:00:00.
    let (day, time) = (text.dropFirst(5).prefix(5), text.dropFirst(11).prefix(8))
    let object = event.involvedObject
    let name = object.namespace.isEmpty ? object.name : "\(object.namespace)/\(object.name)"
    let values = [
      ("object", name), ("fieldPath", object.fieldPath), ("kind", object.kind),
      ("apiVersion", object.apiVersion), ("type", event.type.rawValue), ("reason", event.reason),
      ("message", event.message),
    ]
    let pairs = values.map { "\($0)=\($1.goQuoted)" }.joined(separator: " ")
    return
      "I\(day.replacing("-", with: "")) \(time).000000       1 event.go:389] \"Event occurred\" "
      + "logger=\(event.source.component.goQuoted) \(pairs)"
  }
}
