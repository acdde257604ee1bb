import Console
import Course
import Grading

/// The session logs among submissions, each done again and compared with what it says.
struct LogVerification {
  let places: [SubmissionPlace]
  let reader: SubmissionReader
  /// The course's key; nil without one.
  let key: [UInt8]?
  let threads: Int

  /// How many logs there were, and how many of them are not proven.
  struct Tally {
    var logs = 0
    var unproven = 0
  }

  /// Writes a line for each log to standard output, in the order of the submissions.
  func run() -> Tally {
    var tally = Tally()
    let (places, reader, key) = (places, reader, key)
    inOrder(count: places.count, threads: threads) { index in
      let submission = reader.read(places[index])
      return submission.sessionLogs.map { file in
        let isAlone = submission.files.count == 1
        return (
          name: isAlone ? submission.name : "\(submission.name): \(file.path)",
          proof: SessionProof.verify(file, key: key, version: JoblabVersion.number)
        )
      }
    } deliver: { _, logs in
      for log in logs {
        tally.logs += 1
        if case .proven = log.proof {} else { tally.unproven += 1 }
        StandardOutput.write(HarmlessText.terminal("\(log.name): \(log.proof)") + "\n")
      }
      return true
    }
    return tally
  }
}
