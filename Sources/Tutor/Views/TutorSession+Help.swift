import Course
import TerminalText

/// What a learner can do, here and in general.
extension TutorSession {
  /// One line on what the learner can do here.
  var whatNow: StyledText {
    let text =
      switch block?.content {
      case .session(let session) where commandsRun < session.commands.count:
        "Enter types \(commandsRun == 0 ? "the" : "the next") command for you; or type your own. "
          + "next goes on."
      case .item where openItem?.question.task != nil:
        "Do it here, then: check. Also: hint, retry, skip."
      case .item where openItem != nil: "Type your answer, or: hint, skip."
      case .checkpoint: "check looks whether you are there; next goes on."
      case .exercise(let id): "goto \(id) opens the exercise; next goes on."
      case .prose, .manifest, .session, .item, nil:
        exercise == nil
          ? "Enter goes on." : "check grades your files; also: edit FILE, hint, next."
      }
    return paragraph(StyledText(text, .quiet))
  }

  func help(on word: String) -> StyledText {
    guard !word.isEmpty else { return overview }
    guard let verb = Verb(word: word) else {
      let nearest = NearestWord.to(word, among: Verb.allCases.map(\.rawValue))
      return problem(
        "The tutor does not know `\(word)`. "
          + (nearest.map { "Did you mean `help \($0)`?" }
            ?? "For kubectl see: kubectl \(word) --help")
      )
    }
    return StyledText(verb.usage, .bold)
      + StyledText("   short: \(verb.aliases.joined(separator: ", "))\n", .quiet)
      + paragraph(StyledText(verb.explanation))
  }

  private var overview: StyledText {
    let width = (Verb.allCases.map(\.usage.count).max() ?? 0) + 4
    // Where a column of words would be too narrow to read, they stand below.
    let isBeside = terminal.width >= width + 30
    let margin = StyledText(String(repeating: " ", count: isBeside ? width : 6))
    var text = paragraph(
      StyledText("The tutor understands", .heading)
        + StyledText(" (in brackets: short for it)", .quiet),
      hangingIndent: "  "
    )
    for verb in Verb.allCases {
      let usage = StyledText("  \(verb.usage)", .bold)
      if !isBeside { text += usage + "\n" }
      text += paragraph(
        StyledText(verb.summary)
          + StyledText(" (\(verb.aliases.joined(separator: ", ")))", .quiet),
        indent: isBeside ? usage.padded(to: width) : margin,
        hangingIndent: margin
      )
    }
    let rest =
      "Everything else goes to the shell: " + StyledText("kubectl", .code) + " (or "
      + StyledText("k", .code) + "), here-documents, pipes, loops, grep, awk, sed and more. "
      + "Ctrl-C ends a command, Ctrl-D leaves."
    return text + "\n" + paragraph(rest)
  }
}
