import Cluster
import Foundation
import KubeAPI
import Simulation

/// Simulates one Job in this process and says what that took, for `make bench`.
///
///     SimulationBench COMPLETIONS PARALLELISM [indexed]
///
/// Prints the wall time in milliseconds, the writes and the virtual seconds. Only the simulation is
/// measured: neither the start of the process nor the reading of a manifest.
let arguments = CommandLine.arguments.dropFirst()
let numbers = arguments.compactMap { Int32($0) }
guard numbers.count == 2 else {
  print("usage: SimulationBench COMPLETIONS PARALLELISM [indexed]")
  exit(2)
}

/// Simulates the Job; a function of its own, since variables of a file are slower.
func simulate(completions: Int32, parallelism: Int32, isIndexed: Bool) throws {
  var cluster = Cluster(seed: 1)
  var job = Job()
  job.metadata.name = "bench"
  job.spec.completions = completions
  job.spec.parallelism = parallelism
  if isIndexed { job.spec.completionMode = .indexed }
  job.spec.template.spec.restartPolicy = .never
  var container = Container()
  container.name = "worker"
  container.image = "busybox:1.35"
  container.command = ["true"]
  job.spec.template.spec.containers = [container]

  let first = cluster.now
  let begin = ContinuousClock.now
  _ = try cluster.create(APIObject.job(job).value, kind: .job, namespace: "default")
  let horizon = cluster.now + .seconds(30 * 86_400)
  let key = ObjectKey(kind: .job, namespace: "default", name: "bench")
  while cluster.step(until: horizon) {
    guard case .job(let job)? = cluster.object(key) else { break }
    if job.status.completionTime != nil { break }
  }
  let spent = ContinuousClock.now - begin
  let milliseconds =
    Double(spent.components.seconds) * 1_000 + Double(spent.components.attoseconds) / 1e15
  print(
    String(format: "%.1f ms", milliseconds),
    cluster.resourceVersion,
    "writes",
    (cluster.now - first).components.seconds,
    "virtual seconds"
  )
}

try simulate(
  completions: numbers[0],
  parallelism: numbers[1],
  isIndexed: arguments.contains("indexed")
)
