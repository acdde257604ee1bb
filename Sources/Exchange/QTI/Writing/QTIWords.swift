import Course

/// Accepted words as conditions of QTI: without regard to case, with `*` for any characters.
enum QTIWords {
  /// A comparison for plain words, and a pattern where stars are in them.
  static func condition(_ form: TextForm, _ response: String) -> MarkupNode {
    guard let pattern = pattern(of: form) else {
      return QTIRule.apply(
        "stringMatch",
        ["caseSensitive": "false"],
        [QTIRule.variable(response), QTIRule.value("string", form.literal)]
      )
    }
    return QTIRule.apply("patternMatch", ["pattern": pattern], [QTIRule.variable(response)])
  }

  /// The form as a regular expression of XML Schema; nil without a star.
  ///
  /// Such an expression knows no case, so that each letter is a class of both, the written one first.
  static func pattern(of form: TextForm) -> String? {
    var pattern = ""
    var hasStar = false
    var isEscaped = false
    for character in form.pattern {
      if character == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      if isEscaped, character != "*" { pattern += "\\\\" }
      if character == "*", !isEscaped {
        pattern += ".*"
        hasStar = true
      } else {
        pattern += part(character)
      }
      isEscaped = false
    }
    if isEscaped { pattern += "\\\\" }
    return hasStar ? pattern : nil
  }

  private static func part(_ character: Character) -> String {
    let other = character.isUppercase ? character.lowercased() : character.uppercased()
    if character.isLetter, other != String(character), other.count == 1 {
      return "[\(character)\(other)]"
    }
    return "\\|.?*+{}()[]^$-".contains(character) ? "\\\(character)" : String(character)
  }

  /// The words that a pattern of this form stands for; nil for an expression of another kind.
  static func form(of pattern: String) -> TextForm? {
    var out = ""
    var rest = pattern[...]
    while let first = rest.first {
      if rest.hasPrefix(".*") {
        out += "*"
        rest = rest.dropFirst(2)
      } else if first == "[" {
        let inner = rest.dropFirst().prefix(2)
        guard inner.count == 2, rest.dropFirst(3).first == "]", let letter = inner.first,
          inner.last.map({ $0.lowercased() }) == letter.lowercased()
        else { return nil }
        out.append(letter)
        rest = rest.dropFirst(4)
      } else if first == "\\" {
        guard let next = rest.dropFirst().first, "\\|.?*+{}()[]^$-".contains(next) else {
          return nil
        }
        out += next == "*" ? "\\*" : String(next)
        rest = rest.dropFirst(2)
      } else if "|.?*+{}()]^$".contains(first) {
        return nil
      } else {
        out.append(first)
        rest = rest.dropFirst()
      }
    }
    return TextForm(out)
  }
}
