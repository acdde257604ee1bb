import ShellSyntax

/// Finds the files that a pattern names (POSIX 2.13.3).
struct PathnameExpansion {
  private let kernel: Kernel
  private var found: [String] = []
  private var work: Int

  /// Results and folders looked at, so that `*/*/*/*` over many files stays bounded.
  private static let resultsMax = 100_000

  private init(_ kernel: Kernel) {
    self.kernel = kernel
    work = kernel.limits.patternWork
  }

  /// The names in the order of their bytes; none when nothing matches.
  static func matches(
    _ pattern: [UInt8],
    _ kernel: Kernel
  ) throws(Pattern.TooMuchWork) -> [String] {
    var search = PathnameExpansion(kernel)
    let isAbsolute = pattern.first == UInt8(ascii: "/")
    let parts = pattern.split(separator: UInt8(ascii: "/")).map(Array.init)
    let wantsFolder = pattern.last == UInt8(ascii: "/")
    try search.descend(parts[...], from: isAbsolute ? "/" : "", wantsFolder: wantsFolder)
    return search.found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Follows the remaining parts; `base` is what was matched, with its slash.
  private mutating func descend(
    _ parts: ArraySlice<[UInt8]>,
    from base: String,
    wantsFolder: Bool
  ) throws(Pattern.TooMuchWork) {
    guard found.count < Self.resultsMax else { return }
    // A script's path has at most some hundred parts; the walk refuses longer ones.
    guard let part = parts.first, parts.count < 300 else { return }
    let isLast = parts.count == 1
    let text = String(decoding: part, as: UTF8.self)
    for name in try names(text, in: base) {
      let path = base + name
      if isLast {
        if wantsFolder {
          if isFolder(path) { found.append(path + "/") }
        } else {
          found.append(path)
        }
      } else if isFolder(path) {
        try descend(parts.dropFirst(), from: path + "/", wantsFolder: wantsFolder)
      }
    }
  }

  private mutating func names(
    _ text: String,
    in base: String
  ) throws(Pattern.TooMuchWork) -> [String] {
    let pattern = Pattern(text)
    if let plain = pattern.plainText {
      // A name that cannot be looked up does not match.
      let exists = (try? kernel.status(of: base + plain, followingLinks: false)) != nil
      return exists ? [plain] : []
    }
    // A folder that cannot be read has no matches.
    let entries = (try? kernel.entries(of: base.isEmpty ? "." : base)) ?? []
    let showsHidden = text.hasPrefix(".") || text.hasPrefix("\\.")
    var names: [String] = []
    for entry in (showsHidden ? [".", ".."] : []) + entries {
      if entry.hasPrefix("."), !showsHidden { continue }
      if try pattern.matches(entry, work: &work) { names.append(entry) }
    }
    return names
  }

  private func isFolder(_ path: String) -> Bool {
    // What cannot be looked at is no folder.
    (try? kernel.status(of: path, followingLinks: true).kind) == .directory
  }
}

extension Pattern {
  /// The text of a pattern without special characters.
  var plainText: String? {
    var text = String.UnicodeScalarView()
    for element in elements {
      guard case .character(let scalar) = element else { return nil }
      text.append(scalar)
    }
    return String(text)
  }
}
