import Compression
import Course
import TestKit
import Testing

@testable import Exchange

/// Items as other tools write them.
@Suite struct QTIReadingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var declaration: String
    var body: String
    var rules = ""
    var kind: ItemKind
    var has: [String]
    var notes: [String] = []
    var testDescription: String { name }
  }

  private static func document(_ declaration: String, _ body: String, _ rules: String) -> String {
    """
    <?xml version='1.0'?>
    <qti:assessmentItem xmlns:qti="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="ITEM_7"
        title="A title" adaptive="false" timeDependent="false">
      \(declaration)
      <qti:outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
      <itemBody>\(body)</itemBody>
      \(rules)
    </qti:assessmentItem>
    """
  }

  private static func response(
    _ cardinality: String,
    _ type: String,
    _ values: [String],
    _ more: String = ""
  ) -> String {
    "<responseDeclaration identifier='R' cardinality='\(cardinality)' baseType='\(type)'>"
      + (values.isEmpty
        ? ""
        : "<correctResponse>" + values.map { "<value> \($0) </value>" }.joined()
          + "</correctResponse>") + more + "</responseDeclaration>"
  }

  static let cases: [Case] = [
    Case(
      name: "a choice with a prompt of its own and feedback beside it",
      declaration: response("single", "identifier", ["B"]),
      body: """
        <p>First &amp; <b>foremost</b>:</p>
        <choiceInteraction responseIdentifier='R' maxChoices='1'><prompt>Which?</prompt>
        <simpleChoice identifier='A'>no <feedbackInline identifier='A' outcomeIdentifier='F'
        showHide='show'>Never</feedbackInline></simpleChoice>
        <simpleChoice identifier='B'><p>yes</p></simpleChoice></choiceInteraction>
        """,
      kind: .single,
      has: [
        "First & **foremost**:\n\n  Which?", "feedback: Never", "text: \"yes\"\n    right: true",
      ]
    ),
    Case(
      name: "a mapping with weights of its own",
      declaration: response(
        "multiple",
        "identifier",
        [],
        "<mapping defaultValue='0'><mapEntry mapKey='A' mappedValue='3'/>"
          + "<mapEntry mapKey='B' mappedValue='1'/></mapping>"
      ),
      body: """
        <choiceInteraction responseIdentifier='R' maxChoices='0'><simpleChoice identifier='A'>a
        </simpleChoice><simpleChoice identifier='B'>b</simpleChoice><simpleChoice identifier='C'>c
        </simpleChoice></choiceInteraction>
        """,
      kind: .multiple,
      has: ["text: a\n    right: true", "text: b\n    right: true"],
      notes: ["changed (1): right choices earn equal shares, and wrong ones take one away: item-7"]
    ),
    Case(
      name: "a word within a line",
      declaration: response(
        "single",
        "string",
        ["York"],
        "<mapping defaultValue='0'><mapEntry mapKey='york' mappedValue='0.5'/></mapping>"
      ),
      body: "<p>The duke of <textEntryInteraction responseIdentifier='R'/> left.</p>",
      kind: .text,
      has: [#"The duke of \_\_\_\_\_ left."#, "accept:\n  - york\n"]
    ),
    Case(
      name: "a number that may be off by a share",
      declaration: response("single", "integer", ["200"]),
      body: "<p>How many? <textEntryInteraction responseIdentifier='R'/></p>",
      rules: """
        <responseProcessing><responseCondition><responseIf><equal toleranceMode='relative'
        tolerance='10 5'><variable identifier='R'/><correct identifier='R'/></equal>
        <setOutcomeValue identifier='SCORE'><baseValue baseType='float'>1</baseValue>
        </setOutcomeValue></responseIf></responseCondition></responseProcessing>
        """,
      kind: .numeric,
      has: ["answer: 200\ntolerance: 20\n"],
      notes: ["changed (1): a tolerance is as wide below as above: item-7"]
    ),
    Case(
      name: "an order",
      declaration: response("ordered", "identifier", ["B", "A"]),
      body: """
        <orderInteraction responseIdentifier='R' shuffle='true'><simpleChoice identifier='A'>second
        </simpleChoice><simpleChoice identifier='B'>first</simpleChoice></orderInteraction>
        """,
      kind: .ordering,
      has: ["steps:\n  - first\n  - second\n"]
    ),
    Case(
      name: "pairs, with one side left over",
      declaration: response("multiple", "directedPair", ["a x", "b y"]),
      body: """
        <matchInteraction responseIdentifier='R' shuffle='true' maxAssociations='2'><simpleMatchSet>
        <simpleAssociableChoice identifier='a' matchMax='1'>A</simpleAssociableChoice>
        <simpleAssociableChoice identifier='b' matchMax='1'>B</simpleAssociableChoice>
        </simpleMatchSet><simpleMatchSet>
        <simpleAssociableChoice identifier='z' matchMax='1'>Z</simpleAssociableChoice>
        <simpleAssociableChoice identifier='x' matchMax='1'>X</simpleAssociableChoice>
        <simpleAssociableChoice identifier='y' matchMax='1'>Y</simpleAssociableChoice>
        </simpleMatchSet></matchInteraction>
        """,
      kind: .matching,
      has: ["- left: A\n    right: X\n  - left: B\n    right: \"Y\"\nextra:\n  - Z\n"]
    ),
    Case(
      name: "an inline choice",
      declaration: response("single", "identifier", ["L"]),
      body: """
        <p>It is <inlineChoiceInteraction responseIdentifier='R' shuffle='false'><inlineChoice
        identifier='L'>late</inlineChoice><inlineChoice identifier='E'>early</inlineChoice>
        </inlineChoiceInteraction>.</p>
        """,
      kind: .single,
      has: ["text: late\n    right: true"]
    ),
    Case(
      name: "markup and escapes of a stranger",
      declaration: response("single", "identifier", ["true"]),
      body: """
        <p>&lt;script&gt; *not bold* <a href="javascript:alert(1)">here</a>&#x202E;</p><pre>$(reboot)
        ```</pre><choiceInteraction responseIdentifier='R' maxChoices='1'><simpleChoice
        identifier='true'>T</simpleChoice><simpleChoice identifier='false'>F</simpleChoice>
        </choiceInteraction>
        """,
      kind: .trueFalse,
      has: [
        #"\<script> \*not bold\* here"#, "````\n  $(reboot)\n  ```\n  ````\n", "`````quiz item-7\n",
      ]
    ),
  ]

  @Test("an item of another tool becomes one of joblab's", arguments: cases)
  func reading(_ test: Case) throws {
    let text = Self.document(test.declaration, test.body, test.rules)
    let sheet = QTIPackageReader.sheet(of: .item(Array(text.utf8)), named: "item.xml")
    #expect(sheet.problems == [])
    #expect(sheet.notes.lines == test.notes)
    #expect(sheet.throughLesson().map(\.question.kind) == [test.kind])
    let written = LessonWriter.lessons(sheet, title: "t", source: "item.xml")
    let lesson = try #require(written.lessons.first).text
    for part in test.has { #expect(lesson.contains(part), "\(lesson)") }
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var text: String
    var says: String
    var testDescription: String { String(text.prefix(60)) }
  }

  static let refusals: [Refusal] = [
    Refusal(
      text:
        "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY x \"xxxx\"><!ENTITY y \"&x;&x;\">]><a>&y;</a>",
      says: "item.xml:2:1: a document type is not read"
    ),
    Refusal(
      text: "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
      says: "item.xml:1:1: a document type is not read"
    ),
    Refusal(text: "<a>&y;</a>", says: "item.xml:1:4: &y; is no entity of XML"),
    Refusal(text: "<a>&#0;</a>", says: "&#0; is no entity"),
    Refusal(text: "<a>&#xD800;</a>", says: "is no entity"),
    Refusal(text: "<a>\u{1}</a>", says: "item.xml:1:4: U+1 is no character of XML"),
    Refusal(text: "<a><b></a>", says: "item.xml:1:7: </a> ends no element that is open here"),
    Refusal(text: "<a>\n<b>", says: "item.xml:2:4: the document ends within <b>"),
    Refusal(text: "<a x=1/>", says: "item.xml:1:6: the value of `x` stands in quotes"),
    Refusal(text: "<a x='1' x='2'/>", says: "the attribute `x` stands here twice"),
    Refusal(text: "<a/><b/>", says: "item.xml:1:5: nothing may follow the root element"),
    Refusal(text: "text", says: "item.xml:1:1: a document begins with `<`"),
    Refusal(text: "", says: "a document begins with `<`"),
    Refusal(text: "<a><!-- b</a>", says: "item.xml:1:8: a comment does not end"),
    Refusal(
      text: "<?xml version='1.0' encoding='UTF-16'?><a/>",
      says: "item.xml:1:1: the encoding must be UTF-8"
    ),
    Refusal(
      text: String(repeating: "<a>", count: 65),
      says: "item.xml:1:193: elements lie more than 64 deep"
    ),
    Refusal(
      text: "<a>" + String(repeating: "<b/>", count: 50_000) + "</a>",
      says: "there are more than 50000 elements"
    ),
    Refusal(text: String(repeating: " ", count: 1 << 20) + "<a/>", says: "is larger than 1 MiB"),
    Refusal(text: "<html/>", says: "item.xml:1:1: an assessmentItem is expected, not <html>"),
    Refusal(text: "<assessmentItem/>", says: "an assessmentItem needs an itemBody"),
    Refusal(
      text: "<assessmentItem><itemBody><choiceInteraction>"
        + String(repeating: "<simpleChoice/>", count: 101)
        + "</choiceInteraction></itemBody></assessmentItem>",
      says: "item.xml:1:17: there is more to answer than 100 choices or gaps"
    ),
    Refusal(
      text: "<assessmentItem><itemBody><choiceInteraction/></itemBody></assessmentItem>",
      says: "item.xml:1:27: there is no responseDeclaration ``"
    ),
  ]

  @Test("what is no item is refused with its place", arguments: refusals)
  func refusing(_ test: Refusal) throws {
    let sheet = QTIPackageReader.sheet(of: .item(Array(test.text.utf8)), named: "item.xml")
    try #require(sheet.problems.count == 1)
    #expect("\(sheet.problems[0])".contains(test.says), "\(sheet.problems[0])")
    #expect(sheet.items == [])
  }

  @Test("kinds that joblab does not have are left out and named")
  func leftOut() {
    for (body, reason) in [
      ("<p>a</p>", "nothing is asked"),
      ("<extendedTextInteraction responseIdentifier='R'/>", "joblab has no essays"),
      ("<hotspotInteraction responseIdentifier='R'/>", "no kind like hotspotInteraction"),
      (
        "<p><textEntryInteraction responseIdentifier='R'/><textEntryInteraction "
          + "responseIdentifier='S'/></p>", "several questions in one"
      ),
    ] {
      let text = Self.document("", body, "")
      let sheet = QTIPackageReader.sheet(of: .item(Array(text.utf8)), named: "item.xml")
      #expect(sheet.items == [])
      #expect(sheet.problems == [])
      #expect(sheet.notes.lines.count == 1)
      #expect(sheet.notes.lines[0].contains(reason), "\(sheet.notes.lines)")
    }
  }

  private struct Files: PackageFiles {
    var texts: [String: String]

    func bytes(of path: String) throws(PackageProblem) -> [UInt8]? {
      texts[path].map { Array($0.utf8) }
    }
  }

  private func problems(_ texts: [String: String]) -> [String] {
    QTIPackageReader.sheet(of: .package(Files(texts: texts)), named: "p.zip").problems.map(
      \.description
    )
  }

  @Test("a package names its faults with their places, and is read within itself alone")
  func packages() {
    #expect(
      problems([:]) == ["p.zip/imsmanifest.xml:1:1: is missing: a package has it at its root"]
    )
    #expect(
      problems(["imsmanifest.xml": "<manifest/>"])
        == ["p.zip/imsmanifest.xml:1:1: names no items of QTI 2 (type imsqti_item_xmlv2p1)"]
    )
    func manifest(_ href: String) -> [String: String] {
      [
        "imsmanifest.xml":
          "<manifest><resource type='imsqti_item_xmlv2p1' href='\(href)'/></manifest>"
      ]
    }
    #expect(
      problems(manifest("gone.xml"))
        == ["p.zip/imsmanifest.xml:1:11: there is no file gone.xml"]
    )
    for path in ["../x.xml", "/etc/passwd", "a//b", ""] {
      #expect(problems(manifest(path)).first?.contains("is no path within the package") == true)
    }
  }

  @Test("an archive that is damaged or swells is refused")
  func archives() throws {
    #expect(throws: PackageProblem(reason: "is no whole zip archive")) {
      try ZipPackage([0x50, 0x4B, 0x03, 0x04])
    }
    var zip = ZipWriter()
    zip.add("imsmanifest.xml", Array(repeating: 0x20, count: ExchangeLimits.fileBytes + 1))
    let sheet = QTIPackageReader.sheet(
      of: .package(try ZipPackage(zip.finished())),
      named: "p.zip"
    )
    #expect(
      sheet.problems.map(\.description)
        == ["p.zip/imsmanifest.xml:1:1: imsmanifest.xml is larger than 1 MiB"]
    )
  }
}
