extension Rule {
  /// What the server and the controllers put behind an object's name: `job-x7k2p` becomes
  /// `job-<sfx>`, `cron-29012345` becomes `cron-<minute>`, and `job-3-x7k2p` keeps its index.
  ///
  /// - Parameter names: Longest first.
  /// - Returns: One rule for all the names.
  static func names(_ names: [String]) -> Rule {
    let names = names.map { Array($0.utf8) }
    return Rule { cursor in
      guard cursor.isAtWordStart else { return nil }
      let start = cursor.index
      for name in names where cursor.accept(name) {
        let behind = cursor.index
        for ending in Ending.allCases {
          cursor.index = behind
          if let text = ending.accepted(by: &cursor), cursor.isAtNameEnd { return name + text }
        }
        cursor.index = start
      }
      return nil
    }
  }

  /// In the order in which they are tried.
  private enum Ending: CaseIterable {
    case minuteAndSuffix, minute, indexAndSuffix, suffix

    func accepted(by cursor: inout Cursor) -> [UInt8]? {
      switch self {
      case .minuteAndSuffix:
        cursor.accept(form: "-00000000") && cursor.acceptSuffix()
          ? Array("-<minute>-<sfx>".utf8) : nil
      case .minute: cursor.accept(form: "-00000000") ? Array("-<minute>".utf8) : nil
      case .indexAndSuffix: cursor.acceptIndex().map { $0 + Array("-<sfx>".utf8) }
      case .suffix: cursor.acceptSuffix() ? Array("-<sfx>".utf8) : nil
      }
    }
  }
}

extension Cursor {
  /// A hyphen and five random characters.
  fileprivate mutating func acceptSuffix() -> Bool { accept("-") && accept(5, \.isSuffixByte) }

  /// A hyphen, one to six digits and a suffix: the hyphen and the digits.
  fileprivate mutating func acceptIndex() -> [UInt8]? {
    let start = index
    guard accept("-"), acceptAll(upTo: 6, \.isDigit) > 0 else { return nil }
    let text = Array(bytes[start..<index])
    return acceptSuffix() ? text : nil
  }
}
