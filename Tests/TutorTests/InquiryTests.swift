import Cluster
import Console
import Course
import KubeAPI
import Simulation
import TerminalText
import Testing

@testable import Tutor

@Suite("Asking what happened, why, and what else could have")
struct InquiryTests {
  private var learner: Learner

  init() throws {
    learner = Learner(try SampleCourse.load())
    learner.arrive()
  }

  private mutating func fail(backoffLimit: Int = 2) {
    learner.type(
      """
      kubectl apply -f - <<E
      {apiVersion: batch/v1, kind: Job, metadata: {name: f}, spec: {backoffLimit: \(backoffLimit),
       template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox,
       command: [sh, -c, sleep 3; exit 4]}]}}}}
      E
      """
    )
    learner.type("time until job/f failed")
  }

  // MARK: why

  @Test("why a Job has failed: its pods, counts and condition, each with the rule")
  mutating func whyFailed() {
    fail()
    let said = learner.type("why job/f").replacing("\n", with: " ")
      .split(separator: " ").joined(separator: " ")
    for text in [
      "made it: parallelism 1, completions 1, backoffLimit 2", "job-controller made pod/f-",
      "exit code 4; spec.restartPolicy is Never",
      "1 ≤ spec.backoffLimit 2: another pod may follow, after a back-off",
      "3 > spec.backoffLimit 2: no further pod", "the back-off after the failure at 09:00:",
      "condition Failed=True (BackoffLimitExceeded)", "Now: 0 active, 0 succeeded, 3 failed",
    ] {
      #expect(said.contains(text), "\(text)\nin \(said)")
    }
  }

  @Test("why a pod is as it is: bound, started, ended, deleted, and unschedulable")
  mutating func whyPod() throws {
    fail(backoffLimit: 0)
    let pod = try #require(learner.session.console.record?.pods.first?.name)
    let said = learner.type("why pod/\(pod)")
    #expect(said.contains("scheduler bound it to "))
    #expect(said.contains("kubelet started container c"))
    #expect(said.contains("container c end with exit code 4 (Error)"))
    #expect(said.contains("Now: Failed."))
    learner.type("kubectl delete job f")
    learner.type("time +10s")
    #expect(learner.type("why pod/\(pod)").contains("It is gone."))
    #expect(learner.type("why job f").contains("removed it"))
    learner.type(
      """
      kubectl apply -f - <<E
      {apiVersion: v1, kind: Pod, metadata: {name: big}, spec: {nodeSelector: {a: b},
       containers: [{name: c, image: busybox}]}}
      E
      """
    )
    learner.type("time +10s")
    #expect(learner.type("why pod/big").contains("found no node (Unschedulable)"))
    #expect(learner.type("why job/nothing").contains("There is no job `nothing`"))
    #expect(learner.type("why").contains("Say of which object"))
  }

  @Test("why a Job is suspended, resumed, and removed by its time to live")
  mutating func whySuspended() {
    learner.type("kubectl create job s --image=busybox -- sleep 30")
    learner.type(
      "kubectl patch job s -p '{\"spec\":{\"suspend\":true,\"ttlSecondsAfterFinished\":5}}'"
    )
    learner.type("time +40s")
    learner.type("kubectl patch job s -p '{\"spec\":{\"suspend\":false}}'")
    learner.type("time until job/s gone")
    let said = learner.type("why job/s")
    for text in [
      "set spec.suspend to true", "because spec.suspend is true", "set spec.suspend to false",
      "ttl-after-finished-controller deleted it", "spec.ttlSecondsAfterFinished 5 s",
    ] { #expect(said.contains(text), "\(text)\nin \(said)") }
    let drawing = learner.type("timeline s")
    #expect(drawing.contains("suspended"))
    #expect(drawing.contains("job/s"))
  }

  // MARK: what if

  @Test("what if another field: both ways are run from the Job's beginning, and nothing is touched")
  mutating func whatIfField() {
    fail()
    let before = learner.session
    let said = learner.type("whatif backoffLimit=0 f")
    #expect(said.contains("as it was\njob/f: Failed (BackoffLimitExceeded)"))
    #expect(said.contains("3 pods"))
    #expect(said.contains("backoffLimit=0\njob/f: Failed (BackoffLimitExceeded)"))
    #expect(said.contains("1 pod\n"))
    #expect(learner.session.log == before.log)
    #expect(learner.session.console.cluster.now == before.console.cluster.now)
    #expect(
      learner.type("whatif restartPolicy=OnFailure job/f").contains("restartPolicy=OnFailure")
    )
    #expect(
      learner.type("whatif template.spec.containers[0].command=[\"true\"] f")
        .contains("job/f: Complete")
    )
  }

  @Test("what if another field: what is refused is told in the server's words")
  mutating func whatIfRefused() {
    fail()
    #expect(learner.type("whatif parallelism=-1 f").contains("must be greater than or equal to 0"))
    #expect(learner.type("whatif nosuch=1 f").contains("unknown field \"spec.nosuch\""))
    #expect(learner.type("whatif containers[7].name=x f").contains("does not lead into the Job"))
    #expect(learner.type("whatif backoffLimit=1 g").contains("There is no Job `g`"))
    for line in ["whatif", "whatif f", "whatif --", "whatif a b"] {
      #expect(learner.type(line).contains("Say a field and a Job"))
    }
  }

  @Test("what if a command: side by side on a wide terminal, one below the other on a narrow one")
  mutating func whatIfCommand() {
    learner.type("kubectl create job s --image=busybox -- sleep 30")
    let narrow = learner.type("whatif -- kubectl delete job s --wait=false")
    #expect(narrow.contains("job.batch \"s\" deleted"))
    #expect(narrow.contains("as it is\njob/s: Complete"))
    learner.session.terminal.width = 140
    let wide = learner.type("whatif -- kubectl get jobs")
    #expect(wide.contains { $0 == "│" })
    #expect(
      wide.split(separator: "\n").contains { $0.contains("as it is") && $0.contains("get jobs") }
    )
    #expect(learner.type("kubectl get job s -o name") == "job.batch/s\n")
  }

  // MARK: diff

  @Test("diff tells what the last command changed, between moments and checkpoints, files too")
  mutating func difference() {
    learner.type("checkpoint start")
    learner.type("kubectl create job a --image=busybox -- sleep 60; echo one > one.txt")
    let first = learner.type("diff")
    #expect(first.contains("+ job/a\n"))
    #expect(first.contains("+ ~/one.txt\n"))
    learner.type("time +10s")
    learner.type("kubectl patch job a -p '{\"spec\":{\"suspend\":true}}'; echo longer > one.txt")
    let second = learner.type("diff ~1")
    #expect(second.contains("~ job/a\n"))
    #expect(second.contains("spec.suspend: false → true"))
    #expect(second.contains("~ ~/one.txt\n    4 bytes → 7 bytes\n"))
    #expect(learner.type("diff @start now").contains("+ job/a"))
    #expect(learner.type("diff now @start").contains("- job/a"))
    #expect(learner.type("diff now now").contains("Nothing differs"))
    #expect(learner.type("diff -5s").contains("spec.suspend: false → true"))
    #expect(learner.type("diff 09:00:00 now").contains("+ job/a"))
    #expect(learner.type("diff @nowhere").contains("no such checkpoint"))
  }

  @Test("diff of files stays the shell's")
  mutating func shellDiff() {
    learner.type("echo a > a; echo b > b")
    #expect(learner.type("diff a b").contains("-a\n+b\n"))
  }

  // MARK: files

  @Test("a timeline is written as SVG and as HTML")
  mutating func timelines() throws {
    fail()
    learner.type("timeline f --svg f.svg")
    learner.type("timeline --html all.html")
    let svg = try #require(learner.exports["f.svg"])
    #expect(svg.contains("back-off"))
    #expect(svg.contains("exit 4"))
    #expect(try #require(learner.exports["all.html"]).hasPrefix("<!DOCTYPE html>"))
    #expect(learner.type("timeline --svg").contains("Which file?"))
    #expect(learner.type("timeline g --svg g.svg").contains("There was no Job `g`"))
  }

  @Test("a transcript has every command with its output, as Markdown and for asciinema")
  mutating func transcript() throws {
    learner.type("echo '```'; sleep 5; echo late")
    learner.type("exec false")
    learner.interrupt("sleep 100", after: .seconds(3))
    learner.type("time +1m")
    learner.type("transcript")
    let markdown = learner.type("transcript")
    #expect(markdown.contains("````console\n$ echo '```'; sleep 5; echo late\n```\nlate\n````\n"))
    #expect(markdown.contains("Ctrl-C"))
    #expect(markdown.contains(": time +1m\n"))
    learner.type("transcript a.cast")
    learner.type("transcript a.md")
    #expect(learner.exports["a.md"] == markdown)
    let lines = try #require(learner.exports["a.cast"]).split(separator: "\n")
    let header = try JSONReader.value(String(lines[0]))
    #expect(header["version"] == 2)
    #expect(header["width"] == 80)
    var last = 0.0
    var text = ""
    for line in lines.dropFirst() {
      guard case .array(let event) = try JSONReader.value(String(line)), event.count == 3,
        event[1] == "o", case .string(let data) = event[2]
      else {
        Issue.record("\(line) is no event")
        continue
      }
      let time = if case .number(let seconds) = event[0] { seconds } else { 0.0 }
      #expect(time >= last)
      last = max(last, time)
      text += data
    }
    #expect(text.contains("$ echo '```'; sleep 5; echo late\r\n```\r\nlate\r\n"))
    #expect(last > 7)
  }
}
