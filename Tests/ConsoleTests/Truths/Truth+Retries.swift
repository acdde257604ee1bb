extension Truth {
  /// Suspending, retries, conditions and deadlines.
  static let retries = [
    Truth(
      1,
      claim: "A suspended Job leaves its running pods active.",
      truth:
        "suspending a Job deletes its running pods, counts none of them as failed, and "
        + "keeps what has succeeded",
      script: #"""
        job task 'completions: 2, parallelism: 2, completionMode: Indexed' 'restartPolicy: Never' '
          trap "exit 1" TERM; [ $JOB_COMPLETION_INDEX = 0 ] || { sleep 100 & wait; }'
        sleep 10
        kubectl get pods -o custom-columns=PHASE:.status.phase --no-headers | sort
        kubectl patch job task -p '{"spec":{"suspend":true}}'
        sleep 10
        kubectl get pods -o custom-columns=PHASE:.status.phase --no-headers
        kubectl get job task -o jsonpath='succeeded={.status.succeeded} failed={.status.failed} active={.status.active}{"\n"}'
        """#,
      shows: """
        Running
        Succeeded
        job.batch/task patched
        Succeeded
        succeeded=1 failed= active=
        """
    ),
    Truth(
      2,
      claim: "A suspended Job keeps its startTime.",
      truth: "suspending a Job clears its startTime and its DURATION, and resuming sets it anew",
      script: #"""
        job task '' 'restartPolicy: Never, terminationGracePeriodSeconds: 1' 'sleep 100'
        sleep 10
        first=$(kubectl get job task -o jsonpath='{.status.startTime}')
        kubectl patch job task -p '{"spec":{"suspend":true}}'
        sleep 10
        kubectl get job task -o jsonpath='startTime=<{.status.startTime}>{"\n"}'
        kubectl get job task --no-headers | tr -s ' '
        kubectl patch job task -p '{"spec":{"suspend":false}}'
        sleep 5
        second=$(kubectl get job task -o jsonpath='{.status.startTime}')
        echo $(($(seconds $second) - $(seconds $first))) seconds later
        """#,
      shows: """
        job.batch/task patched
        startTime=<>
        task Suspended 0/1 20s
        job.batch/task patched
        20 seconds later
        """
    ),
    Truth(
      3,
      claim: "A Job has failed when failed >= backoffLimit.",
      truth: "a Job fails when failed > backoffLimit: a limit of 3 means four failed pods",
      script: #"""
        job task 'backoffLimit: 3' 'restartPolicy: Never' 'exit 1'
        kubectl wait --for=jsonpath='{.status.failed}'=3 job/task --timeout=5m
        kubectl get job task -o jsonpath='conditions: <{.status.conditions}>{"\n"}'
        kubectl wait --for=condition=failed job/task --timeout=5m
        kubectl get job task -o jsonpath='failed={.status.failed}{"\n"}'
        kubectl get pods --no-headers | wc -l
        """#,
      shows: """
        job.batch/task condition met
        conditions: <>
        job.batch/task condition met
        failed=4
        4
        """
    ),
    Truth(
      4,
      claim: "backoffLimit counts the same under OnFailure.",
      truth:
        "under OnFailure the restarts are compared with >=, and the pod is deleted together "
        + "with its logs",
      script: """
        job never 'backoffLimit: 2' 'restartPolicy: Never' 'sleep 3; exit 1'
        job onfailure 'backoffLimit: 2' 'restartPolicy: OnFailure' 'sleep 3; exit 1'
        kubectl wait --for=condition=failed job/never job/onfailure --timeout=5m
        sleep 40
        for job in never onfailure; do
          kubectl get job $job -o jsonpath='{.metadata.name}: failed={.status.failed}, pods: '
          kubectl get pods -l job-name=$job --no-headers -o name | wc -l
        done
        kubectl logs job/onfailure
        """,
      shows: """
        job.batch/never condition met
        job.batch/onfailure condition met
        never: failed=3, pods: 3
        onfailure: failed=1, pods: 0
        error: timed out waiting for the condition
        """
    ),
    Truth(
      5,
      claim: "Kubernetes retries by restarting the failed Job.",
      truth: "a Job is never restarted: its pods or containers are, and Failed is final",
      script: #"""
        job never 'backoffLimit: 1' 'restartPolicy: Never' 'exit 1'
        job onfailure '' 'restartPolicy: OnFailure' 'exit 1'
        sleep 9
        uid=$(kubectl get job never -o jsonpath='{.metadata.uid}')
        kubectl get pods -l job-name=onfailure -o jsonpath='restarts in place: {.items[*].status.containerStatuses[0].restartCount}{"\n"}'
        kubectl wait --for=condition=failed job/never --timeout=5m
        [ $uid = $(kubectl get job never -o jsonpath='{.metadata.uid}') ] && echo the same Job
        kubectl get pods -l job-name=never -o jsonpath='restarts of two pods: {.items[*].status.containerStatuses[0].restartCount}{"\n"}'
        kubectl patch job never -p '{"spec":{"backoffLimit":6}}'
        sleep 600
        kubectl get job never --no-headers | tr -s ' ' | cut -d' ' -f1-3
        kubectl get pods -l job-name=never --no-headers | wc -l
        """#,
      shows: """
        restarts in place: 1
        job.batch/never condition met
        the same Job
        restarts of two pods: 0 0
        job.batch/never patched
        never Failed 0/1
        2
        """
    ),
    Truth(
      6,
      claim: "A Job restarts failed pods.",
      truth:
        "under Never each retry is a new pod with a new name, and failed pods stay until "
        + "the Job is deleted",
      script: #"""
        job task 'backoffLimit: 1' 'restartPolicy: Never' 'exit 1'
        kubectl wait --for=condition=failed job/task --timeout=5m
        sleep 86400
        kubectl get pods -o jsonpath='{range .items[*]}{.metadata.name}{"\n"}{end}' | sort -u | wc -l
        kubectl get pods -o custom-columns=PHASE:.status.phase --no-headers
        kubectl delete job task
        sleep 2
        kubectl get pods
        """#,
      shows: """
        job.batch/task condition met
        2
        Failed
        Failed
        job.batch "task" deleted from default namespace
        No resources found in default namespace.
        """
    ),
    Truth(
      7,
      claim: "The retry delay is capped at six minutes.",
      truth:
        "the wait before a retry doubles up to ten minutes, counted from the finish of the "
        + "last container; all parallel failures multiply it",
      script: #"""
        job task 'backoffLimit: 8' 'restartPolicy: Never' 'sleep 30; exit 1'
        kubectl wait --for=condition=failed job/task --timeout=3h
        kubectl get pods --sort-by=.metadata.creationTimestamp -o jsonpath='{range .items[*]}{.metadata.creationTimestamp} {.status.containerStatuses[0].state.terminated.finishedAt}{"\n"}{end}' |
        while read created finished; do
          [ -z "$last" ] || echo $((($(seconds $created) - $(seconds $last)) / 10 * 10))
          last=$finished
        done
        job three 'parallelism: 3, completions: 3, activeDeadlineSeconds: 60' 'restartPolicy: Never' 'exit 1'
        sleep 30
        kubectl get pods -l job-name=three --no-headers | wc -l
        sleep 15
        kubectl get pods -l job-name=three --no-headers | wc -l
        """#,
      shows: """
        job.batch/task condition met
        10
        20
        40
        80
        160
        320
        600
        600
        3
        6
        """
    ),
    Truth(
      8,
      claim: "A running Job has a condition Active.",
      truth: "a running Job has no condition at all; Running is a word of the table",
      script: #"""
        job task '' 'restartPolicy: Never' 'sleep 20'
        sleep 5
        kubectl get job task -o jsonpath='conditions=<{.status.conditions}>{"\n"}'
        kubectl get job task --no-headers | cut -d' ' -f4
        kubectl wait --for=condition=complete job/task --timeout=1m
        kubectl get job task -o jsonpath='{.status.conditions[*].type}{"\n"}'
        """#,
      shows: """
        conditions=<>
        Running
        job.batch/task condition met
        SuccessCriteriaMet Complete
        """
    ),
    Truth(
      9,
      claim: "A finished Job has the condition Complete and failed: 0.",
      truth:
        "SuccessCriteriaMet comes before Complete; counters of zero are left out, ready and "
        + "terminating are shown",
      script: #"""
        job task '' 'restartPolicy: Never' 'true'
        kubectl get job task --watch -o jsonpath='{.status.conditions[*].type}{"\n"}' >seen &
        kubectl wait --for=condition=complete job/task --timeout=1m
        sleep 1
        kill %1
        uniq seen
        kubectl get job task -o jsonpath='{.status.conditions[*].reason}{"\n"}'
        kubectl get job task -o yaml | sed -n '/^status:/,$p' | grep -v 'Time:\|^  - \|^    '
        """#,
      shows: """
        job.batch/task condition met

        SuccessCriteriaMet
        SuccessCriteriaMet Complete
        CompletionsReached CompletionsReached
        status:
          conditions:
          ready: 0
          succeeded: 1
          terminating: 0
          uncountedTerminatedPods: {}
        """
    ),
    Truth(
      10,
      claim: "Failed appears the moment the deadline hits.",
      truth: "at the deadline the Job is FailureTarget, and Failed only when its pods have ended",
      script: #"""
        job task 'activeDeadlineSeconds: 10' 'restartPolicy: Never' 'sleep 100'
        sleep 15
        kubectl get job task -o jsonpath='{.status.conditions[*].type}: active={.status.active} terminating={.status.terminating}{"\n"}'
        sleep 15
        kubectl get job task -o jsonpath='{.status.conditions[*].type}{"\n"}'
        sleep 15
        kubectl get job task -o jsonpath='{.status.conditions[*].type}: {.status.conditions[1].reason}, terminating={.status.terminating}{"\n"}'
        kubectl get pods
        """#,
      shows: """
        FailureTarget: active= terminating=1
        FailureTarget
        FailureTarget Failed: DeadlineExceeded, terminating=0
        No resources found in default namespace.
        """
    ),
    Truth(
      11,
      claim: "activeDeadlineSeconds takes precedence over backoffLimit.",
      truth:
        "of two limits that are passed at once backoffLimit is named; the deadline wins "
        + "only by coming earlier",
      script: #"""
        job both '' 'restartPolicy: Never' 'exit 1'
        sleep 20
        kubectl patch job both -p '{"spec":{"backoffLimit":0,"activeDeadlineSeconds":1}}'
        job earlier 'activeDeadlineSeconds: 25' 'restartPolicy: Never' 'exit 1'
        sleep 30
        kubectl get jobs -o jsonpath='{range .items[*]}{.metadata.name}: {.status.conditions[0].reason}{"\n"}{end}'
        kubectl get events --field-selector reason=DeadlineExceeded --no-headers -o custom-columns=NAME:.involvedObject.name
        """#,
      shows: """
        job.batch/both patched
        both: BackoffLimitExceeded
        earlier: DeadlineExceeded
        earlier
        """
    ),
    Truth(
      12,
      claim: "A Job's activeDeadlineSeconds gives its pods the STATUS DeadlineExceeded.",
      truth:
        "a Job's deadline deletes its pods; DeadlineExceeded is the reason of a pod whose "
        + "own deadline has passed",
      script: #"""
        job jobs 'activeDeadlineSeconds: 5' 'restartPolicy: Never, terminationGracePeriodSeconds: 1' 'sleep 100'
        job pods 'backoffLimit: 0' 'restartPolicy: Never, activeDeadlineSeconds: 5, terminationGracePeriodSeconds: 1' 'sleep 100'
        sleep 20
        kubectl get pods -l job-name=jobs
        kubectl get pods -l job-name=pods -o jsonpath='{.items[0].status.phase} {.items[0].status.reason}{"\n"}'
        """#,
      shows: """
        No resources found in default namespace.
        Failed DeadlineExceeded
        """
    ),
  ]
}
