/// A recording that the simulator does not repeat yet, and why.
struct KnownDifference: Sendable {
  /// Topic and name.
  var recording: String
  var reason: String

  static let all: [KnownDifference] = []
}
