import Console
import TerminalText
import Timelines

/// What can be written into files of the learner's own computer.
extension TutorSession {
  /// `timeline [JOB] [--svg FILE | --html FILE]`.
  func timeline(_ argument: String) -> [Effect] {
    var words = argument.split(separator: " ").map(String.init)
    guard let option = words.firstIndex(where: { $0 == "--svg" || $0 == "--html" }) else {
      return [.show(timeline(ofJob: words.first.map(Self.jobName) ?? ""))]
    }
    guard option + 1 < words.count else {
      return [.show(problem("Which file? For example: timeline \(words[option]) run.svg"))]
    }
    let (form, file) = (words[option], words[option + 1])
    words.removeSubrange(option...option + 1)
    let name = words.first.map(Self.jobName) ?? ""
    let job = console.record?.jobs.last { $0.name == name }
    guard let record = console.record, name.isEmpty || job != nil else {
      return [.show(problem("There was no Job `\(name)`."))]
    }
    let drawing = Timeline(record, ofJob: job?.uid)
    let title = name.isEmpty ? "All pods" : "job/\(name)"
    let text =
      form == "--svg"
      ? TimelineSVG(title: title).render(drawing) : TimelineHTML(title: title).render(drawing)
    return [.export(text: text, file: file)]
  }

  private static func jobName(_ word: String) -> String {
    word.hasPrefix("job/") ? String(word.dropFirst(4)) : word
  }

  /// `transcript [FILE]`: Markdown, a recording when the file's name ends in `.cast`, or the log that
  /// is handed in when it ends in `.ndjson`.
  func transcript(_ file: String) -> [Effect] {
    if file.hasSuffix(".ndjson") { return [.exportLog(file: file)] }
    let transcript = Transcript(of: log)
    if file.isEmpty { return [.show(StyledText(transcript.markdown))] }
    let text =
      file.hasSuffix(".cast") ? transcript.asciicast(columns: terminal.width) : transcript.markdown
    return [.export(text: text, file: file)]
  }
}
