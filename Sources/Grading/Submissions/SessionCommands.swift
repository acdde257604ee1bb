package import Console
package import Course
import KubeAPI
package import Simulation

/// What a learner did at the tutor's prompt, read from a session log.
///
/// The log has a JSON object a line, with `virtualTime` in nanoseconds since 1970 and `command`:
/// `run COMMAND`, or `write` and `edit` with a path, a line's end and a text. The head and the
/// closing line are passed over.
package struct SessionCommands: Hashable, Sendable {
  package var entries: [Entry] = []
  /// What is wrong with the log; nil when it can be read.
  package var problem: String?

  package struct Entry: Hashable, Sendable {
    package var at: Instant
    package var act: SessionAct
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
      let json = try? JSONReader.value(String(decoding: line, as: UTF8.self))
      switch json.flatMap(SessionLogLine.init(json:)) {
      case .head where number == 0, .closing: continue
      case .head, .act, nil: break
      }
      guard let json, let moment = json["virtualTime"]?.integer,
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
      switch SessionAct(stored: text) {
      case let act? where act.isWork: entries.append(Entry(at: at, act: act))
      default: break  // A rest, an interrupt, the clock.
      }
    }
  }

  /// The files that were written and edited, each as it was last.
  var files: [ExerciseFile] {
    var files: [ExerciseFile] = []
    for entry in entries {
      guard let (path, text) = entry.act.file, Submission.isManifest(path) else { continue }
      files.removeAll { $0.path == path }
      files.append(ExerciseFile(path: path, bytes: Array(text.utf8)))
    }
    return files
  }

  package var commands: [String] {
    entries.compactMap { if case .command(let text) = $0.act { text } else { nil } }
  }
}

extension SessionAct {
  /// Whether it changes the cluster or the files.
  fileprivate var isWork: Bool {
    switch self {
    case .command, .write, .edit: true
    case .interrupt, .clock, .rest: false
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
