/// Replaces `$(NAME)` in a container's command, arguments and variables.
///
/// `$$` stands for `$`, so that `$$(NAME)` is not replaced; a reference to an unknown name stays
/// as it is. `Expand` of Kubernetes:
/// https://github.com/kubernetes/kubernetes/blob/master/third_party/forked/golang/expansion/expand.go
func expandVariables(in text: String, _ lookUp: (String) -> String?) -> String {
  let bytes = text.utf8
  guard var dollar = bytes.firstIndex(of: 0x24) else { return text }
  var result = ""
  /// Where the text begins that is not in the result yet.
  var start = bytes.startIndex
  while true {
    let next = bytes.index(after: dollar)
    guard next < bytes.endIndex else { break }
    var end = bytes.index(after: next)
    switch bytes[next] {
    case 0x24:  // $$
      result += text[start..<next]
      start = end
    case 0x28:  // $(
      guard let close = bytes[end...].firstIndex(of: 0x29) else { break }
      let name = end..<close
      end = bytes.index(after: close)
      if let value = lookUp(String(text[name])) {
        result += text[start..<dollar]
        result += value
        start = end
      }
    default: break
    }
    guard let following = bytes[end...].firstIndex(of: 0x24) else { break }
    dollar = following
  }
  return start == bytes.startIndex ? text : result + text[start...]
}
