import Course
package import ProgressStore
import Simulation
import TerminalText

/// Asking again what was missed: `review`.
extension TutorSession {
  /// The items of the course whose time has come, the longest due first.
  var dueItems: [String] {
    plan.filter { $0.card.due <= today && place(ofItem: $0.itemID) != nil }.map(\.itemID)
  }

  /// Takes the plan as it is on record, and the moment (seconds since 1970) that counts for it.
  package mutating func take(plan: [PlannedReview], at seconds: Int64) {
    self.plan = plan
    today = seconds
  }

  /// Opens the first item that is due; after the last one, the page that was left for the review.
  mutating func review() -> [Effect] {
    guard let id = dueItems.first, let (lesson, number) = place(ofItem: id) else {
      return endReview()
    }
    if reviewedFrom == nil { reviewedFrom = bookmark }
    progress.items[id]?.isRight = false
    progress.items[id]?.hints = 0
    let count = dueItems.count
    let word = count == 1 ? "one question is due" : "\(count) questions are due"
    return [.show(line("Review: \(word). `next` goes on to the next one."))]
      + page(of: lesson, from: number, isRepeated: true)
  }

  private mutating func endReview() -> [Effect] {
    let word = StyledText("Nothing is due for review. ") + nextReview
    guard let place = reviewedFrom else { return [.show(paragraph(word))] }
    reviewedFrom = nil
    bookmark = place
    return [.show(paragraph(word))] + showAgain() + [.save(.bookmark(bookmark))]
  }

  private var nextReview: StyledText {
    guard let next = plan.first(where: { $0.card.due > today }) else {
      return "What you miss comes here."
    }
    let time = Duration.seconds(max(60, next.card.due - today)).ageText
    return StyledText("The next question comes in \(time).")
  }

  /// For `list`: what is due, and where to go on.
  var outlook: StyledText {
    var text = StyledText()
    let due = dueItems.count
    if due > 0 {
      text += paragraph(
        StyledText("\(due) \(due == 1 ? "question is" : "questions are") due: ", .warning)
          + StyledText("review", .code) + " asks again what you missed."
      )
    } else if !plan.isEmpty {
      text += paragraph(nextReview)
    }
    let open = course.lessons.first { progress.lessons[$0.id] != .completed }
    if let open {
      let word = progress.lessons[open.id] == nil ? "Next" : "Under way"
      text += paragraph(
        StyledText("\(word): \(Sanitizer.cleanLine(open.title)). ")
          + StyledText("goto \(open.id)", .code) + " opens it."
      )
    }
    return text
  }
}
