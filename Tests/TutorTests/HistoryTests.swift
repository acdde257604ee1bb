import Cluster
import Console
import Course
import ProgressStore
import ShellRuntime
import Simulation
import Testing

@testable import Tutor

@Suite("Time and history at the prompt")
struct HistoryTests {
  private var learner: Learner

  init() throws {
    learner = Learner(try SampleCourse.load())
    learner.arrive()
  }

  /// All that the cluster and the files hold.
  private static func state(of session: TutorSession) -> String {
    var console = Console(branchOf: session.console)
    var text = "\(console.cluster.now.nanoseconds) \(session.console.workingDirectory)\n"
    let script = "kubectl get jobs,pods,events -A -o yaml; ls -R; cat *"
    _ = console.run(script: script) { text += String(decoding: $0.bytes, as: UTF8.self) }
    return text
  }

  private static let commands = [
    "kubectl create job a --image=busybox -- sleep 20", "sleep 7", "echo one > one.txt",
    "kubectl create job b --image=busybox -- false", "sleep 30", "kubectl delete job a",
  ]

  @Test("undo N goes back N commands at once, and redo comes again to the byte")
  mutating func undoSeveral() {
    var states = [Self.state(of: learner.session)]
    for command in Self.commands {
      learner.type(command)
      states.append(Self.state(of: learner.session))
    }
    let said = learner.type("undo 4")
    #expect(said.hasPrefix("Taken back: kubectl delete job a\nTaken back: sleep 30\n"))
    #expect(Self.state(of: learner.session) == states[2])
    learner.type("undo")
    #expect(Self.state(of: learner.session) == states[1])
    learner.rest(.seconds(3))
    learner.type("redo")
    #expect(Self.state(of: learner.session) == states[2])
    #expect(learner.type("redo").hasPrefix("Done again."))
    #expect(Self.state(of: learner.session) == states[6])
    #expect(learner.type("redo").contains("nothing that was taken back"))
  }

  @Test("a new command ends what redo could bring")
  mutating func redoEnds() {
    learner.type("echo a")
    learner.type("undo")
    learner.type("echo b")
    #expect(learner.type("redo").contains("nothing that was taken back"))
  }

  @Test("undo takes back a move of the clock, and says what it can not do")
  mutating func undoClock() {
    let before = learner.session.console.cluster.now
    learner.type("time +90s")
    #expect(learner.session.console.cluster.now == before + .seconds(90))
    #expect(learner.type("undo") == "Taken back: time +90s\n")
    #expect(learner.session.console.cluster.now == before)
    #expect(learner.type("undo x").contains("such as `undo 3`"))
    learner.type("echo a")
    #expect(learner.type("undo 5").contains("More was not there"))
  }

  @Test("time until waits for a condition, a phase, the end of an object, or a time of day")
  mutating func until() throws {
    learner.type("kubectl create job a --image=busybox -- sleep 20")
    learner.type("time until job/a complete")
    #expect(learner.type("kubectl get job a").contains("Complete"))
    learner.type("time until 10:30")
    #expect(learner.session.console.cluster.now.rfc3339.contains("T10:30:00Z"))
    learner.type("kubectl delete job a --wait=false")
    learner.type("time until job/a gone")
    #expect(learner.type("kubectl get job a").contains("NotFound"))
    #expect(learner.type("time until job/a").contains("Say until when"))
    #expect(learner.type("time until job/a complete").contains("and not yet job/a is complete"))
  }

  @Test("time back takes back what was done since, and cuts a running command off")
  mutating func back() {
    let start = learner.session.console.cluster.now
    learner.type("kubectl create job a --image=busybox -- sleep 20; echo a > a.txt")
    let made = Self.state(of: learner.session)
    let moment = learner.session.console.cluster.now
    learner.type("sleep 100; echo late > late.txt")
    learner.type("kubectl delete job a")
    let end = learner.session.console.cluster.now
    let said = learner.type("time back 50s")
    #expect(said.contains("One command is taken back"))
    #expect(learner.type("ls") == "a.txt\n")
    let log = learner.session.log
    #expect(Self.state(of: learner.returned().session) == Self.state(of: learner.session))
    #expect(log.entries.last?.at ?? start < end)
    learner.type("time back \((learner.session.console.cluster.now - moment).goText)")
    #expect(Self.state(of: learner.session) == made)
    learner.type("time back 1000h")
    #expect(learner.session.console.cluster.now == start)
    learner.type("redo")
    #expect(Self.state(of: learner.session) == made)
  }

  @Test("a checkpoint is come back to, from before and from behind, and is on record")
  mutating func checkpoint() throws {
    for command in Self.commands.prefix(3) { learner.type(command) }
    #expect(learner.type("checkpoint").contains("There are no checkpoints"))
    #expect(learner.type("checkpoint a b").contains("A name is"))
    #expect(learner.type("checkpoint here").contains("`restore here` comes back"))
    let here = Self.state(of: learner.session)
    learner.type("rm one.txt")
    learner.type("undo 3")
    #expect(learner.type("restore here").contains("Back at `here`"))
    #expect(Self.state(of: learner.session) == here)
    learner.type("kubectl delete job a")
    learner.type("restore here")
    #expect(Self.state(of: learner.session) == here)
    #expect(learner.type("restore there").contains("There is no checkpoint `there`"))

    let store = try ProgressStore.inMemory()
    var recorder = Recorder(store: store, courseID: "c", version: "1", seconds: { 1 })
    for record in learner.records { try recorder.save(record, Progress()) }
    #expect(try recorder.moments() == learner.session.moments)
  }

  @Test("a session of a thousand commands keeps few snapshots, and each of them leads to the truth")
  mutating func snapshots() {
    for number in 1...300 { learner.type("echo \(number) > n.txt") }
    #expect(learner.session.snapshots.count <= 33)
    for back in [1, 7, 60, 150] {
      learner.type("undo \(back)")
      #expect(learner.session.console.record?.pods.isEmpty == true)
      #expect(Self.state(of: learner.returned().session) == Self.state(of: learner.session))
    }
    #expect(learner.type("cat n.txt") == "82\n")
  }
}
