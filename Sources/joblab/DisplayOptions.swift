import ArgumentParser
import Glibc
import LineEditor
import TerminalText

extension ColourOption: ExpressibleByArgument {}

/// How output looks: colour, and whether anything may be drawn.
struct DisplayOptions: ParsableArguments {
  @Option(name: .customLong("color"), help: "auto, always or never; NO_COLOR is honoured.")
  var colour: ColourOption = .auto

  @Flag(
    help: "For screen readers: no drawings, no colours, nothing drawn anew, numbers to choose by."
  )
  var plain = false

  /// The terminal behind a descriptor, or a plain one.
  ///
  /// For a person to sit there `input` must be a terminal too.
  func terminal(for descriptor: Int32, input: Int32? = nil) -> Terminal {
    let environment = Environment.current
    let isTerminal = TerminalSize.isTerminal(descriptor)
    let isPlain = plain || isTerminal && environment["TERM"] == "dumb"
    let columns = isTerminal ? TerminalSize.current(descriptor: descriptor)?.columns : nil
    return Terminal(
      width: columns ?? 80,
      colourDepth: Terminal.colourDepth(
        environment: environment,
        isTerminal: isTerminal,
        option: isPlain ? .never : colour
      ),
      isInteractive: isTerminal && (input.map(TerminalSize.isTerminal) ?? true),
      hasUnicode: Terminal.hasUnicode(environment: environment),
      isPlain: isPlain
    )
  }
}

/// The environment of the process, read once at the rim.
enum Environment {
  static var current: [String: String] {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if let equals = text.firstIndex(of: "=") {
        variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      next = next.advanced(by: 1)
    }
    return variables
  }
}
