import Course
package import KubeAPI

/// Results read back from joblab's own JSON.
extension SubmissionResult {
  /// Nil for what `JSONReport` does not write.
  package init?(json: Value) {
    guard let name = json["name"]?.text, let word = json["status"]?.text,
      let status = Status(rawValue: word), let score = Points(json: json["score"]),
      let maxScore = Points(json: json["max_score"]), let passed = json["passed"]?.flag,
      let notes = json["notes"]?.elements, let entries = json["checks"]?.elements
    else { return nil }
    let checks = entries.compactMap(CheckResult.init(json:))
    guard checks.count == entries.count else { return nil }
    self.init(
      name: name,
      status: status,
      score: score,
      maxScore: maxScore,
      passed: passed,
      checks: checks,
      notes: notes.compactMap(\.text),
      failingSeed: json["failing_seed"]?.text.flatMap { UInt64($0) },
      replay: json["replay"]?.text ?? "",
      variant: Draw(
        values: (json["parameters"]?.elements ?? []).compactMap(Draw.Value.init(json:))
      ),
      shown: json["timeline"].flatMap(ShownRun.init(json:))
    )
  }
}

extension Draw.Value {
  fileprivate init?(json: KubeAPI.Value) {
    guard let name = json["name"]?.text, let value = json["value"] else { return nil }
    if let number = value.integer {
      self.init(name: name, content: .number(Int(number)))
    } else if let word = value.text {
      self.init(name: name, content: .word(word))
    } else {
      return nil
    }
  }
}

extension CheckResult {
  fileprivate init?(json: Value) {
    guard let id = json["id"]?.text, let title = json["title"]?.text,
      let points = Points(json: json["points"]), let maxPoints = Points(json: json["max_points"]),
      let passed = json["passed"]?.flag
    else { return nil }
    var place: ContentPosition?
    if let file = json["file"]?.text {
      place = ContentPosition(
        file: file,
        line: Int(json["line"]?.integer ?? 1),
        column: Int(json["column"]?.integer ?? 1)
      )
    }
    self.init(
      id: id,
      title: title,
      points: points,
      maxPoints: maxPoints,
      passed: passed,
      expected: json["expected"]?.text ?? "",
      found: json["found"]?.text ?? "",
      runs: json["runs"]?.text ?? "",
      feedback: json["feedback"]?.text ?? "",
      place: place,
      visibility: json["visibility"]?.text.flatMap(CheckVisibility.init) ?? .visible
    )
  }
}

extension Points {
  /// A number with two digits of fraction at most.
  fileprivate init?(json: Value?) {
    switch json {
    case .integer(let whole)?: self.init(hundredths: Int(whole) * 100)
    case .number(let number)?: self.init(hundredths: Int((number * 100).rounded()))
    default: return nil
    }
  }
}
