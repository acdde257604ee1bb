import KubeAPI

/// Where an object has identities that differ from seed to seed, and which of them.
struct IdentityPlaces: Sendable {
  private struct Label: Sendable {
    var key: String
    var number: Int
  }

  private var own: Int?
  private var labels: [Label]
  /// Of a Job, whose own identity also stands in the labels that its pods are known by.
  private var selector: [Label] = []
  private var podLabels: [Label] = []

  /// Nil for an object that has none of the identities, which are numbered.
  init?(of object: APIObject, among numbers: [String: Int]) {
    own = numbers[object.withMetadata(\.uid)]
    labels = Self.places(in: object.withMetadata(\.labels), among: numbers)
    if case .job(let job) = object {
      selector = Self.places(in: job.spec.selector?.matchLabels, among: numbers)
      podLabels = Self.places(in: job.spec.template.metadata.labels, among: numbers)
    }
    if own == nil, labels.isEmpty, selector.isEmpty, podLabels.isEmpty { return nil }
  }

  /// Puts others in their place, by number.
  func fill(_ object: inout APIObject, with uids: [String]) {
    if case .job(var job) = object {
      fill(&job, with: uids)
      object = .job(job)
    } else {
      object.changeMetadata { fill(&$0, with: uids) }
    }
  }

  func fill(_ job: inout Job, with uids: [String]) {
    fill(&job.metadata, with: uids)
    for label in selector { job.spec.selector?.matchLabels[label.key] = uids[label.number] }
    for label in podLabels { job.spec.template.metadata.labels[label.key] = uids[label.number] }
  }

  private func fill(_ metadata: inout ObjectMeta, with uids: [String]) {
    if let own { metadata.uid = uids[own] }
    for label in labels { metadata.labels[label.key] = uids[label.number] }
  }

  private static func places(in labels: StringMap?, among numbers: [String: Int]) -> [Label] {
    labels?.entries.compactMap { entry in
      numbers[entry.value].map { Label(key: entry.key, number: $0) }
    } ?? []
  }
}
