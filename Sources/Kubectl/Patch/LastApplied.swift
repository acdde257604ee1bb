import KubeAPI

/// What `kubectl apply` keeps on an object: the manifest that was applied last.
enum LastApplied {
  static let annotation = "kubectl.kubernetes.io/last-applied-configuration"

  /// The manifest with itself in the annotation, as it is sent to the server.
  static func annotated(_ manifest: Value) -> Value {
    let plain = plain(manifest)
    var annotated = plain
    annotated["metadata"]?["annotations"]?[annotation] = .string(plain.compactJSON + "\n")
    return annotated
  }

  /// The manifest without the annotation, and with a place for it.
  static func plain(_ manifest: Value) -> Value {
    var plain = manifest
    var annotations = plain[path: ["metadata", "annotations"]] ?? .object(Fields())
    if annotations == .null { annotations = .object(Fields()) }
    annotations[annotation] = nil
    plain["metadata"]?["annotations"] = annotations
    return plain
  }

  /// The annotation's text; nil when the object was never applied.
  static func text(of object: Value) -> String? {
    object[path: ["metadata", "annotations", annotation]]?.text
  }
}
