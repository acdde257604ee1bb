extension Truth {
  /// CronJobs, restarts, and Jobs that are edited or finished.
  static let running = [
    Truth(
      30,
      claim: "After a hundred missed starts a CronJob never runs again.",
      truth: "more than a hundred missed starts bring a warning, and the newest of them runs",
      script: """
        kubectl create cronjob tick --image=busybox --schedule='* * * * *' -- true
        kubectl patch cronjob tick -p '{"spec":{"suspend":true}}'
        sleep 10800
        kubectl patch cronjob tick -p '{"spec":{"suspend":false}}'
        sleep 5
        kubectl get events --field-selector reason=TooManyMissedTimes -o custom-columns=TYPE:.type --no-headers
        kubectl get jobs -o name | wc -l
        """,
      shows: """
        cronjob.batch/tick created
        cronjob.batch/tick patched
        cronjob.batch/tick patched
        Warning
        1
        """
    ),
    Truth(
      31,
      claim: "A startingDeadlineSeconds below ten seconds keeps a CronJob from running.",
      truth: "starts are timed and not polled for: a startingDeadlineSeconds of one is enough",
      script: """
        kubectl create cronjob tick --image=busybox --schedule='* * * * *' -- true
        kubectl patch cronjob tick -p '{"spec":{"startingDeadlineSeconds":1}}'
        sleep 150
        kubectl get jobs -o name | wc -l
        kubectl get events --field-selector reason=MissSchedule
        """,
      shows: """
        cronjob.batch/tick created
        cronjob.batch/tick patched
        2
        No resources found in default namespace.
        """
    ),
    Truth(
      32,
      claim: "Forbid skips a start that comes too early.",
      truth:
        "under Forbid a start that came too early is made up as soon as the running Job has "
        + "ended",
      script: """
        kubectl create cronjob tick --image=busybox --schedule='* * * * *' -- sleep 80
        kubectl patch cronjob tick -p '{"spec":{"concurrencyPolicy":"Forbid"}}'
        sleep $((60 - $(date +%s) % 60))
        sleep 70
        kubectl get jobs -o name | wc -l
        sleep 30
        kubectl get jobs -o name | wc -l
        set -- $(kubectl get jobs --sort-by=.metadata.creationTimestamp -o jsonpath='{.items[*].metadata.creationTimestamp}')
        echo $((($(seconds $2) - $(seconds $1)) / 10 * 10)) seconds between them
        """,
      shows: """
        cronjob.batch/tick created
        cronjob.batch/tick patched
        1
        2
        80 seconds between them
        """
    ),
    Truth(
      33,
      claim: "*/5 * * * 7 runs on Sundays.",
      truth: "a weekday is 0 to 6: 7 is refused",
      script: """
        kubectl create cronjob sunday --image=busybox --schedule='*/5 * * * 7' -- true
        kubectl create cronjob sunday --image=busybox --schedule='*/5 * * * 0' -- true
        """,
      shows: """
        error: failed to create cronjob: CronJob.batch "sunday" is invalid: spec.schedule: Invalid value: "*/5 * * * 7": end of range (7) above maximum (6): 7
        cronjob.batch/sunday created
        """
    ),
    Truth(
      34,
      claim: "The first restart of a container waits ten seconds.",
      truth:
        "the first restart of a container comes at once; the second waits for ten seconds "
        + "and more",
      script: #"""
        kubectl run crash --image=busybox --restart=OnFailure -- sh -c 'exit 1'
        for i in $(seq 30); do
          kubectl get pod crash -o jsonpath='{.status.containerStatuses[0].state.terminated.startedAt}{"\n"}{.status.containerStatuses[0].lastState.terminated.startedAt}{"\n"}' >>starts
          sleep 1
        done
        set -- $(sort -u starts)
        echo $((($(seconds $2) - $(seconds $1)) / 10 * 10)) $((($(seconds $3) - $(seconds $2)) / 10 * 10))
        """#,
      shows: """
        pod/crash created
        0 10
        """
    ),
    Truth(
      35,
      claim: "A completed Job frees its name, or runs again when its template is edited.",
      truth: "a finished Job keeps its name and its template; it runs again when it is replaced",
      script: """
        kubectl create job task --image=busybox --dry-run=client -o yaml -- true >job.yaml
        kubectl apply -f job.yaml
        kubectl wait --for=condition=complete job/task --timeout=1m
        kubectl create -f job.yaml
        kubectl patch job task -p '{"spec":{"template":{"spec":{"containers":[{"name":"task","image":"alpine"}]}}}}' 2>&1 | grep -o 'field is immutable$'
        kubectl apply -f job.yaml
        kubectl get pods -o name | wc -l
        kubectl replace --force -f job.yaml
        kubectl wait --for=condition=complete job/task --timeout=1m
        """,
      shows: """
        job.batch/task created
        job.batch/task condition met
        Error from server (AlreadyExists): error when creating "job.yaml": jobs.batch "task" already exists
        field is immutable
        job.batch/task unchanged
        1
        job.batch "task" deleted from default namespace
        job.batch/task replaced
        job.batch/task condition met
        """
    ),
    Truth(
      36,
      claim: "A failed Job's DURATION stands still.",
      truth: "a failed Job's DURATION grows for ever: it has no completionTime",
      script: #"""
        job task 'backoffLimit: 0' 'restartPolicy: Never' 'exit 1'
        sleep 60
        kubectl get job task --no-headers | tr -s ' ' | cut -d' ' -f2-4
        sleep 3600
        kubectl get job task --no-headers | tr -s ' ' | cut -d' ' -f2-4
        kubectl get job task -o jsonpath='completionTime=<{.status.completionTime}>{"\n"}'
        """#,
      shows: """
        Failed 0/1 60s
        Failed 0/1 61m
        completionTime=<>
        """
    ),
    Truth(
      37,
      claim: "A Job's restartPolicy may be left out.",
      truth: "a Job refuses the default restartPolicy, Always, said or unsaid",
      script: """
        job none '' '' 'true'
        job always '' 'restartPolicy: Always' 'true'
        """,
      shows: """
        The Job "none" is invalid: spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"
        The Job "always" is invalid: spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"
        """
    ),
    Truth(
      38,
      claim: "The kubelet says \"Created container worker\".",
      truth: "v1.36 says \"Container created\" and \"Container started\"",
      script: """
        job task '' 'restartPolicy: Never' 'true'
        sleep 10
        kubectl get events --field-selector involvedObject.kind=Pod -o custom-columns=MESSAGE:.message --no-headers | grep ^Container | sort
        """,
      shows: """
        Container created
        Container started
        """
    ),
    Truth(
      39,
      claim: "backoffLimit: 2 retries each worker twice.",
      truth:
        "backoffLimit is one budget for the whole Job, which failures at once may pass by "
        + "more than one",
      script: #"""
        job whole 'completions: 4, parallelism: 4, backoffLimit: 2' 'restartPolicy: Never' 'exit 1'
        job each 'completions: 4, parallelism: 4, backoffLimitPerIndex: 2, completionMode: Indexed' 'restartPolicy: Never' 'exit 1'
        kubectl wait --for=condition=failed job/whole job/each --timeout=10m
        kubectl get jobs -o jsonpath='{range .items[*]}{.metadata.name}: failed={.status.failed} indexes={.status.failedIndexes}{"\n"}{end}'
        """#,
      shows: """
        job.batch/whole condition met
        job.batch/each condition met
        each: failed=12 indexes=0-3
        whole: failed=4 indexes=
        """
    ),
    Truth(
      40,
      claim: "Scaling parallelism down counts the surplus pods as failed.",
      truth:
        "lowering parallelism counts no failure; zero pauses the Job without the condition "
        + "Suspended",
      script: #"""
        job task 'completions: 10, parallelism: 4' 'restartPolicy: Never, terminationGracePeriodSeconds: 1' 'sleep 100'
        sleep 5
        for parallelism in 1 0; do
          kubectl patch job task -p "{\"spec\":{\"parallelism\":$parallelism}}" >/dev/null
          sleep 10
          kubectl get job task -o jsonpath='active=<{.status.active}> failed=<{.status.failed}> conditions=<{.status.conditions}>{"\n"}'
          kubectl get job task --no-headers | tr -s ' ' | cut -d' ' -f2,3
        done
        """#,
      shows: """
        active=<1> failed=<> conditions=<>
        Running 0/10
        active=<> failed=<> conditions=<>
        Running 0/10
        """
    ),
  ]
}
