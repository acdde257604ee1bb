import ShellSyntax

/// How a shell writes a word so that it can be read again.
public enum ShellQuoting {
  /// In single quotes, with those inside in double quotes (ash's `single_quote`).
  public static func quoted(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    repeat {
      let plain = rest.prefix { $0 != "'" }
      rest = rest[plain.endIndex...]
      result += "'\(plain)'"
      let quotes = rest.prefix { $0 == "'" }
      rest = rest[quotes.endIndex...]
      if !quotes.isEmpty { result += "\"\(quotes)\"" }
    } while !rest.isEmpty
    return result
  }

  /// As it is when it has no character but those that are never special.
  public static func quotedIfNeeded(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      $0.continuesName || "/.,:-+@^]".utf8.contains($0)
    }
    return isPlain ? text : quoted(text)
  }

  /// A word of `set -x`: reserved words are quoted too.
  static func tracedWord(_ word: String) -> String {
    reserved.contains(word) ? quoted(word) : quotedIfNeeded(word)
  }

  static let reserved: Set<String> = [
    "!", "case", "do", "done", "elif", "else", "esac", "fi", "for", "function", "if", "in", "then",
    "until", "while", "{", "}",
  ]
}
