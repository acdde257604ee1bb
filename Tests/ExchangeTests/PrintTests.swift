import Course
import TestKit
import Testing

@testable import Exchange

@Suite struct PrintTests {
  @Test("sheet and key are written as their goldens show")
  func goldens() throws {
    try Golden.expect(
      PrintedSheet.written(Samples.everyKind, .questions).text,
      toMatch: "sheet.md"
    )
    try Golden.expect(PrintedSheet.written(Samples.everyKind, .key).text, toMatch: "key.md")
  }

  @Test("paper holds every kind, and the sheet does not hold the answers")
  func wholeCourse() {
    let sheet = PrintedSheet.written(Samples.course, .questions)
    let key = PrintedSheet.written(Samples.course, .key)
    #expect(sheet.count == Samples.course.items.count)
    #expect(sheet.notes == [])
    for item in Samples.course.items {
      #expect(sheet.text.contains(" \(item.id) ("))
      #expect(key.text.contains(" \(item.id) ("))
      #expect(!sheet.text.contains(item.explanation))
      #expect(key.text.contains(item.explanation))
    }
  }

  @Test("an order's key is what stands on the lines of the sheet")
  func order() throws {
    let item = try #require(Samples.everyKind.items.first { $0.id == "k-ordering" })
    guard case .ordering(let question) = item.question else { return }
    let sheet = PrintedQuestion.text(of: item)
    let key = PrintedKey.text(of: item)
    let marks = question.shown.map { "\($0 + 1)" }.joined(separator: " ")
    #expect(key.contains("**On the lines: \(marks)**"))
    let shown = question.shown.map { question.steps[$0].text }
    let places = shown.compactMap { sheet.firstRange(of: $0)?.lowerBound }
    #expect(places.count == shown.count && places == places.sorted())
  }
}
