import Compression
import Course
import Grading
import Testing

/// Files by path; a text of `->` is a link, `!` cannot be read.
private struct MemoryFolder: SubmissionFolder {
  var files: [String: String]

  func entry(_ path: String) -> SubmissionEntry {
    if let text = files[path] { return text == "->" ? .link : .file(bytes: text.utf8.count) }
    return files.keys.contains { $0.hasPrefix(path + "/") } ? .folder : .missing
  }

  func names(in path: String) throws(SubmissionReadError) -> [String] {
    let names = files.keys.filter { $0.hasPrefix(path + "/") }
      .map { $0.dropFirst(path.count + 1).split(separator: "/")[0] }
    return Set(names.map(String.init)).sorted(by: >)
  }

  func read(_ path: String) throws(SubmissionReadError) -> [UInt8] {
    guard let text = files[path], text != "!" else {
      throw SubmissionReadError(reason: "\(path): Permission denied")
    }
    return Array(text.utf8)
  }
}

@Suite struct SubmissionReaderTests {
  private func read(_ files: [String: String], _ paths: [String]) throws -> [String] {
    let exercise = try sampleExercise(
      checks: "[]",
      start: [ExerciseFile(path: "job.yaml", bytes: [])]
    )
    let reader = SubmissionReader(folder: MemoryFolder(files: files), exercise: exercise)
    return reader.places(at: paths).map(reader.read).map { submission in
      let files = submission.files.map(\.path).joined(separator: "+")
      return "\(submission.name): \(submission.refusal ?? files)"
    }
  }

  @Test("files are submissions, in the order given")
  func files() throws {
    #expect(
      try read(["b.yaml": "x", "d/a.yml": "x"], ["b.yaml", "d/a.yml"]) == [
        "b.yaml: b.yaml", "a.yml: a.yml",
      ]
    )
  }

  @Test("the manifests of several archives in a learner's folder count together")
  func archivesTogether() throws {
    func archive(_ count: Int) -> String {
      var writer = TarWriter()
      for number in 0..<count { writer.append(TarEntry(name: "\(number).yaml", content: [0x78])) }
      return String(decoding: writer.finished(), as: UTF8.self)
    }
    func submission(_ second: Int) throws -> [String] {
      try read(["l/job.yaml": "x", "l/a.tar": archive(60), "l/b.tar": archive(second)], ["l"])
    }
    #expect(try submission(39).first?.hasPrefix("l: 0.yaml+0.yaml+") == true)
    #expect(try submission(40) == ["l: holds more than 100 manifests"])
  }

  @Test("a folder holds a submission for each file and each folder in it, by name")
  func folder() throws {
    let files = [
      "all/zoe.yaml": "x", "all/adam/j.yaml": "x", "all/adam/sub/map.json": "x",
      "all/adam/.git/config.yaml": "x", "all/README.md": "x", "all/.DS_Store": "x",
      "all/empty/notes.txt": "x",
    ]
    #expect(
      try read(files, ["all"]) == [
        "adam: j.yaml+sub/map.json", "empty: holds no manifest (.yaml, .yml or .json)",
        "zoe.yaml: zoe.yaml",
      ]
    )
  }

  @Test("a folder with a file of the start, or with answers, is one submission")
  func ownFolder() throws {
    #expect(
      try read(["my/job.yaml": "x", "my/map.yaml": "x"], ["my"]) == [
        "my: job.yaml+map.yaml"
      ]
    )
    #expect(
      try read(["my/answers.yaml": "x", "my/a.yaml": "x"], ["my"]) == [
        "my: a.yaml+answers.yaml"
      ]
    )
  }

  @Test("a roster names the learners of files, archives and folders")
  func roster() throws {
    let files = [
      "all/roster.csv": "name,file\n\"Adam, A.\",a1\nZoe,z.yaml\nNobody,x\n", "all/a1/j.yaml": "x",
      "all/z.yaml": "x", "all/other.ndjson": "{}", "all/bad.zip": "x",
    ]
    #expect(
      try read(files, ["all"]) == [
        "Adam, A.: j.yaml",
        "bad.zip: is neither a zip nor a tar archive",
        "other.ndjson: other.ndjson", "Zoe: z.yaml",
      ]
    )
  }

  @Test("Gradescope's metadata names the learner, and is no manifest")
  func metadata() throws {
    let json = #"{"id": 1, "users": [{"email": "a@b.c", "name": "Ada L"}]}"#
    let files = ["g/submission/job.yaml": "x", "g/submission/submission_metadata.json": json]
    #expect(try read(files, ["g/submission"]) == ["Ada L: job.yaml"])
  }

  @Test("links, missing, unreadable and huge files are refused one by one")
  func refusals() throws {
    let huge = String(repeating: "x", count: Submission.Limits.fileBytes + 1)
    let files = [
      "all/a.yaml": "->", "all/b.yaml": "!", "all/c.yaml": huge, "all/d.yaml": "x",
      "all/e/a.yaml": "->",
    ]
    #expect(
      try read(files, ["all", "gone.yaml"]) == [
        "a.yaml: a.yaml is a link; hand over the file itself",
        "b.yaml: all/b.yaml: Permission denied",
        "c.yaml: c.yaml has 1048577 bytes; a manifest may have 1048576",
        "d.yaml: d.yaml",
        "e: a.yaml is a link; hand over the file itself",
        "gone.yaml: gone.yaml: No such file or directory",
      ]
    )
  }

  @Test("too many files and folders too deep are refused")
  func bounds() throws {
    var many: [String: String] = [:]
    for number in 0...Submission.Limits.fileCount { many["all/m/\(number).yaml"] = "x" }
    #expect(try read(many, ["all"]) == ["m: holds more than 100 manifests"])
    #expect(
      try read(["all/a/b/c/d/e/f.yaml": "x"], ["all"]) == [
        "a: b/c/d/e/: folders lie too deep within each other"
      ]
    )
  }
}
