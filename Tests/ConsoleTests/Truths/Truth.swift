import Testing

/// Something that is often said of Jobs and is not so, and what v1.36 does instead.
struct Truth: Sendable, CustomTestStringConvertible {
  var number: Int
  /// What is said.
  var claim: String
  /// What is so.
  var truth: String
  /// Shows it; it may call `job` and `seconds`, which `preamble` defines.
  var script: String
  /// What the script prints.
  var shows: String

  init(_ number: Int, claim: String, truth: String, script: String, shows: String) {
    self.number = number
    self.claim = claim
    self.truth = truth
    self.script = script
    self.shows = shows
  }

  var testDescription: String { "\(number): \(truth)" }

  static let all = retries + fields + kubectl + running

  static let preamble = """
    # job NAME SPEC POD COMMAND: applies a Job with these fields, divided by commas.
    job() {
      kubectl apply -f - <<END >/dev/null
    apiVersion: batch/v1
    kind: Job
    metadata: {name: $1}
    spec:
      template: {spec: {containers: [{name: c, image: busybox, command: [sh, -c, '$4']}], $3}}
    $(echo "$2" | tr ',' '\\n' | sed 's/^ */  /')
    END
    }
    # seconds MOMENT: since 1970.
    seconds() { date -u -d "$(echo $1 | tr TZ '  ')" +%s; }

    """
}
