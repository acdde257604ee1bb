import Course

/// Marks the answer to one of an exercise's questions.
enum QuestionGrader {
  static func grade(_ item: Item, _ sheet: AnswerSheet) -> CheckResult {
    guard let text = sheet[item.id] else {
      return result(
        item,
        .zero,
        expected: "an answer in \(Submission.answersFile)",
        found: "none",
        feedback: ""
      )
    }
    do throws(AnswerError) {
      let score = AnswerJudge(files: []).score(item, try ItemAnswer(text, to: item.question))
      return result(
        item,
        score.earned,
        expected: "the right answer",
        found: "`\(text.onOneLine)`",
        feedback: score.feedback.filter { !$0.isRight }.map(\.text).joined(separator: " ")
      )
    } catch {
      return result(
        item,
        .zero,
        expected: "an answer that can be read",
        found: "`\(text.onOneLine)`",
        feedback: error.description
      )
    }
  }

  private static func result(
    _ item: Item,
    _ earned: Points,
    expected: String,
    found: String,
    feedback: String
  ) -> CheckResult {
    let passed = earned == item.points
    return CheckResult(
      id: item.id,
      title: item.prompt.onOneLine,
      points: earned,
      maxPoints: item.points,
      passed: passed,
      expected: passed ? "" : expected,
      found: passed ? "" : found,
      runs: "",
      feedback: passed ? "" : feedback.onOneLine
    )
  }
}
