/// What kubectl knows of one of its commands: the data behind parsing, help and completion.
package struct CommandSpec: Sendable {
  /// The words after `kubectl`: `create job`.
  package let path: String
  /// The last word of the path.
  package let name: String
  /// How many words the path has.
  private let depth: Int
  /// The heading that help lists this and the following commands under.
  let group: String?
  package let summary: String
  /// What follows the path in a call.
  package let usage: String
  package let flags: [Flag]
  /// Other names for the last word of the path.
  let aliases: [String]
  /// Words that are not commands and make kubectl think of this one.
  let suggestedFor: [String]

  init(
    _ path: String,
    group: String? = nil,
    summary: String,
    usage: String = "",
    flags: String = "",
    aliases: [String] = [],
    suggestedFor: [String] = []
  ) {
    self.path = path
    let words = path.utf8.split(separator: UInt8(ascii: " "))
    name = words.last.map { String(Substring($0)) } ?? path
    depth = words.count
    self.group = group
    self.summary = summary
    self.usage = usage
    self.flags = flags.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
      .map { Flag(Substring($0)) }
    self.aliases = aliases
    self.suggestedFor = suggestedFor
  }

  /// `kubectl` itself: its flags are those that every command takes.
  package static let root = CommandSpec(
    "",
    summary: "kubectl controls the Kubernetes cluster manager.",
    flags: """
      as='' as-group=[] as-uid='' as-user-extra=[] cache-dir='' certificate-authority=''
      client-certificate='' client-key='' cluster='' context='' disable-compression=false
      insecure-skip-tls-verify=false kubeconfig='' kuberc='' log-flush-frequency=5s
      match-server-version=false n,namespace='' password='' profile='none'
      profile-output='profile.pprof' request-timeout='0' s,server='' tls-server-name=''
      token='' user='' username='' v,v=0 vmodule='' warnings-as-errors=false h,help=false
      """
  )

  /// The commands right below this one.
  package var subcommands: [CommandSpec] {
    CommandSpec.all.filter { $0.isRightBelow(self) }
  }

  package func subcommand(_ word: String) -> CommandSpec? {
    CommandSpec.all.first {
      ($0.name == word || $0.aliases.contains(word)) && $0.isRightBelow(self)
    }
  }

  private func isRightBelow(_ other: CommandSpec) -> Bool {
    depth == other.depth + 1 && (other.depth == 0 || path.hasPrefix(other.path + " "))
  }

  /// A flag of this command or of all.
  package func flag(_ name: String) -> Flag? {
    flags.first { $0.name == name } ?? CommandSpec.root.flags.first { $0.name == name }
  }

  func flag(short: Character) -> Flag? {
    flags.first { $0.short == short } ?? CommandSpec.root.flags.first { $0.short == short }
  }
}

/// A flag of a command.
package struct Flag: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case bool
    case text
    case integer
    case duration
    /// May be given several times; each value may hold several, parted by commas.
    case list
    /// May be given several times.
    case words
  }

  package let name: String
  package let short: Character?
  package let kind: Kind
  /// Empty for text and lists without one.
  package let defaultValue: String
  /// What the flag means without a value; nil when it needs one.
  package let implied: String?

  /// Reads `short,name=default`.
  fileprivate init(_ text: Substring) {
    // All flags of all commands are read at the start, and all are ASCII.
    let bytes = text.utf8
    let equals = bytes.firstIndex(of: UInt8(ascii: "=")) ?? bytes.endIndex
    var name = bytes[..<equals]
    if name.dropFirst().first == UInt8(ascii: ",") {
      short = text.first
      name = name.dropFirst(2)
    } else {
      short = nil
    }
    self.name = String(Substring(name))
    let rest = bytes[equals...].dropFirst()
    let value = String(Substring(rest))
    let inner = rest.isEmpty ? "" : String(Substring(rest.dropFirst().dropLast()))
    switch rest.first {
    case UInt8(ascii: "'"): (kind, defaultValue) = (.text, inner)
    case UInt8(ascii: "[") where inner == "[]": (kind, defaultValue) = (.words, "")
    case UInt8(ascii: "["): (kind, defaultValue) = (.list, inner)
    case _ where value == "true" || value == "false": (kind, defaultValue) = (.bool, value)
    case _ where Int64(value) != nil: (kind, defaultValue) = (.integer, value)
    default: (kind, defaultValue) = (.duration, value)
    }
    switch self.name {
    case "dry-run": implied = "unchanged"
    case "cascade": implied = "background"
    case "validate": implied = "strict"
    default: implied = kind == .bool ? "true" : nil
    }
  }

  /// As pflag's messages name it: `-w, --watch`.
  var display: String { short.map { "-\($0), --\(name)" } ?? "--\(name)" }
}
