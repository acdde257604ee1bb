import KubeAPI
import Testing

/// Quoted from recordings of a real cluster: conformance/scenarios/validation.
@Suite struct ServerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let manifest: String
    let lines: [String]
    var testDescription: String { name }

    /// A Job with fields of its spec, of its pod's spec and of its container.
    init(
      _ name: String,
      job: String = "",
      pod: String = "restartPolicy: Never",
      container: String = "image: busybox:1.36",
      metadata: String = "name: x",
      lines: [String]
    ) {
      func indented(_ text: String, _ width: Int) -> String {
        text.split(separator: "\n").map { String(repeating: " ", count: width) + $0 + "\n" }
          .joined()
      }
      self.name = name
      manifest =
        "apiVersion: batch/v1\nkind: Job\nmetadata:\n" + indented(metadata, 2)
        + "spec:\n" + indented(job, 2) + "  template:\n    spec:\n" + indented(pod, 6)
        + "      containers:\n      - name: main\n" + indented(container, 8)
      self.lines = lines
    }

    init(_ name: String, manifest: String, lines: [String]) {
      self.name = name
      self.manifest = manifest
      self.lines = lines
    }

    /// One refusal of the Job `x`.
    init(
      _ name: String,
      job: String = "",
      pod: String = "restartPolicy: Never",
      container: String = "image: busybox:1.36",
      is problem: String
    ) {
      self.init(
        name,
        job: job,
        pod: pod,
        container: container,
        lines: ["The Job \"x\" is invalid: " + problem]
      )
    }

    init(
      _ name: String,
      job: String = "",
      pod: String = "restartPolicy: Never",
      container: String = "image: busybox:1.36",
      cannotDecode problem: String
    ) {
      self.init(
        name,
        job: job,
        pod: pod,
        container: container,
        lines: [
          "Error from server (BadRequest): error when creating \"STDIN\": "
            + "Job in version \"v1\" cannot be handled as a Job: " + problem
        ]
      )
    }
  }

  static let specCases: [Case] = [
    Case("a good one", lines: []),
    Case(
      "negative completions",
      job: "completions: -1",
      is: "spec.completions: Invalid value: -1: must be greater than or equal to 0"
    ),
    Case(
      "three mistakes at once",
      job: "completions: -1\nparallelism: -1\nbackoffLimit: -1",
      pod: "restartPolicy: Always",
      lines: [
        "The Job \"x\" is invalid: ",
        "* spec.parallelism: Invalid value: -1: must be greater than or equal to 0",
        "* spec.completions: Invalid value: -1: must be greater than or equal to 0",
        "* spec.backoffLimit: Invalid value: -1: must be greater than or equal to 0",
        "* spec.template.spec.restartPolicy: Required value: "
          + "valid values: \"OnFailure\", \"Never\"",
      ]
    ),
    Case("zeros", job: "completions: 0\nparallelism: 0\nbackoffLimit: 0", lines: []),
    Case(
      "no restartPolicy",
      pod: "hostname: a",
      is: "spec.template.spec.restartPolicy: Required value: valid values: \"OnFailure\", \"Never\""
    ),
    Case(
      "a made-up restartPolicy",
      pod: "restartPolicy: Sometimes",
      lines: [
        "The Job \"x\" is invalid: ",
        "* spec.template.spec.restartPolicy: Unsupported value: \"Sometimes\": "
          + "supported values: \"Always\", \"OnFailure\", \"Never\"",
        "* spec.template.spec.restartPolicy: Unsupported value: \"Sometimes\": "
          + "supported values: \"OnFailure\", \"Never\"",
      ]
    ),
    Case(
      "Indexed without completions",
      job: "completionMode: Indexed\nparallelism: 2",
      is: "spec.completions: Required value: when completion mode is Indexed"
    ),
    Case(
      "maxFailedIndexes alone",
      job: "maxFailedIndexes: 1",
      lines: [
        "The Job \"x\" is invalid: ",
        "* spec.backoffLimitPerIndex: Required value: when maxFailedIndexes is specified",
        "* spec.maxFailedIndexes: Invalid value: 1: requires indexed completion mode",
      ]
    ),
    Case(
      "a failure policy with OnFailure",
      job: "podFailurePolicy: {rules: [{action: Ignore, onPodConditions: [{type: X}]}]}",
      pod: "restartPolicy: OnFailure",
      is: "spec.template.spec.restartPolicy: Invalid value: \"OnFailure\": only \"Never\" is "
        + "supported when podFailurePolicy is specified"
    ),
    Case(
      "exit codes out of order",
      job: "podFailurePolicy:\n  rules:\n  - action: FailJob\n    onExitCodes:\n"
        + "      operator: In\n      values: [42, 3]",
      is:
        "spec.podFailurePolicy.rules[0].onExitCodes.values: Invalid value: [42,3]: must be ordered"
    ),
    Case(
      "no operator",
      job: "podFailurePolicy: {rules: [{action: FailJob, onExitCodes: {values: [1]}}]}",
      is: "spec.podFailurePolicy.rules[0].onExitCodes.operator: Required value: "
        + "valid values: [\"In\" \"NotIn\"]"
    ),
    Case(
      "neither codes nor conditions",
      job: "podFailurePolicy: {rules: [{action: Ignore}]}",
      is: "spec.podFailurePolicy.rules[0]: Invalid value: specifying one of OnExitCodes and "
        + "OnPodConditions is required"
    ),
    Case(
      "overlapping indexes",
      job: "completionMode: Indexed\ncompletions: 5\n"
        + "successPolicy: {rules: [{succeededIndexes: \"1-3,3\"}]}",
      is: "spec.successPolicy.rules[0].succeededIndexes: Invalid value: \"1-3,3\": "
        + "error parsing succeededIndexes: non-increasing order, previous: 3, current: 3"
    ),
    Case(
      "a replacement policy against the failure policy",
      job: "podReplacementPolicy: TerminatingOrFailed\npodFailurePolicy: {rules: []}",
      is: "spec.podReplacementPolicy: Unsupported value: \"TerminatingOrFailed\": "
        + "supported values: \"Failed\""
    ),
    Case(
      "managedBy without a slash",
      job: "managedBy: somebody",
      is: "spec.managedBy: Invalid value: \"somebody\": must be a domain-prefixed path "
        + "(such as \"acme.io/foo\")"
    ),
    Case(
      "a job-name label of our own",
      job: "template: {}\nmanualSelector: true",
      lines: [
        "The Job \"x\" is invalid: ",
        "* spec.selector: Required value",
        "* spec.template.metadata.labels: Invalid value: null: "
          + "`selector` does not match template `labels`",
      ]
    ),
  ]

  static let podCases: [Case] = [
    Case(
      "a request above the limit",
      container: "image: i\nresources: {limits: {memory: 128Mi}, requests: {memory: 256Mi}}",
      is: "spec.template.spec.containers[0].resources.requests: Invalid value: \"256Mi\": "
        + "must be less than or equal to memory limit of 128Mi"
    ),
    Case(
      "an unknown resource",
      container: "image: i\nresources: {requests: {gpu: 1}}",
      lines: [
        "The Job \"x\" is invalid: ",
        "* spec.template.spec.containers[0].resources.requests[gpu]: Invalid value: \"gpu\": "
          + "must be a standard resource type or fully qualified",
        "* spec.template.spec.containers[0].resources.requests[gpu]: Invalid value: \"gpu\": "
          + "must be a standard resource for containers",
      ]
    ),
    Case(
      "fractions of a byte",
      container: "image: i\nresources: {requests: {memory: 100m}}",
      lines: [
        "Warning: spec.template.spec.containers[0].resources.requests[memory]: "
          + "fractional byte value \"100m\" is invalid, must be an integer"
      ]
    ),
    Case(
      "a variable twice",
      container: "image: i\nenv: [{name: LEVEL, value: a}, {name: LEVEL, value: b}]",
      lines: [
        "Warning: spec.template.spec.containers[0].env[1]: hides previous definition of "
          + "\"LEVEL\", which may be dropped when using apply"
      ]
    ),
    Case(
      "value and valueFrom",
      container: "image: i\nenv: [{name: A, value: a, "
        + "valueFrom: {fieldRef: {fieldPath: metadata.name}}}]",
      is: "spec.template.spec.containers[0].env[0].valueFrom: Invalid value: \"\": "
        + "may not be specified when `value` is not empty"
    ),
    Case(
      "a mount of no volume",
      container: "image: i\nvolumeMounts: [{name: data, mountPath: /data}]",
      is: "spec.template.spec.containers[0].volumeMounts[0].name: Not found: \"data\""
    ),
    Case(
      "a probe that does nothing",
      container: "image: i\nlivenessProbe: {}",
      is: "spec.template.spec.containers[0].livenessProbe: Required value: "
        + "must specify a handler type"
    ),
    Case(
      "privileged without escalation",
      container: "image: i\n"
        + "securityContext: {privileged: true, allowPrivilegeEscalation: false}",
      is: "spec.template.spec.containers[0].securityContext: Invalid value: {\"Capabilities\":null,"
        + "\"Privileged\":true,\"SELinuxOptions\":null,\"WindowsOptions\":null,\"RunAsUser\":null,"
        + "\"RunAsGroup\":null,\"RunAsNonRoot\":null,\"ReadOnlyRootFilesystem\":null,"
        + "\"AllowPrivilegeEscalation\":false,\"ProcMount\":null,\"SeccompProfile\":null,"
        + "\"AppArmorProfile\":null}: cannot set `allowPrivilegeEscalation` to false and "
        + "`privileged` to true"
    ),
    Case(
      "a toleration that ends without NoExecute",
      pod: "restartPolicy: Never\n"
        + "tolerations: [{key: a, operator: Exists, effect: NoSchedule, tolerationSeconds: 3}]",
      is: "spec.template.spec.tolerations[0].effect: Invalid value: \"NoSchedule\": effect must be "
        + "'NoExecute' when `tolerationSeconds` is set"
    ),
    Case(
      "a hostname with a dot",
      pod: "restartPolicy: Never\nhostname: a.b",
      is: "spec.template.spec.hostname: Invalid value: \"a.b\": must not contain dots"
    ),
    Case("an image of blanks", container: "image: \" \"", lines: []),
  ]

  static let decodingCases: [Case] = [
    Case(
      "completions as a string",
      job: "completions: \"3\"",
      cannotDecode: "json: cannot unmarshal string into Go struct field "
        + "JobSpec.spec.completions of type int32"
    ),
    Case(
      "completions over int32",
      job: "completions: 3000000000",
      cannotDecode: "json: cannot unmarshal number 3000000000 into Go struct field "
        + "JobSpec.spec.completions of type int32"
    ),
    Case(
      "more digits than an int64 has",
      job: "completions: 92233720368547758080",
      cannotDecode: "json: cannot unmarshal number 92233720368547760000 into Go struct field "
        + "JobSpec.spec.completions of type int32"
    ),
    Case("a whole number with a fraction", job: "completions: 2.0", lines: []),
    Case(
      "restartPolicy as a boolean",
      pod: "restartPolicy: no",
      cannotDecode: "json: cannot unmarshal bool into Go struct field "
        + "PodSpec.spec.template.spec.restartPolicy of type v1.RestartPolicy"
    ),
    Case(
      "args with a number",
      container: "image: i\nargs: [sleep, 5]",
      cannotDecode: "json: cannot unmarshal number into Go struct field "
        + "Container.spec.template.spec.containers.args of type string"
    ),
    Case(
      "env as a map",
      container: "image: i\nenv: {A: b}",
      cannotDecode: "json: cannot unmarshal object into Go struct field "
        + "Container.spec.template.spec.containers.env of type []v1.EnvVar"
    ),
    Case(
      "unknown fields",
      job: "retries: 3\nbackOffLimit: 3",
      container: "image: i\nimagepullpolicy: Never",
      cannotDecode: "strict decoding error: unknown field \"spec.backOffLimit\", unknown field "
        + "\"spec.retries\", unknown field \"spec.template.spec.containers[0].imagepullpolicy\""
    ),
    Case("an unknown field without a value", job: "retries:", lines: []),
    Case(
      "64MB",
      container: "image: i\nresources: {requests: {memory: 64MB}}",
      cannotDecode: "quantities must match the regular expression "
        + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
    ),
  ]

  static let headerCases: [Case] = [
    Case(
      "kind in the plural",
      manifest: "apiVersion: batch/v1\nkind: Jobs\nmetadata: {name: odd}\n",
      lines: [
        "error: resource mapping not found for name: \"odd\" namespace: \"\" from \"STDIN\": "
          + "no matches for kind \"Jobs\" in version \"batch/v1\"\nensure CRDs are installed first"
      ]
    ),
    Case(
      "kind in lower case",
      manifest: "apiVersion: batch/v1\nkind: job\nmetadata: {name: odd}\n",
      lines: [
        "Error from server (BadRequest): error when creating \"STDIN\": job in version \"v1\" "
          + "cannot be handled as a Job: no kind \"job\" is registered for version \"batch/v1\""
      ]
    ),
    Case(
      "neither apiVersion nor kind",
      manifest: "metadata: {name: odd}\n",
      lines: [
        "error: error validating \"STDIN\": error validating data: [apiVersion not set, kind not "
          + "set]; if you choose to ignore these errors, turn validation off with --validate=false"
      ]
    ),
    Case(
      "an apiVersion with two slashes",
      manifest: "apiVersion: batch/v1/jobs\nkind: Job\n",
      lines: [
        "error: error validating \"STDIN\": error validating data: unexpected GroupVersion string: "
          + "batch/v1/jobs; if you choose to ignore these errors, turn validation off with "
          + "--validate=false"
      ]
    ),
    Case(
      "an empty kind",
      manifest: "apiVersion: v1\nkind: \"\"\n",
      lines: [
        "error: unable to decode \"STDIN\": Object 'Kind' is missing in "
          + #"'{"apiVersion":"v1","kind":""}'"#
      ]
    ),
    Case(
      "a name that YAML reads as a boolean",
      metadata: "name: n",
      lines: [
        "error: unable to decode \"STDIN\": json: cannot unmarshal bool into Go struct field "
          + "ObjectMeta.metadata.name of type string"
      ]
    ),
    Case(
      "labels as a list",
      metadata: "name: x\nlabels: [a]",
      lines: [
        "error: unable to decode \"STDIN\": json: cannot unmarshal array into Go struct field "
          + "ObjectMeta.metadata.labels of type map[string]string"
      ]
    ),
    Case(
      "metadata as a list",
      manifest: "apiVersion: batch/v1\nkind: Job\nmetadata: []\n",
      lines: [
        "error: unable to decode \"STDIN\": json: cannot unmarshal array into Go struct field "
          + "metadataOnlyObject.metadata of type v1.ObjectMeta"
      ]
    ),
    Case(
      "a List of two, one of them bad",
      manifest: "apiVersion: v1\nkind: List\nitems:\n"
        + "- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n"
        + "- {apiVersion: v1, kind: ConfigMap, metadata: {name: b}}\n",
      lines: ["The Pod \"a\" is invalid: spec.containers: Required value"]
    ),
    Case(
      "a dot in the name",
      metadata: "name: my.job",
      lines: [
        "Warning: metadata.name: this is used in Pod names and hostnames, which can result in "
          + "surprising behavior; a DNS label is recommended: [must not contain dots]"
      ]
    ),
    Case(
      "a label that breaks two rules",
      metadata: "name: x\nlabels: {\"/team\": -data}",
      lines: [
        "The Job \"x\" is invalid: ",
        "* metadata.labels: Invalid value: \"/team\": prefix part must be non-empty",
        "* metadata.labels: Invalid value: \"-data\": a valid label must be an empty string or "
          + "consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
          + "alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for "
          + "validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
      ]
    ),
  ]

  @Test(
    "what is refused is refused in the cluster's words",
    arguments: specCases + podCases + decodingCases + headerCases
  )
  func refusal(_ example: Case) {
    let lines = Server.create(example.manifest).flatMap { line in
      line.hasPrefix("error: resource") ? [line] : line.split(separator: "\n").map(String.init)
    }
    #expect(lines == example.lines)
  }

  @Test("several refusals are one line in a Status")
  func statusMessage() throws {
    let status = APIStatus.invalid(
      .job,
      "x",
      [.required("a"), .invalid("b", 5, "no"), .required("a")]
    )
    #expect(
      status.message
        == "Job.batch \"x\" is invalid: [a: Required value, b: Invalid value: 5: no]"
    )
    #expect(status.code == 422)
    #expect(
      status.causes.map(\.reason) == [
        "FieldValueRequired", "FieldValueInvalid", "FieldValueRequired",
      ]
    )
  }

  @Test("an unknown field is a warning or nothing when the client asks for that")
  func fieldValidation() throws {
    let value: Value = ["apiVersion": "v1", "kind": "ConfigMap", "dates": [:]]
    #expect(throws: APIStatus.self) { try StrictDecoder.decode(value, kind: .configMap) }
    let warned = try StrictDecoder.decode(value, kind: .configMap, fieldValidation: .warn)
    #expect(warned.warnings == ["unknown field \"dates\""])
    let ignored = try StrictDecoder.decode(value, kind: .configMap, fieldValidation: .ignore)
    #expect(ignored.warnings.isEmpty)
  }
}
