import TestKit
import Testing

/// Batches that keep results for the next one.
@Suite struct CacheTests {
  private let home: Home
  private static let count = 12

  init() throws {
    home = try Home()
    try Shell.output(of: "mkdir \(home.path)/class")
    for number in 0..<Self.count { try hand("learner-\(number)", limit: number % 3) }
    try home.folder.write("{", to: "class/broken.yaml")
    try home.folder.write("", to: "class/empty.yaml")
    try Shell.output(of: "ln -s /etc/passwd \(home.path)/class/link.yaml")
  }

  private func hand(_ name: String, limit: Int) throws {
    let manifest = """
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
    try home.folder.write(manifest, to: "class/\(name).yaml")
  }

  private func grade(_ arguments: String) throws -> String {
    let (output, status) = try home.joblab("grade failing-job class --seeds 2 \(arguments)")
    #expect(status == 1, "\(output)")
    return output
  }

  /// The names of the kept results, each with what `stat` says of it.
  private func kept() throws -> Set<String> {
    let found = try Shell.output(
      of: "cd \(home.path)/kept && find . -type f -exec stat -c '%n %i' '{}' +"
    )
    return Set(found.split(separator: "\n").map(String.init))
  }

  @Test("results that are taken from a cache give the bytes of those that were graded")
  func sameBytes() throws {
    let formats = [
      "text", "json", "ndjson", "junit", "tap", "github", "summary", "sarif", "csv", "xapi", "html",
      "scores",
    ]
    let fresh = try formats.map { try grade("--format \($0) --timestamp 2026-03-01T12:00:00Z") }
    _ = try grade("--cache kept --output first/")
    let before = try kept()
    #expect(before.count == Self.count + 2)
    let taken = try formats.map {
      try grade("--cache kept/ --jobs 3 --format \($0) --timestamp 2026-03-01T12:00:00Z")
    }
    #expect(taken == fresh)
    _ = try grade("--cache kept --output second/")
    #expect(
      try home.folder.read("second/journal.ndjson") == home.folder.read("first/journal.ndjson")
    )
    // Nothing was graded again, and nothing else lies in the folder.
    #expect(try kept() == before)
  }

  @Test("only what has changed is graded again")
  func changes() throws {
    _ = try grade("--cache kept")
    let before = try kept()
    try hand("learner-4", limit: 7)
    try Shell.output(of: "mv \(home.path)/class \(home.path)/later")
    let (output, _) = try home.joblab("grade failing-job later --seeds 2 --cache kept --format csv")
    #expect(try kept().subtracting(before).count == 1)
    #expect(try home.joblab("grade failing-job later --seeds 2 --format csv").output == output)
    _ = try home.joblab("grade failing-job later --seeds 3 --cache kept")
    #expect(try kept().subtracting(before).count == 1 + Self.count + 2)
    _ = try home.joblab("grade deadline later --seeds 2 --cache kept")
    #expect(try kept().subtracting(before).count == 1 + 2 * (Self.count + 2))
  }

  @Test("damaged results are made again, which is said once")
  func damage() throws {
    let fresh = try grade("--cache kept --format csv")
    let before = try kept()
    // Cut off, emptied, changed, of another submission, endless, a folder, a pipe, a link.
    try Shell.output(
      of: """
        cd \(home.path)/kept && set -- */* && truncate -s -9 "$1" && : > "$2" \
          && sed -i 's/points/pointz/' "$3" && cp "$5" "$4" && truncate -s 9G "$6" \
          && rm "$7" "$8" "$9" && mkfifo "$8" && ln -s /dev/zero "$9" && ls "$1"
        """
    )
    let output = try grade("--cache kept --format csv")
    let complaint = try #require(
      output.split(whereSeparator: \.isNewline).first { $0.hasPrefix("joblab: kept/") }
    )
    #expect(complaint.hasSuffix(" and 6 more: damaged, and made again"))
    #expect(output.replacing(complaint + "\n", with: "") == fresh)
    #expect(try grade("--cache kept --format csv") == fresh)
    #expect(try kept().count == before.count)
  }

  @Test("who does not have the course's key makes no result that is taken")
  func sealed() throws {
    try home.folder.write("a key of sixteen bytes at least", to: "key")
    try home.folder.write("another of sixteen bytes or more", to: "other")
    _ = try grade("--cache kept --key key")
    let own = try kept()
    _ = try grade("--cache kept --key key")
    #expect(try kept() == own)
    _ = try grade("--cache kept --key other")
    _ = try grade("--cache kept")
    #expect(try kept().count == 3 * own.count)
  }

  @Test("two batches at once do each other no harm")
  func together() throws {
    let fresh = try grade("--format csv")
    let command = try home.commandLine(
      "grade failing-job class --seeds 2 --cache kept --format csv"
    )
    try Shell.output(
      of: "(\(command) > ../one 2>&1 & \(command) > ../two 2>&1; wait) || true"
        .replacing("../", with: home.path + "/")
    )
    for name in ["one", "two"] {
      #expect(String(decoding: try home.folder.read(name), as: UTF8.self) == fresh)
    }
    #expect(try kept().count == Self.count + 2)
  }

  @Test("a folder that nothing can be written to costs no marks, which is said once")
  func unwritable() throws {
    let fresh = try grade("--format csv")
    let digits = "0 1 2 3 4 5 6 7 8 9 a b c d e f"
    try Shell.output(
      of: """
        mkdir \(home.path)/kept && cd \(home.path)/kept && for a in \(digits); do
          for b in \(digits); do : > $a$b; done
        done
        """
    )
    let output = try grade("--cache kept --format csv")
    let complaints = output.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("joblab: ") }
    #expect(complaints.count == 1)
    #expect(complaints.first?.hasPrefix("joblab: kept keeps no results: kept/") == true)
    #expect(output.replacing((complaints.first ?? "") + "\n", with: "") == fresh)
  }
}
