import GRDB

/// An item that is to be asked again.
package struct PlannedReview: Sendable, Equatable {
  package var itemID: String
  package var card: ReviewCard

  package init(itemID: String, card: ReviewCard) {
    self.itemID = itemID
    self.card = card
  }
}

extension ProgressStore {
  /// Keeps an answer, and plans when its item is asked again: both or neither.
  ///
  /// What was right at once and is no review yet needs none.
  package func record(
    _ attempt: Attempt,
    rated rating: MemoryModel.Rating
  ) throws(ProgressStoreError) {
    try write { database in
      try Self.insert(attempt, database)
      let known = try Self.card(of: attempt.itemID, in: attempt.courseID, database)
      guard known != nil || rating.rawValue < MemoryModel.Rating.good.rawValue else { return }
      var card = known ?? ReviewCard()
      card.answer(rating, at: attempt.at)
      try Self.save(card, of: attempt, database)
    }
  }

  /// All planned reviews of a course, the first due ones first.
  package func plannedReviews(in courseID: String) throws(ProgressStoreError) -> [PlannedReview] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT * FROM review WHERE courseID = ? ORDER BY due, itemID",
        arguments: [courseID]
      ).map { PlannedReview(itemID: $0["itemID"], card: ReviewCard(row: $0)) }
    }
  }

  private static func card(
    of itemID: String,
    in courseID: String,
    _ database: Database
  ) throws -> ReviewCard? {
    try Row.fetchOne(
      database,
      sql: "SELECT * FROM review WHERE courseID = ? AND itemID = ?",
      arguments: [courseID, itemID]
    ).map(ReviewCard.init(row:))
  }

  private static func save(_ card: ReviewCard, of attempt: Attempt, _ database: Database) throws {
    guard let memory = card.memory, let lastReview = card.lastReview else { return }
    try database.execute(
      sql: "INSERT OR REPLACE INTO review VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        attempt.courseID, attempt.itemID, attempt.lessonID, card.stage.rawValue, card.step,
        memory.stability, memory.difficulty, card.due, lastReview, card.lapses,
      ]
    )
  }
}

extension ReviewCard {
  fileprivate init(row: Row) {
    let stage: String = row["stage"]
    self.init(
      // The schema allows no other stages.
      stage: Stage(rawValue: stage) ?? .learning,
      step: row["step"],
      memory: MemoryModel.State(stability: row["stability"], difficulty: row["difficulty"]),
      due: row["due"],
      lastReview: row["lastReview"],
      lapses: row["lapses"]
    )
  }
}
