import ShellRuntime
import Testing

/// One call of an applet, with what busybox 1.35 answers to it.
///
/// The same calls are made to the real busybox, so none may touch the machine outside its folder.
struct AppletCase: Sendable, CustomTestStringConvertible {
  var arguments: [String]
  var input: String
  var files: [String: String]
  var output: String
  var errors: String
  var status: UInt8
  /// The files that are there afterwards, where the call changes some.
  var leaves: [String: String]?

  init(
    _ arguments: [String],
    input: String = "",
    files: [String: String] = [:],
    output: String = "",
    errors: String = "",
    status: UInt8 = 0,
    leaves: [String: String]? = nil
  ) {
    self.arguments = arguments
    self.input = input
    self.files = files
    self.output = output
    self.errors = errors
    self.status = status
    self.leaves = leaves
  }

  var testDescription: String { arguments.joined(separator: " ") }

  /// Runs it on a machine that takes `grain` bytes at a time, and compares.
  func check(grain: Int) throws {
    var machine = FakeMachine(input: Array(input.utf8), files: files, grain: grain)
    let ending = machine.run(arguments)
    let status = try #require(ending, "\(testDescription) does not end")
    #expect(String(decoding: machine.output, as: UTF8.self) == output)
    #expect(Self.withoutUsage(String(decoding: machine.errors, as: UTF8.self)) == errors)
    #expect(status == self.status)
    for (path, text) in leaves ?? [:] {
      let content = try machine.contents(of: path)
      #expect(String(decoding: content, as: UTF8.self) == text, "\(path)")
    }
  }

  /// Messages without the usage that follows: its wording is each program's own.
  static func withoutUsage(_ text: String) -> String {
    guard let banner = text.firstRange(of: "BusyBox v") else { return text }
    return String(text[..<banner.lowerBound]) + "usage\n"
  }
}
