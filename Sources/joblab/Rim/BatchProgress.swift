import Glibc
import TerminalText

/// How far a batch is, on standard error: a bar with rate and time left on a terminal, now and then
/// a line off it, and nothing for what takes no time.
struct BatchProgress {
  private let terminal: Terminal
  private let total: Int
  private let first: Int
  private var done: Int
  private let begin = ContinuousClock.now
  private var shown = ContinuousClock.now
  private var hasBar = false

  /// `done` were done by an earlier run.
  init(done: Int = 0, total: Int, on terminal: Terminal) {
    self.terminal = terminal
    self.total = total
    self.done = done
    first = done
  }

  /// A bar is drawn anew all the time, which is nothing to read aloud.
  private var drawsBar: Bool { terminal.isInteractive && !terminal.isPlain }

  mutating func advance() {
    done += 1
    let now = ContinuousClock.now
    guard now - shown >= (drawsBar ? .milliseconds(200) : .seconds(10)) else {
      return
    }
    shown = now
    show(now - begin)
  }

  /// Takes the bar away.
  mutating func finish() {
    if hasBar { StandardError.write("\r\u{1B}[K") }
    hasBar = false
  }

  private mutating func show(_ spent: Duration) {
    let seconds = Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
    let rate = Double(done - first) / max(seconds, 0.001)
    let left = Int(Double(total - done) / max(rate, 0.001))
    let text = " \(Int(rate.rounded())) a second, \(Self.clock(left)) left"
    guard drawsBar else {
      StandardError.write("graded \(done) of \(total),\(text)\n")
      return
    }
    let width = max(10, min(40, terminal.width - text.count - 20))
    let bar = ProgressBar(done: done, total: total).text(width: width, on: terminal)
    StandardError.write("\r" + bar.rendered(on: terminal) + text + "\u{1B}[K")
    hasBar = true
  }

  /// Minutes and seconds, as in `2:05`.
  private static func clock(_ seconds: Int) -> String {
    "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
  }
}
