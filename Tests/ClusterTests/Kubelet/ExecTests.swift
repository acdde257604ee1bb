import KubeAPI
import ShellRuntime
import Simulation
import Testing

@testable import Cluster

@Suite struct ExecTests {
  private func lab(_ script: String = "echo main; sleep 1000") throws -> PodLab {
    var lab = PodLab()
    try lab.run("p", script)
    lab.wait(5)
    return lab
  }

  /// Runs a command in the pod for some seconds; what it has written, and how it has ended.
  private func run(
    _ lab: inout PodLab,
    _ command: [String],
    input: String = "",
    seconds: Double = 1
  ) throws -> (text: String, end: ProcessEnd?) {
    let session = try lab.cluster.exec(
      pod: .pod("p"),
      container: "main",
      command: command,
      input: Array(input.utf8)
    )
    var text = ""
    let limit = lab.cluster.now + .milliseconds(Int64(seconds * 1_000))
    while true {
      let (output, end) = lab.cluster.follow(session)
      for chunk in output { text += String(decoding: chunk.bytes, as: UTF8.self) }
      if end != nil { return (text, end) }
      guard lab.cluster.step(until: limit) else { return (text, nil) }
    }
  }

  @Test("a program runs in the container's world, and its output is no part of the log")
  func world() throws {
    var lab = try lab("echo here > /tmp/file; echo main; sleep 1000")
    let (text, end) = try run(&lab, ["sh", "-c", "cat /tmp/file; hostname; exit 7"])
    #expect(text == "here\np\n")
    #expect(end == .exited(7))
    #expect(lab.log("p") == "main\n")
    #expect(lab.phase("p") == .running)
  }

  @Test("what is given it can read, and then there is no more")
  func input() throws {
    var lab = try lab()
    #expect(try run(&lab, ["wc", "-l"], input: "a\nb\n").text == "2\n")
    #expect(try run(&lab, ["cat"]).text == "")
  }

  @Test("it lives in virtual time, and dies with its container")
  func time() throws {
    var lab = try lab("sleep 20; exit 1")
    let start = lab.cluster.now
    let (text, end) = try run(&lab, ["sh", "-c", "sleep 3; echo done"], seconds: 10)
    #expect(text == "done\n")
    #expect(end == .exited(0))
    #expect(lab.cluster.now - start >= .seconds(3))
    #expect(try run(&lab, ["sleep", "100"], seconds: 60).end == .killed(.kill))
  }

  @Test("a fork of the cluster goes its own way")
  func fork() throws {
    let lab = try lab()
    var (one, other) = (lab, lab)
    #expect(try run(&one, ["touch", "/tmp/mark"]).end == .exited(0))
    #expect(try run(&one, ["ls", "/tmp/mark"]).end == .exited(0))
    #expect(try run(&other, ["ls", "/tmp/mark"]).end == .exited(1))
  }

  @Test("nothing runs in a container that does not, nor what is not there")
  func refusals() throws {
    var lab = try lab("true")
    let ended = #expect(throws: APIStatus.self) { try run(&lab, ["true"]) }
    #expect(ended?.message == "unable to upgrade connection: container not found (\"main\")")
    var other = try self.lab()
    let missing = #expect(throws: APIStatus.self) { try run(&other, ["nosuch"]) }
    #expect(
      missing?.message.hasSuffix("exec: \"nosuch\": executable file not found in $PATH: unknown")
        == true
    )
    #expect(throws: APIStatus.self) {
      try other.cluster.exec(pod: .pod("q"), container: "main", command: ["true"], input: [])
    }
  }
}
