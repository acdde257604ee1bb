import ShellSyntax

extension Shell {
  /// `sh`, from its arguments: `-c text`, a file or the standard input.
  mutating func begin(_ arguments: [String], _ kernel: Kernel) {
    if arguments.first?.isPath(toProgram: "ash") == true { programName = "ash" }
    var words = arguments.dropFirst()
    if arguments.first.map({ $0.hasSuffix("busybox") }) == true {
      // The first argument names the applet.
      name = words.popFirst() ?? "sh"
    }
    guard let rest = readOptions(words, kernel) else { return }
    words = rest
    if options.contains(.commandString) {
      guard let text = words.popFirst() else {
        refuse("-c requires an argument", status: 2, kernel)
        return
      }
      if let name = words.popFirst() {
        self.name = name
        commandName = name
      }
      positional = Array(words)
      let parsed = kernel.parsedScript.flatMap { $0.text == text ? $0 : nil }
      stack.reserveCapacity(8)
      stack.append(.script(ScriptWork(parsed ?? Program(text, firstLine: 0), .string)))
    } else if !options.contains(.readsInput), let file = words.popFirst() {
      startFile(file, arguments: Array(words), kernel)
    } else {
      options.insert(.readsInput)
      positional = Array(words)
      stack = [.readScript([])]
    }
  }

  /// A script whose text is at hand.
  mutating func begin(
    _ script: Program,
    called name: String,
    _ arguments: [String],
    _ origin: ScriptOrigin
  ) {
    positional = arguments
    switch origin {
    case .file:
      commandName = name
      programName = "ash"
      stack = [.script(ScriptWork(script, .file))]
    case .command(let isNamed):
      if isNamed { commandName = name }
      options.insert(.commandString)
      stack = [.script(ScriptWork(script, .string))]
    case .input:
      options.insert(.readsInput)
      stack = [.script(ScriptWork(script, .file))]
    }
  }

  private mutating func readOptions(
    _ arguments: ArraySlice<String>,
    _ kernel: Kernel
  ) -> ArraySlice<String>? {
    var words = arguments
    while let word = words.first, word.utf8.count > 1,
      let sign = word.utf8.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
    {
      words.removeFirst()
      if word == "--" { break }
      let isOn = sign == UInt8(ascii: "-")
      for letter in word.dropFirst() {
        if letter == "o" {
          guard let name = words.popFirst(), setOption(named: name, isOn) else {
            refuse("illegal option \(isOn ? "-" : "+")o", status: 2, kernel)
            return nil
          }
        } else if letter == "l" {
          continue
        } else if !setOption(letter: String(letter), isOn) {
          refuse("illegal option \(isOn ? "-" : "+")\(letter)", status: 2, kernel)
          return nil
        }
      }
    }
    return words
  }

  private mutating func startFile(_ file: String, arguments: [String], _ kernel: Kernel) {
    positional = arguments
    do throws(Errno) {
      let path = try scriptPath(file, kernel)
      let text = String(decoding: try kernel.contents(of: path), as: UTF8.self)
      name = file
      commandName = file
      stack = [.script(ScriptWork(Program(text), .file))]
    } catch {
      refuse("can't open '\(file)': \(error.rawValue)", status: 2, kernel)
    }
  }

  /// A script without a slash is looked for here first, then in PATH.
  private func scriptPath(_ file: String, _ kernel: Kernel) throws(Errno) -> String {
    if file.contains("/") { return file }
    do throws(Errno) {
      _ = try kernel.status(of: file, followingLinks: true)
      return file
    } catch {
      guard let found = kernel.findFile(file, path: variables.value("PATH") ?? "") else {
        throw error
      }
      return found
    }
  }

  private mutating func refuse(_ message: String, status: UInt8, _ kernel: Kernel) {
    self.status = status
    stack = [.exit]
    pendingWrites.append(
      PendingWrite(descriptor: 2, bytes: Array("\(name): \(message)\n".utf8)[...])
    )
  }

  /// Gives an interactive shell its next commands.
  mutating func feed(_ program: Program) {
    stack = [.script(ScriptWork(program, .fed))]
  }

  /// Ctrl-C at the prompt: the command is given up, the shell stays.
  mutating func interrupt(_ kernel: inout Kernel) {
    guard !stack.isEmpty else { return }
    abandon(&kernel)
    status = 130
  }

  /// Leaves everything that is under way.
  mutating func abandon(_ kernel: inout Kernel) {
    pendingWrites = []
    while !stack.isEmpty { abandonFrame(&kernel) }
  }

  /// Leaves what the frame on top was doing.
  mutating func abandonFrame(_ kernel: inout Kernel) {
    guard let frame = stack.popLast() else { return }
    if case .capture(let work) = frame { kernel.close(work.descriptor) }
    skip = .returning(hasStatus: true)
    unwind(frame, &kernel)
    skip = .none
  }

  // MARK: options

  mutating func setOption(letter: String, _ isOn: Bool) -> Bool {
    guard let entry = ShellOptions.table.first(where: { $0.letter == letter }) else { return false }
    change(entry.option, isOn)
    return true
  }

  mutating func setOption(named name: String, _ isOn: Bool) -> Bool {
    guard let entry = ShellOptions.table.first(where: { $0.name == name }) else { return false }
    change(entry.option, isOn)
    return true
  }

  private mutating func change(_ option: ShellOptions, _ isOn: Bool) {
    if isOn { options.insert(option) } else { options.remove(option) }
    variables.exportsAll = options.contains(.exportAll)
  }
}
