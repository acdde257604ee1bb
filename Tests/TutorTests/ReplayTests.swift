import Cluster
import Foundation
import Console
import Course
import ProgressStore
import ShellRuntime
import Simulation
import TerminalText
import Testing

@testable import Tutor

@Suite("Leaving, coming back, and taking back")
struct ReplayTests {
  private var learner: Learner

  init() throws {
    learner = Learner(try SampleCourse.load())
    learner.arrive()
  }

  /// All that the cluster and the files hold.
  private static func state(of session: TutorSession) -> String {
    var console = Console(branchOf: session.console)
    var text = "\(console.cluster.now.nanoseconds) \(session.console.workingDirectory)\n"
    let script = """
      kubectl get jobs,pods,events -A -o yaml; kubectl logs -l job-name=pack; ls -R; cat *
      """
    _ = console.run(script: script) { text += String(decoding: $0.bytes, as: UTF8.self) }
    return text
  }

  private mutating func work() {
    learner.type("b")
    learner.type("")
    learner.type("")
    learner.rest(.milliseconds(3_217))
    learner.interrupt("kubectl get pods --watch", after: .milliseconds(2_345))
    learner.type("x=kept; echo note > note.txt; exec false")
    learner.rest(.seconds(400))
    learner.type("kubectl create job later --image=busybox -- sleep 50")
    learner.interrupt("while :; do kubectl get jobs > list.txt; done", after: .seconds(20))
    learner.edit("edited\n", of: "/home/learner/note.txt")
    learner.type("sleep 5")
  }

  @Test("a session that is left is there again to the byte")
  mutating func resume() {
    work()
    let back = learner.returned()
    #expect(Self.state(of: back.session) == Self.state(of: learner.session))
    #expect(back.session.bookmark == learner.session.bookmark)
    #expect(
      back.session.console.record?.pods.map(\.spans)
        == learner.session.console.record?.pods.map(\.spans)
    )
  }

  @Test("what was edited for a command is edited again, and can be taken back")
  mutating func edits() {
    learner.type("kubectl create job later --image=busybox -- sleep 50")
    learner.editing = { $0.replacingOccurrences(of: "suspend: false", with: "suspend: true") }
    #expect(learner.type("kubectl edit job later; sleep 3") == "job.batch/later edited\n")
    #expect(learner.type("kubectl edit job later") == "Edit cancelled, no changes made.\n")
    #expect(learner.type("kubectl get job later").contains("Suspended"))
    let back = learner.returned()
    #expect(Self.state(of: back.session) == Self.state(of: learner.session))
    for _ in 1...4 { learner.type("undo") }
    #expect(learner.type("kubectl get job later").contains("Running"))
  }

  @Test("going on after coming back is as if one had never left")
  mutating func goOn() {
    work()
    var back = learner.returned()
    for _ in 1...3 {
      let command = "kubectl get jobs,pods; sleep 7; kubectl create job j$RANDOM --image=busybox"
      #expect(back.type(command) == learner.type(command))
    }
    #expect(Self.state(of: back.session) == Self.state(of: learner.session))
  }

  @Test("coming back shows the page that was left, and writes no file anew")
  mutating func page() {
    learner.type("b")
    learner.type("")
    learner.type("echo mine > pack.yaml")
    var back = learner.returned()
    let page = back.arrive()
    #expect(page.hasPrefix("Welcome back. You left here:\n"))
    #expect(page.contains("kubectl apply -f pack.yaml"))
    #expect(back.type("cat pack.yaml") == "mine\n")
  }

  @Test("a command that was cut off, as by a kill, is ended when the session comes back")
  mutating func cutOff() {
    var log = learner.session.log
    log.append(.command("sleep 1000000"), at: learner.session.console.cluster.now)
    var back = Learner(learner.session.course, log: log)
    #expect(back.type("echo alive") == "alive\n")
  }

  @Test("undo takes back one command after another, with the clock and the files")
  mutating func undo() {
    learner.type("next")
    var states = [Self.state(of: learner.session)]
    for command in [
      "kubectl apply -f pack.yaml", "sleep 3", "rm pack.yaml", "kubectl delete job pack",
    ] {
      learner.type(command)
      states.append(Self.state(of: learner.session))
    }
    learner.edit("other", of: "/home/learner/pack.yaml")
    #expect(learner.type("undo") == "Taken back: your change of /home/learner/pack.yaml\n")
    states.removeLast()
    for command in ["kubectl delete job pack", "rm pack.yaml", "sleep 3"] {
      #expect(learner.type("undo") == "Taken back: \(command)\n")
      #expect(Self.state(of: learner.session) == states.removeLast())
    }
    learner.type("undo")
    #expect(Self.state(of: learner.session) == states.first)
    #expect(learner.type("undo") == "There is no command to take back.\n")
  }

  @Test("undo keeps the files that the lesson has given since, and offers its command again")
  mutating func undoKeepsGivenFiles() {
    learner.type("echo before")
    learner.type("next")
    learner.type("undo")
    #expect(learner.type("ls") == "pack.yaml\n")
    #expect(learner.type("").contains("$ kubectl apply -f pack.yaml"))
    learner.type("undo")
    #expect(learner.type("").contains("$ kubectl apply -f pack.yaml"))
  }

  @Test("reset makes all new but answers, grades and the work on other exercises")
  mutating func reset() {
    learner.type("b")
    learner.type("goto fix-it")
    learner.edit("solved", of: "/home/learner/fix-it/job.yaml")
    learner.type("goto one")
    learner.type("next")
    learner.type("kubectl apply -f pack.yaml; echo > pack.yaml; cd /tmp")
    #expect(learner.type("reset").contains("A new cluster"))
    #expect(
      learner.type("pwd; ls; cat fix-it/job.yaml; kubectl get jobs")
        == "/home/learner\nfix-it\npack.yaml\nsolvedNo resources found in default namespace.\n"
    )
    #expect(learner.session.progress.items["pick-one"]?.isRight == true)
    learner.type("goto fix-it")
    learner.type("reset")
    #expect(learner.type("pwd; cat job.yaml") == "/home/learner/fix-it\nkind: Job\n")
  }

  @Test("the timeline shows pods at the times at which they ran, however long a command took")
  mutating func timeline() throws {
    learner.type("next")
    learner.rest(.seconds(5000))
    learner.type("kubectl apply -f pack.yaml; sleep 600")
    let job = try #require(learner.session.console.record?.jobs.first)
    let finished = try #require(job.finished)
    #expect(finished - job.created < .seconds(12))
    let drawing = learner.type("timeline")
    #expect(drawing.contains("Complete"))
    #expect(drawing.contains("s  Complete") && !drawing.contains("10m"))
    #expect(learner.type("timeline pack") == drawing)
    #expect(learner.type("timeline other") == "There was no Job `other`.\n")
    learner.type("undo")
    #expect(learner.type("timeline") == "There was no Job yet.\n")
  }
}

@Suite("The record in the store")
struct RecorderTests {
  @Test("what is saved is read back: place, progress and the log")
  func roundTrip() throws {
    let course = try SampleCourse.load()
    let store = try ProgressStore.inMemory()
    var recorder = Recorder(store: store, courseID: "c", version: "1", seconds: { 7 })
    #expect(try recorder.bookmark() == nil)
    #expect(try recorder.sessionLog() == nil)
    var learner = Learner(course)
    learner.arrive()
    for line in ["hint", "a", "b", "", "kubectl apply -f pack.yaml", "goto fix-it", "check"] {
      learner.type(line)
      try recorder.save(learner.session.log)
    }
    learner.edit("a\r\nb\n", of: "/home/learner/x y.yaml")
    learner.interrupt("sleep 100", after: .seconds(3))
    try recorder.save(learner.session.log)
    for record in learner.records { try recorder.save(record, learner.session.progress) }

    var other = Recorder(store: store, courseID: "c", version: "2", seconds: { 8 })
    #expect(try other.sessionLog() == learner.session.log)
    #expect(try other.bookmark() == .exercise("fix-it"))
    #expect(try other.progress(of: course) == learner.session.progress)
    learner.type("undo")
    try recorder.save(learner.session.log)
    #expect(try other.sessionLog() == learner.session.log)

    var elsewhere = Recorder(store: store, courseID: "d", version: "1", seconds: { 7 })
    #expect(try elsewhere.sessionLog() == nil)
    #expect(try elsewhere.bookmark() == nil)
  }

  @Test("a bookmark of a course that has changed leads to the beginning")
  func changedCourse() throws {
    let course = try SampleCourse.load()
    #expect(
      Learner(course, bookmark: .lesson("one", block: 99)).session.bookmark
        == .lesson("one", block: -1)
    )
    #expect(
      Learner(course, bookmark: .exercise("gone")).session.bookmark
        == .lesson("one", block: -1)
    )
  }
}
