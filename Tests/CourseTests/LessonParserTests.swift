import Course
import Testing

@Suite struct LessonParserTests {
  static let text = """
    ---
    id: sample
    title: A sample
    minutes: 5
    objectives: {try: Try it}
    ---

    # A sample

    Some *prose* with

    ```sh
    code that is only shown
    ```

    ```yaml manifest job.yaml
    kind: Job
    ```

    ```session seed=7
    $ kubectl apply -f job.yaml
    job.batch/x created
    $ cat <<E |
    > one
    > E
    > wc -l
    1

    $ true
    ```

    ```quiz how-many
    kind: numeric
    prompt: How many?
    answer: 4
    otherwise: no
    hints: Count.
    explanation: Four.
    source: https://example.com
    ```

    ```checkpoint there
    title: There
    reach: true
    expect: true
    ```

    ```exercise failing-job
    ```

    The end.
    """

  @Test("a lesson is split into its blocks, each with its line")
  func blocks() throws {
    let (lesson, problems) = LessonParser.parse(Self.text, file: "lessons/01-a.md")
    #expect(problems.isEmpty)
    let blocks = try #require(lesson?.blocks)
    #expect(
      blocks.map(\.content.name) == [
        "prose", "manifest", "session", "item", "checkpoint", "exercise", "prose",
      ]
    )
    #expect(blocks.map(\.position.line) == [8, 16, 20, 32, 42, 48, 51])
  }

  @Test("a session keeps commands, continuations and output apart")
  func session() throws {
    let (lesson, _) = LessonParser.parse(Self.text, file: "lessons/01-a.md")
    guard case .session(let session)? = lesson?.blocks[2].content else {
      Issue.record("the third block is no session")
      return
    }
    #expect(session.seed == 7)
    #expect(session.isFresh)
    #expect(
      session.commands.map(\.command) == [
        "kubectl apply -f job.yaml", "cat <<E |\none\nE\nwc -l", "true",
      ]
    )
    #expect(session.commands.map(\.output) == [["job.batch/x created"], ["1"], []])
    #expect(session.commands.map(\.position.line) == [21, 23, 29])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let block: String
    let problem: String
    var testDescription: String { problem }
  }

  static let broken: [Case] = [
    Case(
      block: "```quiz\nkind: single\n```",
      problem: "9:1: write ```quiz an-id, with lower-case letters, digits and dashes"
    ),
    Case(
      block: "```quiz An_Id\nkind: single\n```",
      problem: "9:1: write ```quiz an-id, with lower-case letters, digits and dashes"
    ),
    Case(
      block: "```quiz q\nkind: essay\n```",
      problem:
        "10:7: `kind` is `essay`; it must be one of `single`, `multiple`, `true-false`, `numeric`, `text`, `ordering`, `matching`, `blanks`, `lines`, `predict`, `do` and `fix`"
    ),
    Case(
      block:
        "```quiz q\nkind: numeric\nprompt: x\nanswer: four\notherwise: no\nexplanation: e\nsource: s\n```",
      problem: "12:9: `answer` is `four`; it must be a number"
    ),
    Case(
      block: "```quiz q\nkind: numeric\nprompt: x\nanswer: 4\notherwise: no\nexplanation: e\n```",
      problem:
        "10:1: an item needs a `proof` that the simulator can run, or, for a mere definition, a `source`"
    ),
    Case(
      block:
        "```quiz q\nkind: numeric\nprompt: x\nanswer: 4\ntolerance: 2\nmisconceptions: [{answer: 3, feedback: f}]\notherwise: no\nexplanation: e\nsource: s\n```",
      problem: "12:9: the misconception 3 would be accepted as right"
    ),
    Case(
      block:
        "```quiz q\nkind: single\nprompt: x\nchoices: [{text: a, right: true, feedback: f}, {text: b, right: true, feedback: f}]\nexplanation: e\nsource: s\n```",
      problem: "12:10: an item of kind single needs exactly one right choice; it has 2"
    ),
    Case(
      block:
        "```quiz q\nkind: multiple\nprompt: x\nchoices: [{text: a, feedback: f}, {text: b, feedback: f}]\nexplanation: e\nsource: s\n```",
      problem: "12:10: none of the choices is marked `right: true`"
    ),
    Case(
      block:
        "```quiz q\nkind: single\nprompt: x\nchoices: [{text: a, right: true, feedback: f}, {text: b, feedback: f}]\nexplanation: e\nproof: {run: x}\n```",
      problem:
        "10:1: with a proof each choice needs `when`: the line that is printed if it is true"
    ),
    Case(
      block: "```quiz q\nkind: single\nprompt: x\nanswer: 4\n```",
      problem: "12:9: `answer` has no meaning in an item of kind single"
    ),
    Case(
      block: "```session later\n$ true\n```",
      problem: "9:1: unknown option `later` of a session; there are `fresh` and `seed=NUMBER`"
    ),
    Case(
      block: "```session\nkubectl get jobs\n```",
      problem: "10:1: a session begins with a command, as in `$ kubectl get jobs`"
    ),
    Case(
      block: "```session\n```",
      problem: "9:1: a session needs at least one line that begins with `$ `"
    ),
    Case(
      block: "```yaml manifest ../job.yaml\na: b\n```",
      problem: "9:1: write ```yaml manifest NAME.yaml, with a plain file name"
    ),
    Case(
      block: "```checkpoint c\ntitle: t\nreach: r\n```",
      problem: "10:1: a checkpoint needs the field `expect`"
    ),
  ]

  @Test(
    "a broken block is told with its place, and the rest of the lesson stays",
    arguments: broken
  )
  func isTold(_ example: Case) throws {
    let text =
      "---\nid: a\ntitle: A\nminutes: 1\nobjectives: {o: O}\n---\n\nBefore.\n\(example.block)\n\nAfter.\n"
    let (lesson, problems) = LessonParser.parse(text, file: "l.md")
    #expect(problems.map(\.description) == ["l.md:\(example.problem)"])
    #expect(lesson?.blocks.count == 1)
  }

  static let brokenFrontMatter: [Case] = [
    Case(
      block: "# No front matter",
      problem: "1:1: a lesson begins with front matter between two lines of ---"
    ),
    Case(
      block: "---\nid: a\n",
      problem: "1:1: a lesson begins with front matter between two lines of ---"
    ),
    Case(block: "---\nid: a\n---\n", problem: "2:1: the front matter needs the field `objectives`"),
    Case(
      block: "---\nid: A b\n---\n",
      problem: "2:5: `A b` is no id; use lower-case letters, digits and dashes"
    ),
    Case(
      block: "---\nid: a\ntitle: b\nobjectives: {}\n---\n",
      problem: "4:13: a lesson needs at least one objective"
    ),
    Case(
      block: "---\nid: a\ntitle: b\nobjectives: {o: O}\nminutes: long\n---\n",
      problem: "5:10: `minutes` must be a whole number from 1 to 60, not `long`"
    ),
  ]

  @Test("a lesson without whole front matter is none", arguments: brokenFrontMatter)
  func frontMatter(_ example: Case) {
    let (lesson, problems) = LessonParser.parse(example.block, file: "l.md")
    #expect(lesson == nil)
    #expect(problems.map(\.description) == ["l.md:\(example.problem)"])
  }
}

extension Block.Content {
  fileprivate var name: String {
    switch self {
    case .prose: "prose"
    case .manifest: "manifest"
    case .session: "session"
    case .item: "item"
    case .checkpoint: "checkpoint"
    case .exercise: "exercise"
    }
  }
}
