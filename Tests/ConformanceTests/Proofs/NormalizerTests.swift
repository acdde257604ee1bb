import Testing

/// That what differs by chance is taken out, and nothing else.
@Suite("Normalising what was printed")
struct NormalizerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var expected: String
    var names: [String] = []

    init(_ text: String, _ expected: String, names: [String] = []) {
      (self.text, self.expected, self.names) = (text, expected, names)
    }

    var testDescription: String { text }
  }

  static let lines: [Case] = [
    // Names.
    Case("Created pod: job-x7k2p", "Created pod: job-<sfx>", names: ["job"]),
    Case("pod/job-x7k2p.", "pod/job-<sfx>.", names: ["job"]),
    Case("job-x7k2p_default(x)", "job-<sfx>_default(x)", names: ["job"]),
    Case("job-x7k2pq", "job-x7k2pq", names: ["job"]),
    Case("job-x7k2a", "job-x7k2a", names: ["job"]),
    Case("job-queue", "job-queue", names: ["job"]),
    Case("myjob-x7k2p", "myjob-x7k2p", names: ["job"]),
    Case("a/job-12-x7k2p", "a/job-12-<sfx>", names: ["job"]),
    Case("job-1234567-x7k2p", "job-1234567-x7k2p", names: ["job"]),
    Case("cron-29012345", "cron-<minute>", names: ["cron"]),
    Case("cron-29012345-x7k2p", "cron-<minute>-<sfx>", names: ["cron"]),
    Case("cron-2901234", "cron-2901234", names: ["cron"]),
    Case("my-job-x7k2p", "my-job-<sfx>", names: ["my-job", "job"]),
    Case("job", "job", names: ["job"]),

    // Identities and moments.
    Case("a 0f1e2d3c-0000-4a5b-8c9d-0123456789ab b", "a <uid> b"),
    Case("0f1e2d3c-0000-4a5b-8c9d-0123456789abc", "0f1e2d3c-0000-4a5b-8c9d-0123456789abc"),
    Case("0F1E2D3C-0000-4a5b-8c9d-0123456789ab", "0F1E2D3C-0000-4a5b-8c9d-0123456789ab"),
    Case("t: \"2026-01-02T03:04:05Z\"", "t: \"<time>\""),
    Case("2026-01-02T03:04:05.123456789Z x", "<time> x"),
    Case("2026-01-02T03:04:05+01:00", "2026-01-02T03:04:05+01:00"),
    Case("Start: Fri, 02 Jan 2026 03:04:05 +0000", "Start: <time>"),
    Case("at Fri Jan  2 03:04:05 UTC 2026", "at <time>"),
    Case("at Fri Jan 12 03:04:05 PM UTC 2026", "at <time>"),
    Case("at Fry Jan 12 03:04:05 UTC 2026", "at Fry Jan 12 03:04:05 UTC 2026"),
    Case("resourceVersion: \"123\"", "resourceVersion: <rv>"),
    Case("  resourceVersion: 123", "  resourceVersion: <rv>"),
    Case("\"resourceVersion\": \"123\",", "\"resourceVersion\": <rv>,"),
    Case("resourceVersion: \"x\"", "resourceVersion: \"x\""),

    // Addresses, images and nodes.
    Case("podIP: 10.244.0.7", "podIP: <ip>"),
    Case("v1.2.3", "v1.2.3"),
    Case("1234.1.1.1", "1234.1.1.1"),
    Case("containerd://0123abc", "<container-id>"),
    Case("http://0123abc", "http://0123abc"),
    Case("id busybox@sha256:\(digest) x", "id <image-id> x"),
    Case("sha256:\(digest)", "<image-id>"),
    Case("sha256:0123", "sha256:0123"),
    Case("kube-api-access-x7k2p (ro)", "kube-api-access-<sfx> (ro)"),
    Case("Image size: 2166802 bytes.", "Image size: <n> bytes."),
    Case("Node:   minikube/10.0.0.1", "Node:   <node>/<ip>"),
    Case("Node:   <none>", "Node:   <none>"),
    Case("Successfully assigned default/x to node-1", "Successfully assigned default/x to <node>"),
    Case("  nodeName: node-1", "  nodeName: <node>"),
  ]

  static let digest = String(repeating: "0f", count: 32)

  @Test("words stand for what two clusters never share", arguments: lines)
  func line(_ test: Case) {
    #expect(Normalizer(objectNames: test.names).line(test.text) == test.expected)
  }

  static let ages: [Case] = [
    Case("a  5s", "a  <age>"), Case("a  3m2s  b", "a  <age>  b"), Case("a  2d4h", "a  <age>"),
    Case("a  1y30d", "a  <age>"), Case("a  2.5s", "a  <age>"), Case("5s  b", "<age>  b"),
    Case("2 (5s ago)", "2 (5s ago)"), Case("2 5s)", "2 <age>)"),
    Case("a  5", "a  5"), Case("a  5ms", "a  5ms"), Case("a  5s.", "a  5s."),
    Case("a  5s6m", "a  5s6m"), Case("a  x5s", "a  x5s"), Case("5s", "5s"), Case("a 5.s", "a 5.s"),
    Case("5s)", "5s)"),
  ]

  @Test("an age is a duration that stands alone", arguments: ages)
  func age(_ test: Case) {
    let line = Rule.age.applied(to: Array(test.text.utf8))
    #expect(String(decoding: line, as: UTF8.self) == test.expected)
  }

  static let texts: [Case] = [
    Case(
      "NAME       READY   AGE\nb-1   0/1  10s\na-1   0/1     2m\n",
      "NAME  READY  AGE\na-1  0/1  <age>\nb-1  0/1  <age>"
    ),
    Case(
      "NAME   AGE\nb   1s\na   1s\n\nNAME   DATA\nd   1\nc   2",
      "NAME  AGE\na  <age>\nb  <age>\n\nNAME  DATA\nc  2\nd  1"
    ),
    Case("NAME   AGE\nb   1s\nNAME   DATA\na   1", "NAME  AGE\nb  <age>\nNAME  DATA\na  1"),
    Case("LAST SEEN   TYPE\n5s   Normal", "LAST SEEN  TYPE\n<age>  Normal"),
    Case("NAMES   b\na   5s", "NAMES  b\na  5s"),
    Case("NAME\nb\na", "NAME\nb\na"),
    Case("  Normal  Started  5s  kubelet  x", "  Normal  Started  <age>  kubelet  x"),
    Case("  Strange  x  5s  kubelet  x", "  Strange  x  5s  kubelet  x"),
    Case("Duration:    15s", "Duration:  <age>"),
    Case("Durations:    15s", "Durations:  15s"),
    Case("    two    spaces   \n\n", "    two  spaces"),
    Case("\n\n a\n\n\nb\n\n", " a\n\n\nb"),
    Case("", ""), Case("\n\n", ""),
    Case("a\r\nb\rc", "a\nb\nc"),
  ]

  @Test("tables are sorted, columns narrowed, ages taken out where they stand", arguments: texts)
  func text(_ test: Case) {
    #expect(Normalizer(objectNames: test.names).text(test.text) == test.expected)
  }

  @Test("what was normalised once stays as it is")
  func isStable() throws {
    for name in try RecordingFolder.own.names() {
      let recording = try RecordingFolder.own.recording(name)
      let normalizer = Normalizer(objectNames: recording.objectNames)
      for step in recording.transcript.steps where step.title?.contains("[unordered]") == false {
        #expect(normalizer.text(step.output) == step.output, "\(name): \(step.title ?? "")")
      }
    }
  }
}
