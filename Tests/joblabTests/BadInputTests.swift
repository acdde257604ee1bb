import TestKit
import Testing

/// A class whose submissions are made, or happen, to be hard on a grader.
@Suite struct BadInputTests {
  private let home: Home

  struct Row: Sendable, CustomTestStringConvertible {
    /// The submission's name, as a report to a terminal has it.
    let name: String
    /// Python that hands it over; `put(name, bytes)` writes a file.
    let made: String
    /// Why it has no marks, or loses some.
    let says: String
    var testDescription: String { name }
  }

  /// All bytes of a submission that would get full marks, or nearly.
  private static let good = """
    apiVersion: batch/v1
    kind: Job
    metadata: {name: flaky-import}
    spec:
      backoffLimit: 9
      template:
        spec:
          restartPolicy: Never
          containers: [{name: c, image: busybox, command: [sh, -c, 'exit $((RANDOM % 2))']}]

    """
  private static let lessThanAll = "spec.backoffLimit is at most 4"

  static let rows: [Row] = [
    Row(name: "empty.yaml", made: "put('empty.yaml', b'')", says: "no objects passed to apply"),
    Row(
      name: "large.yaml",
      made: "open('large.yaml', 'wb').truncate(100 << 20)",
      says: "large.yaml has 104857600 bytes; a manifest may have 1048576"
    ),
    Row(
      name: "bytes.yaml",
      made: "put('bytes.yaml', b'a: \\xff\\xfe\\n')",
      says: "error converting YAML to JSON"
    ),
    Row(
      name: "nul.yaml",
      made: "put('nul.yaml', b'a: \\0\\n')",
      says: "control characters are not allowed"
    ),
    Row(
      name: "windows.yaml",
      made: "put('windows.yaml', b'\\xef\\xbb\\xbf' + good.replace(b'\\n', b'\\r\\n'))",
      says: lessThanAll
    ),
    Row(
      name: "million.yaml",
      made: "put('million.yaml', b'---\\n' * 1000000)",
      says: "million.yaml has 4000000 bytes"
    ),
    Row(
      name: "bomb.zip",
      made: "put('bomb.zip', zipped('job.yaml', bytes(64 << 20)))",
      says: "the zip archive unpacks to more than a submission may have"
    ),
    Row(
      name: "bomb.tar.gz",
      made: "put('bomb.tar.gz', gzip.compress(bytes(64 << 20)))",
      says: "the gzip archive unpacks to more than 16 MiB"
    ),
    Row(
      name: "upwards.zip",
      made: "put('upwards.zip', zipped('../../owned.yaml', good))",
      says: "../../owned.yaml leads out of the archive"
    ),
    Row(
      name: "absolute.zip",
      made: "put('absolute.zip', zipped(home + '/owned.yaml', good))",
      says: "owned.yaml is no relative path"
    ),
    Row(
      name: "link.zip",
      made: "put('link.zip', zipped('job.yaml', b'/etc/passwd', 0o120777))",
      says: "job.yaml is a link; hand over the file itself"
    ),
    Row(
      name: "upwards.tar",
      made: "put('upwards.tar', tarred('../owned.yaml', tarfile.REGTYPE))",
      says: "../owned.yaml leads out of the archive"
    ),
    Row(
      name: "link.tar",
      made: "put('link.tar', tarred('job.yaml', tarfile.SYMTYPE))",
      says: "job.yaml is a link"
    ),
    Row(
      name: "hard.tar",
      made: "put('hard.tar', tarred('job.yaml', tarfile.LNKTYPE))",
      says: "job.yaml is a link"
    ),
    Row(
      name: "device.tar",
      made: "put('device.tar', tarred('job.yaml', tarfile.CHRTYPE))",
      says: "job.yaml is a link"
    ),
    Row(
      name: "link.yaml",
      made: "os.symlink('/etc/passwd', 'link.yaml')",
      says: "link.yaml is a link; hand over the file itself"
    ),
    Row(name: "folder", made: "os.symlink('/', 'folder')", says: "folder is a link"),
    Row(name: "pipe.yaml", made: "os.mkfifo('pipe.yaml')", says: "pipe.yaml is not a regular file"),
    Row(
      name: "linked",
      made: "os.mkdir('linked'); os.symlink('/etc/passwd', 'linked/job.yaml')",
      says: "job.yaml is a link"
    ),
    Row(
      name: "deep",
      made: "os.makedirs('deep/a/b/c/d/e/f')",
      says: "folders lie too deep within each other"
    ),
    Row(
      name: "many",
      made: "os.mkdir('many'); [put(f'many/{i}.yaml', good) for i in range(101)]",
      says: "holds more than 100 manifests"
    ),
    Row(
      name: "heavy",
      made: "os.mkdir('heavy'); [put(f'heavy/{i}.yaml', bytes(1 << 20)) for i in range(5)]",
      says: "holds more than 4 MiB of manifests"
    ),
    Row(
      name: "\u{FFFD}.yaml",
      made: "put(b'\\xff.yaml', good)",
      says: "has no name in UTF-8"
    ),
    Row(
      name: "$(touch owned)`touch owned`;touch owned&.yaml",
      made: "put('$(touch owned)`touch owned`;touch owned&.yaml', good)",
      says: lessThanAll
    ),
    Row(
      name: "a ::error::x.yaml",
      made: "put('a\\n::error::x.yaml', good)",
      says: lessThanAll
    ),
    Row(
      name: "\\u{1b}]0;owned\\u{7}\\u{1b}[2J.yaml",
      made: "put('\\x1b]0;owned\\x07\\x1b[2J.yaml', good)",
      says: lessThanAll
    ),
    Row(
      name: "<script>alert(1)<%2fscript>.yaml",
      made: "put('<script>alert(1)<%2fscript>.yaml', good)",
      says: lessThanAll
    ),
    Row(
      name: "words.yaml",
      made:
        "put('words.yaml', b'kind: \"\\\\e[31m<script>\"\\napiVersion: v1\\nmetadata: {name: x}\\n')",
      says: "no matches for kind"
    ),
    Row(
      name: "prints.yaml",
      made: """
        put('prints.yaml', good.replace(b'exit $((RANDOM % 2))', \
        b'printf "\\\\033]0;owned\\\\007<script>"; exit 1'))
        """,
      says: lessThanAll
    ),
  ]

  init() throws {
    home = try Home()
    try home.folder.write(Self.good, to: "good.yaml")
    let script = """
      import gzip, io, os, tarfile, zipfile
      home = os.getcwd()
      good = open('good.yaml', 'rb').read()

      def put(name, content):
          with open(name, 'wb') as file:
              file.write(content)

      def zipped(name, content, mode=0o644):
          file = io.BytesIO()
          with zipfile.ZipFile(file, 'w', zipfile.ZIP_DEFLATED) as archive:
              info = zipfile.ZipInfo(name)
              info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, mode << 16
              archive.writestr(info, content)
          return file.getvalue()

      def tarred(name, kind):
          file = io.BytesIO()
          with tarfile.open(fileobj=file, mode='w') as archive:
              info = tarfile.TarInfo(name)
              info.type, info.linkname = kind, '/etc/passwd'
              archive.addfile(info)
          return file.getvalue()

      os.mkdir('temporary')
      os.mkdir('class')
      os.chdir('class')

      """
    let made = Self.rows.map(\.made).joined(separator: "\n")
    try home.folder.write(script + made + "\n", to: "make.py")
    try Shell.output(of: "cd \(home.path) && python3 make.py")
  }

  private func grade(_ arguments: String) throws -> String {
    let (output, status) = try home.joblab(
      "grade failing-job class --seeds 1 \(arguments)",
      environment: "TMPDIR=\(home.path)/temporary"
    )
    #expect(status == 1)
    return output
  }

  /// Every file of the home outside of `results`, with what is in it.
  private func everything() throws -> String {
    try Shell.output(
      of: """
        cd \(home.path) && find . -path ./results -prune -o -type f -size -2000k -exec cksum {} + \
          | sort && find . -path ./results -prune -o -print | sort
        """
    )
  }

  @Test("each is a row that says why, and the terminal gets nothing but text")
  func rows() throws {
    let report = try grade("--format text 2> /dev/null").split(separator: "\n", omittingEmptySubsequences: false)
    let sections = report.split(separator: "").map { $0.joined(separator: "\n") }
    #expect(sections.count == Self.rows.count + 1)
    for row in Self.rows {
      let section = sections.first { $0.hasPrefix("failing-job: \(row.name)\n") }
      let words = section?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words?.contains(row.says) == true, "\(row.name): \(section ?? "no row")")
    }
  }

  @Test(
    "no report holds a control character or a script, and nothing is written beside it",
    arguments: [
      "text", "json", "ndjson", "junit", "tap", "gradescope", "prairielearn", "github", "summary",
      "classroom", "sarif", "csv", "xapi", "html", "scores",
    ]
  )
  func reports(_ format: String) throws {
    let before = try everything()
    let output = try grade(
      "--format \(format) --output results/ --timestamp 2026-03-01T12:00:00Z"
    )
    // Off a terminal a long batch says how far it is.
    #expect(output.split(separator: "\n").allSatisfy { $0.hasPrefix("graded ") }, "\(output)")
    #expect(try everything() == before)
    let reports = try Shell.output(
      of: "cd \(home.path)/results && find . -type f ! -name journal.ndjson -exec cat {} +"
    )
    #expect(!reports.isEmpty)
    let allowed: Set<Unicode.Scalar> = format == "csv" ? ["\n", "\r"] : ["\n"]
    #expect(
      reports.unicodeScalars.allSatisfy {
        $0.properties.generalCategory != .control || allowed.contains($0)
      }
    )
    if ["html", "junit", "summary"].contains(format) { #expect(!reports.contains("<script")) }
  }
}
