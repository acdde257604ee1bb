import KubeAPI

extension APIObject {
  /// The object with other identities, as far as `names` has them.
  func renamed(_ names: [String: String]) -> APIObject {
    if case .job(let job) = self { return .job(job.renamed(names)) }
    var object = self
    object.changeMetadata { $0.rename(names) }
    return object
  }
}

extension Job {
  /// The Job with other identities: its own also stands in the labels that its pods are known by.
  func renamed(_ names: [String: String]) -> Job {
    var job = self
    job.metadata.rename(names)
    if let selector = job.spec.selector, selector.matchLabels.names(any: names) {
      job.spec.selector?.matchLabels.rename(names)
    }
    if job.spec.template.metadata.labels.names(any: names) {
      job.spec.template.metadata.labels.rename(names)
    }
    return job
  }
}

extension ObjectMeta {
  fileprivate mutating func rename(_ names: [String: String]) {
    if let name = names[uid] { uid = name }
    if labels.names(any: names) { labels.rename(names) }
  }
}

extension StringMap {
  /// Whether a label's value is one of the identities.
  fileprivate func names(any names: [String: String]) -> Bool {
    contains { names[$0.value] != nil }
  }

  fileprivate mutating func rename(_ names: [String: String]) {
    for entry in self {
      if let name = names[entry.value] { self[entry.key] = name }
    }
  }
}
