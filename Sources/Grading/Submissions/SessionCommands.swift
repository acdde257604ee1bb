package import Course
import KubeAPI
package import Simulation

/// What a learner did at the tutor's prompt, read from a session log: a JSON object a line, with
/// `virtualTime` in nanoseconds since 1970 and `command`: `run COMMAND`, or `write` and `edit` with
/// a path, a line's end and a text.
package struct SessionCommands: Hashable, Sendable {
  package var entries: [Entry] = []
  /// What is wrong with the log; nil when it can be read.
  package var problem: String?

  package struct Entry: Hashable, Sendable {
    package var at: Instant
    package var act: Act
  }

  package enum Act: Hashable, Sendable {
    case command(String)
    case write(path: String, text: String)
  }

  package enum Limits {
    package static let entries = 2_000
  }

  package init(_ file: ExerciseFile) {
    for (number, line) in file.bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      guard number < Limits.entries else {
        problem = "\(file.path) holds more than \(Limits.entries) entries"
        return
      }
      guard let json = try? JSONReader.value(String(decoding: line, as: UTF8.self)),
        let moment = json["virtualTime"]?.integer,
        let text = json["command"]?.text
      else {
        problem = "\(file.path):\(number + 1): is no entry of a session log"
        return
      }
      let at = Instant(nanoseconds: moment)
      if let last = entries.last, last.at > at {
        problem = "\(file.path):\(number + 1): time goes back"
        return
      }
      if let act = Act(text) { entries.append(Entry(at: at, act: act)) }
    }
  }

  /// The files that were written and edited, each as it was last.
  var files: [ExerciseFile] {
    var files: [ExerciseFile] = []
    for case .write(let path, let text) in entries.map(\.act) where Submission.isManifest(path) {
      files.removeAll { $0.path == path }
      files.append(ExerciseFile(path: path, bytes: Array(text.utf8)))
    }
    return files
  }

  package var commands: [String] {
    entries.compactMap { if case .command(let text) = $0.act { text } else { nil } }
  }
}

extension SessionCommands.Act {
  /// Nil for what moves nothing: a rest, an interrupt.
  fileprivate init?(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "run": self = .command(String(parts[1]))
    case "write", "edit":
      let file = parts[1].split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      guard file.count == 2 else { return nil }
      self = .write(path: String(file[0]), text: String(file[1]))
    default: return nil
    }
  }
}

/// The name in Gradescope's submission_metadata.json: of the first of its users.
enum GradescopeMetadata {
  /// Nil when it has none, or when the file is none of Gradescope's.
  static func name(in bytes: [UInt8]) -> String? {
    guard let json = try? JSONReader.value(String(decoding: bytes, as: UTF8.self)),
      let user = json["users"]?.elements?.first
    else { return nil }
    return user["name"]?.text ?? user["email"]?.text
  }
}
