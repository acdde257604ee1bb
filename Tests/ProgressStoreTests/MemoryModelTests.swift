import Glibc
import Testing

@testable import ProgressStore

/// The numbers are those of the tests that are published with py-fsrs, ts-fsrs and fsrs-rs for FSRS-6
/// with the default weights.
@Suite("FSRS-6 against its published vectors")
struct MemoryModelTests {
  private static let day: Int64 = 86_400
  private static let start: Int64 = 1_669_725_000

  @Test("the intervals of thirteen answers, each given when it was due")
  func intervals() {
    var card = ReviewCard()
    var now = Self.start
    var days: [Int64] = []
    let ratings: [MemoryModel.Rating] = [
      .good, .good, .good, .good, .good, .good, .again, .again, .good, .good, .good, .good, .good,
    ]
    for rating in ratings {
      card.answer(rating, at: now)
      days.append((card.due - now) / Self.day)
      now = card.due
    }
    #expect(days == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21])
  }

  struct Memory: Sendable {
    var countsSameDay: Bool
    var stability: Double
    static let all = [
      Memory(countsSameDay: true, stability: 53.62691),
      Memory(countsSameDay: false, stability: 53.335106),
    ]
  }

  @Test(
    "the memory after six answers, with and without the rule for one day",
    arguments: Memory.all
  )
  func memory(_ expected: Memory) {
    let answers: [(MemoryModel.Rating, Int)] = [
      (.again, 0), (.good, 0), (.good, 1), (.good, 3), (.good, 8), (.good, 21),
    ]
    var state: MemoryModel.State?
    for (rating, days) in answers {
      let sameDay = days == 0 && expected.countsSameDay
      state =
        state.map { MemoryModel.next($0, rating, days: sameDay ? nil : days) }
        ?? MemoryModel.first(rating)
    }
    #expect(abs((state?.stability ?? 0) - expected.stability) < 1e-4)
    #expect(abs((state?.difficulty ?? 0) - 6.3574867) < 1e-4)
  }

  @Test("the memory after a first answer of each kind")
  func first() {
    let states = MemoryModel.Rating.allCases.map(MemoryModel.first)
    #expect(states.map(\.stability) == [0.212, 1.2931, 2.3065, 8.2956])
    for (state, difficulty) in zip(states, [6.4133, 5.11217071, 2.11810397, 1]) {
      #expect(abs(state.difficulty - difficulty) < 1e-8)
    }
  }

  @Test("easy answers lead to the least difficulty, and forgetting never below the least stability")
  func bounds() {
    var card = ReviewCard()
    for second in 0..<10 { card.answer(.easy, at: Self.start + Int64(second)) }
    #expect(card.memory?.difficulty == 1)
    for number in 0..<1_000 {
      card.answer(.again, at: Self.start + Int64(number) * Self.day)
      #expect((card.memory?.stability ?? 0) >= 0.001)
    }
  }

  struct Step: Sendable {
    var ratings: [MemoryModel.Rating]
    var seconds: Int64
    var stage: ReviewCard.Stage
    static let all = [
      Step(ratings: [.again], seconds: 60, stage: .learning),
      Step(ratings: [.hard], seconds: 330, stage: .learning),
      Step(ratings: [.good], seconds: 600, stage: .learning),
      Step(ratings: [.easy], seconds: 8 * 86_400, stage: .review),
      Step(ratings: [.good, .hard], seconds: 600, stage: .learning),
      Step(ratings: [.good, .good], seconds: 2 * 86_400, stage: .review),
      Step(ratings: [.good, .good, .again], seconds: 600, stage: .relearning),
      Step(ratings: [.good, .good, .again, .hard], seconds: 900, stage: .relearning),
    ]
  }

  @Test("the short steps are a minute and ten, and ten for what was forgotten", arguments: Step.all)
  func steps(_ expected: Step) {
    var card = ReviewCard()
    var now = Self.start
    for rating in expected.ratings {
      now = max(now, card.due)
      card.answer(rating, at: now)
    }
    #expect(card.due - now == expected.seconds)
    #expect(card.stage == expected.stage)
  }
}
