import Course
import ProgressStore
import TerminalText

/// What is said of the learner's record when it cannot stay where it belongs.
extension TutorSession {
  /// Where answers are kept from now on.
  func word(on place: RecordKeeper.Place) -> String {
    switch place {
    case .home: "It has been written again, with all that it held, and you can go on."
    case .rescue(let path):
      "You can go on: your answers are kept in \(path) from now on, and come into your record with the "
        + "next start that can write it."
    case .memory: "You can go on: your answers are kept in memory, and shown when you leave."
    }
  }

  /// On leaving: where the answers are, or the answers themselves; nothing in the usual case.
  func farewell(place: RecordKeeper.Place, lost: [Attempt]) -> StyledText {
    if !lost.isEmpty { return self.lost(lost) }
    if case .rescue(let path) = place {
      return problem(
        "Your answers are in \(path); they come into your record with the next start that can write it."
      )
    }
    return StyledText()
  }

  /// What could be written nowhere, for the learner to copy.
  private func lost(_ attempts: [Attempt]) -> StyledText {
    var text = problem(
      "These answers could not be written anywhere. Copy them if you want to keep them:"
    )
    for attempt in attempts {
      let answer = Sanitizer.cleanLine(attempt.answer)
      let verdict = attempt.isCorrect ? "right" : "not right"
      let points = "\(Points(attempt.score)) of \(Points(attempt.maxScore))"
      text += StyledText(
        "  \(attempt.lessonID) \(attempt.itemID): \(answer) (\(verdict), \(points))\n"
      )
    }
    return text
  }
}

extension ProgressStoreError {
  /// As a sentence for the screen.
  var sentence: String {
    let text = description
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}
