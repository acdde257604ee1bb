import GRDB

extension ProgressStore {
  /// Adds commands to the end of a session's log.
  package func append(
    _ entries: [SessionEntry],
    to sessionID: String
  ) throws(ProgressStoreError) {
    try write { database in
      for entry in entries { try Self.append(entry, to: sessionID, database) }
    }
  }

  /// Puts commands in the place of a session's whole log, all or nothing.
  package func replaceSessionLog(
    _ sessionID: String,
    by entries: [SessionEntry]
  ) throws(ProgressStoreError) {
    try write { database in
      try database.execute(
        sql: "DELETE FROM sessionLog WHERE sessionID = ?",
        arguments: [sessionID]
      )
      for entry in entries { try Self.append(entry, to: sessionID, database) }
    }
  }

  /// Keeps the first entries of a session's log, drops the others and adds new ones, all or nothing.
  ///
  /// `revision` is how often the log had been written when the writer knew it. Gives the new
  /// revision; nil when somebody else has written the log since, in which case nothing is changed.
  package func rewriteSessionLog(
    _ sessionID: String,
    keeping count: Int,
    adding entries: [SessionEntry],
    revision: Int
  ) throws(ProgressStoreError) -> Int? {
    try write { database in
      guard try Self.revision(of: sessionID, database) == revision else { return nil }
      try database.execute(
        sql: "DELETE FROM sessionLog WHERE sessionID = ? AND ordinal >= ?",
        arguments: [sessionID, count]
      )
      for entry in entries { try Self.append(entry, to: sessionID, database) }
      try database.execute(
        sql: "INSERT OR REPLACE INTO setting VALUES (?, ?)",
        arguments: [Self.revisionKey(sessionID), String(revision + 1)]
      )
      return revision + 1
    }
  }

  /// How often a session's log was written.
  package func sessionRevision(_ sessionID: String) throws(ProgressStoreError) -> Int {
    try read { database in try Self.revision(of: sessionID, database) }
  }

  static func revision(of sessionID: String, _ database: Database) throws -> Int {
    let text = try String.fetchOne(
      database,
      sql: "SELECT value FROM setting WHERE key = ?",
      arguments: [revisionKey(sessionID)]
    )
    return text.flatMap { Int($0) } ?? 0
  }

  static func revisionKey(_ sessionID: String) -> String { "revision of \(sessionID)" }

  private static func append(
    _ entry: SessionEntry,
    to sessionID: String,
    _ database: Database
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO sessionLog (sessionID, ordinal, entry)
        SELECT :session, coalesce(max(ordinal), -1) + 1,
          json_object('virtualTime', :time, 'command', :command, 'version', :version, 'seed', :seed)
        FROM sessionLog WHERE sessionID = :session
        """,
      arguments: [
        "session": sessionID, "time": entry.virtualTime, "command": entry.command,
        // JSON's readers take numbers beyond 2^53 for what they are not.
        "version": entry.version, "seed": String(entry.seed),
      ]
    )
  }

  /// The commands of a session, in their order; none for a session that is not known.
  package func sessionLog(_ sessionID: String) throws(ProgressStoreError) -> [SessionEntry] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT entry ->> 'virtualTime' AS virtualTime, entry ->> 'command' AS command,
            entry ->> 'version' AS version, entry ->> 'seed' AS seed
          FROM sessionLog WHERE sessionID = ? ORDER BY ordinal
          """,
        arguments: [sessionID]
      ).map(SessionEntry.init(row:))
    }
  }

  /// The sessions whose names begin so, in the order of their names.
  package func sessionIDs(startingWith prefix: String) throws(ProgressStoreError) -> [String] {
    try read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT DISTINCT sessionID FROM sessionLog
          WHERE substr(sessionID, 1, length(:prefix)) = :prefix ORDER BY sessionID
          """,
        arguments: ["prefix": prefix]
      )
    }
  }

  package func setting(_ key: String) throws(ProgressStoreError) -> String? {
    try read { database in
      try String.fetchOne(
        database,
        sql: "SELECT value FROM setting WHERE key = ?",
        arguments: [key]
      )
    }
  }

  /// Sets a setting, or takes it back with nil.
  package func setSetting(_ key: String, to value: String?) throws(ProgressStoreError) {
    try write { database in
      if let value {
        try database.execute(
          sql: "INSERT OR REPLACE INTO setting VALUES (?, ?)",
          arguments: [key, value]
        )
      } else {
        try database.execute(sql: "DELETE FROM setting WHERE key = ?", arguments: [key])
      }
    }
  }
}

extension SessionEntry {
  fileprivate init(row: Row) {
    let seed: String = row["seed"]
    self.init(
      virtualTime: row["virtualTime"],
      command: row["command"],
      version: row["version"],
      // Written from a UInt64, and nowhere else.
      seed: UInt64(seed) ?? 0
    )
  }
}
