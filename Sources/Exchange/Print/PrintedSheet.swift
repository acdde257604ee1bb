import Course

/// Items as Markdown for paper: a sheet of questions, or the key to it.
///
/// Where HTML is honoured each question stays on one page and each lesson begins a new one; without it
/// the sheet reads the same.
package enum PrintedSheet {
  package enum Part {
    case questions
    /// Answers, explanations and hints, under the numbers of the questions.
    case key
  }

  package static func written(_ sheet: ItemSheet, _ part: Part) -> WrittenSheet {
    let title = ForeignText.markdown(sheet.title, .plain)
    var text = """
      <style>
      @media print {
        .question { break-inside: avoid; }
        h2 { break-before: page; break-after: avoid; }
        h1 + p + h2, h1 + p + p + h2 { break-before: avoid; }
      }
      </style>

      # \(title)\(part == .key ? ": key" : "")

      *\(ForeignText.markdown(sheet.origin, .plain)).*

      """
    if part == .questions {
      text += "\nName: \(gap)  Date: \(gap)  Points: ______ of \(points(of: sheet.items))\n"
    }
    var number = 0
    for section in sheet.sections {
      text += "\n## \(ForeignText.markdown(section.title, .plain))\n"
      for item in section.items {
        number += 1
        let body = part == .key ? PrintedKey.text(of: item) : PrintedQuestion.text(of: item)
        text += """

          <div class="question">

          ### \(number). \(item.id) (\(pointsText(item.points)))

          \(body)

          </div>

          """
      }
    }
    return WrittenSheet(text: text, notes: [], count: number)
  }

  static let gap = "________________"

  private static func points(of items: [Item]) -> Points {
    items.reduce(.zero) { $0 + $1.points }
  }

  private static func pointsText(_ points: Points) -> String {
    points == Points(1) ? "1 point" : "\(points) points"
  }
}
