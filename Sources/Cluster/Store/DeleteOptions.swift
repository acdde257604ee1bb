/// What becomes of the dependents of a deleted object.
package enum PropagationPolicy: String, Sendable {
  /// The object goes at once, its dependents after it.
  case background = "Background"
  /// The dependents go first.
  case foreground = "Foreground"
  /// The dependents stay, without an owner.
  case orphan = "Orphan"
}

/// How something is to be deleted: `metav1.DeleteOptions`.
package struct DeleteOptions: Sendable {
  /// Nil for the kind's default, which is Orphan for Jobs and Background otherwise.
  package var propagation: PropagationPolicy?
  /// Nil for what the pod says itself.
  package var gracePeriodSeconds: Int64?
  /// The deletion fails unless the object still has this uid.
  package var preconditionUID: String?
  package var dryRun: Bool

  package init(
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
