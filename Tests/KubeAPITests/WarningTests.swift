import KubeAPI
import Testing

/// kubernetes/pkg/api/pod/warnings.go v1.36.
@Suite struct WarningTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var pod: String = ""
    var container: String = ""
    let warnings: [String]
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "a negative grace period, which stays in a template",
      pod: "terminationGracePeriodSeconds: -5",
      warnings: [
        "spec.template.spec.terminationGracePeriodSeconds: must be >= 0; negative values are "
          + "invalid and will be treated as 1"
      ]
    ),
    Case(
      name: "old labels of nodes",
      pod: "nodeSelector: {beta.kubernetes.io/os: linux}\naffinity: {nodeAffinity: "
        + "{preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, preference: "
        + "{matchExpressions: [{key: beta.kubernetes.io/arch, operator: In, values: [a b]}]}}]}}",
      warnings: [
        "spec.template.spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "
          + "\"kubernetes.io/os\" instead",
        "spec.template.spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution"
          + "[0].preference.matchExpressions[0].key: beta.kubernetes.io/arch is deprecated since "
          + "v1.14; use \"kubernetes.io/arch\" instead",
        "spec.template.spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution"
          + "[0].preference.matchExpressions[0].values[0]: a b is invalid, a valid label must be an "
          + "empty string or consist of alphanumeric characters, '-', '_' or '.', and must start "
          + "and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', "
          + "regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
      ]
    ),
    Case(
      name: "selectors that select nothing",
      pod: "topologySpreadConstraints: [{maxSkew: 1, topologyKey: z, whenUnsatisfiable: "
        + "DoNotSchedule}]\naffinity: {podAntiAffinity: "
        + "{requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: h}]}}",
      warnings: [
        "spec.template.spec.topologySpreadConstraints[0].labelSelector: a null labelSelector "
          + "results in matching no pod",
        "spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution"
          + "[0].labelSelector: a null labelSelector results in matching no pod",
      ]
    ),
    Case(
      name: "doubled list items",
      pod: "imagePullSecrets: [{name: a}, {name: a}, {name: \"\"}]\n"
        + "hostAliases: [{ip: 1.2.3.4}, {ip: 1.2.3.4}]",
      warnings: [
        "spec.template.spec.hostAliases[1].ip: duplicate ip \"1.2.3.4\"",
        "spec.template.spec.imagePullSecrets[1].name: duplicate name \"a\"",
        "spec.template.spec.imagePullSecrets[2].name: invalid empty name \"\"",
      ]
    ),
    Case(
      name: "ports in each other's way",
      pod: "initContainers: [{name: i, image: b, ports: [{containerPort: 80, name: web}]}]",
      container: "ports: [{containerPort: 80, name: web}, {containerPort: 80, hostPort: 8080}, "
        + "{containerPort: 81, hostIP: 1.2.3.4}]",
      warnings: [
        "spec.template.spec.containers[0].ports[0]: duplicate port definition with "
          + "spec.template.spec.initContainers[0].ports[0]",
        "spec.template.spec.containers[0].ports[1]: overlapping port definition with "
          + "spec.template.spec.initContainers[0].ports[0]",
        "spec.template.spec.containers[0].ports[1]: overlapping port definition with "
          + "spec.template.spec.containers[0].ports[0]",
        "spec.template.spec.containers[0].ports[2]: hostIP set without hostPort: {Name: HostPort:0 "
          + "ContainerPort:81 Protocol:TCP HostIP:1.2.3.4}",
        "spec.template.spec.containers[0].ports[0]: duplicate port name \"web\" with "
          + "spec.template.spec.initContainers[0].ports[0], services and probes that select ports "
          + "by name will use spec.template.spec.initContainers[0].ports[0]",
      ]
    ),
    Case(
      name: "files below files",
      pod: "volumes: [{name: c, configMap: {name: m, items: [{key: a, path: x}, {key: b, path: "
        + "x/y}]}}, {name: p, projected: {sources: [{secret: {name: s, items: [{key: a, path: "
        + "token}]}}, {serviceAccountToken: {path: token/}}, {}]}}, {name: g, gitRepo: "
        + "{repository: r}}]",
      warnings: [
        "spec.template.spec.volumes[2].gitRepo: deprecated in v1.11, and disabled by default in "
          + "v1.33+",
        "volume \"c\" (ConfigMap \"m\"): overlapping paths: \"x/y\" with \"x\"",
        "volume \"p\" (Projected) has no sources provided",
        "volume \"p\" (Projected): overlapping paths: \"token\" (ServiceAccountToken) with "
          + "\"token\" (Secret \"s\")",
      ]
    ),
  ]

  @Test("the server warns of what it takes", arguments: cases)
  func warning(_ example: Case) {
    let manifest = PodValidationTests.Case(
      name: "",
      pod: example.pod,
      container: example.container,
      problems: []
    ).manifest
    #expect(Server.create(manifest) == example.warnings.map { "Warning: " + $0 })
  }

  @Test("a zone in the schedule is warned of when the CronJob changes")
  func zone() throws {
    let stored = try Server.stored(
      "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: c}\nspec: {schedule: '* * * * *', "
        + "jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, "
        + "image: b}]}}}}}"
    )
    guard case .cronJob(var old) = stored else { return }
    old.spec.schedule = "TZ=UTC * * * * *"
    var new = APIObject.cronJob(old)
    new.metadata.labels["a"] = "b"
    let warnings = try Strategy.update(&new, .cronJob(old))
    #expect(
      warnings == [
        "cannot use TZ or CRON_TZ in spec.spec.schedule, use timeZone instead, see "
          + "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details"
      ]
    )
  }
}
