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

  private struct NetworkCase: Sendable {
    var arguments: [String]
    var output = ""
    var errors: String
  }

  private static let networkCases: [NetworkCase] = [
    NetworkCase(
      arguments: ["wget", "-q", "http://example.com/x"],
      errors: "wget: bad address 'example.com'\n"
    ),
    NetworkCase(
      arguments: ["wget", "-O", "-", "--header", "A: b", "http://u@example.com:81/x"],
      errors: "wget: bad address 'example.com:81'\n"
    ),
    NetworkCase(
      arguments: ["wget", "http://1.2.3.4:81/x"],
      errors: """
        Connecting to 1.2.3.4:81 (1.2.3.4:81)
        wget: can't connect to remote host (1.2.3.4): Network is unreachable

        """
    ),
    NetworkCase(
      arguments: ["wget", "-q", "localhost"],
      errors: "wget: can't connect to remote host (127.0.0.1): Connection refused\n"
    ),
    NetworkCase(arguments: ["wget", "foo://a"], errors: "wget: not an http or ftp url: foo://a\n"),
    NetworkCase(arguments: ["ping", "-c", "1", "db"], errors: "ping: bad address 'db'\n"),
    NetworkCase(
      arguments: ["ping", "-c1", "1.2.3.4"],
      output: "PING 1.2.3.4 (1.2.3.4): 56 data bytes\n",
      errors: "ping: sendto: Network is unreachable\n"
    ),
    NetworkCase(arguments: ["nc", "-w", "1", "1.2.3.4", "80"], errors: ""),
    NetworkCase(arguments: ["nc", "db", "80"], errors: "nc: bad address 'db'\n"),
    NetworkCase(
      arguments: ["nc", "-v", "1.2.3.4", "80"],
      errors: "nc: 1.2.3.4 (1.2.3.4:80): Network is unreachable\n"
    ),
    NetworkCase(
      arguments: ["nslookup", "db"],
      errors: "nslookup: can't connect to remote host (10.96.0.10): Network is unreachable\n"
    ),
  ]

  @Test("the tools of the network find nobody")
  func noNetwork() {
    let files = [
      "/etc/hosts": "127.0.0.1\tlocalhost\n", "/etc/resolv.conf": "nameserver 10.96.0.10\n",
    ]
    for each in Self.networkCases {
      var machine = FakeMachine(files: files)
      #expect(machine.run(each.arguments) == 1)
      #expect(output(machine) == each.output)
      #expect(String(decoding: machine.errors, as: UTF8.self) == each.errors)
    }
  }

  @Test("ps shows the machine's processes in the columns that are asked for")
  func processList() {
    var machine = FakeMachine()
    #expect(machine.run(["ps"]) == 0)
    #expect(machine.run(["ps", "-o", "pid,ppid,stat,comm"]) == 0)
    #expect(machine.run(["ps", "-o", "pid=", "-o", "args=WHAT"]) == 0)
    #expect(machine.run(["pidof", "init"]) == 0)
    #expect(machine.run(["pidof", "nothing"]) == 1)
    #expect(
      output(machine) == """
        PID   USER     TIME  COMMAND
            1 root      0:00 /bin/init
          100 root      0:00 sh -c work
        PID   PPID  STAT COMMAND
            1     0 S    init
          100     1 R    sh
              WHAT
            1 /bin/init
          100 sh -c work
        1

        """
    )
  }

  @Test("df and du measure in units, and du counts a file with two names once")
  func diskUse() {
    var machine = FakeMachine(files: ["d/a": String(repeating: "x", count: 5_000), "d/b": "y"])
    #expect(machine.run(["ln", "d/a", "d/c"]) == 0)
    #expect(machine.run(["du", "d"]) == 0)
    #expect(machine.run(["du", "-ab", "d"]) == 0)
    #expect(machine.run(["du", "-sh", "-c", "d/a", "d/b"]) == 0)
    #expect(machine.run(["du", "-sl", "d"]) == 0)
    #expect(machine.run(["df"]) == 0)
    #expect(machine.run(["df", "-h", "-T", "/tmp"]) == 0)
    #expect(machine.run(["df", "-Pm"]) == 0)
    #expect(
      output(machine) == """
        16\td
        5000\td/a
        1\td/b
        9097\td
        8.0K\td/a
        4.0K\td/b
        12.0K\ttotal
        24\td
        Filesystem           1K-blocks      Used Available Use% Mounted on
        overlay                  65536      5120     60416   8% /
        Filesystem           Type            Size      Used Available Use% Mounted on
        overlay              overlay        64.0M      5.0M     59.0M   8% /
        Filesystem           1048576-blocks Used Available Capacity Mounted on
        overlay                     64         5        59   8% /

        """
    )
  }

  @Test("shuf draws its order from the machine, and loses nothing")
  func shuffles() {
    var machine = FakeMachine(input: Array("1\n2\n3\n4\n5\n6\n7\n8\n".utf8))
    #expect(machine.run(["shuf"]) == 0)
    let lines = output(machine).split(separator: "\n").map(String.init)
    #expect(lines != lines.sorted())
    #expect(lines.sorted() == ["1", "2", "3", "4", "5", "6", "7", "8"])
  }

  @Test("time shows virtual time")
  func timesPrograms() throws {
    let run = try MachineRun(["sh", "-c", "time sleep 61.5; time -p sleep 2"])
    #expect(run.status == 0)
    #expect(
      run.error
        == "real\t1m 1.50s\nuser\t0m 0.00s\nsys\t0m 0.00s\nreal 2.00\nuser 0.00\nsys 0.00\n"
    )
  }

  @Test("a second name keeps a file when the first goes")
  func hardLinks() throws {
    let script = "echo 1 >a; ln a b; rm a; cat b; echo 2 >c; mv c b; ls; stat -c '%h %s' b"
    let run = try MachineRun(["sh", "-c", "mkdir d; cd d; " + script])
    #expect(run.output == "1\nb\n1 2\n")
  }

  @Test("ps tells the shell from the programs that it runs")
  func processesOfTheMachine() throws {
    let run = try MachineRun(["sh", "-c", "sleep 9 & ps -o pid,ppid,args; pidof sleep; kill $!"])
    #expect(
      run.output == """
        PID   PPID  COMMAND
            1     0 sh -c sleep 9 & ps -o pid,ppid,args; pidof sleep; kill $!
            2     1 sleep 9
            3     1 ps -o pid,ppid,args
        2

        """
    )
  }

  @Test("find knows ages, permissions and emptiness")
  func findsByStatus() {
    var machine = FakeMachine(files: ["d/old": "x", "d/new": "", "d/e/f": "123"])
    #expect(machine.run(["touch", "-d", "2026-06-29 09:00:00", "d/old"]) == 0)
    #expect(machine.run(["touch", "d/new", "d/e/f"]) == 0)
    #expect(machine.run(["chmod", "750", "d/new"]) == 0)
    let searches = [
      ["-type", "f", "-mtime", "+1"], ["-type", "f", "-mmin", "-5"], ["-empty"], ["-perm", "750"],
      ["-perm", "-700", "-type", "f"], ["-perm", "/010", "-type", "f"],
      ["-size", "-3c", "-type", "f"],
      ["-name", "e", "-prune", "-o", "-type", "f", "-print"], ["-name", "f", "-quit"],
      ["-user", "root", "-name", "old"], ["-user", "nobody"], ["-regex", "d/.*w"],
      ["-executable", "-type", "f"],
    ]
    for search in searches {
      #expect(machine.run(["find", "d"] + search) == 0)
      machine.output += Array("--\n".utf8)
    }
    #expect(
      output(machine) == """
        d/old
        --
        d/e/f
        d/new
        --
        d/new
        --
        d/new
        --
        d/new
        --
        d/new
        --
        d/new
        d/old
        --
        d/new
        d/old
        --
        --
        d/old
        --
        --
        d/new
        --
        d/new
        --

        """
    )
  }
}
