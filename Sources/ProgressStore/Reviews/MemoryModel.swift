import Glibc

/// FSRS-6: how well something is remembered, and what an answer does to that.
///
/// The published default weights and formulas (https://github.com/open-spaced-repetition, "The
/// Algorithm"): stability is the days after which it is recalled with a probability of 90 %,
/// difficulty goes from 1 to 10.
package enum MemoryModel {
  package struct State: Sendable, Equatable {
    package var stability: Double
    package var difficulty: Double
  }

  /// How an answer went, with the numbers of the published algorithm.
  package enum Rating: Int, Sendable, CaseIterable {
    case again = 1
    case hard = 2
    case good = 3
    case easy = 4
  }

  static let weights = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ]
  private static let stabilityMin = 0.001
  /// Days.
  static let intervalMax = 36_500
  /// The probability of recall at which something is due.
  private static let retention = 0.9
  private static var decay: Double { -weights[20] }
  private static var factor: Double { pow(0.9, 1 / decay) - 1 }

  /// After the first answer of all.
  package static func first(_ rating: Rating) -> State {
    State(
      stability: max(stabilityMin, weights[rating.rawValue - 1]),
      difficulty: clamped(initialDifficulty(rating))
    )
  }

  /// After one more answer, `days` whole days after the last one; nil when it was on the same day.
  package static func next(_ state: State, _ rating: Rating, days: Int?) -> State {
    let stability =
      if let days {
        rating == .again ? forgotten(state, days: days) : recalled(state, rating, days: days)
      } else { sameDay(state.stability, rating) }
    return State(
      stability: max(stabilityMin, stability),
      difficulty: nextDifficulty(state.difficulty, rating)
    )
  }

  /// The probability of recall after some whole days.
  package static func retrievability(_ state: State, days: Int) -> Double {
    pow(1 + factor * Double(max(0, days)) / state.stability, decay)
  }

  /// Whole days until it is due again, at least one.
  package static func interval(_ stability: Double) -> Int {
    let days = stability / factor * (pow(retention, 1 / decay) - 1)
    return min(intervalMax, max(1, Int(min(days, Double(intervalMax)).rounded(.toNearestOrEven))))
  }

  // MARK: difficulty

  private static func initialDifficulty(_ rating: Rating) -> Double {
    weights[4] - exp(weights[5] * Double(rating.rawValue - 1)) + 1
  }

  private static func nextDifficulty(_ difficulty: Double, _ rating: Rating) -> Double {
    let change = -weights[6] * Double(rating.rawValue - 3)
    let damped = difficulty + (10 - difficulty) * change / 9
    return clamped(weights[7] * initialDifficulty(.easy) + (1 - weights[7]) * damped)
  }

  private static func clamped(_ difficulty: Double) -> Double { min(10, max(1, difficulty)) }

  // MARK: stability

  private static func sameDay(_ stability: Double, _ rating: Rating) -> Double {
    let grade = Double(rating.rawValue - 3)
    var growth = exp(weights[17] * (grade + weights[18])) * pow(stability, -weights[19])
    if rating.rawValue >= Rating.good.rawValue { growth = max(growth, 1) }
    return stability * growth
  }

  private static func recalled(_ state: State, _ rating: Rating, days: Int) -> Double {
    let growth =
      exp(weights[8]) * (11 - state.difficulty) * pow(state.stability, -weights[9])
      * (exp((1 - retrievability(state, days: days)) * weights[10]) - 1)
      * (rating == .hard ? weights[15] : 1) * (rating == .easy ? weights[16] : 1)
    return state.stability * (1 + growth)
  }

  private static func forgotten(_ state: State, days: Int) -> Double {
    let long =
      weights[11] * pow(state.difficulty, -weights[12])
      * (pow(state.stability + 1, weights[13]) - 1)
      * exp((1 - retrievability(state, days: days)) * weights[14])
    return min(long, state.stability / exp(weights[17] * weights[18]))
  }
}
