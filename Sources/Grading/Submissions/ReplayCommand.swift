package import Course
import ShellRuntime

/// The command that shows the first run in which a check of a submission failed: what a report
/// prints can be pasted into a shell where joblab was started.
package struct ReplayCommand: Hashable, Sendable {
  private let exercise: String
  private let content: String

  /// `content` is the folder of the course; nil for the built-in one.
  package init(exercise: Exercise, content: String?) {
    self.exercise = exercise.id
    self.content = content.map { " --content \(Self.word(Self.operand($0)))" } ?? ""
  }

  /// A `variant` is named by its values, since learners do not have the secret.
  package func text(path: String, seed: UInt64, variant: Draw = Draw()) -> String {
    let file = Self.word(Self.operand(path))
    let values = variant.isEmpty ? "" : " --parameters \(Self.word(variant.description))"
    return "joblab grade \(exercise) \(file)\(values) --seed \(seed) --show\(content)"
  }

  /// A path that is taken for no option.
  private static func operand(_ path: String) -> String {
    path.hasPrefix("-") ? "./" + path : path
  }

  /// A word of a shell's command.
  ///
  /// What a terminal must not get stands as the octal numbers of its
  /// bytes within `$'…'` (https://pubs.opengroup.org/onlinepubs/9799919799, XCU 2.2.4).
  private static func word(_ text: String) -> String {
    guard HarmlessText.terminal(text) != text else { return ShellQuoting.quotedIfNeeded(text) }
    let characters = text.unicodeScalars.map { scalar in
      switch scalar {
      case "'", "\\": "\\\(scalar)"
      case _ where HarmlessText.terminal(String(scalar)) == String(scalar): String(scalar)
      default: scalar.utf8.map(octal).joined()
      }
    }
    return "$'\(characters.joined())'"
  }

  private static func octal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 8)
    return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
