import Course
import KubeAPI

/// What a good manifest says beside what it does, with the line in the learner's file.
///
///     style: {of: job/x, needs: [resources, deadline]}
struct StyleTest: WrittenTest {
  static let summary = "What a good manifest says, with the line in the learner's file."
  static let fields: [CheckField] = [
    .selector,
    .init("needs", .texts, "Any of \(Need.words).", required: true),
  ]

  private enum Need: String, CaseIterable, Sendable {
    case resources, requests, limits, deadline, ttl, backoffLimit
    case imageTag = "image-tag"

    static var words: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// What must be set in the Job's spec; nil for what containers must say.
    var field: String? {
      switch self {
      case .deadline: "activeDeadlineSeconds"
      case .ttl: "ttlSecondsAfterFinished"
      case .backoffLimit: "backoffLimit"
      case .resources, .requests, .limits, .imageTag: nil
      }
    }

    /// The paths in a container that must be set.
    var containerPaths: [[String]] {
      let names = ["cpu", "memory"]
      return switch self {
      case .resources: Need.requests.containerPaths + Need.limits.containerPaths
      case .requests: names.map { ["resources", "requests", $0] }
      case .limits: names.map { ["resources", "limits", $0] }
      case .deadline, .ttl, .backoffLimit, .imageTag: []
      }
    }
  }

  private let selector: ObjectSelector
  private let needs: [Need]

  init(_ reader: MappingReader) throws(ContentProblem) {
    selector = try reader.required("of").selector(as: "of")
    let node = try reader.required("needs")
    var needs: [Need] = []
    for word in try reader.texts("needs") {
      guard let need = Need(rawValue: word) else {
        throw node.problem("`needs` has `\(word)`; there are \(Need.words)")
      }
      needs.append(need)
    }
    guard !needs.isEmpty else { throw node.problem("`needs` must name something") }
    self.needs = needs
  }

  func verdict(on work: WrittenWork) -> Verdict {
    work.verdict(onManifestOf: selector) { document in
      for need in needs {
        if let failure = failure(of: need, in: document.root) { return failure }
      }
      return Verdict(holds: true, expected: "", found: "it is as it should be")
    }
  }

  private func failure(of need: Need, in root: DocumentNode) -> Verdict? {
    let job = root.value(at: ["spec", "jobTemplate", "spec"]) ?? root.value(at: ["spec"]) ?? root
    if let field = need.field {
      guard job.value(at: [field])?.isNull ?? true else { return nil }
      let isPod = selector.kind == .pod
      return Verdict(
        holds: false,
        expected: isPod ? "spec.\(field) is set" : "the Job's \(field) is set",
        found: "it is not set",
        place: job.position
      )
    }
    let pod = job.value(at: ["template", "spec"]) ?? job
    for list in ["initContainers", "containers"] {
      guard case .sequence(let containers)? = pod.value(at: [list])?.content else { continue }
      for container in containers {
        if let failure = failure(of: need, inContainer: container) { return failure }
      }
    }
    return nil
  }

  private func failure(of need: Need, inContainer container: DocumentNode) -> Verdict? {
    let name = container.value(at: ["name"])?.scalarText ?? "without a name"
    if need == .imageTag {
      let image = container.value(at: ["image"])
      let text = image?.scalarText ?? ""
      let last = text.split(separator: "/").last.map(String.init) ?? ""
      let isPinned = text.contains("@") || (last.contains(":") && !last.hasSuffix(":latest"))
      guard !isPinned else { return nil }
      return Verdict(
        holds: false,
        expected: "the image of container \(name) has a tag other than latest",
        found: text.isEmpty ? "it has no image" : "it is \(text.onOneLine)",
        place: image?.position ?? container.position
      )
    }
    for path in need.containerPaths where container.value(at: path)?.isNull ?? true {
      return Verdict(
        holds: false,
        expected: "\(path.joined(separator: ".")) of container \(name.onOneLine) is set",
        found: "it is not set",
        place: (container.value(at: ["resources"]) ?? container).position
      )
    }
    return nil
  }
}
