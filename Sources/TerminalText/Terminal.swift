/// What the place where text is shown can do; handed to everything that renders.
package struct Terminal: Sendable, Equatable {
  package enum ColourDepth: Sendable, Equatable { case none, sixteen, twoHundredFiftySix }

  /// Columns of a line.
  package var width: Int
  package var colourDepth: ColourDepth
  /// Whether a person sits there, so that the cursor may move and lines may be redrawn.
  package var isInteractive: Bool
  /// Whether characters beyond ASCII can be shown.
  package var hasUnicode: Bool
  /// Whether it is read aloud or line by line: nothing is drawn side by side or anew.
  package var isPlain: Bool

  package init(
    width: Int = 80,
    colourDepth: ColourDepth = .none,
    isInteractive: Bool = false,
    hasUnicode: Bool = true,
    isPlain: Bool = false
  ) {
    self.width = max(1, width)
    self.colourDepth = colourDepth
    self.isInteractive = isInteractive
    self.hasUnicode = hasUnicode
    self.isPlain = isPlain
  }

  /// A file or a pipe: no colours, no movement.
  package static let plain = Terminal()
}

/// The value of `--color`.
package enum ColourOption: String, Sendable, CaseIterable { case auto, always, never }

extension Terminal {
  /// The colours to use, decided by the option, then the environment, then what the output is.
  ///
  /// `NO_COLOR` with any value but an empty one turns colours off (https://no-color.org), and so does
  /// `TERM=dumb`; an explicit `always` overrides both, as the convention asks of an option.
  package static func colourDepth(
    environment: [String: String],
    isTerminal: Bool,
    option: ColourOption
  ) -> ColourDepth {
    let type = environment["TERM"] ?? ""
    switch option {
    case .never: return .none
    case .always: break
    case .auto:
      let isRefused = !(environment["NO_COLOR"] ?? "").isEmpty
      guard isTerminal, !isRefused, !type.isEmpty, type != "dumb" else { return .none }
    }
    let isDeep = ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
    return isDeep || type.contains("256color") ? .twoHundredFiftySix : .sixteen
  }

  /// Whether the locale's encoding is UTF-8, by the order in which POSIX reads the variables.
  package static func hasUnicode(environment: [String: String]) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    let encoding = (locale ?? "").uppercased()
    return encoding.contains("UTF-8") || encoding.contains("UTF8")
  }
}
