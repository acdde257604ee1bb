import ShellSyntax
import Simulation
import Testing

@testable import ShellRuntime

/// Whatever a script does, the machine stops it or reaches any virtual moment in few runs.
@Suite struct LimitTests {
  struct Busy: Sendable, CustomTestStringConvertible {
    var script: String
    var testDescription: String { script }
  }

  static let busy: [Busy] = [
    Busy(script: "while :; do :; done"),
    Busy(script: "while true; do x=$(echo a); done"),
    Busy(script: "until false; do true | true; done"),
    Busy(script: "while :; do sleep 0.001; done"),
    Busy(script: "while :; do sleep 0; done & wait"),
    Busy(script: "f() { while :; do :; done; }; f & f & f & wait"),
    Busy(script: "yes > /dev/null"),
    Busy(script: "while :; do echo x; done > /tmp/f 2>/dev/null"),
    Busy(script: "trap 'kill -USR1 $$' USR1; kill -USR1 $$; while :; do :; done"),
    Busy(script: "eval 'while :; do eval :; done'"),
  ]

  @Test("an hour of virtual time passes in a bounded number of runs", arguments: busy)
  func busyLoop(_ example: Busy) throws {
    var limits = MachineLimits()
    limits.fuel = 5000
    var machine = Machine(hostname: "h", environment: [:], seed: 1, limits: limits)
    try machine.start(["sh", "-c", example.script])
    var host = NoHostPrograms()
    var now = MachineRun.start
    var runs = 0
    while now < MachineRun.start + .seconds(3600), runs < 20_000 {
      runs += 1
      guard case .blocked(let until?, _) = machine.run(now: now, host: &host) else { break }
      _ = machine.takeOutput()
      #expect(until > now)
      now = until
    }
    #expect(now >= MachineRun.start + .seconds(3600))
    #expect(runs < 20_000)
    machine.signal(.kill)
    #expect(machine.run(now: now, host: &host) == .exited(.killed(.kill)))
  }

  @Test("a busy time ends with a rest")
  func rest() throws {
    let run = try MachineRun([
      "sh", "-c",
      "for i in 1 2 3 4 5 6; do j=0; while [ $j -lt 3000 ]; do j=$((j+1)); done; sleep 5; done",
    ])
    #expect(run.end == .exited(0))
    #expect(run.elapsed < .seconds(33))
  }

  @Test("a script that has more even runs computes for longer before time goes faster")
  func evenRuns() throws {
    var limits = MachineLimits()
    limits.fuel = 500
    var ends: [Instant] = []
    for evenRuns in [8, 400] {
      var machine = Machine(hostname: "h", environment: [:], seed: 1, limits: limits)
      machine.evenRuns = evenRuns
      try machine.start(["sh", "-c", "i=0; while [ $i -lt 3000 ]; do i=$((i + 1)); done"])
      var host = NoHostPrograms()
      var now = MachineRun.start
      while case .blocked(let until?, _) = machine.run(now: now, host: &host) { now = until }
      ends.append(now)
    }
    #expect(ends[0] > MachineRun.start + .seconds(10))
    #expect(ends[1] < MachineRun.start + .seconds(2))
  }

  @Test("an endless pipe ends with its reader")
  func endlessPipe() throws {
    let run = try MachineRun(["sh", "-c", "yes | head -n 3; echo $?"])
    #expect(run.output == "y\ny\ny\n0\n")
  }

  @Test("a fork bomb meets the limit of processes")
  func forkBomb() throws {
    let run = try MachineRun(["sh", "-c", "while :; do sleep 100 & done"])
    #expect(run.error == "sh: can't fork: Resource temporarily unavailable\n")
    #expect(run.end == .exited(2))
  }

  @Test("a recursive fork bomb comes to an end")
  func recursiveForkBomb() throws {
    let run = try MachineRun(["sh", "-c", "f() { f | f & }; f; sleep 10"], runs: 300)
    #expect(run.error.contains("can't fork"))
  }

  @Test("endless recursion overflows the stack, as in a real shell")
  func recursion() throws {
    #expect(try MachineRun(["sh", "-c", "f() { f; }; f"]).end == .killed(Signal(11)))
    let inner = try MachineRun(["sh", "-c", "sh -c 'f() { f; }; f'; echo $?"])
    #expect(inner.output == "139\n")
    #expect(inner.error == "Segmentation fault\n")
    #expect(
      try MachineRun(["sh", "-c", "x='eval \"$x\"'; eval \"$x\""]).end == .killed(Signal(11))
    )
  }

  @Test("recursion through substitutions meets a limit")
  func substitutions() throws {
    let run = try MachineRun(["sh", "-c", "f() { echo $(f); }; f; echo end"], runs: 1000)
    #expect(run.end != nil)
  }

  @Test("memory that grows without end is a kill")
  func memory() throws {
    let run = try MachineRun(["sh", "-c", "x=0123456789; while :; do x=$x$x; done"])
    #expect(run.end == .killed(.kill))
    let inner = try MachineRun([
      "sh", "-c", "sh -c 'x=0123456789; while :; do x=$x$x; done'; echo $?",
    ])
    #expect(inner.output == "137\n")
    var limits = MachineLimits()
    limits.memoryBytes = 1 << 20
    let many = try MachineRun(
      ["sh", "-c", "i=0; while :; do i=$((i+1)); eval \"v$i=\\$(seq 1 2000)\"; done"],
      limits: limits
    )
    #expect(many.end == .killed(.kill))
  }

  @Test("the output of a substitution is bounded")
  func substitutionOutput() throws {
    var limits = MachineLimits()
    limits.expansionBytes = 1 << 18
    #expect(try MachineRun(["sh", "-c", "x=$(yes)"], limits: limits).end == .killed(.kill))
  }

  @Test("output without end is refused at the limit")
  func output() throws {
    var limits = MachineLimits()
    limits.outputBytes = 100_000
    let run = try MachineRun(["sh", "-c", "yes; echo $? > /tmp/s"], limits: limits)
    #expect(run.end != nil)
    #expect(run.output.utf8.count <= 100_000)
  }

  @Test("files have room for so much")
  func files() throws {
    let files = FileSystem(capacity: 100_000)
    let run = try MachineRun(["sh", "-c", "yes > /tmp/f; echo $?"], files: files)
    #expect(run.output == "1\n")
    #expect(try run.machine.files.status(of: "/tmp/f", followingLinks: true).size <= 100_000)
  }

  @Test(
    "deep nesting is a syntax error",
    arguments: ["(", "$(", "{ ", "\"$(", "${x:-", "if ", "$((", "`"]
  )
  func nesting(_ opening: String) throws {
    let script = "echo before\necho " + String(repeating: opening, count: 50_000)
    let run = try MachineRun(["sh", "-c", script])
    #expect(run.end != nil)
    #expect(run.output.hasPrefix("before\n"))
  }

  @Test("deep nesting through eval stays bounded")
  func nestedEval() throws {
    let run = try MachineRun([
      "sh", "-c", "f() { eval 'case $1 in *) f $1;; esac'; }; f x",
    ])
    #expect(run.end == .killed(Signal(11)))
  }

  @Test("a pattern that would take too long is refused")
  func pattern() throws {
    var limits = MachineLimits()
    limits.patternWork = 10_000
    let run = try MachineRun(
      ["sh", "-c", "x=$(seq 1 3000); echo ${x##*1*2*3*4*5*6*7*a}; echo never"],
      limits: limits
    )
    #expect(run.error == "sh: pattern too complex\n")
    #expect(run.status == 2)
  }

  @Test("many files match within bounds")
  func globbing() throws {
    let run = try MachineRun([
      "sh", "-c", "for i in $(seq 1 300); do : > f$i; done; set -- *; echo $# f*9",
    ])
    #expect(run.output.hasPrefix("300 f109 f119"))
  }

  @Test("a thousand machines share the image and start quickly")
  func manyMachines() throws {
    for seed in 1...1000 {
      var machine = Machine(hostname: "h", environment: [:], seed: UInt64(seed))
      try machine.start(["true"])
      var host = NoHostPrograms()
      #expect(machine.run(now: MachineRun.start, host: &host) == .exited(.exited(0)))
    }
  }
}
