import KubeAPI

/// What `kubectl apply` keeps on an object: the manifest that was applied last.
enum LastApplied {
  static let annotation = "kubectl.kubernetes.io/last-applied-configuration"

  /// The manifest with itself in the annotation, as it is sent to the server.
  static func annotated(_ manifest: Value) -> Value {
    var plain = manifest
    var annotations = plain[path: ["metadata", "annotations"]] ?? .object(Fields())
    if annotations == .null { annotations = .object(Fields()) }
    annotations[annotation] = nil
    plain["metadata"]?["annotations"] = annotations
    var annotated = plain
    annotations[annotation] = .string(plain.compactJSON + "\n")
    annotated["metadata"]?["annotations"] = annotations
    return annotated
  }

  /// The annotation's text; nil when the object was never applied.
  static func text(of object: Value) -> String? {
    object[path: ["metadata", "annotations", annotation]]?.text
  }
}
