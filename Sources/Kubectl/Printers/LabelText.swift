import KubeAPI

/// Labels and selectors as kubectl prints them.
enum LabelText {
  /// `a=1,b=2`, or `<none>`.
  static func labels(_ labels: StringMap) -> String {
    labels.isEmpty
      ? "<none>" : labels.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
  }

  /// `metav1.FormatLabelSelector`: as in `-l`, `<none>` for none, `<error>` for a wrong one.
  static func selector(_ selector: LabelSelector?) -> String {
    guard let selector else { return "<none>" }
    let requirements = requirements(of: selector)
    return requirements.isEmpty ? "<none>" : requirements.joined(separator: ",")
  }

  /// The selector's parts in the syntax of `-l`, sorted by key.
  static func requirements(of selector: LabelSelector) -> [String] {
    var parts: [(key: String, text: String)] = selector.matchLabels.map {
      ($0.key, "\($0.key)=\($0.value)")
    }
    for expression in selector.matchExpressions {
      let key = expression.key
      let values = expression.values.sorted().joined(separator: ",")
      switch expression.operator {
      case "In": parts.append((key, "\(key) in (\(values))"))
      case "NotIn": parts.append((key, "\(key) notin (\(values))"))
      case "Exists": parts.append((key, key))
      case "DoesNotExist": parts.append((key, "!\(key)"))
      default: parts.append((key, "<error>"))
      }
    }
    return parts.sorted { $0.key < $1.key }.map(\.text)
  }
}
