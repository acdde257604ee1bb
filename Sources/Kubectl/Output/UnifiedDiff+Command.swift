import KubeAPI
import Simulation

extension UnifiedDiff {
  /// The difference of two texts as `diff -u -N` prints it; empty when the texts are the same.
  static func text(
    from old: [String],
    to new: [String],
    names: (String, String),
    at moment: Instant
  ) -> String {
    let hunks = text(from: old, to: new)
    guard !hunks.isEmpty else { return "" }
    let date = moment.rfc3339Nanoseconds.replacing("T", with: " ").replacing("Z", with: " +0000")
    return "diff -u -N \(names.0) \(names.1)\n--- \(names.0)\t\(date)\n+++ \(names.1)\t\(date)\n"
      + hunks
  }
}
