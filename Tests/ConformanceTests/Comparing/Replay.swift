import Console
import KubeAPI
import ShellRuntime

/// A recording's script, run again on a simulated cluster.
enum Replay {
  /// Everything in which the run is not what the real cluster showed.
  static func differences(of recording: Recording, seed: UInt64 = 1) throws -> [Difference] {
    differences(of: recording, printed: try output(of: recording, seed: seed))
  }

  /// What the script prints on a fresh cluster, both streams as a terminal shows them.
  static func output(of recording: Recording, seed: UInt64) throws -> String {
    var bytes: [UInt8] = []
    var console = Console(seed: seed)
    // Its exit status is that of the closing dump; the steps' own stand between the marks.
    let outcome = console.run(script: recording.script) { bytes += $0.bytes }
    if case .stopped(let reason) = outcome { throw Stopped(description: reason) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Everything in which a text, printed by a run of the recording's script, is not as recorded.
  static func differences(of recording: Recording, printed: String) -> [Difference] {
    let found = Transcript(printed: printed, by: recording)
    return Transcript.differences(expected: recording.transcript, found: found)
      + factDifferences(recording, found.facts ?? "")
  }

  private static func factDifferences(_ recording: Recording, _ dump: String) -> [Difference] {
    guard let recorded = recording.facts else { return [] }
    do throws(JSONReader.Failure) {
      return FactComparison.differences(
        expected: try JSONReader.value(recorded),
        found: try Facts.read(dump, objectNames: recording.objectNames),
        slack: recording.slack
      )
    } catch {
      return [.noFacts(error.message)]
    }
  }

  /// The script did not come to its end.
  struct Stopped: Error, CustomStringConvertible {
    var description: String
  }
}
