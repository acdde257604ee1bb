import TestKit

/// The real busybox of the machine that the tests run on, if it has one.
enum InstalledBusybox {
  static var isThere: Bool { ReferenceProgram.busybox != nil }

  /// Whether this busybox was built with an applet: distributions leave some out.
  static func has(_ applet: String) -> Bool { applets.contains(applet) }

  private static let applets: Set<String> = {
    let list = try? ReferenceProgram.busybox?.run(["--list"])
    return Set((list?.output ?? "").split(separator: "\n").map(String.init))
  }()

  /// Runs a case in a folder of its own.
  static func run(_ each: AppletCase) throws -> (output: String, errors: String, status: UInt8) {
    guard let busybox = ReferenceProgram.busybox else {
      throw Shell.Failure(description: "there is no busybox here")
    }
    let result = try busybox.run(
      each.arguments,
      input: each.input,
      files: each.files.sorted { $0.key < $1.key }.map { (path: $0.key, text: $0.value) },
      environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": "/root"]
    )
    return (result.output, result.error, result.status)
  }
}
