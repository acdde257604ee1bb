import Cluster
import Console
import KubeAPI
import ShellRuntime
import Simulation
import TerminalText

/// What was typed in a session and what came of it, made by doing all of it once more.
struct Transcript: Sendable {
  enum Piece: Equatable, Sendable {
    case command(String)
    case output(String)
    /// Something that is no command: a file that was written, a clock that was moved.
    case remark(String)
  }

  struct Moment: Equatable, Sendable {
    var at: Instant
    var piece: Piece
  }

  private(set) var moments: [Moment] = []
  private let start: Instant
  private let seed: UInt64

  /// Output beyond this is left out of the transcript, with a word.
  private static let bytesMax = 16 << 20

  init(of log: SessionLog) {
    seed = log.seed
    start = log.entries.first?.at ?? Cluster.defaultStart
    var bytes = 0
    var moments: [Moment] = []
    for (moment, piece) in log.played() {
      if case .output(let text) = piece { bytes += text.utf8.count }
      guard bytes <= Self.bytesMax else { break }
      if case .output(let text) = piece, let last = moments.last, last.at == moment,
        case .output(let before) = last.piece
      {
        moments[moments.count - 1].piece = .output(before + text)
      } else {
        moments.append(Moment(at: moment, piece: piece))
      }
    }
    if bytes > Self.bytesMax {
      moments.append(Moment(at: start, piece: .remark("The rest of the output is left out.")))
    }
    self.moments = moments
  }

  // MARK: Markdown

  /// A page of Markdown: each command with its moment and its output.
  var markdown: String {
    var text = "# A session in joblab\n\nSeed \(seed), from \(start.rfc3339) on.\n"
    var open: [String] = []
    func close() {
      guard !open.isEmpty else { return }
      let body = open.joined()
      let fence = Self.fence(around: body)
      text += "\n\(fence)console\n\(body)\(body.hasSuffix("\n") ? "" : "\n")\(fence)\n"
      open = []
    }
    for moment in moments {
      switch moment.piece {
      case .command(let command):
        close()
        text += "\nAt \(moment.at.rfc3339):\n"
        open.append("$ \(Sanitizer.clean(command))\n")
      case .output(let output): open.append(Sanitizer.clean(output))
      case .remark(let remark):
        close()
        text += "\nAt \(moment.at.rfc3339): \(Sanitizer.cleanLine(remark))\n"
      }
    }
    close()
    return text
  }

  /// Longer than any run of backticks in the text.
  private static func fence(around text: String) -> String {
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    return String(repeating: "`", count: max(3, longest + 1))
  }

  // MARK: asciinema

  /// A recording in the format asciinema v2, in virtual time; the player shortens long pauses.
  func asciicast(columns: Int) -> String {
    let header: Value = .object([
      "version": 2, "width": .integer(Int64(columns)), "height": 24,
      "timestamp": .integer(start.seconds), "idle_time_limit": 2,
      "title": "A session in joblab",
    ])
    var lines = [JSONWriter.compact(header, escapesHTML: false)]
    for moment in moments {
      let text =
        switch moment.piece {
        case .command(let command): "$ \(command)\n"
        case .output(let output): output
        case .remark(let remark): "# \(remark)\n"
        }
      let data = Sanitizer.clean(text).replacing("\n", with: "\r\n")
      let quoted = JSONWriter.quoted(data, escapesHTML: false)
      lines.append("[\(Self.seconds(moment.at - start)), \"o\", \(quoted)]")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// With six decimals.
  private static func seconds(_ duration: Duration) -> String {
    let micros = max(0, duration.nanoseconds / 1_000)
    let fraction = String(1_000_000 + micros % 1_000_000).dropFirst()
    return "\(micros / 1_000_000).\(fraction)"
  }
}
