/// Which names of an archive are meant, and what is left of unsafe ones.
struct TarNames: Sendable {
  /// What was asked for; empty for everything.
  var accepted: [String]
  var excluded: [String]
  /// Whether it was said already that names lose their beginning.
  private var hasWarned = false

  init(accepted: [String], excluded: [String]) {
    self.accepted = accepted
    self.excluded = excluded
  }

  /// The name without a leading slash and without what `..` would leave.
  mutating func safe(_ name: String, _ output: inout Output) -> String {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    var start = 0
    for (index, part) in parts.enumerated() where part == ".." && index + 1 < parts.count {
      start = index + 1
    }
    while start < parts.count - 1, parts[start].isEmpty { start += 1 }
    guard start > 0 else { return name }
    let rest = parts[start...].joined(separator: "/")
    if !hasWarned {
      hasWarned = true
      let lost = name.prefix(name.count - rest.count)
      output.error("tar: removing leading '\(lost)' from member names")
    }
    return rest
  }

  /// Whether an archive's entry is meant: by as many parts of its name as a pattern has.
  func admits(_ name: String) -> Bool {
    if excluded.contains(where: { Self.matches($0, name) }) { return false }
    return accepted.isEmpty || accepted.contains { Self.matches($0, name) }
  }

  /// Whether a file is left out of a new archive: by a pattern for any stretch of its path.
  func excludes(_ path: String) -> Bool {
    let parts = path.split(separator: "/").map(String.init)
    return excluded.contains { pattern in
      let wanted = pattern.split(separator: "/").map(String.init)
      let starts = pattern.hasPrefix("/") ? 0...0 : 0...max(0, parts.count - 1)
      return starts.contains { start in
        wanted.count <= parts.count - start
          && zip(wanted, parts[start...]).allSatisfy { Self.fits($0, $1) }
      }
    }
  }

  /// The first name that was asked for and has not come.
  func missing(among passed: Set<String>) -> String? {
    accepted.first { name in
      !passed.contains(name) && !excluded.contains { Self.fits($0, name) }
    }
  }

  private static func matches(_ pattern: String, _ name: String) -> Bool {
    let count = pattern.count { $0 == "/" }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return fits(pattern, parts.prefix(count + 1).joined(separator: "/"))
  }

  private static func fits(_ pattern: String, _ text: String) -> Bool {
    var work = 1_000_000
    // A pattern that is too much work fits nothing.
    return (try? Pattern(pattern).matches(text, work: &work)) ?? false
  }
}
