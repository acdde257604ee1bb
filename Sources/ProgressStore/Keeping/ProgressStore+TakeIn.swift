import GRDB

extension ProgressStore {
  /// Takes over what another record has and this one has not, all or nothing.
  ///
  /// Taking the same in twice adds nothing. Where both know something, what was noted later counts,
  /// and of two session logs the one that was written more often. A table that the other one does not
  /// have in a form known here, as in a record of a newer version, is left out.
  /// - Returns: How many answers were new here.
  @discardableResult
  package func takeIn(_ other: ProgressStore) throws(ProgressStoreError) -> Int {
    var tables: [(table: TakenTable, rows: [Row])] = []
    for table in TakenTable.all {
      tables.append((table, try other.rows(table.query)))
    }
    let sessions = try other.rows(Self.sessionQuery)
    return try write { database in
      var answers = 0
      for (table, rows) in tables {
        for row in rows {
          try database.execute(
            sql: table.statement,
            arguments: StatementArguments(Array(row.databaseValues))
          )
          if table.holdsAnswers { answers += database.changesCount }
        }
      }
      try Self.takeIn(sessions: sessions, database)
      return answers
    }
  }

  /// The rows of a query; none when the record has no such table or column.
  private func rows(_ query: String) throws(ProgressStoreError) -> [Row] {
    try read { database in
      do {
        return try Row.fetchAll(database, sql: query)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
        return []
      }
    }
  }

  private static let sessionQuery = """
    SELECT sessionID, ordinal, entry,
      (SELECT value FROM setting WHERE key = 'revision of ' || sessionID) AS revision
    FROM sessionLog ORDER BY sessionID, ordinal
    """

  /// Whole logs take the place of whole logs, if they were written more often.
  private static func takeIn(sessions rows: [Row], _ database: Database) throws {
    var last: String?
    var isTaken = false
    for row in rows {
      let id: String = row["sessionID"]
      if id != last {
        last = id
        let text: String? = row["revision"]
        let theirs = text.flatMap { Int($0) } ?? 0
        let ours = try revision(of: id, database)
        // Checkpoints are written once and have no revision; what came later is what counts.
        isTaken = theirs > ours || text == nil
        guard isTaken else { continue }
        try database.execute(sql: "DELETE FROM sessionLog WHERE sessionID = ?", arguments: [id])
        if let text {
          try database.execute(
            sql: "INSERT OR REPLACE INTO setting VALUES (?, ?)",
            arguments: [revisionKey(id), text]
          )
        }
      }
      guard isTaken else { continue }
      try database.execute(
        sql: "INSERT INTO sessionLog VALUES (?, ?, ?)",
        arguments: [id, row["ordinal"] as Int, row["entry"] as String]
      )
    }
  }
}

/// How the rows of one table are taken over.
private struct TakenTable: Sendable {
  var query: String
  /// Its arguments are the columns of the query.
  var statement: String
  var holdsAnswers = false

  static let all = [
    TakenTable(
      query: "SELECT courseID, lessonID, blockIndex, step, updatedAt FROM place",
      statement: """
        INSERT INTO place (courseID, lessonID, blockIndex, step, updatedAt) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET lessonID = excluded.lessonID, blockIndex = excluded.blockIndex,
          step = excluded.step, updatedAt = excluded.updatedAt
        WHERE excluded.updatedAt >= updatedAt
        """
    ),
    TakenTable(
      query: "SELECT courseID, lessonID, state, updatedAt FROM lessonStatus",
      statement: """
        INSERT INTO lessonStatus (courseID, lessonID, state, updatedAt) VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET state = excluded.state, updatedAt = excluded.updatedAt
        WHERE (state <> 'completed' OR excluded.state = 'completed')
          AND excluded.updatedAt >= updatedAt
        """
    ),
    TakenTable(
      query: """
        SELECT courseID, lessonID, itemID, answer, isCorrect, score, maxScore, hintsUsed, tries, at,
          secondsTaken FROM attempt ORDER BY id
        """,
      statement: """
        INSERT INTO attempt (courseID, lessonID, itemID, answer, isCorrect, score, maxScore,
          hintsUsed, tries, at, secondsTaken)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11
        WHERE NOT EXISTS (
          SELECT 1 FROM attempt WHERE courseID = ?1 AND itemID = ?3 AND answer = ?4 AND tries = ?9
            AND at = ?10
        )
        """,
      holdsAnswers: true
    ),
    TakenTable(
      query: """
        SELECT courseID, itemID, lessonID, hints, reviews, attemptsBefore, updatedAt FROM itemState
        """,
      statement: """
        INSERT INTO itemState VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET hints = excluded.hints, reviews = excluded.reviews,
          attemptsBefore = excluded.attemptsBefore, updatedAt = excluded.updatedAt
        WHERE excluded.updatedAt >= updatedAt
        """
    ),
    TakenTable(
      query: """
        SELECT courseID, itemID, lessonID, stage, step, stability, difficulty, due, lastReview,
          lapses FROM review
        """,
      statement: """
        INSERT INTO review VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET stage = excluded.stage, step = excluded.step,
          stability = excluded.stability, difficulty = excluded.difficulty, due = excluded.due,
          lastReview = excluded.lastReview, lapses = excluded.lapses
        WHERE excluded.lastReview > lastReview
        """
    ),
    TakenTable(
      query: """
        SELECT courseID, exerciseID, score, maxScore, passed, seed, at FROM exerciseResult
        ORDER BY id
        """,
      statement: """
        INSERT INTO exerciseResult (courseID, exerciseID, score, maxScore, passed, seed, at)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
        WHERE NOT EXISTS (
          SELECT 1 FROM exerciseResult WHERE courseID = ?1 AND exerciseID = ?2 AND score = ?3
            AND seed = ?6 AND at = ?7
        )
        """
    ),
    TakenTable(
      query: "SELECT key, value FROM setting WHERE key = 'learner'",
      statement: "INSERT OR IGNORE INTO setting VALUES (?, ?)"
    ),
  ]
}
