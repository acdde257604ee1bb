extension Truth {
  /// What kubectl shows and does.
  static let kubectl = [
    Truth(
      21,
      claim: "kubectl logs -l shows the logs.",
      truth:
        "with a selector logs shows ten lines of each pod and follows five; logs job/NAME "
        + "reads one pod",
      script: """
        job task 'completions: 6, parallelism: 6' 'restartPolicy: Never' 'seq 13; sleep 60'
        sleep 5
        kubectl logs -l job-name=task | wc -l
        kubectl logs -l job-name=task --tail=-1 | wc -l
        kubectl logs -l job-name=task -f
        kubectl logs job/task 2>/dev/null | wc -l
        kubectl logs job/task 2>&1 >/dev/null | sed 's/task-.*/task-?/'
        """,
      shows: """
        60
        78
        error: you are attempting to follow 6 log streams, but maximum allowed concurrency is 5, use --max-log-requests to increase the limit
        13
        Found 6 pods, using pod/task-?
        """
    ),
    Truth(
      22,
      claim: "kubectl logs --previous shows the try before.",
      truth: "--previous reads a container that was restarted in place; under Never there is none",
      script: """
        job onfailure '' 'restartPolicy: OnFailure' 'echo a try; sleep 5; exit 1'
        job never '' 'restartPolicy: Never' 'echo a try; sleep 5; exit 1'
        sleep 12
        kubectl logs job/onfailure --previous
        kubectl logs job/never --previous 2>&1 | sed 's/never-[a-z0-9]*/never-?/'
        """,
      shows: """
        a try
        Error from server (BadRequest): previous terminated container "c" in pod "never-?" not found
        """
    ),
    Truth(
      23,
      claim: "kubectl delete job --force --grace-period=0 frees a stuck Job.",
      truth:
        "--force takes a Job away, but its pods keep their own grace, and a finalizer is "
        + "not passed over",
      script: """
        job task '' 'restartPolicy: Never, terminationGracePeriodSeconds: 20' 'sleep 1000'
        sleep 5
        kubectl delete job task --force --grace-period=0
        sleep 5
        kubectl get jobs
        kubectl get pods --no-headers | tr -s ' ' | cut -d' ' -f3
        sleep 25
        kubectl get pods
        job held '' 'restartPolicy: Never' 'true'
        kubectl patch job held -p '{"metadata":{"finalizers":["example.com/hold"]}}'
        kubectl delete job held --force --grace-period=0 --wait=false 2>/dev/null
        sleep 60
        kubectl get jobs -o name
        """,
      shows: """
        Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.
        job.batch "task" force deleted from default namespace
        No resources found in default namespace.
        Terminating
        No resources found in default namespace.
        job.batch/held patched
        job.batch "held" force deleted from default namespace
        job.batch/held
        """
    ),
    Truth(
      25,
      claim: "Indexed Jobs need a feature gate, or came with 1.21.",
      truth: "v1.36 serves Indexed Jobs without a gate",
      script: #"""
        job task 'completions: 2, completionMode: Indexed' 'restartPolicy: Never' 'echo index $JOB_COMPLETION_INDEX'
        sleep 15
        kubectl get job task -o jsonpath='{.spec.completionMode} {.status.completedIndexes}{"\n"}'
        """#,
      shows: """
        Indexed 0,1
        """
    ),
    Truth(
      26,
      claim: "An emptyDir shares data between a Job's pods.",
      truth: "an emptyDir belongs to one pod: its containers share it, and a retry finds it empty",
      script: """
        kubectl apply -f - <<'END'
        apiVersion: batch/v1
        kind: Job
        metadata: {name: task}
        spec:
          backoffLimit: 1
          template:
            spec:
              restartPolicy: Never
              volumes: [{name: v, emptyDir: {}}]
              initContainers:
              - {name: i, image: busybox, command: [sh, -c, 'ls /v; echo init >>/v/f'], volumeMounts: [{name: v, mountPath: /v}]}
              containers:
              - {name: c, image: busybox, command: [sh, -c, 'echo main >>/v/f; cat /v/f; exit 1'], volumeMounts: [{name: v, mountPath: /v}]}
        END
        kubectl wait --for=condition=failed job/task --timeout=5m
        for pod in $(kubectl get pods -o name); do echo "<$(kubectl logs $pod -c i)>" $(kubectl logs $pod -c c); done
        """,
      shows: """
        job.batch/task created
        job.batch/task condition met
        <> init main
        <> init main
        """
    ),
    Truth(
      27,
      claim: "kubectl top pods and the controller manager's logs help with a finished Job.",
      truth:
        "top needs a metrics API and knows pods that run only; the controllers' log says no more "
        + "than the Job's events",
      script: """
        job task '' 'restartPolicy: Never' 'true'
        sleep 10
        kubectl top pods -l job-name=task
        kubectl logs -n kube-system -l component=kube-controller-manager | grep -o 'reason="[A-Za-z]*"'
        """,
      shows: """
        error: Metrics API not available
        reason="SuccessfulCreate"
        reason="Completed"
        """
    ),
    Truth(
      28,
      claim: "get events --field-selector involvedObject.name=JOB shows all that happened.",
      truth: "a Job's name selects the Job's own events; a pod's events carry the pod's name",
      script: """
        job task '' 'restartPolicy: Never' 'true'
        sleep 10
        pod=$(kubectl get pods -o jsonpath='{.items[0].metadata.name}')
        for name in task $pod; do
          kubectl get events --field-selector involvedObject.name=$name -o custom-columns=KIND:.involvedObject.kind,REASON:.reason --no-headers | sort
        done
        """,
      shows: """
        Job   Completed
        Job   SuccessfulCreate
        Pod   Created
        Pod   Pulled
        Pod   Pulling
        Pod   Scheduled
        Pod   Started
        """
    ),
    Truth(
      29,
      claim: "kubectl wait --for=condition=complete returns when the Job fails.",
      truth: "waiting for Complete waits on when the Job has failed, until its timeout",
      script: """
        job task 'backoffLimit: 0' 'restartPolicy: Never' 'exit 1'
        start=$(date +%s)
        kubectl wait --for=condition=complete job/task --timeout=120s
        echo status $?, after $(($(date +%s) - start)) seconds
        kubectl wait --for=condition=failed job/task --timeout=0
        """,
      shows: """
        error: timed out waiting for the condition on jobs/task
        status 1, after 120 seconds
        job.batch/task condition met
        """
    ),
  ]
}
