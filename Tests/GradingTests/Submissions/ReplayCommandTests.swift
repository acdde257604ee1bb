import Course
import Grading
import TestKit
import Testing

@Suite struct ReplayCommandTests {
  @Test(
    "a pasted command names the file, whatever it is called",
    arguments: [
      "class/lee.yaml", "/home/a b/lee.yaml", "it's.yaml", "-rf.yaml", "$(id) `id`;\"x\".yaml",
      "é.yaml", "~.yaml", "#.yaml", "a\nb.yaml", "\u{1B}]0;title\u{7}'\\.yaml", "\u{202E}lmay.yaml",
      "{a,b}*?[c].yaml", "a=b", "!x",
    ]
  )
  func paths(_ path: String) throws {
    let exercise = try #require(Variation.exercise)
    let command = ReplayCommand(exercise: exercise, content: nil).text(path: path, seed: 7)
    #expect(command.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
    let script = "joblab() { printf '<%s>' \"$@\"; }; \(command)"
    let file = path.hasPrefix("-") ? "./" + path : path
    let words = "<grade><failing-job><\(file)><--seed><7><--show>"
    for shell in ["bash", "busybox sh"] {
      #expect(try Shell.output(of: "\(shell) -c \(Shell.quoted(script))") == words)
    }
  }

  @Test("a course of one's own is named too")
  func course() throws {
    let exercise = try #require(Variation.exercise)
    let command = ReplayCommand(exercise: exercise, content: "-my course")
    #expect(
      command.text(path: "a.yaml", seed: .max)
        == "joblab grade failing-job a.yaml --seed 18446744073709551615 --show "
        + "--content './-my course'"
    )
  }
}
