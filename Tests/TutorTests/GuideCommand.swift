import Simulation

/// One thing that a learner does who follows an introduction to Jobs, in order.
enum GuideCommand: Sendable {
  /// A command, which is waited for.
  case type(String)
  /// A command that would go on for ever, and how long it runs before Ctrl-C.
  case watch(String, Duration)
  /// A manifest that is saved in the learner's folder.
  case save(String, as: String)
  /// A pause in which nothing is typed.
  case rest(Duration)

  /// From the first Job to the clean-up.
  static let all =
    firstJob + parallelJob + monitoring + patterns + failing + comparison + trouble
    + steering + cleanUp

  private static let firstJob: [GuideCommand] = [
    .save(
      job(
        "data-processing-job",
        labels: "{app: data-processor}",
        podLabels: "{app: data-processor, job: data-processing}",
        spec: ["completions: 1", "parallelism: 1", "backoffLimit: 3"],
        container: """
          name: processor
          image: busybox:1.35
          command:
          - /bin/sh
          - -c
          - |
            echo "begin at $(date)"
            for part in $(seq 1 10); do
              echo "part $part of 10"
              sleep 2
            done
            echo "end at $(date)"
            exit 0
          resources:
            requests: {memory: 64Mi, cpu: 100m}
            limits: {memory: 128Mi, cpu: 200m}
          """
      ),
      as: "data-processing-job.yaml"
    ),
    .type("kubectl apply -f data-processing-job.yaml"),
    .watch("kubectl get jobs --watch", .seconds(12)),
    .type("kubectl describe job data-processing-job"),
    .type("kubectl logs -l job=data-processing"),
    .rest(.seconds(20)),
    .type("kubectl get job data-processing-job -o yaml | grep -A 10 \"status:\""),
  ]

  private static let parallelJob: [GuideCommand] = [
    .save(
      job(
        "parallel-processing-job",
        labels: "{app: parallel-processor}",
        podLabels: "{app: parallel-processor}",
        spec: ["completions: 5", "parallelism: 3", "backoffLimit: 2"],
        container: """
          name: worker
          image: busybox:1.35
          command:
          - /bin/sh
          - -c
          - |
            id=$(hostname | cut -d'-' -f4-)
            pause=$((5 + RANDOM % 10))
            echo "$id takes $pause s from $(date)"
            sleep $pause
            echo "$id is done at $(date)"
          resources:
            requests: {memory: 32Mi, cpu: 50m}
          """
      ),
      as: "parallel-job.yaml"
    ),
    .type("kubectl apply -f parallel-job.yaml"),
    .watch("kubectl get pods --watch -l app=parallel-processor", .seconds(12)),
    .watch("kubectl get job parallel-processing-job --watch", .seconds(20)),
    .type("kubectl logs -l app=parallel-processor --prefix=true"),
  ]

  private static let monitoring: [GuideCommand] = [
    .type("kubectl describe job data-processing-job"),
    .type("kubectl get jobs"),
    .type("kubectl get jobs -o wide"),
    .watch("kubectl get jobs --watch", .seconds(5)),
    .type("kubectl describe job <job-name>"),
    .type("kubectl get pods -l job-name=data-processing-job"),
    .type("kubectl logs job/data-processing-job"),
    .type("kubectl get job data-processing-job -o yaml"),
  ]

  private static let patterns: [GuideCommand] = [
    .save(
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: job-with-init
      spec:
        template:
          spec:
            restartPolicy: Never
            initContainers:
            - name: setup
              image: busybox:1.35
              command: ['sh', '-c', 'echo "fetching" && sleep 5']
            containers:
            - name: main-job
              image: busybox:1.35
              command: ['sh', '-c', 'echo "working" && sleep 10']

      """,
      as: "init.yaml"
    ),
    .type("kubectl apply -f init.yaml"),
    .watch("kubectl get pods -l job-name=job-with-init -w", .seconds(20)),
    .type("kubectl logs job/job-with-init --all-containers"),
    .save(
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: job-with-storage
      spec:
        template:
          spec:
            restartPolicy: Never
            volumes:
            - name: shared-data
              emptyDir: {}
            containers:
            - name: data-processor
              image: busybox:1.35
              command: [sh, -c, 'echo "all written" > /data/result.txt; cat /data/result.txt']
              volumeMounts:
              - name: shared-data
                mountPath: /data

      """,
      as: "storage.yaml"
    ),
    .type("kubectl apply -f storage.yaml"),
    .rest(.seconds(5)),
    .type("kubectl logs job/job-with-storage"),
    .save(
      job(
        "indexed-job",
        spec: ["completions: 3", "parallelism: 2", "completionMode: Indexed"],
        container: """
          name: worker
          image: busybox:1.35
          command: [sh, -c, 'echo "part $JOB_COMPLETION_INDEX"; sleep $((5 + JOB_COMPLETION_INDEX * 2))']
          """
      ),
      as: "indexed.yaml"
    ),
    .type("kubectl apply -f indexed.yaml"),
    .rest(.seconds(25)),
    .type("kubectl get pods -l job-name=indexed-job"),
    .type("kubectl logs -l job-name=indexed-job --prefix"),
    .type("kubectl describe job indexed-job"),
  ]

  private static let failing: [GuideCommand] = [
    .save(
      job(
        "failing-job-demo",
        spec: ["completions: 1", "backoffLimit: 3"],
        container: """
          name: unreliable-worker
          image: busybox:1.35
          command:
          - /bin/sh
          - -c
          - |
            if [ $((RANDOM % 2)) -eq 0 ]; then echo "no luck"; exit 1; fi
            echo "luck"
          """
      ),
      as: "failing-job-demo.yaml"
    ),
    .type("kubectl apply -f failing-job-demo.yaml"),
    .watch("kubectl get pods --watch -l job-name=failing-job-demo", .seconds(60)),
    .type("kubectl describe job failing-job-demo"),
  ]

  private static let comparison: [GuideCommand] = [
    .type("cat <<EOF | kubectl apply -f -\n\(sleepers("sequential-job", parallelism: 1))EOF"),
    .type("cat <<EOF | kubectl apply -f -\n\(sleepers("parallel-job-demo", parallelism: 4))EOF"),
    .watch("kubectl get jobs --watch", .seconds(60)),
  ]

  private static let trouble: [GuideCommand] = [
    .type("kubectl get pods -l job-name=failing-job-demo"),
    .type("kubectl describe pods -l job-name=failing-job-demo"),
    .type("kubectl describe nodes"),
    .type("kubectl get job failing-job-demo -o yaml | grep restartPolicy"),
    .type(
      "kubectl logs $(kubectl get pods -l job-name=failing-job-demo -o name | head -1) --previous"
    ),
    .type("kubectl describe job failing-job-demo"),
    .type("kubectl logs -l job-name=failing-job-demo"),
    .type("kubectl top pods -l job-name=failing-job-demo"),
    .type("kubectl get events --field-selector involvedObject.name=failing-job-demo"),
    .type("kubectl logs -n kube-system -l component=kube-controller-manager"),
    .type("kubectl delete job failing-job-demo"),
    .type("kubectl delete job failing-job-demo --force --grace-period=0"),
  ]

  private static let steering: [GuideCommand] = [
    .save(
      job(
        "demo-job",
        spec: ["completions: 3", "parallelism: 2"],
        container: """
          name: example
          image: busybox
          command: ["sh", "-c", "echo Hello; sleep 16"]
          """
      ),
      as: "job.yaml"
    ),
    .type("kubectl apply -f job.yaml"),
    .rest(.seconds(6)),
    .type("kubectl top pods -l job-name=demo-job"),
    .type("kubectl patch job demo-job -p '{\"spec\":{\"suspend\":true}}'"),
    .type("kubectl get job demo-job"),
    .type("kubectl get pods -l job-name=demo-job"),
    .type("KUBE_EDITOR=\"sed -i 's/suspend: true/suspend: false/'\" kubectl edit job demo-job"),
    .type("sed -i 's/parallelism: 2/parallelism: 3/' job.yaml; kubectl apply -f job.yaml"),
    .type("kubectl wait --for=condition=complete job/demo-job --timeout=2m"),
    .type("kubectl delete job demo-job; kubectl apply -f job.yaml"),
  ]

  private static let cleanUp: [GuideCommand] = [
    .type("kubectl delete jobs --field-selector status.successful=1"),
    .type("kubectl delete job data-processing-job"),
    .type("kubectl delete job parallel-processing-job"),
    .type("kubectl delete job job-with-init"),
    .type("kubectl delete job job-with-storage"),
    .type("kubectl delete job indexed-job"),
    .type("kubectl delete job failing-job-demo"),
    .type("kubectl delete job sequential-job"),
    .type("kubectl delete job parallel-job-demo"),
    .type("kubectl delete jobs --all"),
    .type("kubectl get jobs"),
    .rest(.seconds(40)),
    .type("kubectl get pods"),
  ]

  // MARK: manifests

  private static func job(
    _ name: String,
    labels: String? = nil,
    podLabels: String? = nil,
    spec: [String],
    container: String
  ) -> String {
    let lines = container.split(separator: "\n", omittingEmptySubsequences: false)
    let item = lines.enumerated()
      .map { "      \($0.offset == 0 ? "- " : "  ")\($0.element)\n" }.joined()
    return """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: \(name)
      \(labels.map { "  labels: \($0)\n" } ?? "")spec:
      \(spec.map { "  \($0)\n" }.joined())  template:
      \(podLabels.map { "    metadata:\n      labels: \($0)\n" } ?? "")    spec:
            restartPolicy: Never
            containers:
      \(item)
      """
  }

  private static func sleepers(_ name: String, parallelism: Int) -> String {
    job(
      name,
      spec: ["completions: 4", "parallelism: \(parallelism)"],
      container: """
        name: worker
        image: busybox:1.35
        command: ['sleep', '10']
        """
    )
  }
}
