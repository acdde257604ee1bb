import TestKit
import Testing

/// Variants as a teacher hands them out and grades them.
@Suite struct VariantCommandTests {
  private let home: Home
  private static let secret = "a secret of the course, made at random"

  init() throws {
    home = try Home()
    try home.folder.write(Self.secret + "\n", to: "secret")
    try home.folder.write("id,name\nlee,Lee K.\nada,Ada L.\nzoe,Zoe\n", to: "class.csv")
  }

  private func text(_ file: String) throws -> String {
    String(decoding: try home.folder.read(file), as: UTF8.self)
  }

  private func handOut(_ arguments: String = "") throws -> (output: String, status: Int) {
    try home.joblab(
      "handout sequential-vs-parallel --roster class.csv --secret-file secret --output out "
        + arguments
    )
  }

  /// The start of a student's folder, brought to what their task asks for.
  private func solve(_ student: String, licence: String) throws {
    let start = try text("out/\(student)/job.yaml")
    let solved = start.split(separator: "  template:\n", maxSplits: 1).map(String.init)
    try home.folder.write(
      solved.joined(separator: "  parallelism: \(licence)\n  template:\n"),
      to: "out/\(student)/job.yaml"
    )
  }

  @Test("what is handed out is what is graded, and another's variant loses points")
  func handout() throws {
    let first = try handOut()
    #expect(first.status == 0)
    let rows = first.output.split(whereSeparator: \.isNewline).map { $0.split(separator: ",") }
    #expect(rows.first?.map(String.init) == ["student", "licence", "spare"])
    // The same again is the same; a file that has become another stays, and is told.
    #expect(try handOut() == first)
    var licences: [String: String] = [:]
    for row in rows.dropFirst() {
      licences[String(row[0])] = String(row[1])
      try solve(String(row[0]), licence: String(row[1]))
    }
    #expect(licences.count == 3)
    let again = try handOut()
    #expect(again.status == 1)
    #expect(again.output.contains("job.yaml holds something else already"))

    let grade = "grade sequential-vs-parallel out --secret-file secret"
    let good = try home.joblab(grade)
    #expect(good.status == 0, "\(good.output)")
    #expect(good.output.contains("Variant: licence="))
    #expect(!good.output.contains(Self.secret))

    let other = try #require(["ada", "zoe"].first { licences[$0] != licences["lee"] })
    try home.folder.write(try text("out/lee/job.yaml"), to: "copied.yaml")
    let copied = try home.joblab(
      "grade sequential-vs-parallel copied.yaml --student \(other) --secret-file secret"
    )
    #expect(copied.status == 1)
    let replay = try #require(
      copied.output.split(separator: "\n").first { $0.contains("Replay: joblab ") }
    )
    #expect(replay.contains("--parameters 'licence="))
    // The learner's command has the same verdict without the secret.
    let command = String(replay.trimmingPrefix("  Replay: joblab "))
    #expect(try home.joblab(command).status == 1)
  }

  @Test("a page with runs has the same bytes on several threads, in shards and after a break")
  func page() throws {
    _ = try handOut()
    let grade = "grade sequential-vs-parallel out --secret-file secret --format html --seeds 1"
    let alone = try home.joblab("\(grade) --jobs 1")
    #expect(alone.output.contains("<svg"))
    #expect(try home.joblab("\(grade) --jobs 3") == alone)
    for shard in 1...2 {
      _ = try home.joblab("\(grade) --shard \(shard)/2 --output part\(shard)/")
    }
    #expect(try home.joblab("grade merge part1 part2 --format html").output == alone.output)
    _ = try home.joblab("\(grade) --output whole/")
    let journal = try text("whole/journal.ndjson")
    #expect(!journal.contains(Self.secret))
    try Shell.output(of: "mkdir \(home.path)/cut")
    try home.folder.write(String(journal.prefix(journal.count * 2 / 3)), to: "cut/journal.ndjson")
    _ = try home.joblab("\(grade) --output cut/ --resume")
    #expect(try text("cut/journal.ndjson") == journal)
    #expect(try text("cut/report.html") == alone.output)
    #expect(try home.joblab("\(grade) --output whole/ --verify").status == 0)
    // A cache keeps results with runs apart from those without.
    for format in ["html", "ndjson", "html"] {
      let cached = try home.joblab("\(grade) --format \(format) --cache kept")
      #expect(format != "html" || cached.output == alone.output)
      #expect(cached.output.contains("timeline") == (format == "html"))
    }
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let arguments: String
    let says: String
    var testDescription: String { arguments }
  }

  static let refusals: [Refusal] = [
    Refusal(
      arguments: "handout sequential-vs-parallel --roster class.csv --output o",
      says: "has variants, and they are drawn from a secret"
    ),
    Refusal(
      arguments: "handout sequential-vs-parallel --roster secret --secret-file secret --output o",
      says: "it names no student"
    ),
    Refusal(
      arguments: "grade sequential-vs-parallel class.csv --secret-file class.csv --parameters a=1",
      says: "take one"
    ),
    Refusal(
      arguments: "grade sequential-vs-parallel secret --parameters licence=9,spare=0",
      says: "the parameter `licence` cannot be `9`"
    ),
    Refusal(
      arguments: "grade failing-job secret --parameters licence=9",
      says: "failing-job has no parameters"
    ),
    Refusal(arguments: "learn --secret-file secret", says: "name them by --learner"),
    Refusal(
      arguments: "learn retries --parameters licence=4",
      says: "are those of an exercise, and retries is none"
    ),
  ]

  @Test("what cannot be drawn is refused with its reason", arguments: refusals)
  func refused(_ refusal: Refusal) throws {
    let result = try home.joblab(refusal.arguments)
    #expect(result.status == 2)
    #expect(result.output.contains(refusal.says), "\(result.output)")
  }

  @Test("a short secret is refused, and another secret does not go on with a batch")
  func secrets() throws {
    try home.folder.write("short\n", to: "short")
    let short = try home.joblab("grade sequential-vs-parallel class.csv --secret-file short")
    #expect(short.status == 2)
    #expect(short.output.contains("is too short for a secret"))
    _ = try handOut()
    let grade = "grade sequential-vs-parallel out --seeds 1 --output batch/"
    _ = try home.joblab("\(grade) --secret-file secret")
    try home.folder.write("another secret of the course", to: "other")
    let other = try home.joblab("\(grade) --secret-file other --resume")
    #expect(other.status == 2)
    #expect(other.output.contains("it graded other variants of the exercise"))
  }

  @Test("the tutor shows the variant that is graded")
  func tutor() throws {
    _ = try handOut()
    let task = try text("out/ada/task.md").split(separator: "\n").first ?? ""
    let heading = task.trimmingPrefix("# ")
    let shown = try home.joblab(
      "learn sequential-vs-parallel --learner ada --secret-file secret",
      input: "cat ~/sequential-vs-parallel/job.yaml\n"
    )
    #expect(shown.output.contains(heading), "\(shown.output)")
    let count = heading.prefix { $0 != " " }
    #expect(shown.output.contains("completions: \(count)"), "\(shown.output)")
  }
}
