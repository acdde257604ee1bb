import Simulation
import Testing

@testable import ShellRuntime

/// A machine that is given another seed goes on as one that had it from the beginning.
@Suite struct ReseedingTests {
  private func machine(seed: UInt64, _ commands: [String]) -> Machine {
    var machine = Machine(hostname: "m", environment: ["PATH": "/bin"], seed: seed)
    machine.startInteractiveShell()
    for command in commands { _ = run(command, on: &machine) }
    return machine
  }

  private func run(_ command: String, on machine: inout Machine) -> String {
    var host = NoHostPrograms()
    machine.feed(command + "\n")
    _ = machine.run(now: Instant(seconds: 1), host: &host)
    let bytes = machine.takeOutput().flatMap(\.bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let commands: [String]
    let isPossible: Bool
    var testDescription: String { commands.joined(separator: "; ") }
  }

  static let cases: [Case] = [
    Case(commands: [], isPossible: true),
    Case(commands: ["cd /tmp && echo a > f"], isPossible: true),
    Case(commands: ["sh -c 'echo a'", "(echo b)", "echo $(echo c)"], isPossible: true),
    Case(commands: ["echo $RANDOM"], isPossible: false),
    Case(commands: ["head -c 8 /dev/urandom"], isPossible: false),
    Case(commands: ["sleep 100 &"], isPossible: false),
  ]

  @Test("it does, unless its seed shows already", arguments: cases)
  func reseed(_ sample: Case) {
    var machine = machine(seed: 7, sample.commands)
    var other = self.machine(seed: 8, sample.commands)
    #expect(machine.reseed(from: 7, to: 8) == sample.isPossible)
    let look = "echo $RANDOM $RANDOM; sh -c 'echo $RANDOM'; head -c 8 /dev/urandom | od -x; pwd"
    #expect((run(look, on: &machine) == run(look, on: &other)) == sample.isPossible)
  }
}
