import ShellSyntax
import Simulation

/// What a shell still has to do once the frame above it is done: its stack as values.
///
/// A frame that waits for a child or a pipe stays on top; copying the stack copies the script's
/// place. The status of what was done last is the shell's `status`, expanded words are in
/// `expanded`. Those that hold much are kept apart, so that a frame is small to move.
enum Frame: Sendable {
  /// Begin a command. `tested` is ash's EV_TESTED: `set -e` does not apply.
  case run(Command, tested: Bool)
  case sequence([Command], next: Int, tested: Bool)
  case links([AndOrLink], next: Int, tested: Bool)
  case negate
  /// The condition of the branch was run.
  case branch(Conditional, index: Int, tested: Bool)
  case loopCondition(Loop, lastStatus: UInt8, tested: Bool)
  case loopBody(Loop, tested: Bool)
  case forWords(ForLoop, tested: Bool)
  case forNext(ForLoop, values: [String], next: Int, tested: Bool)
  case caseSubject(CaseCommand, tested: Bool)
  indirect case casePattern(CaseCommand, subject: String, item: Int, pattern: Int, tested: Bool)
  case redirectedBody(Command, tested: Bool)
  case arguments(SimpleCommand, tested: Bool)
  case redirected(SimpleCommand, arguments: [String], tested: Bool)
  case assigned(SimpleCommand, arguments: [String], tested: Bool)
  indirect case redirect(RedirectionWork)
  indirect case expand(ExpansionWork)
  indirect case capture(CaptureWork)
  /// Put descriptors back after a redirected command.
  case restore([SavedDescriptor])
  case foreground([Int], statuses: [UInt8])
  /// `set -e` looks at the status.
  case checkExit(tested: Bool)
  case script(ScriptWork)
  case endFunction(positional: [String], options: OptionPosition)
  case endScope
  /// After `eval` and `.`; `stopsErrors` when an error within leaves the shell alive.
  case endBuiltin(commandName: String?, stopsErrors: Bool)
  /// Close the pipes of process substitutions after their command.
  case closeAll([Int])
  /// After `.` with arguments of its own.
  case endArguments([String])
  case endTrap(status: UInt8)
  case endErrorTrap(status: UInt8)
  indirect case wait(WaitWork)
  indirect case read(ReadWork)
  case readScript([UInt8])
  /// End the shell, with its EXIT trap.
  case leave(UInt8)
  /// Another program takes the shell's place.
  indirect case become(ProgramImage, [String], ProcessEnvironment)
  case exit
}

/// A descriptor's open file before a redirection; none when it was closed.
struct SavedDescriptor: Sendable {
  var descriptor: Int
  var file: Int?
}

struct RedirectionWork: Sendable {
  var redirections: [Redirection]
  var next = 0
  var saved: [SavedDescriptor] = []
  /// Whether the word of the redirection at `next` is in `expanded`.
  var isExpanded = false
}

struct ExpansionWork: Sendable {
  struct Item: Sendable {
    var word: Word
    var mode: Shell.ExpansionMode
    /// The variable that gets the value.
    var target: String?
  }
  var items: [Item]
  var next = 0
  var results: [String] = []
  /// The outputs of the current word's command substitutions so far.
  var outputs: [String] = []
  /// Whether the words are a command's: then those of `export` are assignments.
  var isCommand = false
  /// Whether assigned variables go back at the end of the command.
  var isScoped = false
}

struct CaptureWork: Sendable {
  var descriptor: Int
  var child: Int
  /// What was read so far, piece by piece so that adding to it copies nothing.
  var chunks: [[UInt8]] = []
  var count = 0
  var hasEnded = false
}

struct ScriptWork: Sendable {
  enum Kind: Sendable {
    /// A file; its end is not known before it is read.
    case file
    /// `-c` and `eval`: the last command may take the shell's place.
    case string
    case sourced
    case trap
    /// What an interactive shell was fed.
    case fed
  }

  var program: Program
  var kind: Kind
  var tested = false
  var hasRun = false
  /// The line of the program that comes next.
  private var nextLine: Int32 = 0
  /// Reads on in place of the program once aliases are there.
  var parser: Boxed<Parser>?

  var next: Int {
    get { Int(nextLine) }
    set { nextLine = Int32(newValue) }
  }

  init(_ program: Program, _ kind: Kind, tested: Bool = false) {
    self.program = program
    self.kind = kind
    self.tested = tested
  }

  /// Whether the text ends with the command that runs; a newline after it lets ash read on first.
  var isAtEnd: Bool {
    parser == nil && next >= program.lines.count && program.error == nil
      && program.text.utf8.last != 0x0a
  }
}

struct WaitWork: Sendable {
  /// Process ids; nil for all.
  var targets: [Int]?
  var next = 0
  /// Whether the first job that ends is enough (`wait -n`).
  var isForOne = false
}

struct ReadWork: Sendable {
  var names: [String]
  /// Whether the line goes to REPLY as it is.
  var isReply = false
  var keepsBackslashes = false
  var delimiter: UInt8 = 0x0a
  var charactersMax: Int?
  var until: Instant?
  /// `-t 0`: only whether there is something to read.
  var isPoll = false
  var descriptor = 0
  var bytes: [UInt8] = []
  /// Whether the last byte is a backslash that quotes the next one.
  var isEscaping = false
  /// Positions of bytes that a backslash quotes.
  var escaped: Set<Int> = []
}

/// Where a command leaves the way that the frames below it lead.
enum Skip: Equatable, Sendable {
  case none
  case breaking(Int)
  case continuing(Int)
  /// `return`; without a status of its own a trap's action leaves the status as it was.
  case returning(hasStatus: Bool)

  var isReturning: Bool { if case .returning = self { true } else { false } }
}
