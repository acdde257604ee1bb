import Cluster
import Console
import KubeAPI
import Kubectl
import Simulation
import TerminalText

/// `why OBJECT`: the decisions that led to an object's state.
extension TutorSession {
  private static let reasonsMax = 120

  func why(_ argument: String) -> StyledText {
    let words = argument.split(whereSeparator: { $0 == "/" || $0 == " " }).map(String.init)
    guard let kind = words.count == 2 ? try? ResourceNames.kind(words[0]) : .job,
      let name = words.last, words.count <= 2
    else { return problem("Say of which object: `why job/NAME` or `why pod/NAME`.") }
    let namespace = kind.isNamespaced ? console.kubectl.configuration.namespace : ""
    let key = ObjectKey(kind: kind, namespace: namespace, name: name)
    guard let uid = uid(of: key) else {
      return problem("There is no \(kind.singular) `\(name)`, and none that is remembered.")
    }
    let explanation = Explanation(of: uid, in: console.cluster, record: console.record)
    var text = StyledText("\(kind.singular)/\(name)\n", .bold)
    if !explanation.isWhole {
      text += line("What happened longest ago is no longer remembered.")
    }
    let reasons = explanation.reasons
    if reasons.count > Self.reasonsMax {
      text += line("\(reasons.count - Self.reasonsMax) steps before these are left out.")
    }
    for reason in reasons.suffix(Self.reasonsMax) { text += view(of: reason) }
    return text + view(of: console.cluster.object(key))
  }

  /// The uid of the object of that name, or of the last one that had it.
  private func uid(of key: ObjectKey) -> String? {
    if let object = console.cluster.object(key) { return object.metadata.uid }
    return console.cluster.changes(after: 0).last { $0.object.key == key }?.object.metadata.uid
  }

  private func view(of reason: Reason) -> StyledText {
    let spell = { (text: String) in
      terminal.hasUnicode
        ? text
        : text.replacing("≥", with: ">=").replacing("≤", with: "<=").replacing("−", with: "-")
    }
    let time = StyledText(reason.at.clockText + "  ", .quiet)
    let margin = StyledText(String(repeating: " ", count: time.width))
    var text = paragraph(
      StyledText(Sanitizer.cleanLine(reason.who), .note) + " "
        + StyledText(Sanitizer.cleanLine(spell(reason.what))),
      indent: time,
      hangingIndent: margin
    )
    if !reason.rule.isEmpty {
      text += paragraph(
        StyledText(Sanitizer.cleanLine(spell(reason.rule)), .quiet),
        indent: margin + "because ",
        hangingIndent: margin + "        "
      )
    }
    return text
  }

  /// How it is now.
  private func view(of object: APIObject?) -> StyledText {
    let state: String
    switch object {
    case nil: state = "It is gone."
    case .job(let job)?:
      let conditions = job.status.conditions.filter { $0.status == .true }.map(\.type)
      state =
        "Now: \(job.status.active) active, \(job.status.succeeded) succeeded, "
        + "\(job.status.failed) failed"
        + (conditions.isEmpty ? "." : "; conditions \(conditions.joined(separator: ", ")).")
    case .pod(let pod)?: state = "Now: \(pod.status.phase.rawValue)."
    default: return StyledText()
    }
    return line(state)
  }
}
