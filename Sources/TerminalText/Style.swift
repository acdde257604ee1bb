/// How a piece of text looks: what it is (its role, which has a colour) and how it is set.
package struct Style: Sendable, Hashable {
  package enum Role: Sendable, Hashable, CaseIterable {
    case heading, code, good, bad, warning, note, prompt, link, quiet
  }

  package struct Traits: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let bold = Traits(rawValue: 1 << 0)
    package static let dim = Traits(rawValue: 1 << 1)
    package static let italic = Traits(rawValue: 1 << 2)
    package static let underline = Traits(rawValue: 1 << 3)
    package static let strikethrough = Traits(rawValue: 1 << 4)
  }

  package var role: Role?
  package var traits: Traits

  package init(role: Role? = nil, traits: Traits = []) {
    self.role = role
    self.traits = traits
  }

  /// This style laid over another one: its role wins, the traits add up.
  package func over(_ base: Style) -> Style {
    Style(role: role ?? base.role, traits: traits.union(base.traits))
  }
}

extension Style {
  package static let plain = Style()
  package static let bold = Style(traits: .bold)
  package static let italic = Style(traits: .italic)
  package static let underline = Style(traits: .underline)
  package static let strikethrough = Style(traits: .strikethrough)
  package static let heading = Style(role: .heading, traits: .bold)
  package static let code = Style(role: .code)
  package static let good = Style(role: .good)
  package static let bad = Style(role: .bad)
  package static let warning = Style(role: .warning)
  package static let note = Style(role: .note)
  package static let prompt = Style(role: .prompt, traits: .bold)
  package static let link = Style(role: .link, traits: .underline)
  package static let quiet = Style(role: .quiet)
}

// MARK: - Escape sequences

extension Style {
  /// The SGR sequence (ECMA-48) that switches to this style; empty for plain text.
  func escapeSequence(_ depth: Terminal.ColourDepth) -> String {
    guard depth != .none else { return "" }
    var codes = Self.traitCodes.filter { traits.contains($0.trait) }.map(\.code)
    if let role {
      codes.append(depth == .sixteen ? role.code16 : "38;5;\(role.colour256)")
    }
    return codes.isEmpty ? "" : "\u{1b}[\(codes.joined(separator: ";"))m"
  }

  static let resetSequence = "\u{1b}[0m"

  private static let traitCodes: [(trait: Traits, code: String)] = [
    (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.strikethrough, "9"),
  ]
}

extension Style.Role {
  /// Colours that are readable on dark and on light backgrounds.
  fileprivate var code16: String {
    switch self {
    case .heading: "36"
    case .code: "33"
    case .good: "32"
    case .bad: "31"
    case .warning: "33"
    case .note: "34"
    case .prompt: "32"
    case .link: "34"
    case .quiet: "90"
    }
  }

  fileprivate var colour256: Int {
    switch self {
    case .heading: 37
    case .code: 136
    case .good: 34
    case .bad: 160
    case .warning: 172
    case .note: 33
    case .prompt: 34
    case .link: 32
    case .quiet: 244
    }
  }
}
