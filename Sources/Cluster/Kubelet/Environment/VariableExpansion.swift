/// Replaces `$(NAME)` in a container's command, arguments and variables.
///
/// `$$` stands for `$`, so that `$$(NAME)` is not replaced; a reference to an unknown name stays
/// as it is. `Expand` of Kubernetes:
/// https://github.com/kubernetes/kubernetes/blob/master/third_party/forked/golang/expansion/expand.go
func expandVariables(in text: String, _ lookUp: (String) -> String?) -> String {
  guard text.utf8.contains(0x24) else { return text }
  let bytes = Array(text.utf8)
  var result: [UInt8] = []
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    index += 1
    guard byte == 0x24, index < bytes.count else {
      result.append(byte)
      continue
    }
    switch bytes[index] {
    case 0x24:  // $$
      result.append(0x24)
      index += 1
    case 0x28:  // $(
      guard let close = bytes[index...].firstIndex(of: 0x29) else {
        result += [0x24, 0x28]
        index += 1
        continue
      }
      let name = String(decoding: bytes[(index + 1)..<close], as: UTF8.self)
      if let value = lookUp(name) {
        result += Array(value.utf8)
      } else {
        result += bytes[(index - 1)...close]
      }
      index = close + 1
    default:
      result += [0x24, bytes[index]]
      index += 1
    }
  }
  return String(decoding: result, as: UTF8.self)
}
