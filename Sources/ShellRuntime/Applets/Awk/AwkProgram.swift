/// An awk program as instructions for a stack machine, so that it can stop anywhere and go on.
struct AwkProgram: Sendable {
  enum Slot: Hashable, Sendable {
    case global(Int)
    case local(Int)
  }

  enum Arithmetic: Sendable { case add, subtract, multiply, divide, remainder, power }
  enum Comparison: Sendable { case less, lessOrEqual, equal, unequal, greater, greaterOrEqual }
  enum Target: Sendable {
    case slot(Slot)
    case element(Slot)
    case field
    case record
  }
  enum Source: Sendable { case input, file, command }
  enum Redirection: Sendable { case none, write, append, command }

  enum Instruction: Sendable {
    case push(AwkValue)
    case pop, duplicate
    case load(Target)
    /// Leaves the value on the stack.
    case store(Target)
    /// Adds to the target; the old value stays on the stack when `old` is wanted.
    case increment(Target, Double, old: Bool)
    /// The target, with the operand on the stack.
    case modify(Target, Arithmetic)
    case arithmetic(Arithmetic)
    case negate, plus, not, truth
    case compare(Comparison)
    case concatenate
    case match(negated: Bool)
    case matchRecord([UInt8])
    case contains(Slot)
    case subscripts(Int)
    case jump(Int), jumpIfFalse(Int), jumpIfTrue(Int)
    case argument(Slot)
    case call(Int, origins: [Slot?])
    case returnValue
    case builtin(String, Int)
    case length(Slot)
    case split(Slot, hasSeparator: Bool)
    case substitute(Target, all: Bool)
    case deleteElement(Slot), deleteArray(Slot)
    case beginEach(Slot), nextKey(Slot, end: Int), endEach
    case print(Int, Redirection), printFormat(Int, Redirection)
    case getLine(Source, into: Target?)
    case nextRecord(end: Int)
    case jumpIfInRange(Int, Int), setRange(Int, Bool)
    case next, nextFile
    case exit(hasValue: Bool)
    case finish
  }

  struct Function: Sendable {
    var name: String
    var parameterCount = 0
    var address = -1
  }

  var code: [Instruction] = []
  /// The source line of each instruction.
  var lines: [Int] = []
  var functions: [Function] = []
  var globalNames: [String] = []
  var rangeCount = 0
  var mainLoop = 0
  var endRules = 0

  /// The variables that mean something to awk itself, in the order of their slots.
  static let specialNames = [
    "NF", "NR", "FNR", "FS", "OFS", "ORS", "RS", "SUBSEP", "FILENAME", "RSTART", "RLENGTH",
    "CONVFMT", "OFMT", "ENVIRON", "ARGV", "ARGC",
  ]
}
