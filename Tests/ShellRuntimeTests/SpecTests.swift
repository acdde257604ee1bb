import Foundation
import ShellSyntax
import Simulation
import TestKit
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

  @Test(
    "a real busybox does the same",
    .enabled(if: ReferenceProgram.busybox != nil),
    arguments: cases
  )
  func reference(_ spec: SpecCase) throws {
    guard !spec.isOnlyOurs else { return }
    let busybox = try #require(ReferenceProgram.busybox)
    let result = try busybox.run(["sh", "-c", spec.script])
    #expect(result.output == spec.output, "stderr: \(result.error)")
    #expect(result.status == spec.status)
    if let wanted = spec.error { #expect(result.error == wanted) }
  }
}
