import KubeAPI
import Simulation
import Testing

@Suite struct StrategyTests {
  static let job = """
    apiVersion: batch/v1
    kind: Job
    metadata: {name: tiny}
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
          - name: main
            image: busybox:1.36
            command: ["true"]

    """

  @Test("a minimal Job is stored with every default")
  func minimalJob() throws {
    let object = try Server.stored(Self.job)
    let uid = Server.uid
    let labels = """
      batch.kubernetes.io/controller-uid: \(uid)
      batch.kubernetes.io/job-name: tiny
      controller-uid: \(uid)
      job-name: tiny
      """
    func indented(_ text: String, _ width: Int) -> String {
      text.split(separator: "\n").map { String(repeating: " ", count: width) + $0 }
        .joined(separator: "\n")
    }
    #expect(
      YAMLWriter.text(object.value) == """
        apiVersion: batch/v1
        kind: Job
        metadata:
          creationTimestamp: "2026-07-01T09:00:00Z"
          generation: 1
          labels:
        \(indented(labels, 4))
          name: tiny
          namespace: default
          uid: \(uid)
        spec:
          backoffLimit: 6
          completionMode: NonIndexed
          completions: 1
          manualSelector: false
          parallelism: 1
          podReplacementPolicy: TerminatingOrFailed
          selector:
            matchLabels:
              batch.kubernetes.io/controller-uid: \(uid)
          suspend: false
          template:
            metadata:
              labels:
        \(indented(labels, 8))
            spec:
              containers:
              - command:
                - "true"
                image: busybox:1.36
                imagePullPolicy: IfNotPresent
                name: main
                resources: {}
                terminationMessagePath: /dev/termination-log
                terminationMessagePolicy: File
              dnsPolicy: ClusterFirst
              restartPolicy: Never
              schedulerName: default-scheduler
              securityContext: {}
              terminationGracePeriodSeconds: 30
        status: {}

        """
    )
  }

  @Test("a minimal Pod gets what admission adds")
  func minimalPod() throws {
    let object = try Server.stored(
      "apiVersion: v1\nkind: Pod\nmetadata: {name: lone}\n"
        + "spec: {containers: [{name: main, image: busybox:1.36, command: ['true']}]}\n"
    )
    guard case .pod(let pod) = object else {
      Issue.record("not a pod")
      return
    }
    let volume = try #require(pod.spec.volumes.first)
    #expect(volume.name.hasPrefix("kube-api-access-"))
    #expect(
      YAMLWriter.text(pod.value) == """
        metadata:
          creationTimestamp: "2026-07-01T09:00:00Z"
          generation: 1
          name: lone
          namespace: default
          uid: \(Server.uid)
        spec:
          containers:
          - command:
            - "true"
            image: busybox:1.36
            imagePullPolicy: IfNotPresent
            name: main
            resources: {}
            terminationMessagePath: /dev/termination-log
            terminationMessagePolicy: File
            volumeMounts:
            - mountPath: /var/run/secrets/kubernetes.io/serviceaccount
              name: \(volume.name)
              readOnly: true
          dnsPolicy: ClusterFirst
          enableServiceLinks: true
          preemptionPolicy: PreemptLowerPriority
          priority: 0
          restartPolicy: Always
          schedulerName: default-scheduler
          securityContext: {}
          serviceAccount: default
          serviceAccountName: default
          terminationGracePeriodSeconds: 30
          tolerations:
          - effect: NoExecute
            key: node.kubernetes.io/not-ready
            operator: Exists
            tolerationSeconds: 300
          - effect: NoExecute
            key: node.kubernetes.io/unreachable
            operator: Exists
            tolerationSeconds: 300
          volumes:
          - name: \(volume.name)
            projected:
              defaultMode: 420
              sources:
              - serviceAccountToken:
                  expirationSeconds: 3607
                  path: token
              - configMap:
                  items:
                  - key: ca.crt
                    path: ca.crt
                  name: kube-root-ca.crt
              - downwardAPI:
                  items:
                  - fieldRef:
                      apiVersion: v1
                      fieldPath: metadata.namespace
                    path: namespace
        status:
          phase: Pending
          qosClass: BestEffort

        """
    )
  }

  struct PolicyCase: Sendable, CustomTestStringConvertible {
    let image: String
    let policy: ImagePullPolicy
    var testDescription: String { image }
  }

  static let policies: [PolicyCase] = [
    PolicyCase(image: "busybox", policy: .always),
    PolicyCase(image: "busybox:latest", policy: .always),
    PolicyCase(image: "busybox:1.36", policy: .ifNotPresent),
    PolicyCase(image: "registry.example.com:5000/team/app", policy: .always),
    PolicyCase(image: "registry.example.com:5000/team/app:1", policy: .ifNotPresent),
    PolicyCase(
      image: "busybox@sha256:" + String(repeating: "0123456789abcdef", count: 4),
      policy: .ifNotPresent
    ),
    PolicyCase(image: "busybox:latest-1", policy: .ifNotPresent),
    PolicyCase(image: "Busybox", policy: .ifNotPresent),
  ]

  @Test("the pull policy follows the tag", arguments: policies)
  func pullPolicy(_ example: PolicyCase) {
    var pod = Pod()
    var container = Container()
    container.image = example.image
    pod.spec.containers = [container]
    Defaulting.apply(&pod)
    #expect(pod.spec.containers[0].imagePullPolicy == example.policy)
  }

  @Test("limits become requests in a pod, and decide its quality of service")
  func quality() throws {
    func quality(_ resources: String) throws -> (String, String) {
      let object = try Server.stored(
        "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n"
          + "spec: {containers: [{name: m, image: i, resources: \(resources)}]}\n"
      )
      let value = object.value
      let container = value["spec"]?["containers"]?.elements?.first
      return (
        value["status"]?["qosClass"]?.text ?? "",
        container?["resources"].map { JSONWriter.compact($0) } ?? ""
      )
    }
    #expect(
      try quality("{limits: {cpu: 0.1, memory: 64Mi}}") == (
        "Guaranteed",
        #"{"limits":{"cpu":"100m","memory":"64Mi"},"requests":{"cpu":"100m","memory":"64Mi"}}"#
      )
    )
    #expect(try quality("{limits: {cpu: 100m}}").0 == "Burstable")
    #expect(try quality("{}").0 == "BestEffort")
  }

  @Test("a Job with labels of its own gets no generated ones")
  func ownLabels() throws {
    let text = Self.job.replacing("{name: tiny}", with: "{name: tiny, labels: {app: web}}")
    #expect(try Server.stored(text).metadata.labels == ["app": "web"])
    // Not even when its template has the same ones.
    let both = text.replacing(
      "  template:\n",
      with: "  template:\n    metadata: {labels: {app: web}}\n"
    )
    #expect(try Server.stored(both).metadata.labels == ["app": "web"])
  }

  @Test("a per-index limit and a failure policy change other defaults")
  func dependentDefaults() {
    var job = Job()
    job.spec.backoffLimitPerIndex = 1
    job.spec.podFailurePolicy = PodFailurePolicy()
    job.spec.parallelism = 3
    Defaulting.apply(&job)
    #expect(job.spec.backoffLimit == .max)
    #expect(job.spec.podReplacementPolicy == .failed)
    #expect(job.spec.completions == nil)
  }

  @Test("a CronJob's template gets the pod's defaults and not the Job's")
  func cronJob() throws {
    let object = try Server.stored(
      "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: tick}\nspec:\n"
        + "  schedule: '@hourly'\n  jobTemplate: {spec: {template: {spec: {restartPolicy: Never, "
        + "containers: [{name: m, image: i:1}]}}}}\n"
    )
    guard case .cronJob(let cronJob) = object else {
      Issue.record("not a CronJob")
      return
    }
    #expect(cronJob.spec.concurrencyPolicy == .allow)
    #expect(cronJob.spec.jobTemplate.spec.backoffLimit == nil)
    #expect(cronJob.spec.jobTemplate.spec.template.spec.dnsPolicy == "ClusterFirst")
  }

  @Test("plain text of a Secret is moved to its data")
  func secret() throws {
    let object = try Server.stored(
      "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: hello}\n"
    )
    #expect(object.value["data"] == ["a": "aGVsbG8="])
    #expect(object.value["type"] == "Opaque")
    #expect(object.value["stringData"] == nil)
  }

  @Test("generated names and identities are those of Kubernetes, and repeat with the seed")
  func generated() {
    var random = RandomStream(seed: 7)
    let name = GeneratedNames.complete(String(repeating: "a", count: 70), &random)
    #expect(name.utf8.count == 63)
    #expect(name.dropFirst(58).allSatisfy { "bcdfghjklmnpqrstvwxz2456789".contains($0) })
    let uid = GeneratedIdentity(&random).text
    let parts = uid.split(separator: "-").map(\.count)
    #expect(parts == [8, 4, 4, 4, 12])
    #expect(Array(uid)[14] == "4")
    #expect("89ab".contains(Array(uid)[19]))
    var again = RandomStream(seed: 7)
    #expect(GeneratedNames.complete(String(repeating: "a", count: 70), &again) == name)
  }

  @Test("a stamped pod is the pod that a creation would have made")
  func stamp() throws {
    guard case .job(let job) = try Server.stored(Self.job) else {
      Issue.record("not a Job")
      return
    }
    var suffixes = Server.context.suffixes
    let stamp = PodStamp(job.spec.template, suffixes: &suffixes)
    var stamped = stamp.pod(uid: Server.uid, now: Server.context.now)
    stamped.metadata.name = "tiny-x"
    stamped.metadata.namespace = "default"

    var pod = Pod()
    pod.metadata.name = "tiny-x"
    pod.metadata.namespace = "default"
    pod.metadata.labels = job.spec.template.metadata.labels
    pod.spec = job.spec.template.spec
    var object = APIObject.pod(pod)
    var context = Server.context
    _ = try Strategy.create(&object, &context)
    #expect(object == .pod(stamped))
    #expect(Strategy.validateCreate(.pod(stamped)).isEmpty)
  }
}

/// kubernetes/pkg/apis/core/v1/defaults.go v1.36, and what conversions change.
@Suite struct PodDefaultTests {
  private func pod(_ spec: String) throws -> PodSpec {
    let stored = try Server.stored(
      "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {\(spec)}\n"
    )
    guard case .pod(let pod) = stored else { throw ManifestError("no pod") }
    return pod.spec
  }

  @Test("a negative grace period of a pod is one second")
  func gracePeriod() throws {
    let spec = try pod("terminationGracePeriodSeconds: -5, containers: [{name: a, image: b}]")
    #expect(spec.terminationGracePeriodSeconds == 1)
  }

  @Test("amounts are rounded up to thousandths, and limits are requests")
  func resources() throws {
    let spec = try pod(
      "containers: [{name: a, image: b, resources: {limits: {cpu: 0.00015, memory: 1Gi}}}]"
    )
    #expect(spec.containers[0].resources.limits == ["cpu": "1m", "memory": "1Gi"])
    #expect(spec.containers[0].resources.requests == ["cpu": "1m", "memory": "1Gi"])
  }

  @Test("limits of the whole pod become its requests where its containers ask for nothing")
  func podResources() throws {
    let spec = try pod(
      "resources: {limits: {cpu: 1, memory: 1Gi}}, initContainers: [{name: i, image: b, resources: "
        + "{requests: {cpu: 300m}}}], containers: [{name: a, image: b, resources: {requests: {cpu: "
        + "100m}}}, {name: c, image: b, resources: {requests: {cpu: 150m}}}]"
    )
    #expect(
      spec.others["resources"] == [
        "limits": ["cpu": "1", "memory": "1Gi"], "requests": ["cpu": "300m", "memory": "1Gi"],
      ]
    )
  }

  @Test("volumes that are only kept are shown as a cluster shows them")
  func volumes() throws {
    let spec = try pod(
      "volumes: [{name: i, image: {reference: a}}, {name: s, iscsi: {targetPortal: p, iqn: iqn.2001-"
        + "04.com.example:a, lun: 0}}, {name: e, ephemeral: {volumeClaimTemplate: {spec: "
        + "{accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}}}], "
        + "containers: [{name: a, image: b}]"
    )
    #expect(spec.volumes[0].others["image"]?["pullPolicy"] == "Always")
    #expect(spec.volumes[1].others["iscsi"]?["iscsiInterface"] == "default")
    let claim = ["volumeClaimTemplate", "spec", "volumeMode"]
    #expect(spec.volumes[2].others["ephemeral"]?[path: claim] == "Filesystem")
  }
}
