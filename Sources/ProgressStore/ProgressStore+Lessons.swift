import GRDB

extension ProgressStore {
  /// Where the learner is in a course; nil before the first step.
  package func place(in courseID: String) throws(ProgressStoreError) -> Place? {
    try read { database in
      try Row.fetchOne(
        database,
        sql: "SELECT * FROM place WHERE courseID = ?",
        arguments: [courseID]
      )
      .map(Place.init(row:))
    }
  }

  package func save(_ place: Place) throws(ProgressStoreError) {
    try write { database in
      try database.execute(
        sql: """
          INSERT OR REPLACE INTO place (courseID, lessonID, blockIndex, step, updatedAt)
          VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          place.courseID, place.lessonID, place.blockIndex, place.step, place.updatedAt,
        ]
      )
    }
  }

  /// Notes how far a lesson has come; what is completed stays so when it is only started again.
  package func save(_ status: LessonStatus) throws(ProgressStoreError) {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO lessonStatus VALUES (:course, :lesson, :state, :at)
          ON CONFLICT DO UPDATE SET state = excluded.state, updatedAt = excluded.updatedAt
          WHERE state <> 'completed' OR excluded.state = 'completed'
          """,
        arguments: [
          "course": status.courseID, "lesson": status.lessonID, "state": status.state.rawValue,
          "at": status.updatedAt,
        ]
      )
    }
  }

  /// The states of all lessons that were begun, by their ids.
  package func lessonStatuses(in courseID: String) throws(ProgressStoreError) -> [LessonStatus] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT * FROM lessonStatus WHERE courseID = ? ORDER BY lessonID",
        arguments: [courseID]
      ).map(LessonStatus.init(row:))
    }
  }

  package func record(_ attempt: Attempt) throws(ProgressStoreError) {
    try write { database in try Self.insert(attempt, database) }
  }

  static func insert(_ attempt: Attempt, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO attempt (courseID, lessonID, itemID, answer, isCorrect, score, maxScore,
          hintsUsed, tries, at, secondsTaken) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        attempt.courseID, attempt.lessonID, attempt.itemID, attempt.answer, attempt.isCorrect,
        attempt.score, attempt.maxScore, attempt.hintsUsed, attempt.tries, attempt.at,
        attempt.secondsTaken,
      ]
    )
  }

  /// All answers to an item, in the order in which they were given.
  package func attempts(
    of itemID: String,
    in courseID: String
  ) throws(ProgressStoreError) -> [Attempt] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT * FROM attempt WHERE courseID = ? AND itemID = ? ORDER BY id",
        arguments: [courseID, itemID]
      ).map(Attempt.init(row:))
    }
  }

  /// Keeps what has happened to an item besides answers.
  package func save(_ status: ItemStatus) throws(ProgressStoreError) {
    try write { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO itemState VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          status.courseID, status.itemID, status.lessonID, status.hints, status.reviews,
          status.attemptsBefore, status.updatedAt,
        ]
      )
    }
  }

  /// The states of all items that have one, by their ids.
  package func itemStatuses(in courseID: String) throws(ProgressStoreError) -> [ItemStatus] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT * FROM itemState WHERE courseID = ? ORDER BY itemID",
        arguments: [courseID]
      ).map(ItemStatus.init(row:))
    }
  }

  /// What is known of each lesson that was begun or answered in, by their ids.
  package func lessonSummaries(in courseID: String) throws(ProgressStoreError) -> [LessonSummary] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          WITH best AS (
            SELECT lessonID, itemID, max(isCorrect) AS isCorrect, max(score) AS score,
              max(maxScore) AS maxScore, count(*) AS attempts
            FROM attempt WHERE courseID = :course GROUP BY lessonID, itemID
          ), known AS (
            SELECT lessonID FROM lessonStatus WHERE courseID = :course
            UNION SELECT lessonID FROM best
          )
          SELECT known.lessonID, lessonStatus.state, count(itemID) AS itemsAnswered,
            total(isCorrect) AS itemsCorrect, total(score) AS score, total(maxScore) AS maxScore,
            total(attempts) AS attempts
          FROM known LEFT JOIN best USING (lessonID)
            LEFT JOIN lessonStatus
              ON lessonStatus.courseID = :course AND lessonStatus.lessonID = known.lessonID
          GROUP BY known.lessonID ORDER BY known.lessonID
          """,
        arguments: ["course": courseID]
      ).map(LessonSummary.init(row:))
    }
  }

  /// Forgets everything of a course: answers, results, reviews, places and the session.
  package func forgetCourse(_ courseID: String) throws(ProgressStoreError) {
    try write { database in
      for table in [
        "attempt", "lessonStatus", "place", "review", "itemState", "exerciseResult",
      ] {
        try database.execute(
          sql: "DELETE FROM \(table) WHERE courseID = ?",
          arguments: [courseID]
        )
      }
      try database.execute(
        sql: """
          DELETE FROM sessionLog WHERE sessionID = :course
          OR substr(sessionID, 1, length(:course) + 1) = :course || '#'
          """,
        arguments: ["course": courseID]
      )
    }
  }

  /// Forgets the results of an exercise.
  package func forgetExercise(
    _ exerciseID: String,
    in courseID: String
  ) throws(ProgressStoreError) {
    try write { database in
      for (table, column) in [("exerciseResult", "exerciseID"), ("itemState", "itemID")] {
        try database.execute(
          sql: "DELETE FROM \(table) WHERE courseID = ? AND \(column) = ?",
          arguments: [courseID, exerciseID]
        )
      }
    }
  }

  /// Forgets a lesson: its answers, its state, its reviews, and the place if it is there.
  package func resetLesson(
    _ lessonID: String,
    in courseID: String
  ) throws(ProgressStoreError) {
    try write { database in
      for table in ["attempt", "lessonStatus", "place", "review", "itemState"] {
        try database.execute(
          sql: "DELETE FROM \(table) WHERE courseID = ? AND lessonID = ?",
          arguments: [courseID, lessonID]
        )
      }
    }
  }
}

// MARK: - Rows

extension Place {
  fileprivate init(row: Row) {
    self.init(
      courseID: row["courseID"],
      lessonID: row["lessonID"],
      blockIndex: row["blockIndex"],
      step: row["step"],
      updatedAt: row["updatedAt"]
    )
  }
}

extension ItemStatus {
  fileprivate init(row: Row) {
    self.init(
      courseID: row["courseID"],
      lessonID: row["lessonID"],
      itemID: row["itemID"],
      hints: row["hints"],
      reviews: row["reviews"],
      attemptsBefore: row["attemptsBefore"],
      updatedAt: row["updatedAt"]
    )
  }
}

extension LessonStatus {
  fileprivate init(row: Row) {
    self.init(
      courseID: row["courseID"],
      lessonID: row["lessonID"],
      // The schema allows no other states.
      state: State(rawValue: row["state"]) ?? .started,
      updatedAt: row["updatedAt"]
    )
  }
}

extension LessonSummary {
  fileprivate init(row: Row) {
    let state: String? = row["state"]
    self.init(
      lessonID: row["lessonID"],
      state: state.flatMap(LessonStatus.State.init),
      itemsAnswered: row["itemsAnswered"],
      itemsCorrect: row["itemsCorrect"],
      score: row["score"],
      maxScore: row["maxScore"],
      attempts: row["attempts"]
    )
  }
}

extension Attempt {
  fileprivate init(row: Row) {
    self.init(
      courseID: row["courseID"],
      lessonID: row["lessonID"],
      itemID: row["itemID"],
      answer: row["answer"],
      isCorrect: row["isCorrect"],
      score: row["score"],
      maxScore: row["maxScore"],
      hintsUsed: row["hintsUsed"],
      tries: row["tries"],
      at: row["at"],
      secondsTaken: row["secondsTaken"]
    )
  }
}
