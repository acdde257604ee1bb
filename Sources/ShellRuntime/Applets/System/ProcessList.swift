/// `ps`: the processes of the machine, in columns that `-o` names.
struct ProcessList: AppletBody {
  private struct Field: Sendable {
    var name: String
    var header: String
    var width: Int
    /// Numbers stand on the right.
    var isRight = false
  }

  private static let known: [Field] = [
    Field(name: "user", header: "USER", width: 8), Field(name: "group", header: "GROUP", width: 8),
    Field(name: "comm", header: "COMMAND", width: 16),
    Field(name: "args", header: "COMMAND", width: 256),
    Field(name: "pid", header: "PID", width: 5, isRight: true),
    Field(name: "ppid", header: "PPID", width: 5, isRight: true),
    Field(name: "pgid", header: "PGID", width: 5, isRight: true),
    Field(name: "etime", header: "ELAPSED", width: 7),
    Field(name: "nice", header: "NI", width: 5, isRight: true),
    Field(name: "rgroup", header: "RGROUP", width: 8),
    Field(name: "ruser", header: "RUSER", width: 8),
    Field(name: "time", header: "TIME", width: 5), Field(name: "tty", header: "TT", width: 6),
    Field(name: "vsz", header: "VSZ", width: 4),
    Field(name: "sid", header: "SID", width: 5, isRight: true),
    Field(name: "stat", header: "STAT", width: 4), Field(name: "rss", header: "RSS", width: 4),
  ]

  private let columns: [Field]

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(arguments, "o:aAdeflT", synopsis: "ps [-o COL1,COL2=HEADER] [-T]")
    let lists = options.values("o")
    var columns: [Field] = []
    for list in lists.isEmpty ? ["pid,user,time,args"] : lists { columns += try Self.parse(list) }
    self.columns = columns
  }

  /// A header ends at the list's end, whatever it holds.
  private static func parse(_ list: String) throws(Refusal) -> [Field] {
    var columns: [Field] = []
    for part in list.split(separator: ",", omittingEmptySubsequences: false) {
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(halves.first ?? "")
      guard var column = known.first(where: { $0.name.prefix(6) == name.prefix(6) }) else {
        let names = known.map { String($0.name.prefix(6)) }.joined(separator: ",")
        throw Refusal("ps: bad -o argument '\(name)', supported arguments: \(names)")
      }
      if halves.count == 2 {
        column.header = String(halves[1])
        if !column.header.isEmpty { column.width = column.header.count }
      }
      columns.append(column)
    }
    return columns
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if columns.contains(where: { !$0.header.isEmpty }) {
      output.append(line(columns.map(\.header)))
    }
    for process in system.processTable() {
      output.append(line(columns.map { cell($0, process, system) }))
    }
    return .exit(0)
  }

  /// The last column is not filled up.
  private func line(_ cells: [String]) -> String {
    let padded = zip(columns, cells).map { Column.left($1, $0.width) }
    return (padded.dropLast() + cells.suffix(1)).joined(separator: " ") + "\n"
  }

  private func cell(
    _ field: Field,
    _ process: ProcessStatus,
    _ system: some SystemCalls
  ) -> String {
    let text: String
    switch field.name {
    case "user", "ruser": text = system.user.name ?? String(system.user.id)
    case "group", "rgroup":
      text = MachineUser.name(ofGroup: system.user.group) ?? String(system.user.group)
    case "comm": text = String(PathParts.last(process.arguments.first ?? "sh").prefix(15))
    case "args": text = process.arguments.joined(separator: " ")
    case "pid": text = String(process.id)
    case "ppid": text = String(process.parent)
    // Every process is in the group and the session of the first.
    case "pgid", "sid": text = "1"
    case "nice": text = "0"
    case "time": text = " 0:00"
    case "tty": text = "?"
    case "stat": text = String(process.state)
    default: text = "-"
    }
    return field.isRight ? Column.right(text, field.width) : text
  }
}

/// `pidof`: the numbers of the processes that run a program.
struct ProcessNumbers: AppletBody {
  private static let synopsis = "pidof [-s] [-o PID] [NAME]..."

  private let options: Options

  init(_ arguments: [String]) throws(Refusal) {
    options = try Options(arguments, "so:", synopsis: Self.synopsis)
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    let omitted = options.values("o").map { $0 == "%PPID" ? "\(system.parentProcessID)" : $0 }
    var numbers: [String] = []
    for name in options.operands {
      let matching = system.processTable().filter { process in
        let program = process.arguments.first ?? ""
        let isIt = name.contains("/") ? program == name : PathParts.last(program) == name
        return isIt && process.state != "Z" && !omitted.contains(String(process.id))
      }
      let found = matching.reversed().map { String($0.id) }
      numbers += options.has("s") ? Array(found.prefix(1)) : found
    }
    if numbers.isEmpty { return .exit(1) }
    output.append(numbers.joined(separator: " ") + "\n")
    return .exit(0)
  }
}
