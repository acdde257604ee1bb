/// What the lexer gives the parser.
enum Token: Sendable {
  case word(Word)
  case control(Control)
  case redirection(RedirectionOperator, descriptor: Int?)
  case newline
  case end

  /// The unquoted text of a word, which alone can be a reserved word or an alias.
  var plainText: String? {
    if case .word(let word) = self { word.plainText } else { nil }
  }

  var reserved: ReservedWord? {
    plainText.flatMap(ReservedWord.init(rawValue:))
  }

  func isControl(_ control: Control) -> Bool {
    if case .control(control) = self { true } else { false }
  }

  /// The token as ash's messages name it.
  var described: String {
    switch self {
    case .word: reserved.map { "\"\($0.rawValue)\"" } ?? "word"
    case .control(let control): "\"\(control.rawValue)\""
    case .redirection: "redirection"
    case .newline: "newline"
    case .end: "end of file"
    }
  }
}

enum Control: String, Sendable {
  case semicolon = ";"
  case background = "&"
  case and = "&&"
  case or = "||"
  case pipe = "|"
  case leftParenthesis = "("
  case rightParenthesis = ")"
  case endOfCase = ";;"
}

enum ReservedWord: String, Sendable {
  case not = "!"
  case `case`
  case `do`
  case done
  case elif
  case `else`
  case esac
  case fi
  case `for`
  case function
  case `if`
  case `in`
  case then
  case until
  case `while`
  case leftBrace = "{"
  case rightBrace = "}"

  /// Whether it closes or divides a compound command, so that no command begins with it.
  var endsList: Bool {
    switch self {
    case .do, .done, .elif, .else, .esac, .fi, .then, .rightBrace: true
    case .not, .case, .for, .function, .if, .in, .until, .while, .leftBrace: false
    }
  }
}

enum RedirectionOperator: Sendable {
  case read, write, overwrite, append, readWrite, duplicateInput, duplicateOutput, writeBoth
  case hereDocument(strippingTabs: Bool)
}
