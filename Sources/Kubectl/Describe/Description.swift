package import KubeAPI
package import Simulation

/// The pages of `kubectl describe`.
package enum Description {
  /// What a page needs to know besides its object.
  package struct Surroundings: Sendable {
    package var now: Instant
    /// Nil leaves the events out, as `--show-events=false` does.
    package var events: [Event]?
    /// All pods that a node's or a claim's page counts.
    package var pods: [Pod]
    /// When a node's kubelet has last renewed its lease.
    package var lastHeartbeat: Instant?

    package init(
      now: Instant,
      events: [Event]?,
      pods: [Pod] = [],
      lastHeartbeat: Instant? = nil
    ) {
      self.now = now
      self.events = events
      self.pods = pods
      self.lastHeartbeat = lastHeartbeat
    }
  }

  /// The page of an object, with a line break at its end.
  package static func page(of object: APIObject, _ surroundings: Surroundings) -> String {
    var page = PageWriter(now: surroundings.now)
    switch object {
    case .job(let job): page.describe(job)
    case .cronJob(let cronJob): page.describe(cronJob)
    case .pod(let pod): page.describe(pod)
    case .node(let node):
      page.describe(
        node,
        pods: surroundings.pods,
        lastHeartbeat: surroundings.lastHeartbeat
      )
    case .namespace(let namespace): page.describe(namespace)
    case .configMap(let map): page.describe(map)
    case .secret(let secret):
      // A secret's page never shows events.
      page.describe(secret)
      return page.finish()
    case .serviceAccount(let account): page.describe(account)
    case .persistentVolumeClaim(let claim): page.describe(claim, pods: surroundings.pods)
    case .event: return generic(object, &page, surroundings)
    }
    if object.kind != .namespace, let events = surroundings.events { page.events(events) }
    return page.finish()
  }

  /// The page of a kind that has none of its own: all fields, titled and indented.
  private static func generic(
    _ object: APIObject,
    _ page: inout PageWriter,
    _ surroundings: Surroundings
  ) -> String {
    let metadata = object.metadata
    page.field("Name", metadata.name)
    page.field("Namespace", metadata.namespace)
    page.labels("Labels", metadata.labels)
    page.annotations("Annotations", metadata.annotations)
    page.fields(of: object.value, 0, skipping: [])
    if let events = surroundings.events { page.events(events) }
    return page.finish()
  }
}

extension PageWriter {
  mutating func field(_ title: String, _ value: some CustomStringConvertible) {
    field(0, title, value)
  }

  /// `printUnstructuredContent`: names in words, objects and lists indented.
  fileprivate mutating func fields(of value: Value, _ level: Int, skipping: [String]) {
    guard let fields = value.fields, level < 64 else { return }
    let hidden = ["metadata.name", "metadata.namespace", "metadata.labels", "metadata.annotations"]
    for entry in fields {
      let path = skipping + [entry.name]
      if hidden.contains(path.joined(separator: ".")) || entry.name == "managedFields" { continue }
      let title = PageWriter.words(entry.name)
      switch entry.value {
      case .object:
        line(level, "\(title):")
        self.fields(of: entry.value, level + 1, skipping: path)
      case .array(let elements):
        line(level, "\(title):")
        for element in elements {
          if element.fields != nil {
            self.fields(of: element, level + 1, skipping: path)
          } else {
            line(level + 1, element.goText)
          }
        }
      default: line(level, "\(title):\t\(entry.value.goText)")
      }
    }
  }

  /// `smartLabelFor`: `apiVersion` becomes `API Version`.
  private static func words(_ name: String) -> String {
    var words: [String] = []
    for character in name {
      if character.isUppercase || words.isEmpty {
        words.append(character.uppercased())
      } else {
        words[words.count - 1].append(character)
      }
    }
    return words.map { word in
      ["Api", "Id", "Ip", "Uid", "Url"].contains(word) ? word.uppercased() : word
    }.joined(separator: " ")
  }
}
