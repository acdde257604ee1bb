import ShellSyntax
import Simulation

/// A shell process: a POSIX shell as busybox's ash speaks it, with an explicit stack.
struct Shell: Sendable {
  /// `$0`.
  var name: String
  var positional: [String] = []
  var variables: VariableTable
  var functions: [String: Command] = [:]
  var aliases: [String: String] = [:]
  var options: ShellOptions = []
  /// Actions by signal number: 0 is EXIT, an empty action ignores.
  var traps: [UInt8: String] = [:]
  var status: UInt8 = 0
  var stack: [Frame] = []
  var skip = Skip.none
  /// `$$`: a subshell keeps it.
  let rootProcessID: Int
  var lastBackground: Int?
  var jobs = JobTable()
  /// Lines of the commands that run; what messages and LINENO say.
  var line = 0
  /// The builtin or script that messages name after the shell.
  var commandName: String?
  /// Variables to put back at the end of functions and of commands with assignments.
  var scopes: [[(name: String, variable: VariableTable.Variable?)]] = []
  /// Functions, `eval`, `.` and traps within one another.
  var depth = 0
  /// Actions of signals within one another.
  var trapDepth = 0
  /// Whether the action of `trap … ERR` runs, which causes no other.
  var runsErrorTrap = false
  /// The results of the expansion that has just ended.
  var expanded: [String] = []
  /// What the redirections that have just been made replaced; nil when one failed.
  var savedDescriptors: [SavedDescriptor]? = []
  /// The status of the last command substitution of the simple command.
  var substitutionStatus: UInt8?
  /// What is still to be written before the next step.
  var pendingWrites: [PendingWrite] = []
  /// Pipes to the process substitutions of the simple command that is being expanded.
  var processDescriptors: [Int] = []
  /// Loops around the command that a subshell was made for.
  var outerLoops = 0
  /// What `trap` lists in `$(trap)`: the actions of the shell around it.
  var listedTraps: [UInt8: String]?
  /// Steps left in this turn; what is done without frames counts as if it had taken them.
  var stepsLeft = 0
  /// What the messages of commands that are applets too begin with: `sh`, or `ash`.
  var programName = "sh"

  struct PendingWrite: Sendable {
    var descriptor: Int
    var bytes: ArraySlice<UInt8>
    var reportsFailure = false
  }

  var isInteractive: Bool { options.contains(.interactive) }

  init(name: String, environment: ProcessEnvironment, _ kernel: inout Kernel, processID: Int) {
    self.name = name
    rootProcessID = processID
    variables = environment.shellVariables
    variables.begin(
      // A shell is made by its parent, or by the process that becomes it.
      parent: processID == kernel.processID ? kernel.parentProcessID : kernel.processID,
      workingDirectory: kernel.workingDirectory,
      seed: kernel.stream.next()
    )
  }
}

/// What came of a shell's turn.
enum ShellOutcome: Sendable {
  case step(AppletStep)
  /// An interactive shell has done what it was fed.
  case awaitCommand
  /// The process goes on as another program (`exec`).
  case become(ProgramImage, [String], ProcessEnvironment)
  case killed(Signal)
}
