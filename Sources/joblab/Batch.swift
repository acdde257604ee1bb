import Console
import Course
import Grading

/// The submissions of one call of `joblab grade`, graded into a journal, from which the reports are
/// made.
///
/// Each is read when its turn comes and forgotten when its result is written: but for a bounded
/// number of results, the memory that a batch needs grows by the places of its submissions alone.
struct Batch {
  let exercise: Exercise
  /// Draws each student's variant; nil when all have the same.
  let secret: CourseSecret?
  let places: [SubmissionPlace]
  let reader: SubmissionReader
  let head: Journal.Head
  let replay: ReplayCommand
  let reports: ReportOptions
  let cache: ResultCache?
  let threads: Int

  /// Grades what the journal does not hold yet, and writes the report.
  func run(resumes: Bool) throws(Failure) -> Tally {
    let journal = try reports.journal(for: head, resumes: resumes)
    let done = journal.tally.submissions
    // The reports of a folder are whole at any moment; writing them each time the batch has doubled
    // costs no more than writing them once more at the end.
    var nextReport = max(1, done * 2)
    try gradeRest(after: done, showsRuns: reports.format.showsRuns) { entry throws(Failure) in
      try journal.append(entry)
      guard reports.folder != nil, journal.tally.submissions == nextReport else { return }
      nextReport *= 2
      try reports.write([journal], head, journal.tally)
    }
    try reports.write([journal], head, journal.tally)
    if let complaint = cache?.complaint { StandardError.write("joblab: \(complaint)\n") }
    return journal.tally
  }

  /// Grades all again, and says where the journal says something else.
  func verify() throws(Failure) {
    let journal = try reports.existingJournal()
    var old = journal.cursor()
    let found = try old.head()
    guard found == head else { throw .run("it does not agree: \(found.difference(to: head))") }
    var count = 0
    try gradeRest(after: 0, showsRuns: true) { entry throws(Failure) in
      var found = try old.next()
      // The submissions may lie elsewhere by now.
      found?.result.replay = entry.result.replay
      var entry = entry
      // A batch for another format keeps no runs.
      if found?.result.shown == nil { entry.result.shown = nil }
      guard found == entry else {
        let name = HarmlessText.terminal(entry.result.name)
        throw .run("it does not agree: \(name) gets other marks when graded again")
      }
      count += 1
    }
    guard try old.next() == nil else {
      throw .run("it does not agree: the journal holds more than was handed over")
    }
    StandardError.write("All \(count) results agree.\n")
  }

  private func gradeRest(
    after count: Int,
    showsRuns: Bool,
    _ take: (Journal.Entry) throws(Failure) -> Void
  ) throws(Failure) {
    let numbers = Array(places.indices.filter(head.shard.contains).dropFirst(count))
    let grade = grading(showsRuns)
    var progress = BatchProgress(
      done: count,
      total: count + numbers.count,
      on: reports.display.terminal(for: 2)
    )
    var failure: Failure?
    inOrder(count: numbers.count, threads: threads) { index in
      Journal.Entry(number: numbers[index], result: grade(places[numbers[index]]))
    } deliver: { _, entry in
      do throws(Failure) {
        try take(entry)
      } catch {
        failure = error
        return false
      }
      progress.advance()
      return true
    }
    progress.finish()
    if let failure { throw failure }
  }

  /// Reads what lies at a place, and grades it.
  private func grading(_ showsRuns: Bool) -> @Sendable (SubmissionPlace) -> SubmissionResult {
    let (reader, head, replay, cache) = (reader, head, replay, cache)
    let mark = marking(showsRuns)
    return { place in
      let submission = reader.read(place)
      var result =
        if let cache, submission.refusal == nil {
          cache.result(of: submission, in: head, grade: mark)
        } else {
          mark(submission)
        }
      if let seed = result.failingSeed {
        result.replay = replay.text(path: place.path, seed: seed, variant: result.variant)
      }
      return result
    }
  }

  /// A broken exercise grades nobody, and nobody loses points.
  private func marking(_ showsRuns: Bool) -> @Sendable (Submission) -> SubmissionResult {
    let seeds = head.seeds
    do throws(ContentProblem) {
      let grader = try grader()
      return { grader.grade($0, seeds: seeds, showsRun: showsRuns) }
    } catch {
      let problem = error
      return { SubmissionResult(defect: problem, of: $0) }
    }
  }
}

extension Batch {
  func grader() throws(ContentProblem) -> VariantGrader {
    try VariantGrader(
      exercise: exercise,
      secret: secret,
      students: places.lazy.map(\.student),
      runner: ConsoleRunner()
    )
  }
}

/// The shards of a batch, put together.
struct BatchMerge {
  let folders: [String]
  let reports: ReportOptions

  func run() throws(Failure) -> Tally {
    var journals: [Int: JournalFile] = [:]
    var first: Journal.Head?
    for folder in folders {
      let journal = try reports.journal(in: folder)
      var cursor = journal.cursor()
      let head = try cursor.head()
      if var whole = first {
        if whole.shard.count == head.shard.count { whole.shard = head.shard }
        guard whole == head else {
          throw .usage("\(folder) is of another batch: \(head.difference(to: whole))")
        }
      }
      guard journals.updateValue(journal, forKey: head.shard.index) == nil else {
        throw .usage("\(folder) holds shard \(head.shard), which another folder holds too")
      }
      first = first ?? head
    }
    guard let first else { throw .usage("there are no folders to merge") }
    let missing = (1...first.shard.count).filter { journals[$0] == nil }
    guard missing.isEmpty else {
      let names = missing.prefix(10).map { "\($0)/\(first.shard.count)" }.joined(separator: ", ")
      throw .usage("the batch is not whole; missing: shard \(names)")
    }
    let shards = (1...first.shard.count).compactMap { journals[$0] }
    let tally = try count(shards)
    try reports.write(shards, first, tally)
    guard tally.submissions == first.count else {
      throw .run(
        "a shard was not graded to its end: \(tally.submissions) results of \(first.count)"
      )
    }
    return tally
  }
  /// Reports say how many submissions there are before they come to the first.
  private func count(_ shards: [JournalFile]) throws(Failure) -> Tally {
    var tally = Tally()
    for shard in shards {
      var cursor = shard.cursor()
      _ = try cursor.head()
      while let entry = try cursor.next() { tally.add(entry.result) }
    }
    return tally
  }
}
