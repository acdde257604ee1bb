/// A recording that the simulator does not repeat yet, and why.
struct KnownDifference: Sendable {
  /// Topic and name.
  var recording: String
  var reason: String

  static let all = [
    KnownDifference(
      recording: "kubectl/523-apply-words",
      reason: "kubectl apply --server-side is not supported"
    )
  ]
}
