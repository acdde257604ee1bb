import Foundation
import TestKit
import Testing

/// Whether file systems of a test's own can be made here.
private let hasNamespaces =
  (try? Shell.output(of: "unshare -rm sh -c 'mount -t tmpfs tmpfs /mnt'")) != nil

/// What a learner has answered outlives whatever happens to the program and to its folder.
@Suite("Nothing answered is lost", .serialized)
struct KeepingTests {
  private let home: Home

  init() throws {
    home = try Home()
  }

  private func text(_ file: String) throws -> String {
    String(decoding: try home.folder.read(file), as: UTF8.self)
  }

  /// On one line, as lines may be broken anywhere.
  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Starts joblab in a script that steers it, with its input from a pipe.
  ///
  /// It is bash that waits for it: a plain shell never hears of a child's end where a test has that
  /// signal blocked.
  @discardableResult
  private func script(_ lines: String, wrapper: String = "") throws -> String {
    let joblab = try home.commandLine("learn --content course")
    try home.folder.write(
      """
      cd \(home.path)
      [ -p in ] || mkfifo in
      answer() { for n in $(seq $1); do printf '4\\n\\n' >&3; done; }
      shown() { i=0; until [ "0$(grep -c "$1" out 2>/dev/null)" -ge $2 ] || [ $((i += 1)) -gt 600 ]; do sleep 0.05; done; }
      start() { (\(joblab)) < in > out 2>&1 & exec 3> in; }
      \(lines)
      """,
      to: "script"
    )
    return try Shell.output(of: "\(wrapper) bash \(home.path)/script")
  }

  @Test("killed at any moment, time and again, it has each answer that was called right")
  func killed() throws {
    let lessons = ["count", "more", "again"]
    try CountingCourse.write(to: home, lessons: lessons, questions: 200)
    try home.folder.write(String(repeating: "4\n\n", count: 600), to: "input")
    let environment = try home.environment()
    let joblab = "\(environment) \(try Shell.builtProgram("joblab")) learn --content course"
    var right: [String] = []
    var rounds = 0
    // Delays that have nothing to do with how long a step takes.
    for number in 0..<10 {
      let delay = 100 + number * 7919 % 150
      try script(
        """
        rm -f out
        (exec \(joblab)) < input > out 2>&1 & child=$!
        \(number % 3 == 0 ? "" : "shown Right 1")
        sleep 0.\(delay)
        kill -9 $child
        wait $child
        echo $? > status
        """
      )
      let new = CountingCourse.right(in: try text("out"))
      rounds += try text("status") == "137\n" && !new.isEmpty ? 1 : 0
      right += new
    }
    #expect(rounds >= 4, "too few rounds were cut off in their work")
    // Each goes on where the one before was: nothing that was right is asked again.
    #expect(Set(right).count == right.count)
    let recorded = try CountingCourse.recorded(in: home)
    #expect(Set(right).isSubset(of: recorded.keys))
    // At most the answer of the last moment was kept and not shown any more, once a round.
    #expect(recorded.count <= right.count + 10)
    #expect(recorded.values.allSatisfy { $0 == 1 })
    #expect(try !home.folder.names(in: "data/joblab").contains { $0.contains("unreadable") })
  }

  @Test("two sessions at once keep all answers of both, and one of them its cluster")
  func sideBySide() throws {
    let count = 60
    try CountingCourse.write(to: home, lessons: ["one", "two"], questions: count)
    for (number, lesson) in [(1, "one"), (2, "two")] {
      try home.folder.write(
        "goto \(lesson)\nkubectl create job of-\(lesson) --image=busybox\n"
          + String(repeating: "4\n\n", count: count),
        to: "input-\(number)"
      )
    }
    let joblab = try home.commandLine("learn --content course")
    try script("(\(joblab)) < input-1 > out-1 2>&1 & (\(joblab)) < input-2 > out-2 2>&1; wait")
    let recorded = try CountingCourse.recorded(in: home)
    #expect(recorded.count == 2 * count)
    let screens = try [text("out-1"), text("out-2")]
    for screen in screens { #expect(CountingCourse.right(in: screen).count == count) }
    let after = try home.joblab("learn --content course", input: "kubectl get jobs -o name\n")
      .output
    let jobs = ["job.batch/of-one", "job.batch/of-two"].filter(after.contains)
    #expect(jobs.count == 1)
    // When they have run at the same time, the one that is not kept says so.
    let isSaid = screens.contains { words($0).contains("Another joblab is open on this course") }
    #expect(isSaid)
  }

  @Test("a record that is removed meanwhile is written again")
  func removed() throws {
    try CountingCourse.write(to: home, lessons: ["count"], questions: 20)
    try script(
      """
      start
      answer 3; shown Right 3
      rm -r data
      answer 3; exec 3>&-; wait
      """
    )
    #expect(
      try words(text("out")).contains(
        "the file was removed or replaced meanwhile. It has been written again, with all that it held"
      )
    )
    #expect(try CountingCourse.recorded(in: home).count == 6)
  }

  @Test(
    "with a full disk it goes on, keeps answers elsewhere, and brings them home",
    .enabled(if: hasNamespaces)
  )
  func fullDisk() throws {
    try CountingCourse.write(to: home, lessons: ["count"], questions: 40)
    try script(
      """
      mkdir data; mount -t tmpfs -o size=1m tmpfs data
      start
      answer 3; shown Right 3
      cat /dev/zero > data/fill 2>/dev/null
      answer 30; exec 3>&-; wait
      cp -r state/joblab kept
      rm data/fill
      """ + "\n(\(try home.commandLine("learn --content course")) < /dev/null) > later 2>&1\n"
        + "cp -r data/joblab home",
      wrapper: "unshare -rm"
    )
    let out = try text("out")
    #expect(CountingCourse.right(in: out).count == 33)
    #expect(words(out).contains("the disk is full; free some space. You can go on: your answers"))
    #expect(words(out).contains("Your answers are in"))
    #expect(try home.folder.names(in: "kept").contains("progress-rescued.sqlite"))
    #expect(try text("later").contains("that had to be kept elsewhere are in your record now."))
    try Shell.output(of: "cd \(home.path); rm -rf data/joblab; mkdir -p data; mv home data/joblab")
    #expect(try CountingCourse.recorded(in: home).count == 33)
  }

  @Test(
    "with a folder that cannot be written it goes on from what it holds",
    .enabled(if: hasNamespaces)
  )
  func readOnly() throws {
    try CountingCourse.write(to: home, lessons: ["count"], questions: 20)
    _ = try home.joblab("learn --content course", input: "4\n\n4\n\n")
    try script(
      """
      mount --bind data data; mount -o remount,ro,bind data
      start
      answer 4; exec 3>&-; wait
      """,
      wrapper: "unshare -rm"
    )
    let out = try text("out")
    #expect(words(out).contains("it is not writable"))
    #expect(words(out).contains("You can go on: your answers are kept in"))
    #expect(out.contains("Welcome back"))
    #expect(CountingCourse.right(in: out) == ["count-3", "count-4", "count-5", "count-6"])
    #expect(try CountingCourse.recorded(in: home).count == 6)
  }

  @Test("with no place at all the answers are shown on leaving")
  func nowhere() throws {
    try CountingCourse.write(to: home, lessons: ["count"], questions: 5)
    let (output, status) = try home.joblab(
      "learn --content course",
      input: "3\n4\n\nhint\n4\n",
      environment: "XDG_DATA_HOME=/proc/a XDG_STATE_HOME=/proc/b TMPDIR=/proc/c"
    )
    #expect(status == 0)
    #expect(output.contains("your answers are kept in memory, and shown when you leave."))
    #expect(
      output.hasSuffix(
        """
        These answers could not be written anywhere. Copy them if you want to keep them:
          count count-1: 3 (not right, 0 of 1)
          count count-1: 4 (right, 0.75 of 1)
          count count-2: 4 (right, 0.9 of 1)

        """
      )
    )
  }

  @Test("a record of a newer version opens to be read, and is never written")
  func newer() throws {
    try CountingCourse.write(to: home, lessons: ["count"], questions: 5)
    _ = try home.joblab("learn --content course", input: "4\n\n4\n\n")
    let file = "data/joblab/progress.sqlite"
    try Shell.output(
      of: "python3 -c 'import sqlite3; d = sqlite3.connect(\"\(home.path)/\(file)\"); "
        + "d.execute(\"INSERT INTO grdb_migrations VALUES (\\\"99: later\\\")\"); d.commit(); d.close()'"
    )
    let before = try home.folder.read(file)
    let (output, status) = try home.joblab("learn --content course", input: "list\n4\n")
    #expect(status == 0)
    #expect(output.contains("a newer version of joblab wrote it; it is left as it is."))
    #expect(output.contains("2/5"))
    #expect(output.contains("✓ Right."))
    #expect(try home.folder.read(file) == before)
    // The answer is there the next time as well, though the record is still the newer one.
    #expect(try home.joblab("list --content course").output.contains("3/5"))
  }
}
