import KubeAPI
import Simulation

/// Writes a page of `kubectl describe`: indented lines whose tabs become aligned columns.
///
/// The layout follows `describe.PrefixWriter`: two spaces a level, columns two spaces apart.
struct PageWriter {
  let now: Instant
  private var writer = TabWriter.page
  private var finished = ""
  private static let longestAnnotation = 140

  init(now: Instant) {
    self.now = now
  }

  /// One line, or several parted by line breaks, of which the first is indented.
  mutating func line(_ level: Int = 0, _ text: String) {
    writer.add(String(repeating: "  ", count: level) + text)
  }

  /// `Title:` and its value in the next column.
  mutating func field(_ level: Int = 0, _ title: String, _ value: some CustomStringConvertible) {
    line(level, "\(title):\t\(value)")
  }

  /// Ends all columns, so that what follows is aligned by itself.
  mutating func flush() { finished += writer.flush() }

  mutating func finish() -> String {
    flush()
    return finished
  }

  // MARK: lists

  /// One value a line under the same column, or `<none>`.
  mutating func list(_ title: String, _ values: [String]) {
    guard let first = values.first else { return line(0, "\(title):\t<none>") }
    line(0, "\(title):\t\(first)")
    for value in values.dropFirst() { line(0, "\t\(value)") }
  }

  mutating func labels(_ title: String, _ labels: StringMap) {
    list(title, labels.map { "\($0.key)=\($0.value)" })
  }

  /// All but what `kubectl apply` keeps for itself; long or broken values get lines of their own.
  mutating func annotations(_ title: String, _ annotations: StringMap) {
    let shown = annotations.filter { $0.key != LastApplied.annotation }
    guard !shown.isEmpty else { return line(0, "\(title):\t<none>") }
    for (index, annotation) in shown.enumerated() {
      var value = annotation.value
      if value.hasSuffix("\n") { value.removeLast() }
      let start = index == 0 ? "\(title):\t" : "\t"
      let size = value.utf8.count + annotation.key.utf8.count + 2
      if size > PageWriter.longestAnnotation || value.contains("\n") {
        line(0, "\(start)\(annotation.key):")
        for part in value.split(separator: "\n", omittingEmptySubsequences: false) {
          line(0, "\t  " + PageWriter.shortened(part))
        }
      } else {
        line(0, "\(start)\(annotation.key): \(value)")
      }
    }
  }

  private static func shortened(_ text: Substring) -> String {
    let limit = longestAnnotation - 2
    guard text.utf8.count > limit else { return String(text) }
    return String(decoding: text.utf8.prefix(limit), as: UTF8.self) + "..."
  }

  mutating func tolerations(_ title: String, _ tolerations: [Toleration]) {
    list(
      title,
      tolerations.sorted { $0.key < $1.key }.map { toleration in
        var text = toleration.key
        if !toleration.assigned.isEmpty { text += "=\(toleration.assigned)" }
        if !toleration.effect.isEmpty { text += ":\(toleration.effect)" }
        if toleration.operator == "Exists", toleration.assigned.isEmpty {
          text += text.isEmpty ? "op=Exists" : " op=Exists"
        }
        if let seconds = toleration.tolerationSeconds { text += " for \(seconds)s" }
        return text
      }
    )
  }

  // MARK: events

  /// The table of events at a page's end, oldest first.
  mutating func events(_ events: [Event]) {
    guard !events.isEmpty else { return line(0, "Events:\t<none>") }
    flush()
    line(0, "Events:")
    line(1, "Type\tReason\tAge\tFrom\tMessage")
    line(1, "----\t------\t----\t----\t-------")
    let undated = Instant(nanoseconds: .min)
    let ordered = events.enumerated().sorted { a, b in
      let times = (a.element.lastTimestamp ?? undated, b.element.lastTimestamp ?? undated)
      return times.0 == times.1 ? a.offset < b.offset : times.0 < times.1
    }
    for (_, event) in ordered {
      let component =
        event.source.component.isEmpty ? event.reportingComponent : event.source.component
      var message = event.message.trimmed
      let path = event.involvedObject.fieldPath
      if !path.isEmpty { message = "\(path): \(message)" }
      line(
        1,
        "\(event.type.rawValue)\t\(event.reason)\t\(event.intervalText(now: now))\t\(component)"
          + "\t\(message)"
      )
    }
  }
}

extension ObjectMeta {
  /// `Job/hello`, for an object that something controls.
  var controllerText: String? {
    ownerReferences.first { $0.controller == true }.map { "\($0.kind)/\($0.name)" }
  }
}
