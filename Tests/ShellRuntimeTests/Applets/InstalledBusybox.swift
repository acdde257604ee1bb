import Foundation

/// The real busybox of the machine that the tests run on, if it has one.
enum InstalledBusybox {
  static let path =
    ["/usr/bin/busybox", "/bin/busybox"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    } ?? "/usr/bin/busybox"

  /// Runs a case in a folder of its own.
  static func run(_ each: AppletCase) throws -> (output: String, errors: String, status: UInt8) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }  // A leftover does no harm.
    for (path, text) in each.files {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: file)
    }
    let input = folder.appendingPathExtension("input")
    try Data(each.input.utf8).write(to: input)
    defer { try? FileManager.default.removeItem(at: input) }  // A leftover does no harm.
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = each.arguments
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": "/root",
    ]
    let (output, errors) = (Pipe(), Pipe())
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    let messages = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let status = process.terminationStatus
    return (
      String(decoding: bytes, as: UTF8.self), String(decoding: messages, as: UTF8.self),
      UInt8(truncatingIfNeeded: process.terminationReason == .exit ? status : status + 128)
    )
  }
}
