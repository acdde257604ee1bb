import GRDB

/// The tables, as a history of changes; a change that was published is never edited, only followed.
///
/// What must hold is said in the schema, so that SQLite itself refuses what would break it.
enum Schema {
  /// Marks the file as ours: "jobl" in ASCII (https://sqlite.org/pragma.html#pragma_application_id).
  static let applicationID: Int32 = 0x6a6f_626c

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: the learner's record") { database in
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try database.execute(sql: tables)
    }
    migrator.registerMigration("2: spaced reviews") { database in
      try database.execute(sql: reviews)
    }
    migrator.registerMigration("3: questions half done") { database in
      try database.execute(sql: questions)
    }
    return migrator
  }

  private static let questions = """
    ALTER TABLE place ADD COLUMN step INTEGER NOT NULL DEFAULT 0 CHECK (step >= 0);

    CREATE TABLE itemState (
      courseID TEXT NOT NULL CHECK (courseID <> ''),
      itemID TEXT NOT NULL CHECK (itemID <> ''),
      lessonID TEXT NOT NULL,
      hints INTEGER NOT NULL CHECK (hints >= 0),
      reviews INTEGER NOT NULL CHECK (reviews >= 0),
      attemptsBefore INTEGER NOT NULL CHECK (attemptsBefore >= 0),
      updatedAt INTEGER NOT NULL,
      PRIMARY KEY (courseID, itemID)
    ) STRICT, WITHOUT ROWID;
    """

  private static let reviews = """
    ALTER TABLE attempt ADD COLUMN secondsTaken INTEGER NOT NULL DEFAULT 0
      CHECK (secondsTaken >= 0);

    CREATE TABLE review (
      courseID TEXT NOT NULL CHECK (courseID <> ''),
      itemID TEXT NOT NULL CHECK (itemID <> ''),
      lessonID TEXT NOT NULL CHECK (lessonID <> ''),
      stage TEXT NOT NULL CHECK (stage IN ('learning', 'review', 'relearning')),
      step INTEGER NOT NULL CHECK (step >= 0),
      stability REAL NOT NULL CHECK (stability > 0),
      difficulty REAL NOT NULL CHECK (difficulty BETWEEN 1 AND 10),
      due INTEGER NOT NULL,
      lastReview INTEGER NOT NULL,
      lapses INTEGER NOT NULL CHECK (lapses >= 0),
      PRIMARY KEY (courseID, itemID)
    ) STRICT, WITHOUT ROWID;
    """

  private static let tables = """
    CREATE TABLE place (
      courseID TEXT NOT NULL PRIMARY KEY CHECK (courseID <> ''),
      lessonID TEXT NOT NULL CHECK (lessonID <> ''),
      blockIndex INTEGER NOT NULL CHECK (blockIndex >= 0),
      updatedAt INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE attempt (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      courseID TEXT NOT NULL CHECK (courseID <> ''),
      lessonID TEXT NOT NULL CHECK (lessonID <> ''),
      itemID TEXT NOT NULL CHECK (itemID <> ''),
      answer TEXT NOT NULL,
      isCorrect INTEGER NOT NULL CHECK (isCorrect IN (0, 1)),
      score REAL NOT NULL CHECK (score BETWEEN 0 AND maxScore),
      maxScore REAL NOT NULL CHECK (maxScore BETWEEN 0 AND 1e9),
      hintsUsed INTEGER NOT NULL CHECK (hintsUsed >= 0),
      tries INTEGER NOT NULL CHECK (tries >= 1),
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX attempt_on_item ON attempt (courseID, itemID);
    CREATE INDEX attempt_on_lesson ON attempt (courseID, lessonID);

    CREATE TABLE lessonStatus (
      courseID TEXT NOT NULL CHECK (courseID <> ''),
      lessonID TEXT NOT NULL CHECK (lessonID <> ''),
      state TEXT NOT NULL CHECK (state IN ('started', 'completed', 'skipped')),
      updatedAt INTEGER NOT NULL,
      PRIMARY KEY (courseID, lessonID)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE exerciseResult (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      courseID TEXT NOT NULL CHECK (courseID <> ''),
      exerciseID TEXT NOT NULL CHECK (exerciseID <> ''),
      score REAL NOT NULL CHECK (score BETWEEN 0 AND maxScore),
      maxScore REAL NOT NULL CHECK (maxScore BETWEEN 0 AND 1e9),
      passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
      seed TEXT NOT NULL CHECK (seed <> '' AND seed NOT GLOB '*[^0-9]*'),
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX exerciseResult_on_exercise ON exerciseResult (courseID, exerciseID);

    CREATE TABLE sessionLog (
      sessionID TEXT NOT NULL CHECK (sessionID <> ''),
      ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
      entry TEXT NOT NULL CHECK (
        CASE WHEN json_valid(entry) THEN
          json_type(entry, '$.virtualTime') IS 'integer' AND json_type(entry, '$.command') IS 'text'
          AND json_type(entry, '$.version') IS 'text' AND json_type(entry, '$.seed') IS 'text'
        ELSE 0 END
      ),
      PRIMARY KEY (sessionID, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE setting (
      key TEXT NOT NULL PRIMARY KEY CHECK (key <> ''),
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
