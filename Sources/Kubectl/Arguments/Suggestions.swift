/// What a mistyped command may have meant: cobra's `SuggestionsFor`.
enum Suggestions {
  /// Commands within two changes of a letter, that begin like the word, or that ask for it.
  static func commands(like word: String) -> [String] {
    let typed = word.lowercased()
    return CommandSpec.root.subcommands.filter { $0.path != "help" }.filter { command in
      distance(typed, command.name) <= 2 || command.name.hasPrefix(typed)
        || command.suggestedFor.contains { $0.lowercased() == typed }
    }.map(\.name)
  }

  /// How many letters must be put in, taken out or changed: Levenshtein's distance.
  static func distance(_ a: String, _ b: String) -> Int {
    let other = Array(b.prefix(64))
    var row = Array(0...other.count)
    for (i, letter) in a.prefix(64).enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, otherLetter) in other.enumerated() {
        let replaced = diagonal + (letter == otherLetter ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(row[j] + 1, row[j + 1] + 1, replaced)
      }
    }
    return row[other.count]
  }
}
