import GRDB

extension ProgressStore {
  package func record(_ result: ExerciseResult) throws(ProgressStoreError) {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO exerciseResult (courseID, exerciseID, score, maxScore, passed, seed, at)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          result.courseID, result.exerciseID, result.score, result.maxScore, result.passed,
          String(result.seed), result.at,
        ]
      )
    }
  }

  /// All results of an exercise, in the order in which they came.
  package func results(
    of exerciseID: String,
    in courseID: String
  ) throws(ProgressStoreError) -> [ExerciseResult] {
    try results(where: "exerciseID = ? AND courseID = ? ORDER BY id", [exerciseID, courseID])
  }

  /// The best result of each exercise that was tried, by their ids; of equal ones the first.
  package func bestResults(in courseID: String) throws(ProgressStoreError) -> [ExerciseResult] {
    try results(
      where: """
        courseID = ? AND id = (
          SELECT id FROM exerciseResult AS other
          WHERE other.courseID = exerciseResult.courseID
            AND other.exerciseID = exerciseResult.exerciseID
          ORDER BY passed DESC, score / max(maxScore, 1e-9) DESC, id LIMIT 1
        ) ORDER BY exerciseID
        """,
      [courseID]
    )
  }

  private func results(
    where condition: String,
    _ arguments: StatementArguments
  ) throws(ProgressStoreError) -> [ExerciseResult] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT * FROM exerciseResult WHERE " + condition,
        arguments: arguments
      ).map(ExerciseResult.init(row:))
    }
  }
}

extension ExerciseResult {
  fileprivate init(row: Row) {
    let seed: String = row["seed"]
    self.init(
      courseID: row["courseID"],
      exerciseID: row["exerciseID"],
      score: row["score"],
      maxScore: row["maxScore"],
      passed: row["passed"],
      seed: UInt64(seed) ?? 0,
      at: row["at"]
    )
  }
}
