import TestKit
import Testing

/// Session logs from the tutor's prompt to the teacher's desk.
@Suite struct ProofCommandTests {
  private let home: Home

  init() throws {
    home = try Home()
    try home.folder.write("a key of the course, made at random\n", to: "key")
  }

  private func learn(_ file: String, _ arguments: String = "") throws {
    let result = try home.joblab(
      "learn failing-job --learner lee \(arguments)",
      input: """
        kubectl apply -f ~/failing-job/job.yaml
        sleep 60
        kubectl get jobs
        transcript \(file)
        quit

        """
    )
    #expect(result.output.contains("Written to \(file)"), "\(result.output)")
  }

  @Test("a log that the tutor writes is proven, graded, and found out when it was changed")
  func plain() throws {
    try learn("plain.ndjson")
    let verify = "grade failing-job plain.ndjson --verify"
    let proven = try home.joblab(verify)
    #expect(proven.status == 0)
    #expect(proven.output.hasPrefix("plain.ndjson: proven: all "))
    #expect(proven.output.contains("not sealed, learner lee"))
    #expect(try home.joblab("\(verify) --key key").status == 1)
    let graded = try home.joblab("grade failing-job plain.ndjson --seeds 1")
    #expect(graded.status == 1)
    #expect(!graded.output.contains("  ! plain.ndjson"))
    let text = String(decoding: try home.folder.read("plain.ndjson"), as: UTF8.self)
    let changed = text.split(separator: "sleep 60").joined(separator: "sleep 61")
    try home.folder.write(changed, to: "plain.ndjson")
    let broken = try home.joblab(verify)
    #expect(broken.status == 1)
    #expect(broken.output.contains("the line was changed, or does not follow the one before"))
    #expect(
      try home.joblab("grade failing-job plain.ndjson --seeds 1").output
        .contains("  ! plain.ndjson:")
    )
  }

  @Test("a sealed log is proven with the course's key alone")
  func sealed() throws {
    try learn("sealed.ndjson", "--key key")
    let verify = "grade failing-job sealed.ndjson --verify"
    let proven = try home.joblab("\(verify) --key key")
    #expect(proven.status == 0)
    #expect(proven.output.contains("sealed with the course's key"))
    let unproven = try home.joblab(verify)
    #expect(unproven.status == 1)
    #expect(unproven.output.contains("unproven: it is sealed"))
  }

  @Test("where there is nothing to verify, that is said")
  func nothing() throws {
    try home.folder.write(Manifest.good, to: "job.yaml")
    let result = try home.joblab("grade failing-job job.yaml --verify")
    #expect(result.status == 2)
    #expect(result.output.contains("there is nothing to verify"))
  }
}
