/// What becomes of the dependents of a deleted object.
public enum PropagationPolicy: String, Sendable {
  /// The object goes at once, its dependents after it.
  case background = "Background"
  /// The dependents go first.
  case foreground = "Foreground"
  /// The dependents stay, without an owner.
  case orphan = "Orphan"
}

/// How something is to be deleted: `metav1.DeleteOptions`.
public struct DeleteOptions: Sendable {
  /// Nil for the kind's default, which is Orphan for Jobs and Background otherwise.
  public var propagation: PropagationPolicy?
  /// Nil for what the pod says itself.
  public var gracePeriodSeconds: Int64?
  /// The deletion fails unless the object still has this uid.
  public var preconditionUID: String?
  public var dryRun: Bool

  public init(
    propagation: PropagationPolicy? = nil,
    gracePeriodSeconds: Int64? = nil,
    preconditionUID: String? = nil,
    dryRun: Bool = false
  ) {
    self.propagation = propagation
    self.gracePeriodSeconds = gracePeriodSeconds
    self.preconditionUID = preconditionUID
    self.dryRun = dryRun
  }
}
