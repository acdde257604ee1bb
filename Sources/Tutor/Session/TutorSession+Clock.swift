import Cluster
import Console
import Kubectl
import Simulation

/// What `time …` leads to.
extension TutorSession {
  mutating func moveClock(_ argument: String) -> [Effect] {
    let words = argument.split(separator: " ")
    switch (words.first, words.count) {
    case (nil, _): return [.move(.look)]
    case ("step", 1): return move(.step, argument)
    case ("pause", 1): return [.move(.pause(true))]
    case ("run", 1): return [.move(.pause(false))]
    case ("speed", 2) where words[1] == "max": return [.move(.speed(nil))]
    case ("speed", 2):
      guard let speed = Int(words[1]), (1...100_000).contains(speed) else {
        return [.show(problem("A speed is a whole number from 1 to 100000, or max."))]
      }
      return [.move(.speed(speed))]
    case ("back", 2):
      guard let duration = Self.span(words[1]) else {
        return [.show(problem("Say how far back, such as `time back 1m`."))]
      }
      return goBack(by: duration)
    case ("until", _):
      let goal = ClockGoal(
        Array(words.dropFirst()),
        now: console.cluster.now,
        namespace: console.kubectl.configuration.namespace
      )
      guard let goal else {
        return [
          .show(problem("Say until when: `time until job/NAME complete`, or `time until 09:30`."))
        ]
      }
      return move(.until(goal), argument)
    case (let word?, 1) where word.hasPrefix("+"):
      guard let duration = Self.span(word.dropFirst()) else {
        return [.show(problem("Say how long, such as `time +30s` or `time +1h`."))]
      }
      return move(.forward(duration), argument)
    default:
      return [.show(problem("Not understood; `help time` says what can be said."))]
    }
  }

  /// A move that `undo` takes back.
  private mutating func move(_ move: ClockMove, _ argument: String) -> [Effect] {
    noteAct(.clock("time \(argument)"))
    return [.move(move)]
  }

  private static func span(_ text: Substring) -> Duration? {
    guard let duration = Duration(goText: text), duration > .zero,
      duration <= .seconds(366 * 86_400)
    else { return nil }
    return duration
  }
}
