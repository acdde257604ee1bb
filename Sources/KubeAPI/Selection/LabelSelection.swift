/// A choice of objects by their labels, as `-l` and `spec.selector` make it.
///
/// https://github.com/kubernetes/apimachinery/blob/master/pkg/labels/selector.go
public struct LabelSelection: Hashable, Sendable {
  public struct Requirement: Hashable, Sendable {
    public var key: String
    public var condition: Condition
  }

  public enum Condition: Hashable, Sendable {
    case exists
    case absent
    /// `=` and `in`.
    case oneOf([String])
    /// `!=` and `notin`; objects without the label are chosen too.
    case noneOf([String])
    case greater(than: Int64)
    case less(than: Int64)
    case never
  }

  public private(set) var requirements: [Requirement]

  /// Chooses everything.
  public static let everything = LabelSelection(requirements: [])

  /// Chooses nothing.
  public static let nothing = LabelSelection(
    requirements: [Requirement(key: "", condition: .never)]
  )

  public init(requirements: [Requirement]) {
    self.requirements = requirements
  }

  /// The choice that a selector of an object makes: an empty one chooses everything.
  ///
  /// Nil when one of its rules makes no sense.
  public init?(_ selector: LabelSelector) {
    requirements = selector.matchLabels.map {
      Requirement(key: $0.key, condition: .oneOf([$0.value]))
    }
    for rule in selector.matchExpressions {
      switch rule.operator {
      case "In" where !rule.values.isEmpty:
        requirements.append(Requirement(key: rule.key, condition: .oneOf(rule.values)))
      case "NotIn" where !rule.values.isEmpty:
        requirements.append(Requirement(key: rule.key, condition: .noneOf(rule.values)))
      case "Exists" where rule.values.isEmpty:
        requirements.append(Requirement(key: rule.key, condition: .exists))
      case "DoesNotExist" where rule.values.isEmpty:
        requirements.append(Requirement(key: rule.key, condition: .absent))
      default: return nil
      }
    }
  }

  public func matches(_ labels: StringMap) -> Bool {
    requirements.allSatisfy { requirement in
      let value = labels[requirement.key]
      switch requirement.condition {
      case .exists: return value != nil
      case .absent: return value == nil
      case .oneOf(let values): return value.map(values.contains) ?? false
      case .noneOf(let values): return value.map { !values.contains($0) } ?? true
      case .greater(let limit): return value.flatMap { Int64($0) }.map { $0 > limit } ?? false
      case .less(let limit): return value.flatMap { Int64($0) }.map { $0 < limit } ?? false
      case .never: return false
      }
    }
  }

  /// As kubectl sends and shows it: `app=web,tier in (a,b)`.
  public var text: String {
    requirements.map { requirement in
      let key = requirement.key
      switch requirement.condition {
      case .exists: return key
      case .absent: return "!" + key
      case .oneOf(let values) where values.count == 1: return "\(key)=\(values[0])"
      case .oneOf(let values): return "\(key) in (\(values.sorted().joined(separator: ",")))"
      case .noneOf(let values) where values.count == 1: return "\(key)!=\(values[0])"
      case .noneOf(let values): return "\(key) notin (\(values.sorted().joined(separator: ",")))"
      case .greater(let limit): return "\(key)>\(limit)"
      case .less(let limit): return "\(key)<\(limit)"
      case .never: return "<nothing>"
      }
    }.joined(separator: ",")
  }
}
