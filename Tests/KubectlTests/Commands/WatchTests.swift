import Cluster
import KubeAPI
import ShellRuntime
import Simulation
import Testing

@testable import Kubectl

/// A watch keeps where it is in the changes, and nothing of what it has shown.
@Suite struct WatchTests {
  /// A watch beside a Job of so many pods, from before the first to the end.
  private struct Watched {
    var program: KubectlProgram
    var lineCount: Int
  }

  private static func watch(_ arguments: [String], pods: Int) -> Watched {
    var kubectl = KubectlRun()
    let job = Manifest.job("many", "completions: \(pods)\n  parallelism: 50", command: "[\"true\"]")
    _ = kubectl("create", "-f", "-", input: job)
    var program = KubectlProgram(
      arguments: ["kubectl"] + arguments,
      settings: KubectlSettings()
    )
    var system = FakeSystem()
    var revision: UInt64?
    let end = kubectl.cluster.now + .seconds(3_600)
    repeat {
      if revision == kubectl.cluster.revision { continue }
      revision = kubectl.cluster.revision
      system.now = kubectl.cluster.now
      while case .again = program.resume(&system, &kubectl.cluster) {}
    } while kubectl.cluster.step(until: end)
    return Watched(program: program, lineCount: system.output.count { $0 == 0x0a })
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var testDescription: String { arguments.joined(separator: " ") }
    init(_ arguments: String...) { self.arguments = arguments }
  }

  static let cases = [
    Case("get", "pods", "--watch"), Case("get", "pods", "-w", "-o", "yaml"),
    Case("get", "pods", "-w", "--output-watch-events", "-o", "wide"),
    Case("get", "events", "--watch-only"),
  ]

  @Test("what a watch holds does not grow with what it has shown", arguments: cases)
  func memory(_ example: Case) {
    let (few, many) = (
      Self.watch(example.arguments, pods: 20), Self.watch(example.arguments, pods: 200)
    )
    #expect(many.lineCount > few.lineCount * 5)
    #expect(few.lineCount >= 20)
    let (less, more) = (StoredBytes.count(of: few.program), StoredBytes.count(of: many.program))
    #expect(more <= less + StoredBytes.slack)
  }

  @Test("a list that it begins with is not held either")
  func beginning() {
    var kubectl = KubectlRun()
    func size(after command: String...) -> Int {
      var program = KubectlProgram(
        arguments: ["kubectl"] + command,
        settings: KubectlSettings()
      )
      kubectl.pass(.seconds(10))
      system.now = kubectl.cluster.now
      for _ in 0..<5 { _ = program.resume(&system, &kubectl.cluster) }
      return StoredBytes.count(of: program)
    }
    var system = FakeSystem()
    let empty = size(after: "get", "configmaps", "-w")
    for number in 0..<200 {
      _ = kubectl("create", "configmap", "c\(number)", "--from-literal=key=value")
    }
    let printed = system.output.count
    let full = size(after: "get", "configmaps", "-w")
    #expect(system.output.count - printed > 200 * 20)
    #expect(full <= empty + StoredBytes.slack)
  }
}

/// The bytes that a value's strings and collections take, room to grow included.
private enum StoredBytes {
  /// By as much room to grow may differ from run to run, as the heap's free blocks are.
  ///
  /// A reference to each of 180 more objects would be more.
  static let slack = 1_024

  static func count(of value: Any) -> Int {
    var count = (value as? any Storage)?.storedBytes ?? 0
    for child in Mirror(reflecting: value).children { count += Self.count(of: child.value) }
    return count
  }
}

private protocol Storage {
  var storedBytes: Int { get }
}

extension Array: Storage {
  fileprivate var storedBytes: Int { capacity * MemoryLayout<Element>.stride }
}

extension ArraySlice: Storage {
  fileprivate var storedBytes: Int { capacity * MemoryLayout<Element>.stride }
}

extension Dictionary: Storage {
  fileprivate var storedBytes: Int { capacity * MemoryLayout<Element>.stride }
}

extension String: Storage {
  fileprivate var storedBytes: Int { utf8.count }
}
