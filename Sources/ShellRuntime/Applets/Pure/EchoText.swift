/// What `echo` writes: the pure part, shared by the applet and the shell's builtin.
public enum EchoText {
  /// The bytes for these arguments (without the name); `stopped` tells whether `\c` cut them off.
  ///
  /// Options are what busybox takes: clusters of `n`, `e` and `E`; anything else is text.
  public static func render(_ arguments: ArraySlice<String>) -> (bytes: [UInt8], stopped: Bool) {
    var newline = true
    var escapes = false
    var words = arguments
    while let word = words.first, word.isCluster {
      for letter in word.utf8.dropFirst() {
        switch letter {
        case UInt8(ascii: "n"): newline = false
        case UInt8(ascii: "e"): escapes = true
        default: escapes = false
        }
      }
      words.removeFirst()
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(words.reduce(0) { $0 + $1.utf8.count + 1 })
    for (index, word) in words.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: " ")) }
      if !escapes {
        bytes += word.utf8
        continue
      }
      let expanded = EscapeSequence.expand(Array(word.utf8)[...], zeroLeads: true)
      bytes += expanded.bytes
      if expanded.stopped { return (bytes, true) }
    }
    if newline { bytes.append(UInt8(ascii: "\n")) }
    return (bytes, false)
  }
}

extension String {
  /// Whether it is a dash and letters that are options of `echo`.
  fileprivate var isCluster: Bool {
    utf8.first == UInt8(ascii: "-") && utf8.count > 1
      && utf8.dropFirst().allSatisfy {
        $0 == UInt8(ascii: "n") || $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E")
      }
  }
}
