import Cluster
import Foundation
import KubeAPI
import Simulation

/// Simulates in this process and says what that took, for `make bench`.
///
///     SimulationBench job COMPLETIONS PARALLELISM [indexed]
///     SimulationBench cron HOURS
///
/// Prints the wall time in milliseconds, the writes and the virtual seconds. Only the simulation is
/// measured: neither the start of the process nor the reading of a manifest.
let arguments = Array(CommandLine.arguments.dropFirst())
let numbers = arguments.dropFirst().compactMap { Int32($0) }

switch (arguments.first, numbers.count) {
case ("job", 2):
  try measure {
    try runJob(&$0, completions: numbers[0], parallelism: numbers[1], arguments.last == "indexed")
  }
case ("cron", 1): try measure { try runCronJob(&$0, hours: numbers[0]) }
default:
  print("usage: SimulationBench job COMPLETIONS PARALLELISM [indexed] | cron HOURS")
  exit(2)
}

func measure(_ body: (inout Cluster) throws -> Void) throws {
  var cluster = Cluster(seed: 1)
  let first = cluster.now
  let begin = ContinuousClock.now
  try body(&cluster)
  let spent = (ContinuousClock.now - begin).components
  let milliseconds = Double(spent.seconds) * 1_000 + Double(spent.attoseconds) / 1e15
  print(
    String(format: "%.1f ms", milliseconds),
    cluster.resourceVersion,
    "writes",
    (cluster.now - first).components.seconds,
    "virtual seconds"
  )
}

/// A Job of `true`, to its end.
func runJob(
  _ cluster: inout Cluster,
  completions: Int32,
  parallelism: Int32,
  _ isIndexed: Bool
) throws {
  var job = Job()
  job.metadata.name = "bench"
  job.spec = spec()
  job.spec.completions = completions
  job.spec.parallelism = parallelism
  if isIndexed { job.spec.completionMode = .indexed }
  _ = try cluster.create(APIObject.job(job).value, kind: .job, namespace: "default")
  let horizon = cluster.now + .seconds(30 * 86_400)
  let key = ObjectKey(kind: .job, namespace: "default", name: "bench")
  while cluster.step(until: horizon) {
    guard case .job(let job)? = cluster.object(key) else { break }
    if job.status.completionTime != nil { return }
  }
  print("the Job does not end")
  exit(1)
}

/// A CronJob of every minute, for so many hours.
func runCronJob(_ cluster: inout Cluster, hours: Int32) throws {
  var cronJob = CronJob()
  cronJob.metadata.name = "bench"
  cronJob.spec.schedule = "* * * * *"
  cronJob.spec.jobTemplate.spec = spec()
  _ = try cluster.create(APIObject.cronJob(cronJob).value, kind: .cronJob, namespace: "default")
  cluster.advance(to: cluster.now + .seconds(Int64(hours) * 3_600))
}

func spec() -> JobSpec {
  var container = Container()
  container.name = "worker"
  container.image = "busybox:1.35"
  container.command = ["true"]
  var spec = JobSpec()
  spec.template.spec.restartPolicy = .never
  spec.template.spec.containers = [container]
  return spec
}
