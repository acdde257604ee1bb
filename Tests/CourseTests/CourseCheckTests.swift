import Course
import Testing

@Suite struct CourseCheckTests {
  /// A small course in which all is well.
  static let sound = MemoryFiles([
    "lessons/01-one.md": """
    ---
    id: one
    title: One
    minutes: 5
    objectives: {know: Know it}
    ---

    See [two](02-two.md#part) and [the site](https://example.com/x).

    ```yaml manifest job.yaml
    kind: Job
    ```

    ```session
    $ print made
    made
    $ files
    job.yaml
    ```

    ```quiz q-number
    kind: numeric
    objective: know
    prompt: How many?
    answer: 4
    otherwise: no
    hints: [Count.]
    explanation: Four.
    proof: {run: print 4}
    ```

    ```quiz q-choice
    kind: multiple
    objective: know
    prompt: Which?
    choices:
      - {text: first, right: true, feedback: yes it is, when: one}
      - {text: second, feedback: it is not, when: two}
    hints: [Look.]
    explanation: The first.
    proof:
      files: {more.yaml: text}
      run: |
        print one
        files
    ```

    ```checkpoint c-made
    title: Made
    reach: true
    expect: true
    ```
    """,
    "lessons/02-two.md": """
    ---
    id: two
    title: Two
    minutes: 5
    objectives: {apply: Apply it}
    prerequisites: [one]
    ---

    ```quiz q-words
    kind: numeric
    objective: apply
    prompt: How many?
    answer: 4
    otherwise: no
    hints: [Count.]
    explanation: Four.
    source: https://example.com
    ```

    ## Part

    Back to [one](01-one.md), to [this part](#part), and to `[no link](#nowhere)`.
    """,
  ])

  private func problems(_ files: MemoryFiles) -> [String] {
    let check = CourseCheck(files: files, maker: ScriptedLaboratoryMaker())
    return check.problems(in: CourseLoader.load(files)).map(\.description)
  }

  @Test("a sound course has no problems")
  func sound() {
    #expect(problems(Self.sound) == [])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var file = "lessons/01-one.md"
    let old: String
    let new: String
    let problems: [String]
    var testDescription: String { name }
  }

  static let defects: [Case] = [
    Case(
      name: "a numeric key that the proof does not give",
      old: "proof: {run: print 4}",
      new: "proof: {run: print 5}",
      problems: [
        "lessons/01-one.md:29:8: the proof of `q-number` (seed 1) gives 5, written is 4; it printed: `5`"
      ]
    ),
    Case(
      name: "a wrong answer that the proof gives as the key",
      old: "answer: 4\notherwise: no",
      new: "misconceptions: [{answer: 4, feedback: too few}]\notherwise: no",
      problems: ["lessons/01-one.md:21:1: the wrong answer `4` of `q-number` is right"]
    ),
    Case(
      name: "a wrong value that the proof gives as the key",
      old: """
        kind: numeric
        objective: know
        prompt: How many?
        answer: 4
        otherwise: no
        hints: [Count.]
        explanation: Four.
        proof: {run: print 4}
        """,
      new: """
        kind: predict
        objective: know
        prompt: How?
        values:
          - {name: end, text: The end, unit: word, otherwise: no, wrong: [{answer: good, feedback: no}]}
        hints: [Count.]
        explanation: Good.
        proof: {run: print end=good}
        """,
      problems: ["lessons/01-one.md:21:1: the wrong answer `good` for `end` of `q-number` is right"]
    ),
    Case(
      name: "a proof that prints no number",
      old: "proof: {run: print 4}",
      new: "proof: {run: print four}",
      problems: [
        "lessons/01-one.md:29:8: the proof of `q-number` (seed 1) gives no number; it printed: `four`"
      ]
    ),
    Case(
      name: "a proof without an end",
      old: "proof: {run: print 4}",
      new: "proof: {run: endless}",
      problems: [
        "lessons/01-one.md:29:8: the proof of `q-number` (seed 1) was stopped: too long"
      ]
    ),
    Case(
      name: "a choice that the proof does not give",
      old: "    print one\n",
      new: "    print two\n",
      problems: [
        "lessons/01-one.md:42:3: the proof of `q-choice` (seed 1) gives b, written is a; it printed: `two job.yaml more.yaml`"
      ]
    ),
    Case(
      name: "output that differs",
      old: "$ print made\nmade",
      new: "$ print made\ndone",
      problems: [
        "lessons/01-one.md:15:1: `print made`: shown is `done`, printed is `made`"
      ]
    ),
    Case(
      name: "a command without an end",
      old: "$ print made\nmade",
      new: "$ endless",
      problems: ["lessons/01-one.md:15:1: `endless` was stopped: too long"]
    ),
    Case(
      name: "an id that is taken",
      file: "lessons/02-two.md",
      old: "q-words",
      new: "q-number",
      problems: ["lessons/02-two.md:9:1: the id `q-number` is taken by lessons/01-one.md:21:1"]
    ),
    Case(
      name: "a prerequisite that is not there",
      file: "lessons/02-two.md",
      old: "[one]",
      new: "[zero]",
      problems: ["lessons/02-two.md:2:1: the prerequisite `zero`: there is no such lesson"]
    ),
    Case(
      name: "a prerequisite that comes later",
      old: "title: One",
      new: "title: One\nprerequisites: [two]",
      problems: ["lessons/01-one.md:2:1: the prerequisite `two`: it comes later"]
    ),
    Case(
      name: "an objective that nothing measures",
      file: "lessons/02-two.md",
      old: "{apply: Apply it}",
      new: "{apply: Apply it, more: More}",
      problems: ["lessons/02-two.md:2:1: no item measures the objective `more`"]
    ),
    Case(
      name: "an item for an objective that is not there",
      file: "lessons/02-two.md",
      old: "objective: apply",
      new: "objective: aply",
      problems: [
        "lessons/02-two.md:2:1: no item measures the objective `apply`",
        "lessons/02-two.md:9:1: the lesson has no objective `aply`; it has `apply`",
      ]
    ),
    Case(
      name: "a link to a heading that is not there",
      old: "02-two.md#part",
      new: "02-two.md#parts",
      problems: [
        "lessons/01-one.md:8:1: the link to 02-two.md#parts leads nowhere: there is no heading `#parts` in lessons/02-two.md"
      ]
    ),
    Case(
      name: "a link within the page to a heading that has gone",
      file: "lessons/02-two.md",
      old: "## Part",
      new: "## Parts",
      problems: [
        "lessons/01-one.md:8:1: the link to 02-two.md#part leads nowhere: there is no heading `#part` in lessons/02-two.md",
        "lessons/02-two.md:22:1: the link to #part leads nowhere: there is no heading `#part` in lessons/02-two.md",
      ]
    ),
    Case(
      name: "a dead link",
      old: "02-two.md#part",
      new: "../exercises/none/task.md",
      problems: [
        "lessons/01-one.md:8:1: the link to ../exercises/none/task.md leads nowhere: there is no exercises/none/task.md"
      ]
    ),
    Case(
      name: "an item without hints",
      old: "hints: [Count.]\n",
      new: "",
      problems: ["lessons/01-one.md:21:1: the item `q-number` has no hints"]
    ),
    Case(
      name: "a hint that is the answer",
      old: "hints: [Look.]",
      new: "hints: [It is the First one.]",
      problems: [
        "lessons/01-one.md:32:1: a hint of `q-choice` gives the answer away: It is the First one."
      ]
    ),
    Case(
      name: "a state that is not reached",
      old: "expect: true",
      new: "expect: \"false\"",
      problems: [
        "lessons/01-one.md:48:1: `reach` of `c-made` does not bring a fresh cluster to its state",
        "lessons/01-one.md:48:1: the lesson does not reach the state of `c-made`",
      ]
    ),
    Case(
      name: "an exercise that is not there",
      old: "```checkpoint c-made",
      new: "```exercise nowhere\n```\n\n```checkpoint c-made",
      problems: ["lessons/01-one.md:48:1: there is no exercise `nowhere`"]
    ),
  ]

  @Test("each defect is found, and nothing else", arguments: defects)
  func defect(_ example: Case) throws {
    var files = Self.sound
    let text = try #require(files[example.file])
    let place = try #require(text.firstRange(of: example.old))
    files[example.file] = text.replacingCharacters(in: place, with: example.new)
    #expect(problems(files) == example.problems)
  }

  @Test("files without a place in the course are found")
  func strayFiles() {
    var files = Self.sound
    files["lessons/notes.md"] = "---\nid: n\ntitle: N\nminutes: 1\nobjectives: {}\n---\n"
    files["lessons/picture.png"] = "x"
    files["exercises/lost/task.md"] = "x"
    files["README.md"] = "x"
    #expect(
      problems(files) == [
        "README.md:1:1: has no place in a course",
        "exercises/lost/task.md:1:1: belongs to no exercise: its folder has no exercise.yaml",
        "lessons/notes.md:1:1: a lesson's name begins with its number, as in `01-jobs.md`",
        "lessons/notes.md:5:13: a lesson needs at least one objective",
        "lessons/picture.png:1:1: has no place in a course",
      ]
    )
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    var copy = self
    copy.replaceSubrange(range, with: text)
    return copy
  }
}
