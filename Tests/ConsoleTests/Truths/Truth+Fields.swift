extension Truth {
  /// What the fields of a Job do, and what its pods see.
  static let fields = [
    Truth(
      13,
      claim: "delete jobs --field-selector status.successful=1 cleans up finished Jobs.",
      truth:
        "status.successful=1 means exactly one success: it finds a running 1/5 and misses a "
        + "finished 3/3",
      script: """
        job running 'completions: 5, completionMode: Indexed, parallelism: 2' 'restartPolicy: Never' '[ $JOB_COMPLETION_INDEX = 0 ] || sleep 1000'
        job three 'completions: 3, parallelism: 3' 'restartPolicy: Never' 'true'
        job one '' 'restartPolicy: Never' 'true'
        sleep 20
        kubectl get jobs -o custom-columns=NAME:.metadata.name,SUCCEEDED:.status.succeeded --no-headers
        kubectl delete jobs --field-selector status.successful=1
        kubectl get jobs -o name
        """,
      shows: """
        one       1
        running   1
        three     3
        job.batch "one" deleted from default namespace
        job.batch "running" deleted from default namespace
        job.batch/three
        """
    ),
    Truth(
      14,
      claim: "ttlSecondsAfterFinished can be set on a Job or a CronJob.",
      truth:
        "only a Job has ttlSecondsAfterFinished; it takes the Job, its pods and their logs, "
        + "and never the CronJob",
      script: """
        cron() {
          kubectl apply -f - <<END
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: tick}
        spec:
          schedule: "* * * * *"
          $1
          jobTemplate: {spec: {$2 template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox}]}}}}
        END
        }
        cron 'ttlSecondsAfterFinished: 10'
        cron '' 'ttlSecondsAfterFinished: 10,'
        sleep $((60 - $(date +%s) % 60)); sleep 10
        kubectl get jobs,pods --no-headers -o name | wc -l
        sleep 20
        kubectl get cronjobs,jobs,pods -o name
        """,
      shows: """
        Error from server (BadRequest): error when creating "STDIN": CronJob in version "v1" cannot be handled as a CronJob: strict decoding error: unknown field "spec.ttlSecondsAfterFinished"
        cronjob.batch/tick created
        2
        cronjob.batch/tick
        """
    ),
    Truth(
      15,
      claim: "A finished Job is deleted after an hour, or a day.",
      truth: "without ttlSecondsAfterFinished a finished Job stays for ever",
      script: #"""
        job task '' 'restartPolicy: Never' 'true'
        sleep 518400
        kubectl get job task --no-headers | tr -s ' ' | cut -d' ' -f1-3,5
        kubectl get job task -o jsonpath='ttl=<{.spec.ttlSecondsAfterFinished}>{"\n"}'
        """#,
      shows: """
        task Complete 1/1 6d
        ttl=<>
        """
    ),
    Truth(
      16,
      claim: "hostname | cut -d'-' -f4- gives a pod's own part of its name.",
      truth:
        "cut -d- -f4- fits a name with three dashes alone, and an Indexed pod's hostname "
        + "has no random part",
      script: """
        name='echo $(hostname | cut -d- -f4-)'
        job parallel-processing-job '' 'restartPolicy: Never' "$name"
        job short '' 'restartPolicy: Never' "$name"
        job parallel-indexed-job 'completions: 1, completionMode: Indexed' 'restartPolicy: Never' "$name; hostname"
        sleep 10
        kubectl logs job/parallel-processing-job | tr 'bcdfghjklmnpqrstvwxz2456789' x
        echo "<$(kubectl logs job/short)>"
        kubectl logs job/parallel-indexed-job
        """,
      shows: """
        xxxxx
        <>
        0
        parallel-indexed-job-0
        """
    ),
    Truth(
      17,
      claim: "$((RANDOM % 2)) works in every /bin/sh.",
      truth: "RANDOM is the shell's affair: busybox has it, and where it is unset it counts as 0",
      script: """
        job has '' 'restartPolicy: Never' 'for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do echo $((RANDOM % 2)); done'
        job lacks '' 'restartPolicy: Never' 'unset RANDOM; echo $((RANDOM % 2)) $((5 + RANDOM % 10))'
        sleep 10
        kubectl logs job/has | sort -u
        kubectl logs job/lacks
        """,
      shows: """
        0
        1
        0 5
        """
    ),
    Truth(
      18,
      claim: "A Job whose tries fail half of the time fails half of the time.",
      truth:
        "of Jobs whose tries fail half of the time one in sixteen passes a backoffLimit of "
        + "3, after waits of 10, 20 and 40 seconds",
      script: #"""
        for i in $(seq 320); do
          echo ---
          cat <<END
        apiVersion: batch/v1
        kind: Job
        metadata: {name: flaky-$i}
        spec:
          backoffLimit: 3
          template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox, command: [sh, -c, 'exit \$((RANDOM % 2))']}]}}
        END
        done | kubectl apply -f - | wc -l
        sleep 1800
        failed=$(kubectl get jobs --no-headers | grep -c Failed)
        [ $failed -ge 8 ] && [ $failed -le 32 ] && echo about 20 of them
        for job in $(kubectl get jobs -o jsonpath='{.items[?(@.status.failed==4)].metadata.name}'); do
          start=$(kubectl get job $job -o jsonpath='{.status.startTime}')
          end=$(kubectl get job $job -o jsonpath='{.status.conditions[?(@.type=="Failed")].lastTransitionTime}')
          [ $(($(seconds $end) - $(seconds $start))) -ge 70 ] && echo after 70 seconds and more
        done | sort -u
        """#,
      shows: """
        320
        about 20 of them
        after 70 seconds and more
        """
    ),
    Truth(
      19,
      claim: "parallelism: 2 alone runs a Job in parallel.",
      truth:
        "parallelism alone makes a work queue at creation, and changes nothing when it is "
        + "edited later",
      script: #"""
        job queue 'parallelism: 2' 'restartPolicy: Never' 'sleep 100'
        job plain '' 'restartPolicy: Never' 'sleep 100'
        kubectl patch job plain -p '{"spec":{"parallelism":2}}'
        sleep 5
        kubectl get jobs -o jsonpath='{range .items[*]}{.metadata.name}: completions=<{.spec.completions}> active={.status.active}{"\n"}{end}'
        kubectl get jobs --no-headers | tr -s ' ' | cut -d' ' -f1-5 | sed 's/ [0-9]*s$//'
        """#,
      shows: """
        job.batch/plain patched
        plain: completions=<1> active=1
        queue: completions=<> active=2
        plain Running 0/1 5s
        queue Running 0/1 of 2
        """
    ),
    Truth(
      20,
      claim: "A Job of three completions and parallelism 2 has three pods.",
      truth: "a third pod is created only when one of two slots is free",
      script: """
        job task 'completions: 3, parallelism: 2' 'restartPolicy: Never' 'sleep 10'
        sleep 8
        kubectl get pods --no-headers | wc -l
        sleep 8
        kubectl get pods --no-headers | wc -l
        kubectl get pods --field-selector status.phase=Succeeded --no-headers | wc -l
        """,
      shows: """
        2
        3
        2
        """
    ),
  ]
}
