import Console
import Course
import Simulation
import Testing

@testable import Grading

/// What a session log proves of itself: with a key, without one, and when somebody has changed it.
@Suite struct SessionProofTests {
  private static let key = Array("a key of the course".utf8)
  private static let start = Instant(seconds: 1_782_896_400)

  private static let manifest = """
    apiVersion: batch/v1
    kind: Job
    metadata: {name: work}
    spec:
      template:
        spec:
          restartPolicy: Never
          containers: [{name: c, image: busybox, command: [sh, -c, "sleep 3; echo done"]}]

    """

  private static let acts: [(at: Instant, act: SessionAct)] = [
    (start, .write(path: "/home/learner/job.yaml", text: manifest)),
    (start + .seconds(1), .command("kubectl apply -f job.yaml")),
    (start + .seconds(3), .rest),
    (start + .seconds(4), .command("kubectl get pods --watch")),
    (start + .seconds(30), .interrupt),
    (start + .seconds(31), .clock("time +1m")),
    (start + .seconds(91), .rest),
    (start + .seconds(92), .command("kubectl get jobs; kubectl logs job/work")),
    (start + .seconds(100), .rest),
  ]

  private static func log(
    _ acts: [(at: Instant, act: SessionAct)] = acts,
    key: [UInt8]? = nil
  ) -> String {
    SessionLogWriter(version: "1", learner: "lee", seed: 7, key: key).text(acts)
  }

  private func proof(_ text: String, key: [UInt8]? = nil) -> SessionProof {
    SessionProof.verify(
      ExerciseFile(path: "session.ndjson", bytes: Array(text.utf8)),
      key: key,
      version: "1"
    )
  }

  private func links(_ text: String, key: [UInt8]? = nil) -> SessionProof {
    SessionProof.links(
      of: ExerciseFile(path: "session.ndjson", bytes: Array(text.utf8)),
      key: key
    )
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init)
  }

  private static func joined(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

  /// The lines with links made anew, as somebody without the course's key can make them.
  private static func relinked(_ lines: [String], key: [UInt8]? = nil) -> String {
    var chain = HashChain(key: key, after: SessionLogLine.chainStart)
    return lines.map { line in
      let end = line.ranges(of: ",\"link\":").last?.lowerBound ?? line.endIndex
      return chain.linked(line[..<end] + "}\n")
    }.joined()
  }

  @Test("a log that was written is proven, and is the same each time")
  func proven() {
    let log = Self.log()
    #expect(Self.log() == log)
    let facts = SessionProof.Facts(learner: "lee", acts: Self.acts.count, isSealed: false)
    #expect(proof(log) == .proven(facts))
    #expect(links(log) == .proven(facts))
    #expect(Self.lines(log).count == Self.acts.count + 2)
  }

  @Test("a sealed log is proven with its key alone")
  func sealed() {
    let log = Self.log(key: Self.key)
    let facts = SessionProof.Facts(learner: "lee", acts: Self.acts.count, isSealed: true)
    #expect(proof(log, key: Self.key) == .proven(facts))
    #expect(proof(log) == .unproven(.noKey))
    #expect(proof(Self.log(), key: Self.key) == .unproven(.notSealed))
    guard case .broken(line: 1, _) = proof(log, key: Array("another key, no better".utf8)) else {
      Issue.record("another key was taken")
      return
    }
  }

  @Test("a log without a chain is read, and said to be unproven")
  func old() {
    let old = Self.acts.map { act in
      SessionLogLine.act(.init(at: act.at, act: act.act, printed: "")).text
    }.joined()
    #expect(proof(old) == .unproven(.noChain))
    #expect(proof(old, key: Self.key) == .unproven(.noChain))
    let file = ExerciseFile(path: "old.ndjson", bytes: Array(old.utf8))
    #expect(SessionCommands(file).entries.count == 4)
    #expect(
      SessionProof.links(of: file, key: nil).note(on: "old.ndjson")
        == "old.ndjson: unproven: it has no chain, as logs of earlier versions"
    )
  }

  @Test("a log with a chain is graded like one without")
  func graded() {
    let file = ExerciseFile(path: "new.ndjson", bytes: Array(Self.log().utf8))
    let commands = SessionCommands(file)
    #expect(commands.problem == nil)
    #expect(
      commands.commands == [
        "kubectl apply -f job.yaml", "kubectl get pods --watch",
        "kubectl get jobs; kubectl logs job/work",
      ]
    )
  }

  @Test("each change of a character is found at its line", arguments: [nil, key])
  func edits(_ key: [UInt8]?) {
    let lines = Self.lines(Self.log(key: key))
    for (index, line) in lines.enumerated() {
      for position in stride(from: 2, to: line.count, by: max(1, line.count / 12)) {
        var characters = Array(line)
        characters[position] = characters[position] == "7" ? "8" : "7"
        var changed = lines
        changed[index] = String(characters)
        guard case .broken(let found, _) = links(Self.joined(changed), key: key) else {
          // Without its head a log is one of an earlier version, or sealed with another key.
          Issue.record("line \(index + 1), character \(position) was not found")
          continue
        }
        #expect(found == index + 1)
      }
    }
  }

  @Test("each deletion, insertion, swap and cut is found at its line", arguments: [nil, key])
  func moves(_ key: [UInt8]?) {
    let lines = Self.lines(Self.log(key: key))
    for index in lines.indices {
      var deleted = lines
      deleted.remove(at: index)
      expectBroken(deleted, at: index + 1, key)
      for other in [0, index, lines.count - 1] {
        var inserted = lines
        inserted.insert(lines[other], at: index)
        // A line that stands there twice is only found the second time.
        let isSame = other == index
        expectBroken(inserted, at: isSame ? index + 2 : index + 1, key)
      }
      expectBroken(Array(lines.prefix(index)), at: index + 1, key)
      if index > 0 {
        var swapped = lines
        swapped.swapAt(index - 1, index)
        expectBroken(swapped, at: index, key)
      }
    }
    // Also in the middle of a line, and where only the last line's end is gone.
    let whole = Self.joined(lines)
    for count in [whole.count - 1, whole.count - 30, whole.count / 2] {
      guard case .broken = links(String(whole.prefix(count)), key: key) else {
        Issue.record("a cut after \(count) characters was not found")
        continue
      }
    }
  }

  private func expectBroken(_ lines: [String], at line: Int, _ key: [UInt8]?) {
    let found = links(Self.joined(lines), key: key)
    guard !lines.isEmpty else {
      #expect(found == .unproven(.noChain))
      return
    }
    guard case .broken(let number, _) = found else {
      Issue.record("\(found) for a change at line \(line)")
      return
    }
    // Where the head is gone the first line is wrong, whatever follows.
    #expect(number == line || number == 1, "\(found)")
  }

  @Test("links made anew do not hide commands that print something else")
  func relinked() {
    var lines = Self.lines(Self.log())
    #expect(Self.relinked(lines) == Self.log())
    lines[8] = lines[8].replacing("get jobs", with: "get pods")
    let forged = Self.relinked(lines)
    #expect(links(forged) != proof(forged))
    #expect(
      proof(forged)
        == .broken(
          line: 10,
          reason: "what was printed before it is not what the lines above print"
        )
    )
    var edited = Self.lines(Self.log())
    edited[1] = edited[1].replacing("sleep 3", with: "sleep 1")
    guard case .broken = proof(Self.relinked(edited)) else {
      Issue.record("another manifest was not found")
      return
    }
  }

  @Test("without a key a shorter session is a session; with one nobody else can close it")
  func shortened() {
    let short = Array(Self.acts.prefix(4))
    guard case .proven(let facts) = proof(Self.log(short)) else {
      Issue.record("a session of four acts is whole")
      return
    }
    #expect(facts.acts == 4)
    // Sealed, the lines that were handed out prove nothing without a closing line of the course's.
    let sealed = Self.lines(Self.log(key: Self.key))
    let closing = Self.lines(Self.log(short))[5]
    let forged = Self.joined(Array(sealed.prefix(5)) + [closing])
    #expect(
      proof(forged, key: Self.key)
        == .broken(line: 6, reason: "the line was changed, or does not follow the one before")
    )
  }

  @Test("a closing line that counts wrong, a second head and lines after the end are found")
  func framing() {
    var lines = Self.lines(Self.log())
    lines.remove(at: 3)
    #expect(
      proof(Self.relinked(lines)) == .broken(line: 10, reason: "it closes 9 acts, not 8")
    )
    lines = Self.lines(Self.log())
    lines.insert(lines[0], at: 4)
    #expect(proof(Self.relinked(lines)) == .broken(line: 5, reason: "it is a second head"))
    lines = Self.lines(Self.log())
    lines.append(lines[3])
    #expect(
      proof(Self.relinked(lines)) == .broken(line: 12, reason: "it follows the closing line")
    )
    lines = Self.lines(Self.log())
    lines.swapAt(2, 6)
    #expect(proof(Self.relinked(lines)) == .broken(line: 4, reason: "time goes back"))
  }

  @Test("a log of another version says so where it differs")
  func versions() {
    let lines = Self.lines(Self.log()).map {
      $0.replacing("\"joblab\":\"1\"", with: "\"joblab\":\"0.9\"")
        .replacing("kubectl get jobs;", with: "kubectl get job,pod;")
    }
    guard case .broken(_, let reason) = proof(Self.relinked(lines)) else {
      Issue.record("it was not found")
      return
    }
    #expect(reason.hasSuffix("; it was written by joblab 0.9, not 1"))
  }

  @Test("outputs of any length have one digest, in whatever pieces they come")
  func digests() {
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var whole = OutputDigest()
    whole.add(bytes)
    let digest = whole.take()
    for piece in [1, 1_000, 65_536, 70_000] {
      var pieces = OutputDigest()
      // Bytes one by one are enough for a part.
      let step = piece == 1 ? 997 : piece
      for start in stride(from: 0, to: bytes.count, by: step) {
        pieces.add(Array(bytes[start..<min(start + step, bytes.count)]))
      }
      #expect(pieces.take() == digest)
      #expect(pieces.take() == "")
    }
  }

  @Test("what is no log at all is broken or unproven, and never ends the program")
  func hostile() {
    let texts = [
      "", "\n", "{}", "{\"joblab\":\"1\",\"seed\":\"7\"}", "\u{0}\u{0}", "[[[[", "\"link\"",
      "{\"joblab\":\"1\",\"seed\":\"7\",\"link\":\"\"}\n", Self.log() + Self.log(),
    ]
    for text in texts {
      if case .proven = proof(text) { Issue.record("\(text.prefix(40)) was proven") }
    }
  }

  @Test("a session in which too much happens is not done to its end")
  func endless() {
    let schedule = """
      kubectl create cronjob c --image=busybox --schedule='* * * * *' -- true
      """
    let acts: [(at: Instant, act: SessionAct)] = [
      (Self.start, .command(schedule)), (Self.start + .seconds(3_600 * 24 * 365), .rest),
    ]
    var replay = SessionReplay(seed: 1, work: 20_000)
    for (moment, act) in acts { replay.redo(act, at: moment) }
    #expect(replay.isExhausted)
  }
}
