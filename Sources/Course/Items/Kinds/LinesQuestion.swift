/// Lines of a manifest, or words of a command, that are to be put in order.
package struct LinesQuestion: Hashable, Sendable {
  /// The name under which the assembled text lies in the proof's folder.
  package var file: String
  /// In a right order.
  package var lines: [String]
  /// Lines that belong to no answer, with what to say to who takes them.
  package var extra: [WrongLine]
  /// The places of the lines, and then of the extra ones, in the order in which they are shown.
  package var shown: [Int]
  /// What stands between two parts: a line end, or a space for a command.
  package var separator: String
  package var otherwise: String

  package struct WrongLine: Hashable, Sendable {
    package var text: String
    package var feedback: String

    package init(text: String, feedback: String) {
      self.text = text
      self.feedback = feedback
    }
  }

  package init(
    file: String,
    lines: [String],
    extra: [WrongLine] = [],
    shown: [Int],
    separator: String = "\n",
    otherwise: String
  ) {
    self.file = file
    self.lines = lines
    self.extra = extra
    self.shown = shown
    self.separator = separator
    self.otherwise = otherwise
  }

  init(_ reader: MappingReader, _ source: DrawSource) throws(ContentProblem) {
    let fileNode = try reader.required("file")
    file = try fileNode.text(as: "file")
    guard isPlainFileName(file) else { throw fileNode.problem("`file` must be a plain file name") }
    let list = try reader.required("lines")
    lines = []
    for node in try list.elements(as: "lines") { lines.append(try node.text(as: "lines")) }
    extra = []
    for node in try reader.list("extra") {
      let line = try MappingReader(node, what: "an extra line", keys: ["text", "feedback"])
      extra.append(WrongLine(text: try line.text("text"), feedback: try line.text("feedback")))
    }
    let all = lines + extra.map(\.text)
    guard lines.count > 1, all.count <= 20, Set(all).count == all.count else {
      throw list.problem("there must be 2 to 20 lines, no two alike")
    }
    shown = Arrangement.shuffled(all.count, source)
    separator = try reader.text("separator", or: "\n")
    otherwise = try reader.text("otherwise")
  }

  private var all: [String] { lines + extra.map(\.text) }

  /// In the order in which they are shown.
  package var shownLines: [String] { shown.map { all[$0] } }

  package func assembled(_ order: [Int]) -> String {
    order.compactMap { all[safely: $0] }.joined(separator: separator) + "\n"
  }

  func answer(_ text: String) throws(AnswerError) -> ItemAnswer {
    guard let typed = typedOrder(text, count: shown.count) else {
      throw AnswerError(
        description: "answer with the numbers of the lines in your order, such as `2 1 3`; "
          + "each once at most"
      )
    }
    return .order(typed.map { shown[$0] })
  }

  /// What an answer is worth; `isProven` says whether the assembled text does what the proof asks for.
  func verdict(_ order: [Int], isProven: Bool) -> Verdict {
    if isProven || order == Array(lines.indices) {
      return Verdict(right: 1, of: 1, remarks: [])
    }
    let taken = order.filter { $0 >= lines.count }.compactMap { extra[safely: $0 - lines.count] }
    // What follows its neighbour earns its share; a line that does not belong earns nothing.
    let followed = zip([-1] + order, order).filter { $0 + 1 == $1 && $1 < lines.count }.count
    return Verdict(
      right: min(followed, lines.count - 1),
      of: lines.count,
      remarks: taken.isEmpty
        ? [.init(isRight: false, letter: "", text: otherwise)]
        : taken.map { .init(isRight: false, letter: "", text: $0.feedback) }
    )
  }
}
