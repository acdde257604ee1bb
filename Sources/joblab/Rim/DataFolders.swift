import Glibc

/// Where joblab keeps what a learner has done, as the XDG base directory specification says.
///
/// https://specifications.freedesktop.org/basedir-spec/latest/
struct DataFolders {
  let progress: String
  let history: String

  /// The folders, made for their owner alone if they are missing.
  static func prepared() throws -> DataFolders {
    let environment = Environment.current
    let data = try folder("XDG_DATA_HOME", else: ".local/share", environment)
    let state = try folder("XDG_STATE_HOME", else: ".local/state", environment)
    return DataFolders(progress: "\(data)/progress.sqlite", history: "\(state)/history")
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
    let path = "\(base)/joblab"
    var made = ""
    for part in path.split(separator: "/") {
      made += "/\(part)"
      if mkdir(made, 0o700) != 0, errno != EEXIST {
        let reason = String(cString: strerror(errno))
        throw Failure.run(
          "\(made) cannot be made: \(reason). Set \(variable) to another folder."
        )
      }
    }
    return path
  }
}
