package import KubeAPI

/// JSON Merge Patch, RFC 7386: objects merge, null deletes, everything else replaces.
package enum MergePatch {
  package static func apply(_ patch: Value, to document: Value) -> Value {
    guard let changes = patch.fields else { return patch }
    var result = document.fields ?? Fields()
    for entry in changes {
      if entry.value == .null {
        result[entry.name] = nil
      } else {
        result[entry.name] = apply(entry.value, to: result[entry.name] ?? .null)
      }
    }
    return .object(result)
  }
}
