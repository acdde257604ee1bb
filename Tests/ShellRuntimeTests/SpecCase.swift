import Testing

/// A case of the corpus under Specs/: a script and what it must print.
///
/// The form is that of the Oils project's spec tests: `#### name`, the script, then `## status: n`,
/// `## STDOUT:` and `## STDERR:` sections up to `## END`. `## only: joblab` marks what a real
/// busybox does otherwise here, with the reason behind it.
struct SpecCase: Sendable, CustomTestStringConvertible {
  var file: String
  var name: String
  var script = ""
  var status: UInt8 = 0
  var output = ""
  var error: String?
  var isOnlyOurs = false

  var testDescription: String { "\(file): \(name)" }

  init(file: String, name: String) {
    self.file = file
    self.name = name
  }

  static func parse(_ text: String, file: String) -> [SpecCase] {
    var cases: [SpecCase] = []
    var section = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#### ") {
        cases.append(SpecCase(file: file, name: String(line.dropFirst(5))))
        section = "script"
        continue
      }
      guard let last = cases.indices.last else { continue }
      if line.hasPrefix("## STDOUT:") {
        section = "output"
      } else if line.hasPrefix("## STDERR:") {
        section = "error"
        cases[last].error = ""
      } else if line.hasPrefix("## END") {
        section = ""
      } else if line.hasPrefix("## status: ") {
        cases[last].status = UInt8(line.dropFirst(11)) ?? 255
      } else if line.hasPrefix("## only: ") {
        cases[last].isOnlyOurs = true
      } else {
        switch section {
        case "script": cases[last].script += line + "\n"
        case "output": cases[last].output += line + "\n"
        case "error": cases[last].error = (cases[last].error ?? "") + line + "\n"
        default: break
        }
      }
    }
    return cases
  }
}
