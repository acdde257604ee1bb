import ShellSyntax
import Simulation

struct VariableError: Error {
  var message: String
}

/// The place that `getopts` has come to: ash keeps it beside OPTIND, which only shows it.
struct OptionPosition: Equatable, Sendable {
  /// Of the next word, from 1 on.
  var index = 1
  /// Within the cluster of the word before it; 0 at the start of a word.
  var offset = 0
}

/// A shell's variables with their attributes.
struct VariableTable: Sendable {
  enum Kind: Sendable {
    case plain, random, lineNumber
  }

  struct Variable: Sendable {
    /// Nil for one that was exported or made read-only before it had a value.
    var value: String?
    var isExported = false
    var isReadOnly = false
    var kind = Kind.plain
  }

  private var table: NameTable<Variable>
  /// The value of IFS, which nearly every expansion asks for.
  private(set) var fieldSeparators: String? {
    didSet { hasStandardSeparators = fieldSeparators == nil || fieldSeparators == " \t\n" }
  }
  /// Whether fields are split at blanks, tabs and newlines.
  private(set) var hasStandardSeparators = true
  /// What names and values take.
  private(set) var bytes = 0
  /// Whether every variable that is set becomes exported (`set -a`).
  var exportsAll = false
  /// Where `getopts` stands.
  var optionPosition = OptionPosition()
  /// The stream of RANDOM; here so that variables and it go back together.
  private var random: RandomStream

  /// The variables that a shell begins with, but for what depends on its process.
  init(environment: [String: String]) {
    random = RandomStream(seed: 0)
    table = NameTable(capacity: environment.count + 12)
    for (name, value) in environment where name.isVariableName {
      store(name, value)
      mark(name, exported: true)
    }
    store("IFS", " \t\n")
    store("OPTIND", "1")
    let defaults = [("PATH", Kernel.defaultPath), ("PS4", "+ "), ("PS1", "$ "), ("PS2", "> ")]
    for (name, value) in defaults where table[name] == nil { store(name, value) }
    for name in ["PPID", "PWD"] where table[name] == nil { store(name, "") }
    define("RANDOM", .random)
    define("LINENO", .lineNumber)
  }

  /// Gives the variables to a process.
  mutating func begin(parent: Int, workingDirectory: String, seed: UInt64) {
    store("PPID", String(parent))
    store("PWD", workingDirectory)
    reseed(seed)
  }

  subscript(name: String) -> Variable? { table[name] }

  func value(_ name: String) -> String? {
    table.index(of: name).flatMap { table.values[$0].value }
  }

  /// The value of a variable that the shell does not make up itself.
  func plainValue(_ name: String) -> String? {
    guard let index = table.index(of: name), table.values[index].kind == .plain else { return nil }
    return table.values[index].value
  }

  mutating func nextRandom() -> UInt64 { random.next() & 0x7fff }

  mutating func reseed(_ seed: UInt64) { random = RandomStream(seed: seed, purpose: "RANDOM") }

  /// Whether RANDOM was never asked for since the shell had that seed.
  func hasDrawnNothing(since seed: UInt64) -> Bool {
    random == RandomStream(seed: seed, purpose: "RANDOM")
  }

  /// Names in the order of their bytes.
  var names: [String] {
    table.names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  var exported: [String: String] {
    var result: [String: String] = [:]
    result.reserveCapacity(table.names.count)
    for (name, variable) in zip(table.names, table.values) where variable.isExported {
      if let value = variable.value { result[name] = value }
    }
    return result
  }

  mutating func set(_ name: String, _ value: String) throws(VariableError) {
    let index = table.index(of: name)
    if let index {
      if table.values[index].isReadOnly {
        throw VariableError(message: "\(name): is read only")
      }
      if table.values[index].kind == .random {
        reseed(value.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) })
      }
    }
    if name == "OPTIND" { optionPosition = OptionPosition(index: max(Int(value) ?? 1, 1)) }
    store(name, value, at: index)
  }

  /// Sets a variable whatever its attributes are.
  mutating func store(_ name: String, _ value: String) {
    store(name, value, at: table.index(of: name))
  }

  private mutating func store(_ name: String, _ value: String, at index: Int?) {
    if name == "IFS" { fieldSeparators = value }
    bytes += value.utf8.count
    if let index {
      bytes -= table.values[index].value?.utf8.count ?? 0
      table[index].value = value
      if exportsAll { table[index].isExported = true }
    } else {
      bytes += name.utf8.count + 64
      table.append(name, Variable(value: value, isExported: exportsAll))
    }
  }

  mutating func mark(_ name: String, exported: Bool? = nil, readOnly: Bool = false) {
    var variable = table[name] ?? Variable()
    if let exported { variable.isExported = exported }
    if readOnly { variable.isReadOnly = true }
    table[name] = variable
  }

  mutating func define(_ name: String, _ kind: Kind) {
    table[name] = Variable(value: "", kind: kind)
  }

  mutating func unset(_ name: String) throws(VariableError) {
    guard let variable = table[name] else { return }
    if variable.isReadOnly { throw VariableError(message: "\(name): is read only") }
    if name == "OPTIND" { optionPosition = OptionPosition() }
    restore(name, nil)
  }

  /// Takes a variable's value and leaves its attributes, as `local name` does.
  mutating func clear(_ name: String) throws(VariableError) {
    var variable = table[name] ?? Variable()
    if variable.isReadOnly { throw VariableError(message: "\(name): is read only") }
    variable.value = nil
    variable.kind = .plain
    restore(name, variable)
  }

  /// Puts back what was there before a function's local variable.
  mutating func restore(_ name: String, _ variable: Variable?) {
    if let old = table[name] { bytes -= name.utf8.count + 64 + (old.value?.utf8.count ?? 0) }
    if let variable { bytes += name.utf8.count + 64 + (variable.value?.utf8.count ?? 0) }
    table[name] = variable
    if name == "IFS" { fieldSeparators = variable?.value }
  }
}
