/// A manifest, or another text, with words left out.
package struct BlanksQuestion: Hashable, Sendable {
  /// The name under which the filled text lies in the proof's folder.
  package var file: String
  /// With `[[name]]` for each blank.
  package var text: String
  package var blanks: [Blank]

  package struct Blank: Hashable, Sendable {
    package var name: String
    package var accepted: [TextForm]
    package var wrong: [WrongForm]
    package var otherwise: String

    package init(
      name: String,
      accepted: [TextForm],
      wrong: [WrongForm] = [],
      otherwise: String
    ) {
      self.name = name
      self.accepted = accepted
      self.wrong = wrong
      self.otherwise = otherwise
    }
  }

  package init(file: String, text: String, blanks: [Blank]) {
    self.file = file
    self.text = text
    self.blanks = blanks
  }

  init(_ reader: MappingReader) throws(ContentProblem) {
    let fileNode = try reader.required("file")
    let file = try fileNode.text(as: "file")
    guard isPlainFileName(file) else { throw fileNode.problem("`file` must be a plain file name") }
    let textNode = try reader.required("text")
    let text = try textNode.text(as: "text")
    let list = try reader.required("blanks")
    var blanks: [Blank] = []
    for entry in try list.entries(as: "blanks") {
      let blank = try MappingReader(
        entry.value,
        what: "a blank",
        keys: ["accept", "wrong", "otherwise"]
      )
      guard isIdentifier(entry.key), text.contains("[[\(entry.key)]]") else {
        throw ContentProblem(entry.keyPosition, "`text` has no blank `[[\(entry.key)]]`")
      }
      let accepted = try blank.forms("accept")
      blanks.append(
        Blank(
          name: entry.key,
          accepted: accepted,
          wrong: try blank.wrongForms(notIn: accepted),
          otherwise: try blank.text("otherwise")
        )
      )
    }
    guard (1...9).contains(blanks.count),
      Self.filled(text, blanks.map { ($0.name, "") }).firstRange(of: "[[") == nil
    else {
      throw textNode.problem("each of 1 to 9 `[[name]]` in `text` needs its entry in `blanks`")
    }
    // Numbered as they are met in the text.
    blanks.sort { place(of: $0, in: text) < place(of: $1, in: text) }
    self.init(file: file, text: text, blanks: blanks)

    func place(of blank: Blank, in text: String) -> String.Index {
      text.firstRange(of: "[[\(blank.name)]]")?.lowerBound ?? text.endIndex
    }
  }

  /// The text as it is shown, with a numbered gap for each blank.
  package var shown: String {
    Self.filled(text, blanks.enumerated().map { ($1.name, "[\($0 + 1): ____]") })
  }

  /// The text with the words in its blanks.
  package func filled(_ words: [String]) -> String {
    Self.filled(text, zip(blanks, words).map { ($0.name, $1) })
  }

  /// The words that an author gives first.
  package var key: [String] { blanks.map { $0.accepted[0].literal } }

  private static func filled(_ text: String, _ words: [(String, String)]) -> String {
    words.reduce(text) { $0.replacing("[[\($1.0)]]", with: $1.1) }
  }

  /// What an answer is worth; `isProven` says whether the filled text does what the proof asks for.
  func verdict(_ words: [String], isProven: Bool) -> Verdict {
    if isProven { return Verdict(right: blanks.count, of: blanks.count, remarks: []) }
    var verdict = Verdict(right: 0, of: blanks.count, remarks: [])
    for (number, (blank, word)) in zip(blanks, words).enumerated() {
      if blank.accepted.contains(where: { $0.matches(word) }) {
        verdict.right += 1
      } else {
        let known = blank.wrong.first { $0.form.matches(word) }
        verdict.remarks.append(
          .init(
            isRight: false,
            letter: "\(number + 1)",
            text: known?.feedback ?? blank.otherwise
          )
        )
      }
    }
    return verdict
  }
}
