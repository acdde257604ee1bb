import ProgressStore

/// The learner's record, open, with what is to be told of it said on standard error.
struct LearnerRecord {
  let keeper: RecordKeeper
  let opening: RecordKeeper.Opening

  var store: ProgressStore { opening.store }

  /// Opens it; `mayWrite` says that something will be answered, which needs a place that lasts.
  init(in folders: DataFolders, mayWrite: Bool = true) throws {
    keeper = folders.keeper
    opening = try keeper.open(mayWrite: mayWrite)
    for line in Self.words(on: opening, home: keeper.home, mayWrite: mayWrite) {
      StandardError.write("joblab: \(line)\n")
    }
  }

  /// The id that the values of questions are drawn for; a new record begins a new one.
  func learnerID() throws -> String {
    if let known = try store.setting("learner") { return known }
    let new = String(UInt64.random(in: .min ... .max), radix: 36)
    try store.setSetting("learner", to: new)
    return try store.setting("learner") ?? new
  }

  private static func words(
    on opening: RecordKeeper.Opening,
    home: String,
    mayWrite: Bool
  ) -> [String] {
    var words: [String] = []
    if let moved = opening.movedAside {
      words.append("\(home) could not be read; it is now \(moved), and a new one begins.")
    }
    if opening.broughtHome > 0 {
      let count = opening.broughtHome
      words.append(
        "\(count) \(count == 1 ? "answer" : "answers") that had to be kept elsewhere "
          + "\(count == 1 ? "is" : "are") in your record now."
      )
    }
    if let problem = opening.problem {
      words.append("\(problem).")
      guard mayWrite else { return words }
      switch opening.place {
      case .home: break
      case .rescue(let path):
        words.append(
          "You can go on: your answers are kept in \(path), and come into your record with the "
            + "next start that can write it."
        )
      case .memory:
        words.append("You can go on: your answers are kept in memory, and shown when you leave.")
      }
    }
    return words
  }
}
