package import Simulation

/// Makes Jobs by a schedule.
package struct CronJob: APIStruct {
  package static let schemaName = "batch.v1.CronJob"

  @Shared package var metadata: ObjectMeta = ObjectMeta()
  @Shared package var spec: CronJobSpec = CronJobSpec()
  @Shared package var status: CronJobStatus = CronJobStatus()

  package init() {}

  package static let fieldList: [Field<CronJob>] = [
    Field("metadata", \.metadata),
    Field("spec", \.spec),
    Field("status", \.status),
  ]
}

/// When and how Jobs are to be made.
package struct CronJobSpec: APIStruct {
  package static let schemaName = "batch.v1.CronJobSpec"

  package var schedule: String = ""
  package var timeZone: String?
  package var startingDeadlineSeconds: Int64?
  package var concurrencyPolicy: ConcurrencyPolicy = ""
  package var suspend: Bool?
  package var jobTemplate: JobTemplateSpec = JobTemplateSpec()
  package var successfulJobsHistoryLimit: Int32?
  package var failedJobsHistoryLimit: Int32?

  package init() {}

  package static let fieldList: [Field<CronJobSpec>] = [
    Field("schedule", \.schedule, always: true),
    Field("timeZone", \.timeZone),
    Field("startingDeadlineSeconds", \.startingDeadlineSeconds),
    Field("concurrencyPolicy", \.concurrencyPolicy),
    Field("suspend", \.suspend),
    Field("jobTemplate", \.jobTemplate),
    Field("successfulJobsHistoryLimit", \.successfulJobsHistoryLimit),
    Field("failedJobsHistoryLimit", \.failedJobsHistoryLimit),
  ]
}

/// The Job that a CronJob makes.
package struct JobTemplateSpec: APIStruct {
  package static let schemaName = "batch.v1.JobTemplateSpec"

  package var metadata: ObjectMeta = ObjectMeta()
  @Shared package var spec: JobSpec = JobSpec()

  package init() {}

  package static let fieldList: [Field<JobTemplateSpec>] = [
    Field("metadata", \.metadata),
    Field("spec", \.spec),
  ]
}

/// What a CronJob has started.
package struct CronJobStatus: APIStruct {
  package static let schemaName = "batch.v1.CronJobStatus"

  package var active: [ObjectReference] = []
  package var lastScheduleTime: Instant?
  package var lastSuccessfulTime: Instant?

  package init() {}

  package static let fieldList: [Field<CronJobStatus>] = [
    Field("active", \.active),
    Field("lastScheduleTime", \.lastScheduleTime),
    Field("lastSuccessfulTime", \.lastSuccessfulTime),
  ]
}
