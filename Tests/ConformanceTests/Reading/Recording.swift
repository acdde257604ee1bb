/// One script that ran against a real Kubernetes v1.36.2 cluster, and what was seen of it there.
///
/// The script is plain shell, cut into steps by lines that begin with `#@ `. Above the first step
/// stand lines such as `# slack: 5`: what holds for the whole script.
struct Recording: Sendable {
  struct Step: Sendable {
    /// Also the step's flags: `[rc]` compares the exit status alone, `[unordered]` sorts the lines.
    var title: String
    var body: String
  }

  static let mark = "#@ "

  /// Topic and name, such as `retries/006-onfailure-limit2`.
  var name: String
  var steps: [Step] = []
  /// What the cluster's shell session printed, normalised.
  var transcript: Transcript
  /// What the objects held when the script had ended; nil where nothing was dumped.
  var facts: String?
  /// Seconds by which the moment of a pod's creation and the length of a Job may differ.
  var slack = 5.0
  /// Whether the script closes with a dump of the objects.
  var dumpsFacts = true

  /// - Parameters:
  ///   - name: Topic and name.
  ///   - script: The text of the `.sh` file.
  ///   - output: The text of the `.out` file.
  ///   - facts: The text of the `.facts.json` file, if there is one.
  init(name: String, script: String, output: String, facts: String? = nil) {
    self.name = name
    self.facts = facts
    transcript = Transcript(recorded: output)
    for line in lines(of: script) {
      if line.hasPrefix(Self.mark) {
        steps.append(Step(title: trimmed(line[...].dropFirst(Self.mark.count)), body: ""))
      } else if !steps.isEmpty {
        steps[steps.count - 1].body += line + "\n"
      } else {
        readHeader(line[...])
      }
    }
  }

  private mutating func readHeader(_ line: Substring) {
    guard line.hasPrefix("#"), let colon = line.firstIndex(of: ":") else { return }
    let value = trimmed(line[colon...].dropFirst())
    switch trimmed(line[..<colon].dropFirst()) {
    case "facts": dumpsFacts = value != "off"
    case "slack": slack = Double(value) ?? slack
    default: break
    }
  }

  /// What runs: every step between marks that tell its output and exit status, and the dump.
  var script: String {
    var text = ""
    for (number, step) in steps.enumerated() {
      text += """
        echo '\(Self.mark)\(number)'
        {
        \(step.body)
        } 2>&1
        printf '\\n%s%d\\n' '\(Self.mark)rc=' $?

        """
    }
    if dumpsFacts {
      text += """
        echo '\(Self.mark)FACTS'
        kubectl get jobs,cronjobs,pods,events -o json 2>/dev/null

        """
    }
    return text
  }

  /// The names that the script gives to its objects, longest first.
  var objectNames: [String] { ObjectNames.all(in: steps.map(\.body).joined()) }
}

/// The text without spaces at its ends.
func trimmed(_ text: Substring) -> String {
  var text = text
  while let last = text.last, last.isWhitespace { text.removeLast() }
  return String(text.drop { $0.isWhitespace })
}
