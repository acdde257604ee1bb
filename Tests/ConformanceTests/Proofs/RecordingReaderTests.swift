import Foundation
import Testing

@Suite("Reading recordings")
struct RecordingReaderTests {
  static let script = """
    # title: two steps
    # topic: retries
    # slack: 12
    # timeout: 90

    #@ create it
    kubectl create job first --image=busybox

    #@ look [unordered]
    kubectl get jobs
    """

  @Test("a script is cut into steps, and its header read")
  func steps() {
    let recording = Recording(name: "retries/x", script: Self.script, output: "")
    #expect(recording.steps.map(\.title) == ["create it", "look [unordered]"])
    #expect(
      recording.steps.map(\.body) == [
        "kubectl create job first --image=busybox\n\n", "kubectl get jobs\n",
      ]
    )
    #expect(recording.slack == 12)
    #expect(recording.dumpsFacts)
    #expect(recording.objectNames == ["first"])
  }

  @Test("each step runs between marks, and the objects are dumped at the end")
  func script() {
    let recording = Recording(name: "x", script: "#@ one\nfalse\n", output: "")
    #expect(
      recording.script == """
        echo '#@ 0'
        {
        false

        } 2>&1
        printf '\\n%s%d\\n' '#@ rc=' $?
        echo '#@ FACTS'
        kubectl get jobs,cronjobs,pods,events -o json 2>/dev/null

        """
    )
  }

  @Test("nothing is dumped where the header says so")
  func withoutFacts() {
    let recording = Recording(name: "x", script: "# facts: off\n#@ one\ntrue\n", output: "")
    #expect(!recording.dumpsFacts)
    #expect(!recording.script.contains("FACTS"))
  }

  @Test("a recorded transcript has its steps' titles, output and status")
  func transcript() {
    let text = "#@ one\na\nb\n#@ rc=0\n#@ two [rc]\n\n#@ rc=17\n"
    #expect(
      Transcript(recorded: text).steps == [
        Transcript.Step(title: "one", output: "a\nb", status: "0"),
        Transcript.Step(title: "two [rc]", output: "", status: "17"),
      ]
    )
  }

  @Test("a printed transcript is normalised; its flags sort lines or leave the output away")
  func printed() {
    let script = "#@ one\n:\n#@ two [rc]\n:\n#@ three [unordered]\n:\n"
    let recording = Recording(name: "x", script: script, output: "")
    let text = """
      #@ 0
      at 2026-01-02T03:04:05Z   end

      #@ rc=0
      #@ 1
      anything

      #@ rc=1
      #@ 2
      b
      a

      #@ rc=0
      #@ FACTS
      {"items": []}
      """
    let transcript = Transcript(printed: text, by: recording)
    #expect(
      transcript.steps == [
        Transcript.Step(title: "one", output: "at <time>  end", status: "0"),
        Transcript.Step(title: "two [rc]", output: "", status: "1"),
        Transcript.Step(title: "three [unordered]", output: "a\nb", status: "0"),
      ]
    )
    #expect(transcript.facts == #"{"items": []}"#)
  }

  @Test("a step that ends the script has no status")
  func unfinished() {
    let recording = Recording(name: "x", script: "#@ one\nexit 3\n", output: "")
    let transcript = Transcript(printed: "#@ 0\nbye\n", by: recording)
    #expect(transcript.steps == [Transcript.Step(title: "one", output: "bye", status: "none")])
    #expect(transcript.facts == nil)
  }

  struct NameCase: Sendable, CustomTestStringConvertible {
    var script: String
    var names: [String]

    var testDescription: String { script }
  }

  @Test(
    "names are those that manifests and commands give",
    arguments: [
      NameCase(script: "  name: hello", names: ["hello"]),
      NameCase(script: "  - name: 'main'", names: ["main"]),
      NameCase(script: "name: \"n.1\"", names: ["n.1"]),
      NameCase(script: "  metadata: {name: inline}", names: []),
      NameCase(script: "  generateName: work-", names: ["work"]),
      NameCase(script: "metadata: {generateName: work-}", names: []),
      NameCase(script: "kubectl create job one -- true", names: ["one"]),
      NameCase(script: "k create cronjob  two --image=i", names: ["two"]),
      NameCase(script: "k create cj three", names: ["three"]),
      NameCase(script: "k recreate job four", names: []),
      NameCase(script: "k create jobs five", names: []),
      NameCase(script: "name: a\nname: longer\nname: a", names: ["longer", "a"]),
      NameCase(script: "name: Upper", names: []),
    ]
  )
  func names(_ test: NameCase) {
    #expect(ObjectNames.all(in: test.script) == test.names)
  }

  @Test("the project's recordings are all there, each with steps and what they printed")
  func folder() throws {
    let names = try RecordingFolder.own.names()
    #expect(names.count >= 188)
    for name in names {
      let recording = try RecordingFolder.own.recording(name)
      #expect(!recording.steps.isEmpty, "\(name)")
      #expect(recording.steps.map(\.title) == recording.transcript.steps.map(\.title), "\(name)")
    }
  }

  @Test("a folder without recordings is an error")
  func emptyFolder() {
    #expect(throws: RecordingFolder.Failure.self) {
      try RecordingFolder(url: RecordingFolder.own.url.appending(path: "none")).names()
    }
  }
}
