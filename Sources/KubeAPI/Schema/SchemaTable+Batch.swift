extension SchemaTable {
  /// Jobs and CronJobs.
  static let batch = """
    batch.v1.CronJob
        Makes Jobs by a schedule.
      apiVersion string
        The group and version of the API: batch/v1.
      kind string
        CronJob.
      metadata meta.v1.ObjectMeta
        Name (52 characters at most), namespace, labels and annotations.
      spec! batch.v1.CronJobSpec
        When, and what Job.
      status batch.v1.CronJobStatus
        What it has started.
    batch.v1.CronJobSpec
        When and how Jobs are to be made.
      concurrencyPolicy string go=v1.ConcurrencyPolicy enum=Allow|Forbid|Replace default=Allow
        What to do while the last Job still runs: Allow, Forbid or Replace.
      failedJobsHistoryLimit int32 default=1
        How many failed Jobs are kept.
      jobTemplate! batch.v1.JobTemplateSpec
        The Job that is made each time.
      schedule! string
        Minute, hour, day of the month, month, weekday; or @hourly and the like.
      startingDeadlineSeconds int64
        How late a start may be before it is missed for good.
      successfulJobsHistoryLimit int32 default=3
        How many successful Jobs are kept.
      suspend bool default=false
        Starts no more Jobs; those that run go on.
      timeZone string
        The time zone of the schedule, such as Europe/Berlin; UTC when left out.
    batch.v1.CronJobStatus
        What a CronJob has started.
      active [core.v1.ObjectReference] list=atomic
        Jobs that are running.
      lastScheduleTime Time
        The last moment of the schedule that was met.
      lastSuccessfulTime Time
        When a Job last completed.
    batch.v1.Job
        A task that runs to its end: pods are made until enough have succeeded.
      apiVersion string
        The group and version of the API: batch/v1.
      kind string
        Job.
      metadata meta.v1.ObjectMeta
        Name, namespace, labels and annotations.
      spec batch.v1.JobSpec
        What is wanted.
      status batch.v1.JobStatus
        What has become of it; written by the Job controller alone.
    batch.v1.JobCondition
        One thing that is known about a Job.
      lastProbeTime Time
        When it was last looked at.
      lastTransitionTime Time
        When the status last changed.
      message string
        Why, in a sentence.
      reason string
        Why, in one word.
      status! string go=v1.ConditionStatus
        True, False or Unknown.
      type! string go=v1.JobConditionType
        Complete, Failed, Suspended, FailureTarget or SuccessCriteriaMet.
    batch.v1.JobSpec
        What is wanted of a Job.
      activeDeadlineSeconds int64
        Seconds from the start after which the Job fails and its pods are deleted.
      backoffLimit int32 default=6
        How many failed pods are forgiven: one more and the Job fails.
      backoffLimitPerIndex int32 immutable
        How many failures each index is forgiven; Indexed Jobs only.
      completionMode string go=v1.CompletionMode enum=Indexed|NonIndexed default=NonIndexed immutable
        NonIndexed: successes are alike. Indexed: each of the completions has a number.
      completions int32 immutable
        How many pods must succeed. Without it any success ends the Job (a work queue).
      managedBy string immutable
        Which controller runs the Job, such as example.com/queue.
      manualSelector bool default=false
        Says that selector and labels are written by hand. Hardly ever right.
      maxFailedIndexes int32
        How many indexes may fail before the whole Job fails.
      parallelism int32 default=1
        How many pods may run at once. Zero pauses the Job.
      podFailurePolicy batch.v1.PodFailurePolicy immutable
        Rules on what a failed pod means; needs restartPolicy Never.
      podReplacementPolicy string go=v1.PodReplacementPolicy enum=Failed|TerminatingOrFailed default=TerminatingOrFailed
        When a pod is replaced: once it is terminating, or only once it has failed.
      selector meta.v1.LabelSelector immutable
        Which pods belong to the Job. Leave it out: it is generated.
      successPolicy batch.v1.SuccessPolicy immutable
        Rules by which an Indexed Job may succeed before all its indexes have.
      suspend bool default=false
        Stops the Job: its running pods are deleted, and none is made until this is false.
      template! core.v1.PodTemplateSpec immutable
        The pod that the Job makes. Its restartPolicy must be Never or OnFailure.
      ttlSecondsAfterFinished int32
        Seconds after its end at which the Job is deleted, with its pods.
    batch.v1.JobStatus
        What has become of a Job.
      active int32
        How many pods are pending or running.
      completedIndexes string
        The indexes that have succeeded, such as 1,3-5,7.
      completionTime Time
        When it completed. A failed Job has none.
      conditions [batch.v1.JobCondition] key=type patch=merge list=atomic
        What is known about it: Complete, Failed, Suspended and their forerunners.
      failed int32
        How many pods have failed.
      failedIndexes string
        The indexes that have failed for good, with backoffLimitPerIndex.
      ready int32
        How many pods are ready.
      startTime Time
        When the controller first took it up; cleared while it is suspended.
      succeeded int32
        How many pods have succeeded.
      terminating int32
        How many pods are being deleted and have not ended.
      uncountedTerminatedPods batch.v1.UncountedTerminatedPods
        Pods that have ended and are not in the counters yet.
    batch.v1.JobTemplateSpec
        The Job that a CronJob makes.
      metadata meta.v1.ObjectMeta
        Labels and annotations of the Jobs.
      spec batch.v1.JobSpec
        What is wanted of them.
    batch.v1.PodFailurePolicy
        Rules on what a failed pod means.
      rules! [batch.v1.PodFailurePolicyRule] list=atomic
        Looked at in order; the first that matches decides. At most 20.
    batch.v1.PodFailurePolicyOnExitCodesRequirement
        Matches containers by their exit codes.
      containerName string
        The container to look at; any when left out.
      operator! string go=v1.PodFailurePolicyOnExitCodesOperator enum=In|NotIn
        In: one of the values. NotIn: none of them.
      values! [int32] list=set
        Exit codes in rising order; no 0 with In.
    batch.v1.PodFailurePolicyOnPodConditionsPattern
        Matches pods by a condition.
      status string go=v1.ConditionStatus default=True
        True, False or Unknown.
      type! string go=v1.PodConditionType
        The condition, such as DisruptionTarget.
    batch.v1.PodFailurePolicyRule
        One rule: an action, and exit codes or pod conditions that call for it.
      action! string go=v1.PodFailurePolicyAction enum=Count|FailIndex|FailJob|Ignore
        FailJob ends the Job, FailIndex the index, Ignore forgets the failure, Count counts it.
      onExitCodes batch.v1.PodFailurePolicyOnExitCodesRequirement
        Matches exit codes of containers.
      onPodConditions [batch.v1.PodFailurePolicyOnPodConditionsPattern] list=atomic
        Matches conditions of the pod, such as DisruptionTarget.
    batch.v1.SuccessPolicy
        Rules by which an Indexed Job may succeed early.
      rules! [batch.v1.SuccessPolicyRule] list=atomic
        The Job succeeds as soon as one of them is met. At most 20.
    batch.v1.SuccessPolicyRule
        One rule: which indexes, and how many of them.
      succeededCount int32
        How many must succeed, of these indexes or of all.
      succeededIndexes string
        The indexes that must succeed, such as 0,2-4.
    batch.v1.UncountedTerminatedPods
        Pods that have ended and are not in the counters yet.
      failed [string] go=types.UID list=set
        UIDs of pods that failed.
      succeeded [string] go=types.UID list=set
        UIDs of pods that succeeded.
    """
}
