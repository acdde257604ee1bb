import Foundation
import ShellSyntax
import Simulation
import Testing

@testable import ShellRuntime

@Suite struct SpecTests {
  static let cases: [SpecCase] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Specs")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { $0.hasSuffix(".test.sh") }.flatMap { name in
      let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
      return SpecCase.parse(text, file: name)
    }
  }()

  static let busybox: String? = ["/usr/bin/busybox", "/bin/busybox"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test("the corpus is there") func corpus() {
    #expect(Self.cases.count > 150)
  }

  @Test("a machine does what the case says", arguments: cases)
  func machine(_ spec: SpecCase) throws {
    let result = try MachineRun(["sh", "-c", spec.script])
    #expect(result.output == spec.output, "stderr: \(result.error)")
    #expect(result.status == spec.status)
    if let error = spec.error { #expect(result.error == error) }
  }

  @Test("a real busybox does the same", .enabled(if: busybox != nil), arguments: cases)
  func reference(_ spec: SpecCase) throws {
    guard !spec.isOnlyOurs else { return }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Foundation.Process()
    process.executableURL = URL(filePath: try #require(Self.busybox))
    process.arguments = ["sh", "-c", spec.script]
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/root"]
    process.currentDirectoryURL = folder
    let (output, error) = (Foundation.Pipe(), Foundation.Pipe())
    process.standardOutput = output
    process.standardError = error
    process.standardInput = FileHandle.nullDevice
    // A thread of the pool may block SIGCHLD, which a shell would inherit and wait in vain for.
    var signals = sigset_t()
    sigemptyset(&signals)
    pthread_sigmask(SIG_SETMASK, &signals, nil)
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let message = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(text == spec.output, "stderr: \(message)")
    #expect(UInt8(truncatingIfNeeded: process.terminationStatus) == spec.status)
    if let wanted = spec.error { #expect(message == wanted) }
  }
}
