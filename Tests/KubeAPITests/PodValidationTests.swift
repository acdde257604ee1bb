import KubeAPI
import Testing

/// Refusals of a Job's pod template, in the words and the order of
/// kubernetes/pkg/apis/core/validation/validation.go v1.36.
@Suite struct PodValidationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var pod: String = ""
    var container: String = ""
    /// Each without the path of the pod's spec in front.
    let problems: [String]
    var testDescription: String { name }

    var manifest: String {
      "apiVersion: batch/v1\nkind: Job\nmetadata: {name: x}\nspec:\n  template:\n    spec:\n"
        + "      restartPolicy: Never\n"
        + pod.split(separator: "\n").map { "      \($0)\n" }.joined()
        + "      containers:\n      - name: main\n        image: busybox:1.36\n"
        + container.split(separator: "\n").map { "        \($0)\n" }.joined()
    }
  }

  private static let subdomain =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or "
    + "'.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used "
    + "for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"

  static let volumes: [Case] = [
    Case(
      name: "a ConfigMap's files",
      pod: "volumes: [{name: v, configMap: {defaultMode: 999, items: [{path: ../x}, "
        + "{key: k, path: ..y, mode: -1}, {key: k, path: /z}]}}]",
      problems: [
        "volumes[0].configMap.name: Required value",
        "volumes[0].configMap.defaultMode: Invalid value: 999: must be a number between 0 and 0777 "
          + "(octal), both inclusive",
        "volumes[0].configMap.items[0].key: Required value",
        "volumes[0].configMap.items[0].path: Invalid value: \"../x\": must not contain '..'",
        "volumes[0].configMap.items[1].path: Invalid value: \"..y\": must not start with '..'",
        "volumes[0].configMap.items[1].mode: Invalid value: -1: must be a number between 0 and "
          + "0777 (octal), both inclusive",
        "volumes[0].configMap.items[2].path: Invalid value: \"/z\": must be a relative path",
      ]
    ),
    Case(
      name: "two names and two kinds",
      pod: "volumes: [{name: v, emptyDir: {}}, {name: v, hostPath: {path: /a/../b, type: Dir}, "
        + "emptyDir: {}}, {name: A}, {name: p, persistentVolumeClaim: {claimName: \"\"}}]",
      problems: [
        "volumes[1].hostPath: Forbidden: may not specify more than 1 volume type",
        "volumes[1].name: Duplicate value: \"v\"",
        "volumes[2].name: Invalid value: \"A\": a lowercase RFC 1123 label must consist of lower "
          + "case alphanumeric characters or '-', and must start and end with an alphanumeric "
          + "character (e.g. 'my-name',  or '123-abc', regex used for validation is "
          + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
        "volumes[3].persistentVolumeClaim.claimName: Required value",
      ]
    ),
    Case(
      name: "a folder of the host",
      pod: "volumes: [{name: v, hostPath: {path: /a/../b, type: Dir}}, {name: w, hostPath: "
        + "{path: \"\"}}]",
      problems: [
        "volumes[0].hostPath.path: Invalid value: \"/a/../b\": must not contain '..'",
        "volumes[0].hostPath.type: Unsupported value: \"Dir\": supported values: \"\", "
          + "\"BlockDevice\", \"CharDevice\", \"Directory\", \"DirectoryOrCreate\", \"File\", "
          + "\"FileOrCreate\", \"Socket\"",
        "volumes[1].hostPath.path: Required value",
      ]
    ),
    Case(
      name: "projected sources",
      pod: "volumes: [{name: v, projected: {sources: [{configMap: {name: c, items: "
        + "[{key: a, path: f}]}, secret: {name: \"\", items: [{key: a, path: f}]}}, "
        + "{serviceAccountToken: {path: \"\", expirationSeconds: 5}}, "
        + "{downwardAPI: {items: [{path: b}]}}]}}]",
      problems: [
        "volumes[0].projected.sources[0].secret.name: Required value",
        "volumes[0].projected: Invalid value: \"c\": conflicting duplicate paths",
        "volumes[0].projected.sources[0]: Forbidden: may not specify more than 1 volume type per "
          + "source",
        "volumes[0].projected.sources[1].serviceAccountToken.expirationSeconds: Invalid value: 5: "
          + "may not specify a duration less than 10 minutes",
        "volumes[0].projected.path: Required value",
        "volumes[0].projected.sources[2].downwardAPI: Required value: one of fieldRef and "
          + "resourceFieldRef is required",
      ]
    ),
    Case(
      name: "the pod's fields as files",
      pod: "volumes: [{name: v, downwardAPI: {items: [{path: a, fieldRef: {fieldPath: "
        + "spec.nodeName}}, {path: b, resourceFieldRef: {resource: limits.cpu}}]}}]",
      problems: [
        "volumes[0].downwardAPI.fieldRef.fieldPath: Unsupported value: \"spec.nodeName\": "
          + "supported values: \"metadata.annotations\", \"metadata.labels\", \"metadata.name\", "
          + "\"metadata.namespace\", \"metadata.uid\"",
        "volumes[0].downwardAPI.resourceFieldRef.containerName: Required value",
      ]
    ),
    Case(
      name: "storage systems",
      pod: "volumes: [{name: v, nfs: {server: s, path: p}}, {name: w, csi: {driver: \"\"}}, "
        + "{name: e, ephemeral: {}}, {name: f, ephemeral: {volumeClaimTemplate: {spec: {}}}}]",
      problems: [
        "volumes[0].nfs.path: Invalid value: \"p\": must be an absolute path",
        "volumes[1].csi.driver: Required value",
        "volumes[2].ephemeral.volumeClaimTemplate: Required value",
        "volumes[3].ephemeral.volumeClaimTemplate.spec.accessModes: Required value: at least 1 "
          + "access mode is required",
        "volumes[3].ephemeral.volumeClaimTemplate.spec.resources[storage]: Required value",
      ]
    ),
    Case(
      name: "mounts",
      pod: "volumes: [{name: v, emptyDir: {}}]",
      container: "volumeMounts: [{name: w, mountPath: /a}, {name: v, mountPath: /a, subPath: ../x, "
        + "subPathExpr: /y, mountPropagation: Bidirectional, recursiveReadOnly: Enabled}, "
        + "{name: v, mountPath: \"\"}]",
      problems: [
        "containers[0].volumeMounts[0].name: Not found: \"w\"",
        "containers[0].volumeMounts[1].mountPath: Invalid value: \"/a\": must be unique",
        "containers[0].volumeMounts.subPath: Invalid value: \"../x\": must not contain '..'",
        "containers[0].volumeMounts[1].subPathExpr: Invalid value: \"/y\": subPathExpr and subPath "
          + "are mutually exclusive",
        "containers[0].volumeMounts.subPathExpr: Invalid value: \"/y\": must be a relative path",
        "containers[0].volumeMounts.mountPropagation: Forbidden: Bidirectional mount propagation "
          + "is available only to privileged containers",
        "containers[0].volumeMounts.recursiveReadOnly: Forbidden: may only be specified when "
          + "readOnly is true",
        "containers[0].volumeMounts.recursiveReadOnly: Forbidden: may only be specified when "
          + "mountPropagation is None or not specified",
        "containers[0].volumeMounts[2].mountPath: Required value",
      ]
    ),
    Case(
      name: "devices",
      pod: "volumes: [{name: v, emptyDir: {}}]",
      container: "volumeDevices: [{name: v, devicePath: /a/../b}, {name: w, devicePath: \"\"}]",
      problems: [
        "containers[0].volumeDevices[0].name: Invalid value: \"v\": can only use volume source "
          + "type of PersistentVolumeClaim or Ephemeral for block mode",
        "containers[0].volumeDevices[0].devicePath: Invalid value: \"/a/../b\": can not contain "
          + "backsteps ('..')",
        "containers[0].volumeDevices[1].name: Not found: \"w\"",
        "containers[0].volumeDevices[1].devicePath: Required value",
      ]
    ),
  ]

  static let containers: [Case] = [
    Case(
      name: "two actions of one probe",
      container: "livenessProbe: {httpGet: {port: 80}, exec: {command: [x]}}",
      problems: [
        "containers[0].livenessProbe.httpGet: Forbidden: may not specify more than 1 handler type"
      ]
    ),
    Case(
      name: "a probe's request",
      container: "readinessProbe: {httpGet: {port: 0, scheme: FTP, httpHeaders: [{name: a b, "
        + "value: x}]}, terminationGracePeriodSeconds: 3}",
      problems: [
        "containers[0].readinessProbe.httpGet.port: Invalid value: 0: must be between 1 and 65535, "
          + "inclusive",
        "containers[0].readinessProbe.httpGet.scheme: Unsupported value: \"FTP\": supported values:"
          + " \"HTTP\", \"HTTPS\"",
        "containers[0].readinessProbe.httpGet.httpHeaders: Invalid value: \"a b\": a valid HTTP "
          + "header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex "
          + "used for validation is '[-A-Za-z0-9]+')",
        "containers[0].readinessProbe.terminationGracePeriodSeconds: Invalid value: 3: must not be "
          + "set for readinessProbes",
      ]
    ),
    Case(
      name: "a sleep beyond the grace period",
      container: "lifecycle: {preStop: {sleep: {seconds: 40}}}",
      problems: [
        "containers[0].lifecycle.preStop.sleep: Invalid value: 40: must be non-negative and less "
          + "than terminationGracePeriodSeconds (30)"
      ]
    ),
    Case(
      name: "a hook on an init container",
      pod: "initContainers: [{name: i, image: b, lifecycle: {preStop: {sleep: {seconds: 1}}}, "
        + "restartPolicyRules: [{action: Restart}]}]",
      problems: [
        "initContainers[0].restartPolicy: Required value: must specify restartPolicy when restart "
          + "rules are used",
        "initContainers[0].lifecycle: Forbidden: may not be set for init containers without "
          + "restartPolicy=Always",
      ]
    ),
    Case(
      name: "references of variables",
      container: "env:\n- {name: a, valueFrom: {resourceFieldRef: {resource: limits.cpu, divisor: "
        + "1Mi}}}\n- {name: b, valueFrom: {fieldRef: {fieldPath: spec.foo}}}\n"
        + "- {name: c, valueFrom: {fieldRef: {fieldPath: \"metadata.labels['a b']\"}}}\n"
        + "- {name: d, valueFrom: {fieldRef: {fieldPath: \"spec.x['a']\"}}}\n"
        + "- {name: e, valueFrom: {configMapKeyRef: {key: k}}}\n"
        + "- {name: f, valueFrom: {fileKeyRef: {volumeName: v, path: ../a, key: K}}}",
      problems: [
        "containers[0].env[0].valueFrom.resourceFieldRef.divisor: Invalid value: \"limits.cpu\": "
          + "only divisor's values 1m and 1 are supported with the cpu resource",
        "containers[0].env[1].valueFrom.fieldRef.fieldPath: Invalid value: \"spec.foo\": error "
          + "converting fieldPath: field label not supported: spec.foo",
        "containers[0].env[2].valueFrom.fieldRef: Invalid value: \"a b\": name part must consist "
          + "of alphanumeric characters, '-', '_' or '.', and must start and end with an "
          + "alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for "
          + "validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
        "containers[0].env[3].valueFrom.fieldRef.fieldPath: Invalid value: \"spec.x['a']\": error "
          + "converting fieldPath: field label does not support subscript: spec.x['a']",
        "containers[0].env[4].valueFrom.configMapKeyRef.name: Invalid value: \"\": \(subdomain)",
        "containers[0].env[5].valueFrom.fileKeyRef.path: Invalid value: \"../a\": must not contain "
          + "'..'",
        "containers[0].env[5].valueFrom.fileKeyRef.volumeName: Not found: \"v\"",
      ]
    ),
    Case(
      name: "resources",
      container: "resources: {limits: {a/b: 1500m, hugepages-2Mi: 3Mi, requests.x/y: 1}, "
        + "claims: [{name: c}]}",
      problems: [
        "containers[0].resources.limits[a/b]: Invalid value: \"1500m\": must be an integer",
        "containers[0].resources.limits[hugepages-2Mi]: Invalid value: \"3Mi\": 3Mi is not positive "
          + "integer multiple of hugepages-2Mi",
        "containers[0].resources.limits[requests.x/y]: Invalid value: \"requests.x/y\": doesn't "
          + "follow extended resource name standard",
        "containers[0].resources: Forbidden: HugePages require cpu or memory",
        "containers[0].resources.claims[0]: Not found: \"c\": must be one of the names in "
          + "pod.spec.resourceClaims which is empty",
      ]
    ),
    Case(
      name: "resizing a pod that does not restart",
      container: "resizePolicy: [{resourceName: cpu, restartPolicy: RestartContainer}, "
        + "{resourceName: disk, restartPolicy: NotRequired}]",
      problems: [
        "containers[0].resizePolicy: Invalid value: \"RestartContainer\": must be 'NotRequired' "
          + "when pod `restartPolicy` is 'Never'",
        "containers[0].resizePolicy: Unsupported value: \"disk\": supported values: \"cpu\", "
          + "\"memory\"",
      ]
    ),
    Case(
      name: "a container's security",
      container: "securityContext: {procMount: Unmasked, seccompProfile: {type: Unconfined, "
        + "localhostProfile: a}, appArmorProfile: {type: Localhost}}",
      problems: [
        "containers[0].securityContext.procMount: Invalid value: \"Unmasked\": `hostUsers` must be "
          + "false to use `Unmasked`",
        "containers[0].securityContext.seccompProfile.localhostProfile: Invalid value: "
          + "{\"Type\":\"Unconfined\",\"LocalhostProfile\":\"a\"}: can only be set when seccomp "
          + "type is Localhost",
        "containers[0].securityContext.appArmorProfile.localhostProfile: Required value: must be "
          + "set when AppArmor type is Localhost",
      ]
    ),
  ]

  static let specs: [Case] = [
    Case(
      name: "the pod's security",
      pod: "hostNetwork: true\nhostPID: true\nshareProcessNamespace: true\nsecurityContext: "
        + "{fsGroup: -1, supplementalGroups: [-3], sysctls: [{name: A, value: b}, {name: net.x, "
        + "value: c}], fsGroupChangePolicy: Sometimes, seccompProfile: {type: \"\"}}",
      problems: [
        "securityContext.fsGroup: Invalid value: -1: must be between 0 and 2147483647, inclusive",
        "securityContext.supplementalGroups[0]: Invalid value: -3: must be between 0 and "
          + "2147483647, inclusive",
        "securityContext.shareProcessNamespace: Invalid value: true: ShareProcessNamespace and "
          + "HostPID cannot both be enabled",
        "securityContext.sysctls[0].name: Invalid value: \"A\": must have at most 253 characters "
          + "and match regex ^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?"
          + "$",
        "securityContext.sysctls[1].name: Invalid value: \"net.x\": may not be specified when "
          + "'hostNetwork' is true",
        "securityContext.fsGroupChangePolicy: Unsupported value: \"Sometimes\": supported values: "
          + "\"Always\", \"OnRootMismatch\"",
        "securityContext.seccompProfile.type: Required value: type is required when seccompProfile "
          + "is set",
      ]
    ),
    Case(
      name: "no name server",
      pod: "dnsPolicy: None",
      problems: ["dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None"]
    ),
    Case(
      name: "name servers",
      pod: "dnsConfig: {nameservers: [1.2.3, 01.2.3.4, \"::ffff:1.2.3.4\"], searches: [a_b.c, A], "
        + "options: [{value: x}]}",
      problems: [
        "dnsConfig.nameservers[0]: Invalid value: \"1.2.3\": must be a valid IP address, (e.g. "
          + "10.9.8.7 or 2001:db8::ffff)",
        "dnsConfig.nameservers[1]: Invalid value: \"01.2.3.4\": must not have leading 0s",
        "dnsConfig.nameservers[2]: Invalid value: \"::ffff:1.2.3.4\": must not be an IPv4-mapped "
          + "IPv6 address",
        "dnsConfig.searches[1]: Invalid value: \"A\": a lowercase RFC 1123 subdomain must consist "
          + "of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an "
          + "alphanumeric character (e.g. 'example.com', regex used for validation is "
          + "'_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*')",
        "dnsConfig.options[0]: Required value: must not be empty",
      ]
    ),
    Case(
      name: "ports of the host",
      pod: "hostNetwork: true",
      container: "ports: [{containerPort: 80, hostPort: 81}, {containerPort: 82}]",
      problems: [
        "containers[0].ports[0].hostPort: Invalid value: 81: must match `containerPort` when "
          + "`hostNetwork` is true"
      ]
    ),
    Case(
      name: "affinity between pods",
      pod: "affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: "
        + "[{labelSelector: {matchExpressions: [{key: a, operator: In}]}}]}, podAntiAffinity: "
        + "{preferredDuringSchedulingIgnoredDuringExecution: [{weight: 0, podAffinityTerm: "
        + "{topologyKey: h, matchLabelKeys: [a], namespaces: [A_B]}}]}}",
      problems: [
        "affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector."
          + "matchExpressions[0].values: Required value: must be specified when `operator` is 'In' "
          + "or 'NotIn'",
        "affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: "
          + "Required value: can not be empty",
        "affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: "
          + "Invalid value: \"\": name part must be non-empty",
        "affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: "
          + "Invalid value: \"\": name part must consist of alphanumeric characters, '-', '_' or "
          + "'.', and must start and end with an alphanumeric character (e.g. 'MyName',  or "
          + "'my.name',  or '123-abc', regex used for validation is "
          + "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
        "affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: "
          + "Invalid value: 0: must be in the range 1-100",
        "affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0]."
          + "podAffinityTerm.namespace: Invalid value: \"A_B\": a lowercase RFC 1123 label must "
          + "consist of lower case alphanumeric characters or '-', and must start and end with an "
          + "alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is "
          + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
        "affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0]."
          + "podAffinityTerm.matchLabelKeys: Forbidden: must not be specified when labelSelector is "
          + "not set",
      ]
    ),
    Case(
      name: "spread twice over the same",
      pod: "topologySpreadConstraints: [{maxSkew: 1, topologyKey: z, whenUnsatisfiable: "
        + "ScheduleAnyway, minDomains: 0}, {maxSkew: 2, topologyKey: z, whenUnsatisfiable: "
        + "ScheduleAnyway, nodeTaintsPolicy: Maybe}]",
      problems: [
        "topologySpreadConstraints[0].{topologyKey, whenUnsatisfiable}: Duplicate value: "
          + "\"{z, ScheduleAnyway}\"",
        "topologySpreadConstraints[0].minDomains: Invalid value: 0: must be greater than zero",
        "topologySpreadConstraints[0].minDomains: Invalid value: 0: can only use minDomains if "
          + "whenUnsatisfiable=DoNotSchedule, not ScheduleAnyway",
        "topologySpreadConstraints[1].nodeTaintsPolicy: Unsupported value: \"Maybe\": supported "
          + "values: \"Honor\", \"Ignore\"",
      ]
    ),
    Case(
      name: "systems, names and gates",
      pod: "os: {name: bsd}\nhostnameOverride: a\nsetHostnameAsFQDN: true\n"
        + "schedulingGates: [{name: a}, {name: a}]\nreadinessGates: [{conditionType: a/b/c}]",
      problems: [
        "readinessGates[0].conditionType: Invalid value: \"a/b/c\": a valid label key must consist "
          + "of alphanumeric characters, '-', '_' or '.', and must start and end with an "
          + "alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for "
          + "validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS "
          + "subdomain prefix and '/' (e.g. 'example.com/MyName')",
        "schedulingGates[1]: Duplicate value: \"a\"",
        "hostnameOverride: Forbidden: may not be specified when setHostnameAsFQDN is true",
        "os: Unsupported value: \"bsd\": supported values: \"linux\", \"windows\"",
      ]
    ),
    Case(
      name: "resources of the whole pod",
      pod: "resources: {requests: {cpu: 100m, disk: 1}, limits: {cpu: 150m}}",
      container: "resources: {requests: {cpu: 200m}, limits: {cpu: 200m}}",
      problems: [
        "resources.requests[disk]: Invalid value: \"disk\": must be a standard resource type or "
          + "fully qualified",
        "resources.requests[cpu]: Invalid value: \"100m\": must be greater than or equal to "
          + "aggregate container requests of 200m",
        "resources.containers[0][cpu].limits: Invalid value: \"200m\": must be less than or equal "
          + "to pod limits of 150m",
      ]
    ),
  ]

  @Test(
    "a pod template is refused in the server's words and order",
    arguments: volumes + containers + specs
  )
  func refusal(_ example: Case) throws {
    var lines = Server.create(example.manifest)
    let heading = "The Job \"x\" is invalid: "
    let first = try #require(lines.first)
    if first.hasPrefix(heading), lines.count == 1, first != heading {
      lines = [String(first.dropFirst(heading.count))]
    } else {
      #expect(first == heading)
      lines = lines.dropFirst().map { String($0.dropFirst(2)) }
    }
    #expect(lines == example.problems.map { "spec.template.spec." + $0 })
  }

  @Test("what features that are off would need is forgotten")
  func disabledFields() throws {
    let stored = try Server.stored(
      Case(
        name: "",
        pod: "os: {name: linux}\nvolumes: [{name: v, projected: {sources: [{podCertificate: "
          + "{signerName: a/b, keyType: ED25519}}]}}]",
        container: "lifecycle: {stopSignal: SIGINT}",
        problems: []
      ).manifest
    )
    guard case .job(let job) = stored else { return }
    let spec = job.spec.template.spec
    #expect(spec.containers[0].lifecycle == nil)
    #expect(spec.volumes[0].projected?.sources == [[:]])
  }
}
