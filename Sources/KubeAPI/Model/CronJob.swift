public import Simulation

/// Makes Jobs by a schedule.
public struct CronJob: APIStruct {
  public static let schemaName = "batch.v1.CronJob"

  @Shared public var metadata: ObjectMeta = ObjectMeta()
  @Shared public var spec: CronJobSpec = CronJobSpec()
  @Shared public var status: CronJobStatus = CronJobStatus()

  public init() {}

  public static let fieldList: [Field<CronJob>] = [
    Field("metadata", \.metadata),
    Field("spec", \.spec),
    Field("status", \.status),
  ]
}

/// When and how Jobs are to be made.
public struct CronJobSpec: APIStruct {
  public static let schemaName = "batch.v1.CronJobSpec"

  public var schedule: String = ""
  public var timeZone: String?
  public var startingDeadlineSeconds: Int64?
  public var concurrencyPolicy: ConcurrencyPolicy = ""
  public var suspend: Bool?
  public var jobTemplate: JobTemplateSpec = JobTemplateSpec()
  public var successfulJobsHistoryLimit: Int32?
  public var failedJobsHistoryLimit: Int32?

  public init() {}

  public static let fieldList: [Field<CronJobSpec>] = [
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
public struct JobTemplateSpec: APIStruct {
  public static let schemaName = "batch.v1.JobTemplateSpec"

  public var metadata: ObjectMeta = ObjectMeta()
  @Shared public var spec: JobSpec = JobSpec()

  public init() {}

  public static let fieldList: [Field<JobTemplateSpec>] = [
    Field("metadata", \.metadata),
    Field("spec", \.spec),
  ]
}

/// What a CronJob has started.
public struct CronJobStatus: APIStruct {
  public static let schemaName = "batch.v1.CronJobStatus"

  public var active: [ObjectReference] = []
  public var lastScheduleTime: Instant?
  public var lastSuccessfulTime: Instant?

  public init() {}

  public static let fieldList: [Field<CronJobStatus>] = [
    Field("active", \.active),
    Field("lastScheduleTime", \.lastScheduleTime),
    Field("lastSuccessfulTime", \.lastSuccessfulTime),
  ]
}
