/// `grep`, `egrep`, `fgrep`: the lines that a pattern selects.
struct Grep: AppletBody {
  private enum Phase { case patterns, files, reading }

  private let options: GrepOptions
  private var pattern: GrepPattern
  private var phase = Phase.patterns
  private var patternReader: WholeInput
  private var reader: LineReader
  private var showsNames = false
  private var found = false

  /// The number of the line written last, across files as in busybox.
  private var lastPrinted: Int?

  // What is known of the current file.
  private var lineNumber = 0
  private var count = 0
  private var waitingAfter = 0
  private var earlier: [(number: Int, bytes: [UInt8])] = []

  init(_ arguments: [String]) throws(Refusal) {
    options = try GrepOptions(arguments)
    pattern = GrepPattern(options)
    for text in options.patterns { try pattern.add(text.utf8) }
    patternReader = WholeInput(InputFiles("grep", options.patternFiles))
    reader = LineReader(InputFiles("grep", []))
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    switch phase {
    case .patterns: return readPatterns(&system, &output)
    case .files:
      openFiles(system, &output)
      phase = .reading
      return .again
    case .reading: return readLines(&system, &output)
    }
  }

  private mutating func readPatterns(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    if !options.patternFiles.isEmpty {
      if let step = patternReader.fill(&system, &output) { return step }
      if patternReader.files.failed { return .exit(2) }
      do throws(Refusal) {
        for line in patternReader.lines() { try pattern.add(line) }
      } catch {
        output.error(error.message)
        return .exit(error.status)
      }
    }
    phase = .files
    return .again
  }

  private mutating func openFiles(_ system: some SystemCalls, _ output: inout Output) {
    var paths = options.files
    if options.recursive, !paths.isEmpty {
      let tree = FileTree(followingLinks: options.followsLinks)
      let roots = paths
      paths = roots.flatMap { tree.files(below: $0, system) }
      showsNames = options.showsNames ?? (roots.count > 1 || paths != roots)
    } else {
      showsNames = options.showsNames ?? (paths.count > 1)
    }
    if !options.files.isEmpty, paths.isEmpty { paths = ["/dev/null"] }
    var files = InputFiles("grep", paths, complaint: options.silent ? .none : .plain)
    files.standardInputName = "(standard input)"
    files.ignoresFolders = true
    reader = LineReader(files, terminator: options.terminator)
  }

  private mutating func readLines(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    for _ in 0..<1_000 {
      switch reader.next(&system, &output) {
      case .line(let line):
        if !take(line.bytes, &output) { reader.skipFile(&system) } else { continue }
        endFile(&output)
        if options.report == .quiet { return .exit(0) }
      case .opened: break
      case .endOfFile: endFile(&output)
      case .end: return .exit(reader.files.failed ? 2 : found ? 0 : 1)
      case .blocked(let step): return step
      }
    }
    return .again
  }

  /// Looks at one line; false when the rest of the file does not matter.
  private mutating func take(_ line: [UInt8], _ output: inout Output) -> Bool {
    if options.most == 0 { return false }
    lineNumber += 1
    guard pattern.selects(line) != options.inverted else {
      keepContext(line, &output)
      return !isFull || waitingAfter > 0
    }
    // The match after the last that counts ends its context.
    if isFull { return false }
    count += 1
    // -L finds the files that have no such line.
    if options.report != .filesWithout { found = true }
    switch options.report {
    case .quiet, .filesWith, .filesWithout: return false
    case .count: break
    case .matches:
      if !options.inverted {
        for part in pattern.parts(of: line) { write(line[part], lineNumber, ":", &output) }
      }
    case .lines:
      for (number, bytes) in earlier { write(bytes[...], number, "-", &output) }
      earlier.removeAll(keepingCapacity: true)
      write(line[...], lineNumber, ":", &output)
      waitingAfter = options.after
    }
    return !isFull || waitingAfter > 0
  }

  /// Whether as many lines as `-m` asks for have been found.
  private var isFull: Bool { options.most.map { count >= $0 } ?? false }

  private mutating func keepContext(_ line: [UInt8], _ output: inout Output) {
    if waitingAfter > 0 {
      waitingAfter -= 1
      write(line[...], lineNumber, "-", &output)
    } else if options.before > 0 {
      earlier.append((lineNumber, line))
      if earlier.count > options.before { earlier.removeFirst() }
    }
  }

  private mutating func write(
    _ line: ArraySlice<UInt8>,
    _ number: Int,
    _ mark: String,
    _ output: inout Output
  ) {
    if options.before + options.after > 0, let lastPrinted, lastPrinted != number - 1 {
      output.append("--\n")
    }
    lastPrinted = number
    if showsNames { output.append(reader.files.name + mark) }
    if options.numbersLines { output.append("\(number)\(mark)") }
    output.append(line: line, terminator: options.terminator)
  }

  private mutating func endFile(_ output: inout Output) {
    switch options.report {
    case .count: output.append((showsNames ? reader.files.name + ":" : "") + "\(count)\n")
    case .filesWith where count > 0: output.append(reader.files.name + "\n")
    case .filesWithout where count == 0:
      found = true
      output.append(reader.files.name + "\n")
    default: break
    }
    (lineNumber, count, waitingAfter) = (0, 0, 0)
    earlier = []
  }
}
