/// What is known of the memory of one item, and when it is to be asked again.
package struct ReviewCard: Sendable, Equatable {
  /// Where it is on its way: short steps of minutes first, days later.
  package enum Stage: String, Sendable {
    case learning, review, relearning
  }

  package private(set) var stage = Stage.learning
  /// The short step that it is at.
  package private(set) var step = 0
  package private(set) var memory: MemoryModel.State?
  /// When it is to be asked again, in seconds since 1970.
  package private(set) var due: Int64 = 0
  package private(set) var lastReview: Int64?
  /// How often it was forgotten once it had been known.
  package private(set) var lapses = 0

  package init() {}

  init(
    stage: Stage,
    step: Int,
    memory: MemoryModel.State,
    due: Int64,
    lastReview: Int64,
    lapses: Int
  ) {
    self.stage = stage
    self.step = step
    self.memory = memory
    self.due = due
    self.lastReview = lastReview
    self.lapses = lapses
  }

  private static let day: Int64 = 86_400
  private static let learningSteps: [Int64] = [60, 600]
  private static let relearningSteps: [Int64] = [600]

  /// Takes an answer at a moment: the memory after it, and when it is due.
  ///
  /// The steps are those of the published schedulers: one and ten minutes at first, ten minutes for
  /// what was forgotten. The intervals are not spread at random, so that the same record gives the same
  /// plan.
  package mutating func answer(_ rating: MemoryModel.Rating, at now: Int64) {
    // A clock that was set back counts as the same moment.
    let days = lastReview.map { Int(max(0, now - $0) / Self.day) } ?? 0
    let next =
      memory.map { MemoryModel.next($0, rating, days: days < 1 ? nil : days) }
      ?? MemoryModel.first(rating)
    memory = next
    lastReview = now
    due = now + delay(after: rating, stability: next.stability)
  }

  /// Seconds until it is due; moves the stage and the step.
  private mutating func delay(after rating: MemoryModel.Rating, stability: Double) -> Int64 {
    let steps = stage == .learning ? Self.learningSteps : Self.relearningSteps
    if stage == .review {
      guard rating == .again else { return Self.interval(stability) }
      lapses += 1
      stage = .relearning
      step = 0
      return Self.relearningSteps[0]
    }
    switch rating {
    case .again:
      step = 0
      return steps[0]
    case .hard where step == 0:
      return steps.count > 1 ? (steps[0] + steps[1]) / 2 : steps[0] * 3 / 2
    case .hard: return steps[min(step, steps.count - 1)]
    case .good where step + 1 < steps.count:
      step += 1
      return steps[step]
    case .good, .easy:
      stage = .review
      step = 0
      return Self.interval(stability)
    }
  }

  private static func interval(_ stability: Double) -> Int64 {
    Int64(MemoryModel.interval(stability)) * day
  }

  /// The probability that it is recalled at a moment; 0 before the first answer.
  package func retrievability(at now: Int64) -> Double {
    guard let memory, let lastReview else { return 0 }
    return MemoryModel.retrievability(memory, days: Int(max(0, now - lastReview) / Self.day))
  }
}
