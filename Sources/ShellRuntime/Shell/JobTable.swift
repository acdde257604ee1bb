/// The background commands of a shell.
struct JobTable: Sendable {
  struct Job: Sendable {
    var number: Int
    /// The processes of its pipeline; the last one's end is the job's.
    var processes: [Int]
    var ends: [Int: ProcessEnd] = [:]
    var text: String
    /// Whether `wait` has told how it ended; it stays until a new job takes its place.
    var isWaitedFor = false

    var isDone: Bool { processes.allSatisfy { ends[$0] != nil } }
    var end: ProcessEnd? { processes.last.flatMap { ends[$0] } }
  }

  /// The oldest first.
  private(set) var jobs: [Job] = []

  /// Ended jobs that nobody has asked for are forgotten from the oldest on.
  private static let endedMax = 512

  mutating func add(_ processes: [Int], text: String) -> Int {
    if jobs.count > Self.endedMax, let index = jobs.firstIndex(where: \.isDone) {
      jobs.remove(at: index)
    }
    if let index = jobs.firstIndex(where: { $0.isDone && $0.isWaitedFor }) {
      jobs.remove(at: index)
    }
    var number = 1
    while jobs.contains(where: { $0.number == number }) { number += 1 }
    jobs.append(Job(number: number, processes: processes, text: text))
    return number
  }

  /// Collects the children that have ended.
  mutating func update(_ kernel: inout Kernel) {
    for index in jobs.indices where !jobs[index].isDone {
      for process in jobs[index].processes where jobs[index].ends[process] == nil {
        jobs[index].ends[process] = kernel.collect(process)
      }
    }
  }

  mutating func remove(number: Int) {
    jobs.removeAll { $0.number == number }
  }

  mutating func noteWaited(number: Int) {
    for index in jobs.indices where jobs[index].number == number { jobs[index].isWaitedFor = true }
  }

  mutating func noteAllWaited() {
    for index in jobs.indices where jobs[index].isDone { jobs[index].isWaitedFor = true }
  }

  mutating func removeDone() {
    jobs.removeAll(where: \.isDone)
  }

  /// The job of a process.
  func job(of process: Int) -> Job? {
    jobs.first { $0.processes.last == process }
  }

  /// The job that `%1`, `%%`, `%+`, `%-` or `%text` names.
  func job(named name: String) -> Job? {
    guard name.hasPrefix("%") else { return nil }
    let rest = name.dropFirst()
    switch rest {
    case "", "%", "+": return jobs.last
    case "-": return jobs.count > 1 ? jobs[jobs.count - 2] : jobs.last
    default: break
    }
    if let number = Int(rest) { return jobs.first { $0.number == number } }
    if rest.hasPrefix("?") { return jobs.last { $0.text.contains(rest.dropFirst()) } }
    return jobs.last { $0.text.hasPrefix(rest) }
  }
}
