/// What is wrong with a success policy.
enum SuccessPolicyValidation {
  static func validate(_ policy: SuccessPolicy, _ spec: JobSpec, _ path: FieldPlace) -> [FieldError]
  {
    let rules: FieldPlace = "\(path).rules"
    var errors: [FieldError] = []
    if policy.rules.isEmpty {
      errors.append(
        .required(
          rules,
          "at least one rules must be specified when the successPolicy is specified"
        )
      )
    }
    if policy.rules.count > 20 { errors.append(.tooMany(rules, policy.rules.count, 20)) }
    for (index, rule) in policy.rules.enumerated() {
      errors += validate(rule, spec.completions, "\(rules)[\(index)]")
    }
    return errors
  }

  /// Without completions, which are refused by themselves, nothing is compared with them: Kubernetes
  /// 1.36.2 ends the request there with a nil dereference.
  private static func validate(
    _ rule: SuccessPolicyRule,
    _ completions: Int32?,
    _ path: FieldPlace
  ) -> [FieldError] {
    var errors: [FieldError] = []
    if rule.succeededCount == nil, rule.succeededIndexes == nil {
      errors.append(
        .required(path, "at least one of succeededCount or succeededIndexes must be specified")
      )
    }
    guard let completions else { return errors }
    var total: Int64 = 0
    if let indexes = rule.succeededIndexes {
      let path: FieldPlace = "\(path).succeededIndexes"
      if indexes.utf8.count > 65_536 { errors.append(.tooLong(path, 65_536)) }
      switch IndexIntervals.parse(indexes, below: completions) {
      case .success(let intervals):
        total = intervals.reduce(0) { $0 + Int64($1.count) }
      case .failure(let problem):
        errors.append(
          .invalid(path, indexes, "error parsing succeededIndexes: \(problem.message)")
        )
      }
    }
    if let count = rule.succeededCount {
      let path: FieldPlace = "\(path).succeededCount"
      errors += FieldError.nonnegative(count, path)
      if count > completions {
        errors.append(
          .invalid(
            path,
            count,
            "must be less than or equal to \(completions) (the number of specified completions)"
          )
        )
      }
      if rule.succeededIndexes != nil, Int64(count) > total {
        errors.append(
          .invalid(
            path,
            count,
            "must be less than or equal to \(total) (the number of indexes in the specified "
              + "succeededIndexes field)"
          )
        )
      }
    }
    return errors
  }
}

/// Reads lists of indexes such as `1,3-5,7`.
public enum IndexIntervals {
  public struct Problem: Error, Hashable, Sendable {
    public var message: String

    public init(message: String) {
      self.message = message
    }
  }

  /// The intervals in rising order, or what is wrong with them.
  public static func parse(
    _ text: String,
    below completions: Int32
  ) -> Result<[ClosedRange<Int32>], Problem> {
    if text.isEmpty { return .success([]) }
    var intervals: [ClosedRange<Int32>] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      switch interval(String(part), completions) {
      case .failure(let problem): return .failure(problem)
      case .success(let next):
        if let last = intervals.last?.upperBound, last >= next.lowerBound {
          return .failure(unordered(last, next.lowerBound))
        }
        intervals.append(next)
      }
    }
    return .success(intervals)
  }

  private static func interval(
    _ text: String,
    _ completions: Int32
  ) -> Result<ClosedRange<Int32>, Problem> {
    let limits = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    if limits.count > 2 {
      return .failure(
        Problem(
          message: "the fragment \(GoSyntax.quoted(text)) violates the requirement that an index "
            + "interval can have at most two parts separated by '-'"
        )
      )
    }
    var numbers: [Int32] = []
    for limit in limits {
      let shown = GoSyntax.quoted(limit)
      guard let number = Int(limit) else {
        return .failure(Problem(message: "cannot convert string to integer for index: \(shown)"))
      }
      guard number < Int(completions), let index = Int32(exactly: number) else {
        return .failure(Problem(message: "too large index: \(shown)"))
      }
      numbers.append(index)
    }
    guard let first = numbers.first, let last = numbers.last else { return .success(0...0) }
    if numbers.count == 2, first >= last { return .failure(unordered(first, last)) }
    return .success(first...last)
  }

  private static func unordered(_ previous: Int32, _ current: Int32) -> Problem {
    Problem(message: "non-increasing order, previous: \(previous), current: \(current)")
  }
}
