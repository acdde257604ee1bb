import Testing

/// The rules that hold across the whole project, read off its own source.
@Suite struct HouseRulesTests {
  /// What each module may import of ours and of others; arrows point down only.
  static let allowedImports: [String: Set<String>] = [
    "Simulation": ["HeapModule"],
    "KubeAPI": ["Simulation", "CYaml", "Synchronization"],
    "Compression": ["CZlib"],
    "ShellSyntax": [],
    "ShellRuntime": [
      "Compression", "ShellSyntax", "Simulation", "Synchronization", "Glibc", "Darwin", "Musl",
    ],
    "Cluster": ["KubeAPI", "ShellRuntime", "Simulation"],
    "Kubectl": ["Cluster", "KubeAPI", "ShellRuntime", "Simulation"],
    "Console": [
      "Dispatch", "Synchronization", "Kubectl", "Cluster", "KubeAPI", "ShellRuntime", "ShellSyntax",
      "Simulation",
    ],
    "Markdown": ["CMarkdown"],
    "TerminalText": ["Markdown"],
    "Timelines": ["Console", "Simulation", "TerminalText"],
    "LineEditor": ["CEdit", "Glibc", "Synchronization"],
    "ProgressStore": ["GRDB", "Glibc"],
    "Course": ["Console", "Cluster", "KubeAPI", "ShellRuntime", "Simulation", "Markdown", "CYaml"],
    "Grading": [
      "Course", "Console", "Cluster", "Compression", "Kubectl", "KubeAPI", "ShellRuntime",
      "Simulation", "Synchronization", "TerminalText", "Timelines",
    ],
    "Exchange": ["Course", "Console", "Compression", "Markdown"],
    "CourseContent": ["Foundation"],
  ]

  /// What nothing below the Tutor may do: the world is handed in.
  static let forbiddenCalls: [(call: String, reason: String)] = [
    ("Date()", "the clock is handed in"),
    ("ContinuousClock", "the clock is handed in"),
    ("SystemRandomNumberGenerator", "randomness is a seeded stream"),
    (".randomElement()", "randomness is a seeded stream"),
    (".shuffled()", "randomness is a seeded stream"),
    ("getenv", "the environment is handed in"),
    ("ProcessInfo", "the environment is handed in"),
    ("FileManager", "files are handed in"),
    ("Thread.sleep", "nothing waits in real time"),
    ("print(", "output is returned as a value"),
  ]

  /// These stand at the rim and own a file, a terminal or a database.
  static let rim: Set<String> = [
    "Tutor", "joblab", "LineEditor", "ProgressStore", "CourseContent", "TestKit",
  ]

  @Test("modules import only what lies below them")
  func importsPointDown() throws {
    for file in try SourceTree.swiftFiles(in: "Sources") {
      guard let allowed = Self.allowedImports[file.module] else { continue }
      for line in file.lines {
        guard let name = importedModule(line) else { continue }
        #expect(allowed.contains(name), "\(file.path) imports \(name)")
      }
    }
  }

  @Test("nothing below the tutor reads the clock, the environment, chance or files by itself")
  func effectsAreHandedIn() throws {
    for file in try SourceTree.swiftFiles(in: "Sources") where !Self.rim.contains(file.module) {
      let suspects = Self.forbiddenCalls.filter { file.text.contains($0.call) }
      guard !suspects.isEmpty else { continue }
      // A function of the file's own that is called print is not the library's.
      let prints = file.text.contains("func print(")
      for (number, line) in file.lines.enumerated() where !isComment(line) {
        for (call, reason) in suspects {
          let isCalled =
            call == "print("
            ? !prints && line.trimmingPrefix(while: \.isWhitespace).hasPrefix(call)
            : line.contains(call)
          #expect(!isCalled, "\(file.path):\(number + 1): \(call): \(reason)")
        }
      }
    }
  }

  /// What these declare is public, so that the optimizer reaches it from other modules.
  static let simulator: Set<String> = [
    "Simulation", "KubeAPI", "ShellSyntax", "ShellRuntime", "Cluster",
  ]

  @Test("no unfinished work or forced unwrapping is in a shipped path, nor a stray public symbol")
  func noUnfinishedWork() throws {
    let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X:", " try" + "! ", " as" + "! "]
    for file in try SourceTree.swiftFiles(in: "Sources") {
      for mark in marks {
        #expect(!file.text.contains(mark), "\(file.path): \(mark)")
      }
      let (wrong, right) =
        Self.simulator.contains(file.module) ? ("package", "public") : ("public", "package")
      #expect(
        !file.lines.contains { $0.trimmingPrefix(while: \.isWhitespace).hasPrefix("\(wrong) ") },
        "\(file.path): what other modules use is declared `\(right)`"
      )
    }
  }

  @Test("every source module is one that the rules know")
  func modulesAreKnown() throws {
    let known = Set(Self.allowedImports.keys).union(Self.rim).union(["CEdit", "CMarkdown", "CZlib"])
    for module in try SourceTree.folders(in: "Sources") {
      #expect(known.contains(module), "Sources/\(module) has no rule on its imports")
    }
  }

  @Test("files stay small enough to read")
  func filesStaySmall() throws {
    for file in try SourceTree.swiftFiles(in: "Sources") {
      #expect(file.lines.count <= 900, "\(file.path) has \(file.lines.count) lines")
    }
  }

  private func importedModule(_ line: Substring) -> String? {
    let words = line.split(separator: " ")
    guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1,
      place == 0 || words[0] == "package" || words[0] == "internal" || words[0].hasPrefix("@")
    else { return nil }
    return String(words[place + 1])
  }

  private func isComment(_ line: Substring) -> Bool {
    line.trimmingPrefix(while: \.isWhitespace).hasPrefix("//")
  }
}
