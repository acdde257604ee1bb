import KubeAPI
import Testing

/// Quoted from recordings of a real cluster: conformance/scenarios/validation/325 to 329 and 338.
@Suite struct UpdateTests {
  struct Change: Sendable, CustomTestStringConvertible {
    let name: String
    var job: @Sendable (inout Job) -> Void
    let messages: [String]
    var testDescription: String { name }
  }

  private static let uid = Server.uid

  static let plain: [Change] = [
    Change(name: "nothing", job: { _ in }, messages: []),
    Change(
      name: "completions",
      job: { $0.spec.completions = 5 },
      messages: ["spec.completions: Invalid value: 5: field is immutable"]
    ),
    Change(
      name: "completionMode",
      job: { $0.spec.completionMode = .indexed },
      messages: ["spec.completionMode: Invalid value: \"Indexed\": field is immutable"]
    ),
    Change(
      name: "podFailurePolicy",
      job: {
        var pattern = PodFailurePolicyOnPodConditionsPattern()
        pattern.type = "DisruptionTarget"
        pattern.status = .true
        var rule = PodFailurePolicyRule()
        rule.action = .ignore
        rule.onPodConditions = [pattern]
        var policy = PodFailurePolicy()
        policy.rules = [rule]
        $0.spec.podFailurePolicy = policy
      },
      messages: [
        "spec.podReplacementPolicy: Unsupported value: \"TerminatingOrFailed\": "
          + "supported values: \"Failed\"",
        "spec.podFailurePolicy: Invalid value: {\"Rules\":[{\"Action\":\"Ignore\","
          + "\"OnExitCodes\":null,\"OnPodConditions\":[{\"Type\":\"DisruptionTarget\","
          + "\"Status\":\"True\"}]}]}: field is immutable",
      ]
    ),
    Change(
      name: "what may change",
      job: {
        $0.spec.parallelism = 4
        $0.spec.backoffLimit = 1
        $0.spec.activeDeadlineSeconds = 60
        $0.spec.ttlSecondsAfterFinished = 1
        $0.spec.suspend = false
        $0.spec.podReplacementPolicy = .failed
      },
      messages: []
    ),
    Change(
      name: "where and with what a suspended Job's pods run",
      job: {
        $0.spec.template.spec.nodeSelector["disk"] = "ssd"
        $0.spec.template.spec.containers[0].resources.requests["cpu"] = "1"
        $0.spec.template.metadata.annotations["a"] = "b"
        $0.spec.template.spec.affinity = ["nodeAffinity": [:]]
      },
      messages: []
    ),
  ]

  static let indexed: [Change] = [
    Change(
      name: "completions alone",
      job: { $0.spec.completions = 4 },
      messages: [
        "spec.completions: Invalid value: 4: can only be modified in tandem with spec.parallelism"
      ]
    ),
    Change(
      name: "both together",
      job: {
        $0.spec.completions = 4
        $0.spec.parallelism = 4
      },
      messages: []
    ),
    Change(
      name: "backoffLimitPerIndex",
      job: { $0.spec.backoffLimitPerIndex = 2 },
      messages: ["spec.backoffLimitPerIndex: Invalid value: 2: field is immutable"]
    ),
    Change(
      name: "successPolicy",
      job: {
        var rule = SuccessPolicyRule()
        rule.succeededCount = 1
        var policy = SuccessPolicy()
        policy.rules = [rule]
        $0.spec.successPolicy = policy
      },
      messages: [
        "spec.successPolicy: Invalid value: {\"Rules\":[{\"SucceededIndexes\":null,"
          + "\"SucceededCount\":1}]}: field is immutable"
      ]
    ),
    Change(
      name: "completionMode",
      job: { $0.spec.completionMode = .nonIndexed },
      messages: [
        "spec.backoffLimitPerIndex: Invalid value: 1: requires indexed completion mode",
        "spec.completionMode: Invalid value: \"NonIndexed\": field is immutable",
      ]
    ),
  ]

  private func job(_ fields: String) throws -> Job {
    let text = StrategyTests.job.replacing("spec:\n  template", with: "spec:\n\(fields)  template")
    guard case .job(var job) = try Server.stored(text) else { throw ManifestError("no Job") }
    job.metadata.resourceVersion = "1"
    return job
  }

  private func messages(_ change: Change, to old: Job) -> [String] {
    var new = old
    change.job(&new)
    var object = APIObject.job(new)
    do {
      _ = try Strategy.update(&object, .job(old))
      return []
    } catch {
      return error.invalidText.split(separator: "\n").compactMap { line in
        let text = line.hasPrefix("* ") ? line.dropFirst(2) : line
        let heading = "The Job \"tiny\" is invalid: "
        let message = text.hasPrefix(heading) ? text.dropFirst(heading.count) : text
        return message.isEmpty ? nil : String(message)
      }
    }
  }

  @Test("a suspended Job's fields are fixed or not as on a real cluster", arguments: plain)
  func suspended(_ change: Change) throws {
    #expect(messages(change, to: try job("  suspend: true\n")) == change.messages)
  }

  @Test("an Indexed Job's completions move with its parallelism", arguments: indexed)
  func elastic(_ change: Change) throws {
    let old = try job(
      "  suspend: true\n  completionMode: Indexed\n  completions: 3\n  parallelism: 2\n"
        + "  backoffLimitPerIndex: 1\n"
    )
    #expect(messages(change, to: old) == change.messages)
  }

  @Test("another image is refused with a dump of the internal type")
  func image() throws {
    let change = Change(
      name: "",
      job: { $0.spec.template.spec.containers[0].image = "busybox:1.35" },
      messages: []
    )
    let suspended = messages(change, to: try job("  suspend: true\n"))
    let dump =
      #"{"Volumes":null,"InitContainers":null,"Containers":[{"Name":"main","Image":"#
      + #""busybox:1.35","Command":["true"],"Args":null,"WorkingDir":"","Ports":null,"#
      + #""EnvFrom":null,"Env":null,"Resources":{"Limits":null,"Requests":null,"Claims":null},"#
      + #""ResizePolicy":null,"RestartPolicy":null,"RestartPolicyRules":null,"#
      + #""VolumeMounts":null,"VolumeDevices":null,"LivenessProbe":null,"ReadinessProbe":null,"#
      + #""StartupProbe":null,"Lifecycle":null,"#
      + #""TerminationMessagePath":"/dev/termination-log","TerminationMessagePolicy":"File","#
      + #""ImagePullPolicy":"IfNotPresent","SecurityContext":null,"Stdin":false,"#
      + #""StdinOnce":false,"TTY":false}],"EphemeralContainers":null,"RestartPolicy":"Never","#
      + #""TerminationGracePeriodSeconds":30,"ActiveDeadlineSeconds":null,"#
      + #""DNSPolicy":"ClusterFirst","NodeSelector":null,"ServiceAccountName":"","#
      + #""AutomountServiceAccountToken":null,"NodeName":"","SecurityContext":"#
      + #"{"HostNetwork":false,"HostPID":false,"HostIPC":false,"ShareProcessNamespace":null,"#
      + #""HostUsers":null,"SELinuxOptions":null,"WindowsOptions":null,"RunAsUser":null,"#
      + #""RunAsGroup":null,"RunAsNonRoot":null,"SupplementalGroups":null,"#
      + #""SupplementalGroupsPolicy":null,"FSGroup":null,"FSGroupChangePolicy":null,"#
      + #""Sysctls":null,"SeccompProfile":null,"AppArmorProfile":null,"#
      + #""SELinuxChangePolicy":null},"ImagePullSecrets":null,"Hostname":"","Subdomain":"","#
      + #""SetHostnameAsFQDN":null,"Affinity":null,"SchedulerName":"default-scheduler","#
      + #""Tolerations":null,"HostAliases":null,"PriorityClassName":"","Priority":null,"#
      + #""PreemptionPolicy":null,"DNSConfig":null,"ReadinessGates":null,"#
      + #""RuntimeClassName":null,"Overhead":null,"EnableServiceLinks":null,"#
      + #""TopologySpreadConstraints":null,"OS":null,"SchedulingGates":null,"#
      + #""ResourceClaims":null,"Resources":null,"HostnameOverride":null,"SchedulingGroup":null}"#
    #expect(
      suspended == ["spec.template.spec: Invalid value: \(dump): field is immutable"]
    )
    let running = messages(change, to: try job(""))
    #expect(running.first?.hasPrefix("spec.template: Invalid value: {\"labels\":{") == true)
    #expect(running.first?.hasSuffix("\"Spec\":\(dump)}: field is immutable") == true)
  }

  @Test("the generation counts changes of the spec, and the status stays")
  func generation() throws {
    let old = try job("  suspend: true\n")
    var new = old
    new.spec.parallelism = 3
    new.status.failed = 7
    var object = APIObject.job(new)
    _ = try Strategy.update(&object, .job(old))
    #expect(object.metadata.generation == 2)
    #expect(object.value["status"] == [:])
    var labelled = APIObject.job(old)
    labelled.metadata.labels["a"] = "b"
    _ = try Strategy.update(&labelled, .job(old))
    #expect(labelled.metadata.generation == 1)
    var status = APIObject.job(new)
    Strategy.prepareForStatusUpdate(&status, .job(old))
    guard case .job(let written) = status else { return }
    #expect(written.spec == old.spec)
    #expect(written.status.failed == 7)
  }

  @Test("a pod's image may change, its command may not")
  func pod() throws {
    let stored = try Server.stored(
      "apiVersion: v1\nkind: Pod\nmetadata: {name: stuck}\nspec:\n  restartPolicy: Never\n"
        + "  containers: [{name: main, image: busybox:1.36, command: ['true']}]\n"
    )
    guard case .pod(let old) = stored else { return }
    func refusals(_ change: (inout Pod) -> Void) -> [String] {
      var new = old
      change(&new)
      return Strategy.validateUpdate(.pod(new), .pod(old)).map(\.message)
    }
    #expect(refusals { $0.spec.containers[0].image = "busybox:1.35" } == [])
    #expect(refusals { $0.spec.activeDeadlineSeconds = 600 } == [])
    let command = refusals { $0.spec.containers[0].command = ["false"] }
    #expect(
      command == [
        "spec: Forbidden: pod updates may not change fields other than "
          + "`spec.containers[*].image`,`spec.initContainers[*].image`,"
          + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing "
          + "tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was "
          + "previously negative)\n"
          + "@@ -94,7 +94,7 @@\n    \"Name\": \"main\",\n    \"Image\": \"busybox:1.36\",\n"
          + "    \"Command\": [\n-    \"true\"\n+    \"false\"\n    ],\n    \"Args\": null,\n"
          + "    \"WorkingDir\": \"\",\n"
      ]
    )
    #expect(
      refusals { $0.spec.containers.append(Container()) }.last
        == "spec.containers: Forbidden: pod updates may not add or remove containers"
    )
  }
}
