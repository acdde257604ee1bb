import ShellSyntax
import Simulation
import Testing

@testable import ShellRuntime

@Suite struct MachineTests {
  @Test("a program runs without a shell")
  func plainProgram() throws {
    #expect(try MachineRun(["true"]).status == 0)
    #expect(try MachineRun(["false"]).status == 1)
    #expect(try MachineRun(["echo", "a", "b"]).output == "a b\n")
  }

  @Test("a sleep takes virtual time")
  func sleeping() throws {
    let run = try MachineRun(["sleep", "10"])
    #expect(run.status == 0)
    #expect(run.elapsed == .seconds(10))
  }

  @Test("a program that is not there is an error of the start")
  func missingProgram() {
    #expect(throws: Errno.noEntry) { try MachineRun(["nope"]) }
    #expect(throws: Errno.noEntry) { try MachineRun(["/bin/nope"]) }
    #expect(throws: Errno.permissionDenied) { try MachineRun(["/tmp"]) }
    #expect(throws: Errno.permissionDenied) { try MachineRun(["/etc/passwd"]) }
  }

  @Test("a copy of a running machine ends like the original")
  func copying() throws {
    let script = """
      f() { for i in 1 2 3; do echo $1$i $RANDOM; sleep 1; done; }
      f a | while read x; do echo "got $x"; done
      x=$(sleep 2; echo deep); echo $x
      """
    var machine = Machine(hostname: "h", environment: [:], seed: 7)
    try machine.start(["sh", "-c", script])
    var host = NoHostPrograms()
    let state = machine.run(now: MachineRun.start, host: &host)
    guard case .blocked(let until?, onHost: false) = state else {
      Issue.record("not blocked: \(state)")
      return
    }
    let copy = machine
    let first = MachineRun(resuming: machine, at: until - MachineRun.start)
    let second = MachineRun(resuming: copy, at: until - MachineRun.start)
    #expect(first.output == second.output)
    #expect(first.output.split(separator: "\n").count == 4)
    #expect(first.elapsed == .seconds(5))
    #expect(first.end == .exited(0))
  }

  @Test("a cache of parsed scripts changes nothing but the cost")
  func cache() throws {
    var programs = ProgramCache()
    for _ in 1...3 {
      var machine = Machine(hostname: "h", environment: [:], seed: 1)
      try machine.start(["sh", "-c", "echo $0 $1 $LINENO", "a", "b"], programs: &programs)
      #expect(MachineRun(resuming: machine).output == "a b 0\n")
    }
  }

  @Test("the machine's name is in its files")
  func hostname() throws {
    #expect(try MachineRun(["sh", "-c", "hostname; cat /etc/hostname"]).output == "test\ntest\n")
  }

  @Test("the seed decides about RANDOM")
  func seeds() throws {
    let script = "echo $RANDOM $RANDOM $(echo $RANDOM)"
    let outputs = try (1...20).map { seed in
      try MachineRun(["sh", "-c", script], seed: UInt64(seed)).output
    }
    #expect(Set(outputs).count == 20)
    #expect(try MachineRun(["sh", "-c", script], seed: 1).output == outputs[0])
  }

  @Test("about half of the seeds fail the unreliable worker")
  func coin() throws {
    let failures = try (1...200).count { seed in
      try MachineRun(
        ["sh", "-c", "[ $((RANDOM % 2)) -eq 0 ] && exit 1; exit 0"],
        seed: UInt64(seed)
      )
      .status == 1
    }
    #expect((60...140).contains(failures))
  }

  struct SignalCase: Sendable, CustomTestStringConvertible {
    var script: String
    var signal: Signal
    var end: ProcessEnd
    var output: String
    var elapsed: Duration
    var testDescription: String { "\(signal) \(script)" }
  }

  static let signalCases: [SignalCase] = [
    // The first process of a container has no default actions.
    SignalCase(
      script: "sleep 30; echo end",
      signal: .terminate,
      end: .exited(0),
      output: "end\n",
      elapsed: .seconds(30)
    ),
    SignalCase(
      script: "sleep 30; echo end",
      signal: .kill,
      end: .killed(.kill),
      output: "",
      elapsed: .seconds(1)
    ),
    // A trap runs after the foreground child.
    SignalCase(
      script: "trap 'echo got; exit 3' TERM; sleep 30; echo end",
      signal: .terminate,
      end: .exited(3),
      output: "got\n",
      elapsed: .seconds(30)
    ),
    SignalCase(
      script: "trap 'echo got; exit 0' TERM; sleep 30 & wait; echo end",
      signal: .terminate,
      end: .exited(0),
      output: "got\n",
      elapsed: .seconds(1)
    ),
    SignalCase(
      script: "trap 'echo got' TERM; sleep 30 & wait; echo $?",
      signal: .terminate,
      end: .exited(0),
      output: "got\n143\n",
      elapsed: .seconds(1)
    ),
    SignalCase(
      script: "trap 'sleep 14; exit 0' TERM; while true; do sleep 1; done",
      signal: .terminate,
      end: .exited(0),
      output: "",
      elapsed: .seconds(15)
    ),
    SignalCase(
      script: "trap 'echo got; exit 5' INT; while :; do sleep 2; done",
      signal: .interrupt,
      end: .exited(5),
      output: "got\n",
      elapsed: .seconds(2)
    ),
  ]

  @Test("a signal from outside", arguments: signalCases)
  func signals(_ example: SignalCase) throws {
    var machine = Machine(hostname: "h", environment: [:], seed: 1)
    try machine.start(["sh", "-c", example.script])
    var host = NoHostPrograms()
    _ = machine.run(now: MachineRun.start, host: &host)
    machine.signal(example.signal)
    let run = MachineRun(resuming: machine, at: .seconds(1))
    #expect(run.end == example.end)
    #expect(run.output == example.output)
    #expect(run.elapsed == example.elapsed)
  }

  @Test("the first process cannot kill itself from within")
  func firstProcess() throws {
    let run = try MachineRun(["sh", "-c", "kill -9 $$; kill -TERM $$; echo alive"])
    #expect(run.output == "alive\n")
    #expect(run.end == .exited(0))
  }

  @Test("the end of the first process ends all")
  func endOfAll() throws {
    let run = try MachineRun(["sh", "-c", "sleep 1000 & while :; do sleep 1; done & exit 4"])
    #expect(run.end == .exited(4))
    #expect(run.elapsed == .zero)
  }

  @Test("output keeps its order and its streams")
  func streams() throws {
    var machine = Machine(hostname: "h", environment: [:], seed: 1)
    try machine.start(["sh", "-c", "echo a; echo b >&2; echo c; echo d"])
    var host = NoHostPrograms()
    _ = machine.run(now: MachineRun.start, host: &host)
    let chunks = machine.takeOutput()
    #expect(chunks.map(\.stream) == [.output, .error, .output])
    #expect(chunks.map { String(decoding: $0.bytes, as: UTF8.self) } == ["a\n", "b\n", "c\nd\n"])
    #expect(machine.takeOutput().isEmpty)
  }

  @Test("volumes go from one machine to another")
  func volumes() throws {
    var files = FileSystem()
    try files.mount(VirtualTree(), at: "/data")
    var first = try MachineRun(["sh", "-c", "echo hello > /data/x"], files: files)
    let tree = first.machine.files.volumes[0].tree
    files.volumes[0].tree = tree
    let second = try MachineRun(["cat", "/data/x"], files: files)
    #expect(second.output == "hello\n")
    first.machine.files.volumes[0].isReadOnly = true
    let third = try MachineRun(["sh", "-c", "echo a > /data/y"], files: first.machine.files)
    #expect(third.status == 1)
    #expect(third.error.contains("Read-only file system"))
  }

  // MARK: interactive

  @Test("an interactive shell keeps its state between commands")
  func interactive() {
    var machine = Machine(hostname: "h", environment: ["HOME": "/root"], seed: 1)
    machine.startInteractiveShell()
    #expect(feed("x=1; f() { echo f$1$x; }; cd /etc", to: &machine) == "")
    #expect(feed("f a; pwd", to: &machine) == "fa1\n/etc\n")
    #expect(feed("echo ${nope?}; echo never", to: &machine) == "sh: nope: parameter not set\n")
    #expect(feed("false", to: &machine) == "")
    #expect(feed("echo $?; echo )", to: &machine).contains("syntax error: unexpected \")\""))
    #expect(feed("alias hi='echo hello'", to: &machine) == "")
    #expect(feed("hi x", to: &machine) == "hello x\n")
    #expect(feed("for i in 1 2\ndo echo $i\ndone", to: &machine) == "1\n2\n")
  }

  @Test("Ctrl-C ends the command and keeps the shell")
  func interruption() {
    var machine = Machine(hostname: "h", environment: [:], seed: 1)
    machine.startInteractiveShell()
    machine.feed("x=5; f() { for i in 1 2 3; do sleep 100; done; }; f | cat; echo never")
    var host = NoHostPrograms()
    _ = machine.run(now: MachineRun.start, host: &host)
    machine.interrupt()
    #expect(machine.run(now: MachineRun.start, host: &host) == .awaitingInput)
    #expect(feed("echo $? $x", to: &machine) == "130 5\n")
  }

  @Test("exit ends an interactive shell")
  func leaving() {
    var machine = Machine(hostname: "h", environment: [:], seed: 1)
    machine.startInteractiveShell()
    machine.feed("exit 3")
    var host = NoHostPrograms()
    #expect(machine.run(now: MachineRun.start, host: &host) == .exited(.exited(3)))
  }

  private func feed(_ text: String, to machine: inout Machine) -> String {
    machine.feed(text)
    var host = NoHostPrograms()
    #expect(machine.run(now: MachineRun.start, host: &host) == .awaitingInput)
    return machine.takeOutput().map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
  }
}
