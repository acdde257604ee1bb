import Glibc
import ProgressStore

/// Where joblab keeps what a learner has done, as the XDG base directory specification says.
///
/// https://specifications.freedesktop.org/basedir-spec/latest/
struct DataFolders {
  /// The learner's record.
  let progress: String
  /// For what may be lost: the history of inputs.
  private let state: String
  private let temporary: String

  /// Where the folders are; whether they are there shows when they are used.
  init() throws {
    let environment = Environment.current
    progress =
      "\(try Self.folder("XDG_DATA_HOME", else: ".local/share", environment))/progress.sqlite"
    state = try Self.folder("XDG_STATE_HOME", else: ".local/state", environment)
    let given = environment["TMPDIR"] ?? ""
    temporary = "\(given.hasPrefix("/") ? given : "/tmp")/joblab-\(geteuid())"
  }

  /// The record, and where it may stay when its own folder cannot be written.
  var keeper: RecordKeeper {
    RecordKeeper(
      home: progress,
      rescues: [state, temporary].map { "\($0)/progress-rescued.sqlite" }
    )
  }

  /// The file of the history of inputs, in a folder that is made; nil where none can be made.
  var history: String? {
    var made = ""
    for part in state.split(separator: "/") {
      made += "/\(part)"
      if mkdir(made, 0o700) != 0, access(made, X_OK) != 0 { return nil }
    }
    return "\(state)/history"
  }

  private static func folder(
    _ variable: String,
    else fallback: String,
    _ environment: [String: String]
  ) throws -> String {
    var base = environment[variable] ?? ""
    // The specification has relative paths ignored.
    if !base.hasPrefix("/") {
      guard let home = environment["HOME"], home.hasPrefix("/") else {
        throw Failure.run("neither \(variable) nor HOME names a folder to keep progress in.")
      }
      base = "\(home)/\(fallback)"
    }
    return "\(base)/joblab"
  }
}
