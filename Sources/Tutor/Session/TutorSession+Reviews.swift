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

  /// For who comes for the review alone: the first question, or a word on when there is one.
  package mutating func openReview() -> [Effect] {
    isReviewVisit = true
    return startReview()
  }

  /// Asks what is due, each question once.
  mutating func startReview() -> [Effect] {
    askedInReview = []
    return review()
  }

  /// Opens the next item that is due; after the last one, the page that was left for the review.
  mutating func review() -> [Effect] {
    let due = dueItems.filter { !askedInReview.contains($0) }
    guard let id = due.first, let (lesson, number) = place(ofItem: id) else { return endReview() }
    if reviewedFrom == nil { reviewedFrom = bookmark }
    askedInReview.insert(id)
    let word = due.count == 1 ? "one question is due" : "\(due.count) questions are due"
    return [.show(line("Review: \(word). `next` goes on to the next one."))]
      + askAnew(id, of: lesson) + filesForReview(of: lesson, to: number)
      + page(of: lesson, from: number, isRepeated: true)
  }

  /// A question that was answered is asked with new values, and as if for the first time.
  private mutating func askAnew(_ id: String, of lesson: Lesson) -> [Effect] {
    // One that was shown and passed by is still the same question.
    guard var state = progress.items[id], state.tries > 0 else { return [] }
    state.reviews += 1
    state.triesBefore += state.tries
    state.tries = 0
    state.hints = 0
    state.isRight = false
    progress.items[id] = state
    return [.save(.item(id, lesson: lesson.id))]
  }

  /// The files of a task with its new values, and those of the lesson that are not there any more.
  private mutating func filesForReview(of lesson: Lesson, to number: Int) -> [Effect] {
    guard case .item(let item) = lesson.blocks[number].content, item.question.task != nil else {
      return []
    }
    var effects = missingFiles(of: lesson, before: number)
    for (path, text) in files(givenBy: lesson.blocks[number]) { effects += write(text, to: path) }
    return effects
  }

  private mutating func endReview() -> [Effect] {
    let open = dueItems.count
    let word =
      open == 0
      ? StyledText("Nothing is due for review. ") + nextReview
      : StyledText(
        "That was the last one; \(open == 1 ? "one question stays" : "\(open) questions stay") due."
      )
    let isVisit = isReviewVisit
    let place = reviewedFrom
    leaveReview()
    if let place { bookmark = place }
    if isVisit { return [.show(paragraph(word)), .quit] }
    return [.show(paragraph(word))] + (place == nil ? [] : showAgain())
  }

  /// The learner goes somewhere else.
  mutating func leaveReview() {
    reviewedFrom = nil
    isReviewVisit = false
    askedInReview = []
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
