import Glibc
import Testing

/// Texts that were looked at once and are compared ever after.
///
/// `RECORD=1 swift test --filter TerminalTextTests` writes them anew, and fails so that nobody takes
/// the recording for a test.
enum Golden {
  static func expect(
    _ text: String,
    toMatch name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let path = folder + "/" + name
    // Escape sequences are easier to read, and to review, when they are spelled out.
    let spelled = text.split(separator: "\u{1b}", omittingEmptySubsequences: false)
      .joined(separator: "\\e")
    if getenv("RECORD") != nil {
      let stream = try #require(fopen(path, "w"))
      fputs(spelled, stream)
      fclose(stream)
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
      return
    }
    #expect(try read(name) == spelled, "\(name) differs", sourceLocation: sourceLocation)
  }

  static func read(_ name: String) throws -> String {
    let stream = try #require(fopen(folder + "/" + name, "r"), "there is no \(name)")
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 {
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let folder: String = {
    let file = #filePath
    let end = file.lastIndex(of: "/") ?? file.startIndex
    return file[..<end] + "/Goldens"
  }()
}
