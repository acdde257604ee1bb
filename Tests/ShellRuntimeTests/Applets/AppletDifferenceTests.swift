import ShellRuntime
import Simulation
import Testing

/// Random calls of the text applets, made here and in the installed busybox, must agree.
@Suite struct AppletDifferenceTests {
  static let calls: [AppletCase] = {
    var writer = RandomCall(seed: 20_220_101)
    return (0..<600).map { _ in writer.next() }
  }()

  @Test(
    "random calls of text applets end as in the installed busybox",
    .enabled(if: InstalledBusybox.isThere),
    arguments: calls.filter { InstalledBusybox.has($0.arguments[0]) }
  )
  func agrees(_ each: AppletCase) throws {
    let answer = try InstalledBusybox.run(each)
    var machine = FakeMachine(input: Array(each.input.utf8), files: each.files)
    let ending = machine.run(each.arguments)
    let status = try #require(ending, "\(each) does not end")
    #expect(String(decoding: machine.output, as: UTF8.self) == answer.output, "\(each)")
    let errors = AppletCase.withoutUsage(String(decoding: machine.errors, as: UTF8.self))
    #expect(errors == AppletCase.withoutUsage(answer.errors), "\(each)")
    #expect(status == answer.status, "\(each)")
  }
}

/// Draws an applet, some of its options with values, and texts for it.
private struct RandomCall {
  /// An applet and what may follow its name: options, each with the values that it may take.
  private struct Form {
    var name: String
    var options: [[String]]
    /// What must come in front of the files.
    var operands: [String] = []
    var files = 1
  }

  private static let forms: [Form] = [
    Form(name: "cat", options: [["-n"], ["-b"], ["-v"], ["-e"], ["-t"], ["-A"]], files: 2),
    Form(
      name: "cut",
      options: [
        ["-f1", "-f2-", "-f1,3", "-c2-4", "-c-3", "-b1,5"], ["-d ", "-dx", "-d:"], ["-s"],
      ]
    ),
    Form(name: "tr", options: [["-d", "-s"]], operands: ["a-m"], files: 0),
    Form(name: "tr", options: [["-c"]], operands: ["a-m\\n", "A-M_"], files: 0),
    Form(
      name: "sort",
      options: [
        ["-n"], ["-r"], ["-u"], ["-f"], ["-b"], ["-k2", "-k1,1", "-k2n", "-k2,3r"], ["-t:"],
      ],
      files: 2
    ),
    Form(
      name: "uniq",
      options: [["-c"], ["-d"], ["-u"], ["-i"], ["-f1", "-f2"], ["-s1", "-s3"], ["-w2"]]
    ),
    Form(name: "head", options: [["-n2", "-n-2", "-c5", "-c-5"], ["-q", "-v"]], files: 2),
    Form(name: "tail", options: [["-n2", "-n+2", "-c5", "-c+5"], ["-q", "-v"]], files: 2),
    Form(name: "wc", options: [["-l"], ["-w"], ["-c"], ["-m"], ["-L"]], files: 2),
    Form(
      name: "nl",
      options: [["-ba", "-bt", "-bn"], ["-w3", "-w10"], ["-s:", "-s"], ["-v7"], ["-i3"]],
      files: 2
    ),
    Form(name: "fold", options: [["-w3", "-w7", "-w1", "-5"], ["-s"], ["-b"]], files: 2),
    Form(name: "expand", options: [["-t1", "-t4", "-t7"], ["-i"]], files: 2),
    Form(name: "unexpand", options: [["-t2", "-t4"], ["-a"], ["-f"]], files: 2),
    Form(name: "paste", options: [["-s"], ["-d:", "-d,;", "-d\\n\\t"]], files: 3),
    Form(name: "comm", options: [["-1"], ["-2"], ["-3"]], files: 2),
    Form(
      name: "od",
      options: [
        ["-c", "-b", "-x", "-a", "-d", "-tx1", "-td4", "-to8", "-tu2", "-txC"],
        ["-An", "-Ax", "-Ad"],
        ["-v"], ["-w6", "-w8", "-w24"], ["-j3", "-j1"], ["-N9", "-N20"],
      ],
      files: 2
    ),
    Form(
      name: "hexdump",
      options: [["-C", "-b", "-c", "-d", "-o", "-x"], ["-v"], ["-n10", "-n33"], ["-s2", "-s17"]]
    ),
    Form(
      name: "xxd",
      options: [["-p", "-i"], ["-g1", "-g4", "-g3"], ["-c5", "-c8", "-c20"], ["-l11"], ["-s3"]]
    ),
    Form(name: "base64", options: [["-w0", "-w7", "-w1"]]),
    Form(name: "base64", options: [["-d"]]),
    Form(name: "base32", options: [["-w3", "-d"]]),
    Form(name: "md5sum", options: [], files: 2), Form(name: "sha1sum", options: []),
    Form(name: "sha256sum", options: []), Form(name: "sha512sum", options: []),
    Form(name: "crc32", options: [], files: 2),
    Form(
      name: "strings",
      options: [["-n1", "-n2", "-n6"], ["-o", "-td", "-tx"], ["-f"]],
      files: 2
    ),
    Form(
      name: "diff",
      options: [
        ["-U0", "-U1", "-u"], ["-b"], ["-w"], ["-i"], ["-B"], ["-q", "-s"], ["-t", "-T"],
      ],
      files: 2
    ),
    Form(name: "cmp", options: [["-l", "-s"]], files: 2),
    Form(
      name: "grep",
      options: [
        ["-n"], ["-v"], ["-c", "-l", "-L"], ["-i"], ["-w", "-x"], ["-A1", "-B1", "-C1"],
        ["-h", "-H"],
        ["-m1"], ["-F", "-E"],
      ],
      operands: ["a.*b"],
      files: 2
    ),
    // With -v, -o makes some builds of busybox crash.
    Form(
      name: "grep",
      options: [["-o"], ["-i"], ["-w", "-x"], ["-n"], ["-m1"], ["-F", "-E"]],
      operands: ["[ab]*"]
    ),
    Form(name: "rev", options: []), Form(name: "tac", options: [], files: 2),
    Form(
      name: "sed",
      options: [["-n"], ["-E"]],
      operands: ["s/a*b/<&>/g;2p;/c/d"]
    ),
  ]

  private var stream: RandomStream

  init(seed: UInt64) {
    stream = RandomStream(seed: seed)
  }

  private mutating func below(_ count: Int) -> Int { Int(stream.next() % UInt64(count)) }

  mutating func next() -> AppletCase {
    let form = Self.forms[below(Self.forms.count)]
    var arguments = [form.name]
    for values in form.options where below(2) == 0 {
      arguments.append(values[below(values.count)])
    }
    var files: [String: String] = [:]
    let input = text()
    arguments += form.operands
    let needsFiles = ["comm", "diff", "cmp"].contains(form.name)
    for index in 0..<form.files {
      let name = "f\(index)"
      files[name] = text()
      // Without a file an applet reads its standard input.
      if needsFiles || below(3) > 0 { arguments.append(name) }
    }
    return AppletCase(arguments, input: input, files: files)
  }

  private static let words = [
    "a", "b", "c", "ab", "A b", "abc", " ", "  ", "\t", "x", "10", "9", "2", ":", "é",
    "longer words", "",
    "aab", "B", ".", "\u{1}", "_",
  ]

  /// Some short lines, the last one at times without its end.
  private mutating func text() -> String {
    var text = ""
    for _ in 0..<below(12) {
      for _ in 0..<below(5) { text += Self.words[below(Self.words.count)] }
      text += "\n"
    }
    if below(3) == 0 { text += Self.words[below(Self.words.count)] }
    return text
  }
}
