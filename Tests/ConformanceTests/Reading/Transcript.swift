/// What a script printed, step by step.
struct Transcript: Sendable, Equatable {
  struct Step: Sendable, Equatable {
    /// Nil for what was printed before the first mark.
    var title: String?
    var output: String
    /// The exit status in decimal; `none` when the step did not come to its end.
    var status: String
  }

  var steps: [Step] = []
  /// What stands behind the mark of the closing dump.
  var facts: String?

  /// Reads a recording, whose marks carry the steps' titles.
  init(recorded text: String) {
    cut(text) { $0 }
    facts = nil
  }

  /// Reads what a run of `recording.script` printed, whose marks carry the steps' numbers, and
  /// normalises it.
  init(printed text: String, by recording: Recording) {
    cut(text) { mark in
      guard let number = Int(mark), recording.steps.indices.contains(number) else { return mark }
      return recording.steps[number].title
    }
    let normalizer = Normalizer(objectNames: recording.objectNames)
    for index in steps.indices {
      let title = steps[index].title ?? ""
      let output = normalizer.text(title.contains("[rc]") ? "" : steps[index].output)
      steps[index].output =
        title.contains("[unordered]")
        ? lines(of: output).sorted(by: isBytewiseBefore).joined(separator: "\n") : output
    }
  }

  private mutating func cut(_ text: String, title: (String) -> String) {
    let statusMark = Recording.mark + "rc="
    var current: String?
    var body: [String] = []
    for line in lines(of: text) {
      if line.hasPrefix(statusMark) {
        let status = trimmed(line.dropFirst(statusMark.count))
        steps.append(Step(title: current, output: body.joined(separator: "\n"), status: status))
        current = nil
        body = []
      } else if line.hasPrefix(Recording.mark) {
        current = title(trimmed(line.dropFirst(Recording.mark.count)))
        body = []
      } else {
        body.append(line)
      }
    }
    if current == "FACTS" {
      facts = body.joined(separator: "\n")
    } else if current != nil {
      steps.append(Step(title: current, output: body.joined(separator: "\n"), status: "none"))
    }
  }
}

/// The lines of a text; a break at its end begins no further line.
func lines(of text: String) -> [String] {
  var lines: [String] = []
  var line: [UInt8] = []
  var previous: UInt8 = 0
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\n") where previous == UInt8(ascii: "\r"): break
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x0B, 0x0C:
      lines.append(String(decoding: line, as: UTF8.self))
      line.removeAll(keepingCapacity: true)
    default: line.append(byte)
    }
    previous = byte
  }
  if !line.isEmpty { lines.append(String(decoding: line, as: UTF8.self)) }
  return lines
}

/// The order of the bytes: that of the code points, whatever the language.
func isBytewiseBefore(_ one: String, _ other: String) -> Bool {
  one.utf8.lexicographicallyPrecedes(other.utf8)
}
