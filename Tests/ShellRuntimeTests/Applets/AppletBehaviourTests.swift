import ShellRuntime
import Simulation
import Testing

/// What a comparison with a real busybox cannot show: virtual time, children, and bounds.
@Suite struct AppletBehaviourTests {
  private func output(_ machine: FakeMachine) -> String {
    String(decoding: machine.output, as: UTF8.self)
  }

  @Test("sleep adds its arguments in virtual time")
  func sleepAdds() {
    var machine = FakeMachine()
    let start = machine.now
    #expect(machine.run(["sleep", "1.5", "1m", ".5s"]) == 0)
    #expect(machine.now - start == .seconds(62))
  }

  @Test("date shows the virtual time")
  func dateShowsVirtualTime() {
    var machine = FakeMachine()
    #expect(machine.run(["date"]) == 0)
    #expect(output(machine) == "Wed Jul  1 09:00:00 UTC 2026\n")
  }

  @Test("busybox's timeout passes the killed program's status on")
  func timeoutPassesStatusOn() {
    var machine = FakeMachine()
    let start = machine.now
    #expect(machine.run(["timeout", "10", "sleep", "60"]) == 143)
    #expect(machine.now - start == .seconds(10))
  }

  @Test("GNU's timeout says 124, and 137 when it had to kill")
  func timeoutAtThePrompt() {
    var machine = FakeMachine()
    #expect(machine.run(["timeout", "10", "sleep", "60"], in: AppletTable.prompt) == 124)
    #expect(
      machine.run(["timeout", "-s", "KILL", "1", "sleep", "9"], in: AppletTable.prompt) == 137
    )
    #expect(machine.run(["timeout", "10", "sleep", "5"], in: AppletTable.prompt) == 0)
  }

  @Test("GNU's date knows nanoseconds and RFC 3339")
  func dateAtThePrompt() {
    var machine = FakeMachine()
    let arguments = ["date", "-d", "2020-01-02T03:04:05Z", "+%s.%N"]
    #expect(machine.run(arguments, in: AppletTable.prompt) == 0)
    #expect(output(machine) == "1577934245.000000000\n")
  }

  @Test("an endless writer ends with SIGPIPE's status when nobody reads")
  func brokenPipe() {
    var machine = FakeMachine()
    machine.reader = 10_000
    #expect(machine.run(["yes"]) == 141)
  }

  @Test(
    "an endless loop gives the machine its turn",
    arguments: [
      ["awk", "BEGIN{while(1){}}"], ["awk", "function f(){f()} BEGIN{while(1)x++}"], ["yes"],
      ["tail", "-f", "f"],
    ]
  )
  func endlessLoopsYield(_ arguments: [String]) throws {
    var machine = FakeMachine(files: ["f": "1\n"])
    let maker = try #require(AppletTable.all[arguments[0]])
    var applet = maker(arguments)
    for _ in 0..<20 {
      if case .exit(let status) = applet.resume(&machine) {
        Issue.record("ended with \(status)")
      }
    }
  }

  @Test("an endless sed loop gives the machine its turn")
  func endlessSed() throws {
    var machine = FakeMachine(input: Array("x\n".utf8))
    let maker = try #require(AppletTable.all["sed"])
    var applet = maker(["sed", ":a;ba"])
    for _ in 0..<20 {
      if case .exit(let status) = applet.resume(&machine) {
        Issue.record("ended with \(status)")
      }
    }
  }

  @Test("endless recursion and endless text in awk are errors")
  func awkIsBounded() {
    var machine = FakeMachine()
    #expect(machine.run(["awk", "function f(n){return f(n+1)} BEGIN{f(1)}"]) == 1)
    #expect(machine.run(["awk", "BEGIN{x=\"ab\";while(1)x=x x}"]) == 1)
    let deep = String(repeating: "(", count: 100_000)
    #expect(machine.run(["awk", "BEGIN{print \(deep)1}"]) == 1)
    let errors = String(decoding: machine.errors, as: UTF8.self)
    #expect(
      errors == """
        awk: cmd. line:1: Recursion too deep
        awk: cmd. line:1: out of memory
        awk: cmd. line:1: Program too deep

        """
    )
  }

  @Test("mktemp draws the name from the machine")
  func temporaryNames() throws {
    var machine = FakeMachine()
    #expect(machine.run(["mktemp", "-d"]) == 0)
    let path = output(machine).dropLast()
    #expect(path.hasPrefix("/tmp/tmp.") && path.count == 15)
    let status = try machine.status(of: String(path), followingLinks: false)
    #expect(status.kind == .directory && status.permissions == 0o700)
  }

  @Test("ls -l shows kind, permissions, links, owner, size and time")
  func longListing() {
    var machine = FakeMachine(files: ["f": "abc"])
    #expect(machine.run(["chmod", "750", "f"]) == 0)
    #expect(machine.run(["touch", "-d", "2026-06-30 12:34:56", "f"]) == 0)
    #expect(machine.run(["ls", "-l"]) == 0)
    #expect(
      output(machine)
        == "total 4\n-rwxr-x---    1 root     root             3 Jun 30 12:34 f\n"
    )
  }

  @Test("find deletes what it finds")
  func findDeletes() throws {
    var machine = FakeMachine(files: ["d/a": "", "d/b/c": ""])
    #expect(machine.run(["find", "d", "-name", "[ab]", "-type", "f", "-delete"]) == 0)
    #expect(try machine.entries(of: "d") == ["b"])
  }

  @Test("the tools of the network find nobody")
  func noNetwork() {
    var machine = FakeMachine()
    #expect(machine.run(["wget", "-q", "http://example.com/x"]) == 1)
    #expect(machine.run(["ping", "-c", "1", "db"]) == 1)
    #expect(
      String(decoding: machine.errors, as: UTF8.self)
        == "wget: bad address 'example.com'\nping: bad address 'db'\n"
    )
  }
}
