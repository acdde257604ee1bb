import GRDB

extension ProgressStore {
  /// Everything on record as one JSON object, for the learner to keep or to hand in.
  ///
  /// Its rows stand in a fixed order, so that the same record gives the same text. SQLite writes the
  /// JSON, and with it escapes what needs to be.
  package func exportJSON() throws(ProgressStoreError) -> String {
    try read { database in
      let parts = try Self.exportQueries.map { name, query in
        let rows = try String.fetchOne(
          database,
          sql: "SELECT json_group_array(json(row)) FROM (\(query))"
        )
        return "\"\(name)\":\(rows ?? "[]")"
      }
      return "{\"format\":1,\(parts.joined(separator: ","))}"
    }
  }

  private static let exportQueries: [(name: String, query: String)] = [
    (
      "places",
      """
      SELECT json_object('course', courseID, 'lesson', lessonID, 'block', blockIndex,
        'step', step, 'updatedAt', updatedAt) AS row FROM place ORDER BY courseID
      """
    ),
    (
      "lessons",
      """
      SELECT json_object('course', courseID, 'lesson', lessonID, 'state', state,
        'updatedAt', updatedAt) AS row FROM lessonStatus ORDER BY courseID, lessonID
      """
    ),
    (
      "attempts",
      """
      SELECT json_object('course', courseID, 'lesson', lessonID, 'item', itemID, 'answer', answer,
        'correct', json(iif(isCorrect, 'true', 'false')), 'score', score, 'maxScore', maxScore,
        'hintsUsed', hintsUsed, 'tries', tries, 'at', at, 'seconds', secondsTaken) AS row FROM attempt ORDER BY id
      """
    ),
    (
      "items",
      """
      SELECT json_object('course', courseID, 'lesson', lessonID, 'item', itemID, 'hints', hints,
        'reviews', reviews, 'attemptsBefore', attemptsBefore, 'updatedAt', updatedAt) AS row
      FROM itemState ORDER BY courseID, itemID
      """
    ),
    (
      "reviews",
      """
      SELECT json_object('course', courseID, 'lesson', lessonID, 'item', itemID, 'stage', stage,
        'stability', stability, 'difficulty', difficulty, 'due', due, 'lastReview', lastReview,
        'lapses', lapses) AS row FROM review ORDER BY courseID, itemID
      """
    ),
    (
      "exercises",
      """
      SELECT json_object('course', courseID, 'exercise', exerciseID, 'score', score,
        'maxScore', maxScore, 'passed', json(iif(passed, 'true', 'false')), 'seed', seed,
        'at', at) AS row FROM exerciseResult ORDER BY id
      """
    ),
    (
      "sessions",
      """
      SELECT json_object('session', sessionID, 'ordinal', ordinal, 'entry', json(entry)) AS row
      FROM sessionLog ORDER BY sessionID, ordinal
      """
    ),
    (
      "settings",
      "SELECT json_object('key', key, 'value', value) AS row FROM setting ORDER BY key"
    ),
  ]
}
