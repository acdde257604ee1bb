import Testing

@testable import ShellRuntime

@Suite("What processes begin with") struct ProcessEnvironmentTests {
  private let common = ProcessEnvironment([
    "PATH": "/bin", "HOSTNAME": "", "GREETING": "hello", "not a name": "kept",
  ])

  private func output(_ script: String, _ environment: ProcessEnvironment) throws -> String {
    var machine = Machine(hostname: "h", environment: environment, seed: 1)
    try machine.start(["sh", "-c", script])
    return MachineRun(resuming: machine).output
  }

  @Test("machines that share their variables have a name of their own")
  func names() throws {
    let script = "echo $HOSTNAME $GREETING $PPID; printenv HOSTNAME"
    #expect(try output(script, common.naming("a")) == "a hello 0\na\n")
    #expect(try output(script, common.naming("b")) == "b hello 0\nb\n")
    #expect(common.variables["HOSTNAME"] == "")
    #expect(common.naming("c").variables["HOSTNAME"] == "c")
  }

  @Test("what one shell does to its variables no other one sees")
  func changes() throws {
    let script = "echo $GREETING $X; GREETING=changed; export X=1; unset PATH; echo $GREETING $X"
    for _ in 1...2 { #expect(try output(script, common) == "hello\nchanged 1\n") }
  }

  @Test("a shell has no variable without a name, a program has it all the same")
  func otherNames() throws {
    #expect(try output("set", common).contains("kept") == false)
    var machine = Machine(hostname: "h", environment: common, seed: 1)
    try machine.start(["env"])
    #expect(MachineRun(resuming: machine).output.contains("not a name=kept\n"))
  }
}
