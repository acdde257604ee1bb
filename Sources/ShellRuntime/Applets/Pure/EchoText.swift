/// What `echo` writes: the pure part, shared by the applet and the shell's builtin.
public enum EchoText {
  /// The bytes for these arguments (without the name); `stopped` tells whether `\c` cut them off.
  ///
  /// Options are what busybox takes: clusters of `n`, `e` and `E`; anything else is text.
  public static func render(_ arguments: [String]) -> (bytes: [UInt8], stopped: Bool) {
    var newline = true
    var escapes = false
    var words = arguments[...]
    while let word = words.first, word.count > 1, word.hasPrefix("-"),
      word.dropFirst().allSatisfy({ "neE".contains($0) })
    {
      for letter in word.dropFirst() {
        switch letter {
        case "n": newline = false
        case "e": escapes = true
        default: escapes = false
        }
      }
      words.removeFirst()
    }
    var bytes: [UInt8] = []
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
