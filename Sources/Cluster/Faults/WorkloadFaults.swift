import KubeAPI

/// What goes wrong with the containers of a cluster because an exercise or a test wants it so.
public struct WorkloadFaults: Sendable {
  /// How the attempts of a Job end: each start of one of its main containers is an attempt.
  public struct ExitCodes: Sendable, Hashable {
    /// The Job's name; nil for every Job.
    public var job: String?
    /// The completion index; nil for every pod.
    public var index: Int?
    /// By attempt; nil lets the container run, and so does every attempt beyond the last.
    public var codes: [UInt8?]

    public init(job: String? = nil, index: Int? = nil, codes: [UInt8?]) {
      self.job = job
      self.index = index
      self.codes = codes
    }
  }

  /// Containers of a Job's pods start later by a length of time.
  public struct SlowStart: Sendable, Hashable {
    public var job: String?
    public var delay: Duration

    public init(job: String? = nil, delay: Duration) {
      self.job = job
      self.delay = delay
    }
  }

  public var exitCodes: [ExitCodes] = []
  public var slowStarts: [SlowStart] = []
  /// How many attempts each of `exitCodes` has met, by the Job's uid and its index.
  private var attempts: [Attempts: Int] = [:]

  private struct Attempts: Hashable {
    var fault: Int
    var owner: String
    var index: Int?
  }

  public init() {}

  /// The code with which the next attempt of a pod's main container ends; nil to let it run.
  mutating func exitCode(forAttemptOf pod: Pod) -> UInt8? {
    guard !exitCodes.isEmpty, let owner = Self.job(of: pod) else { return nil }
    let index = pod.metadata.annotations[JobLabels.completionIndex].flatMap { Int($0) }
    for (number, fault) in exitCodes.enumerated()
    where (fault.job ?? owner.name) == owner.name && (fault.index == nil || fault.index == index) {
      let key = Attempts(fault: number, owner: owner.uid, index: index)
      let attempt = attempts[key, default: 0]
      attempts[key] = attempt + 1
      return fault.codes.indices.contains(attempt) ? fault.codes[attempt] : nil
    }
    return nil
  }

  func startDelay(of pod: Pod) -> Duration {
    guard !slowStarts.isEmpty, let owner = Self.job(of: pod) else { return .zero }
    return slowStarts.first { ($0.job ?? owner.name) == owner.name }?.delay ?? .zero
  }

  private static func job(of pod: Pod) -> OwnerReference? {
    pod.metadata.ownerReferences.first { $0.controller == true && $0.kind == "Job" }
  }
}

extension Cluster {
  /// Makes an image one that no node has and no registry gives.
  ///
  /// - Returns: whether the name is one of an image.
  public mutating func withdrawImage(_ name: String) -> Bool {
    guard case .success(let reference) = ImageName.parse(name) else { return false }
    kubelet.images.withdraw(reference)
    return true
  }
}
