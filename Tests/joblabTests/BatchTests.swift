import Glibc
import TestKit
import Testing

/// Batches as a teacher runs them: interrupted, split, put together, checked again.
@Suite struct BatchTests {
  private let home: Home
  private static let count = 60

  init() throws {
    home = try Home()
    try Shell.output(of: "mkdir \(home.path)/class")
    for number in 0..<Self.count {
      let text = number % 9 == 4 ? "{" : Self.manifest(limit: number % 6)
      try home.folder.write(text, to: "class/learner-\(number).yaml")
    }
  }

  private static func manifest(limit: Int) -> String {
    """
    apiVersion: batch/v1
    kind: Job
    metadata: {name: flaky-import}
    spec:
      backoffLimit: \(limit)
      template:
        spec:
          restartPolicy: Never
          containers: [{name: c, image: busybox, command: [sh, -c, 'exit $((RANDOM % 2))']}]

    """
  }

  private func grade(_ arguments: String) throws -> (output: String, status: Int) {
    try home.joblab("grade failing-job class --seeds 1 \(arguments)")
  }

  private func text(_ file: String) throws -> String {
    String(decoding: try home.folder.read(file), as: UTF8.self)
  }

  @Test("one thread and several, whole and in shards, give the same bytes")
  func sameBytes() throws {
    let alone = try grade("--format ndjson --jobs 1")
    #expect(alone.status == 1)
    #expect(alone.output.split(separator: "\n").count == Self.count)
    #expect(try grade("--format ndjson --jobs 4") == alone)
    for shard in 1...3 {
      #expect(try grade("--shard \(shard)/3 --output part\(shard)/").output == "")
    }
    let merged = try home.joblab("grade merge part2 part3/ part1 --format ndjson")
    #expect(merged == alone)
  }

  @Test("a batch that is killed at fifty moments loses and doubles nothing")
  func kills() throws {
    #expect(try grade("--format csv --output whole/").status == 1)
    let whole = try text("whole/journal.ndjson")
    let program = try Shell.builtProgram("joblab")
    // Each run is killed once the journal has grown by so many bytes, one more each time: the file
    // ends in the middle of a line, after it, or where it was.
    let script = """
      cd \(home.path)
      for step in $(seq 50); do
        size=$(stat -c %s broken/journal.ndjson 2>/dev/null || echo 0)
        \(try home.environment()) \(program) grade failing-job class --seeds 1 --jobs 2 \\
          --format csv --output broken/ --resume > /dev/null 2>&1 &
        until [ "$(stat -c %s broken/journal.ndjson 2>/dev/null || echo 0)" -ge $((size + step * 37)) ]; do
          kill -0 $! 2>/dev/null || break
        done
        kill -KILL $! 2>/dev/null
        wait $! 2>/dev/null
        if [ -e broken/gradebook.csv ]; then
          head -n 1 broken/gradebook.csv | grep -q '^submission,' || echo "no report after $step"
          [ "$(tail -c 1 broken/gradebook.csv)" = "" ] || echo "half a report after $step"
        fi
      done
      """
    #expect(try Shell.output(of: "sh -c \(Shell.quoted(script)) || true") == "")
    #expect(try grade("--format csv --output broken/ --resume").status == 1)
    #expect(try text("broken/journal.ndjson") == whole)
    #expect(try text("broken/gradebook.csv") == text("whole/gradebook.csv"))
  }

  @Test("a report is the same bytes with a journal and without, of a class and of many more")
  func journals() throws {
    // More than are held in memory; each is refused at once.
    try Shell.output(
      of: "cd \(home.path) && mkdir many && for i in $(seq 620); do echo no > many/s$i.zip; done"
    )
    for (folder, count) in [("class", Self.count), ("many", 620)] {
      let command = "grade failing-job \(folder) --seeds 1 --format ndjson"
      let passing = try home.joblab(command)
      #expect(passing.output.split(separator: "\n").count == count)
      #expect(try home.joblab("\(command) --output kept-\(folder)/").status == passing.status)
      #expect(try text("kept-\(folder)/report.ndjson") == passing.output)
    }
  }

  @Test("a journal cut off at any byte is gone on with")
  func cuts() throws {
    #expect(try grade("--output whole/").status == 1)
    let whole = try text("whole/journal.ndjson")
    let head = whole.prefix { $0 != "\n" }.count + 1
    for length in stride(from: head, to: whole.utf8.count, by: whole.utf8.count / 5) {
      try Shell.output(of: "mkdir -p \(home.path)/cut")
      try home.folder.write(Array(whole.utf8.prefix(length)), to: "cut/journal.ndjson")
      #expect(try grade("--output cut/ --resume").status == 1)
      #expect(try text("cut/journal.ndjson") == whole)
    }
  }

  @Test("grading again agrees, and finds what was changed")
  func verification() throws {
    try home.folder.write("a key of sixteen bytes at least", to: "key")
    #expect(try grade("--output sealed/ --key key").status == 1)
    #expect(try grade("--output sealed/ --key key --verify").output == "All 60 results agree.\n")
    #expect(try grade("--output sealed/ --verify").status == 1)

    let honest = try text("sealed/journal.ndjson")
    try home.folder.write(
      honest.replacing("\"points\":0,", with: "\"points\":2,"),
      to: "sealed/journal.ndjson"
    )
    let found = try grade("--output sealed/ --key key --verify")
    #expect(found.status == 1)
    #expect(found.output.contains("sealed/journal.ndjson:2: the line was changed"))

    try home.folder.write(honest, to: "sealed/journal.ndjson")
    try home.folder.write(Self.manifest(limit: 4), to: "class/learner-7.yaml")
    let other = try grade("--output sealed/ --key key --verify")
    #expect(other.output.contains("learner-7.yaml gets other marks when graded again"))
  }

  @Test("the command that a report prints shows the failing run")
  func replay() throws {
    try Shell.output(of: "rm \(home.path)/class/*")
    try home.folder.write(Self.manifest(limit: 0), to: "class/it's -1.yaml")
    let (report, _) = try home.joblab("grade failing-job class")
    let line = try #require(report.split(separator: "\n").first { $0.contains("Replay: joblab") })
    let command = try #require(line.split(separator: "Replay: joblab ").last)
    let (shown, status) = try home.joblab(String(command))
    #expect(status == 1)
    #expect(shown.contains("failing-job: it's -1.yaml\n"))
    let seed = try #require(command.split(separator: "--seed ").last?.split(separator: " ").first)
    #expect(shown.contains("The run of seed \(seed):"))
  }

  struct Refusal {
    var arguments: String
    var says: String
  }

  @Test(
    "what cannot be gone on with or put together is refused, and says why",
    arguments: [
      Refusal(
        arguments: "failing-job class --seeds 1 --output done/",
        says: "holds an earlier batch"
      ),
      Refusal(
        arguments: "failing-job class --seeds 2 --output done/ --resume",
        says: "is of another batch: it has other seeds"
      ),
      Refusal(
        arguments: "failing-job class/learner-1.yaml --seeds 1 --output done/ --resume",
        says: "is of another batch: the submissions are others"
      ),
      Refusal(
        arguments: "failing-job class --resume",
        says: "--resume needs the folder of a batch"
      ),
      Refusal(
        arguments: "failing-job class --seeds 1 --output done/ --verify --cache kept",
        says: "--verify grades all again"
      ),
      Refusal(
        arguments: "failing-job class --cache class/learner-1.yaml",
        says: "class/learner-1.yaml is no folder to keep results in"
      ),
      Refusal(arguments: "failing-job class --shard 3/2", says: "The value '3/2' is invalid"),
      Refusal(arguments: "merge part done", says: "done is of another batch: it holds shard 1/1"),
      Refusal(arguments: "merge part", says: "the batch is not whole; missing: shard 2/2"),
      Refusal(arguments: "merge part part", says: "which another folder holds too"),
      Refusal(arguments: "merge class", says: "class/journal.ndjson cannot be opened"),
      Refusal(
        arguments: "failing-job class --seeds 1 --format gradescope",
        says: "reports one submission a file"
      ),
      Refusal(arguments: "failing-job class --format scores", says: "needs --timestamp"),
      Refusal(arguments: "failing-job class --timestamp noon", says: "must be a moment such as"),
    ]
  )
  func refusals(_ row: Refusal) throws {
    try Shell.output(of: "cd \(home.path)/class && ls | sed 1,3d | xargs rm")
    #expect(try grade("--output done/").output == "")
    #expect(try grade("--output part/ --shard 1/2").output == "")
    let (output, status) = try home.joblab("grade \(row.arguments)")
    #expect(output.contains(row.says), "\(output)")
    #expect(status == 2 || status == 1)
  }

  @Test("each learner gets a file of their own, whatever they are called")
  func files() throws {
    try Shell.output(of: "rm \(home.path)/class/*")
    for name in ["-rf", "a b", "x..$(id)", "é"] {
      try home.folder.write(Self.manifest(limit: 4), to: "class/\(name).yaml")
    }
    #expect(try grade("--format gradescope --output results/").status == 1)
    let found = try Shell.output(of: "cd \(home.path)/results && find . -name results.json | sort")
    #expect(
      found.split(separator: "\n").map(String.init)
        == [
          "./x..%24%28id%29.yaml/results.json", "./%C3%A9.yaml/results.json",
          "./-rf.yaml/results.json",
          "./a%20b.yaml/results.json",
        ].sorted()
    )
  }
}
