import Testing

/// Every script that was recorded from a real Kubernetes v1.36.2 cluster, run on the simulator.
///
/// `swift test --filter 'RecordingTests'` runs all of them; `RECORDINGS=FOLDER` takes another
/// folder with `TOPIC/NAME.sh`, `NAME.out` and `NAME.facts.json`.
@Suite("Recordings of a real cluster")
struct RecordingTests {
  @Test(
    "the simulator shows what the cluster showed",
    arguments: try RecordingFolder.chosen.names()
  )
  func replays(_ name: String) throws {
    let recording = try RecordingFolder.chosen.recording(name)
    let differences = try Replay.differences(of: recording)
    guard let known = KnownDifference.all.first(where: { $0.recording == name }) else {
      for difference in differences { Issue.record("\(name): \(difference)") }
      return
    }
    // What is known must still be there, so that the list cannot grow old.
    withKnownIssue("\(known.reason)") {
      for difference in differences { Issue.record("\(name): \(difference)") }
    }
  }

  @Test("every known difference is one of a recording")
  func knownDifferencesAreRecordings() throws {
    let names = Set(try RecordingFolder.own.names())
    for known in KnownDifference.all {
      #expect(names.contains(known.recording), "\(known.recording) is no recording")
    }
  }
}
