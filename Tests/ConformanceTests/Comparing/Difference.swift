import KubeAPI

/// One thing in which a run is not what a real cluster showed.
enum Difference: Hashable, Sendable {
  case missingStep(String)
  case status(String, expected: String, found: String)
  /// Lines that only the cluster (`-`) or only the run (`+`) has.
  case output(String, lines: String)
  case fact(String, expected: String, found: String)
  /// So many objects, where so many were expected.
  case count(String, expected: Int, found: Int)
  case noFacts(String)
}

extension Difference: CustomStringConvertible {
  var description: String {
    switch self {
    case .missingStep(let title): "step '\(title)' did not run"
    case .status(let title, let expected, let found):
      "step '\(title)': exit status \(expected) expected, \(found) found"
    case .output(let title, let lines): "step '\(title)':\n\(lines)"
    case .fact(let path, let expected, let found): "\(path): expected \(expected), found \(found)"
    case .count(let path, let expected, let found): "\(path): \(expected) expected, \(found) found"
    case .noFacts(let reason): "the closing dump of the objects is no JSON: \(reason)"
    }
  }
}

extension Transcript {
  /// Where a run is not what a real cluster printed; steps are found by their titles.
  static func differences(expected: Transcript, found: Transcript) -> [Difference] {
    expected.steps.flatMap { step -> [Difference] in
      let title = step.title ?? ""
      guard let run = found.steps.last(where: { $0.title == step.title })
      else { return [.missingStep(title)] }
      var differences: [Difference] = []
      if run.status != step.status {
        differences.append(.status(title, expected: step.status, found: run.status))
      }
      if run.output != step.output {
        let text = UnifiedDiff.text(
          from: lines(of: step.output),
          to: lines(of: run.output),
          context: 1
        )
        differences.append(.output(title, lines: text))
      }
      return differences
    }
  }
}
