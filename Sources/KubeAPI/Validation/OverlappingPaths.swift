/// Finds files of one volume that would lie in each other's way.
///
/// `warningsForOverlappingVirtualPaths` of pkg/api/pod/warnings.go.
enum OverlappingPaths {
  private struct File {
    var path: String
    var source: String

    /// Without slashes at the end.
    init(_ path: String, _ source: String) {
      var path = Substring(path)
      while path.last == "/" { path.removeLast() }
      self.path = String(path)
      self.source = source
    }

    var text: String {
      GoSyntax.quoted(path) + (source.isEmpty ? "" : " (\(source))")
    }

    func overlaps(_ other: File) -> Bool {
      if path.isEmpty || other.path.isEmpty { return false }
      return "\(path)/".hasPrefix("\(other.path)/") || "\(other.path)/".hasPrefix("\(path)/")
    }
  }

  static func warnings(_ volume: Volume) -> [String] {
    if let map = volume.configMap {
      return overlaps(map.items.map { File($0.path, "") }).map {
        warning(volume, "ConfigMap \(GoSyntax.quoted(map.name))", $0)
      }
    }
    if let secret = volume.secret {
      return overlaps(secret.items.map { File($0.path, "") }).map {
        warning(volume, "Secret \(GoSyntax.quoted(secret.secretName))", $0)
      }
    }
    if let downward = volume.downwardAPI {
      return overlaps(downward.items.map { File($0["path"]?.text ?? "", "") }).map {
        warning(volume, "DownwardAPI", $0)
      }
    }
    guard let projected = volume.projected else { return [] }
    let empty = projected.sources.filter { $0.fields?.isEmpty ?? true }.map { _ in
      "volume \(GoSyntax.quoted(volume.name)) (Projected) has no sources provided"
    }
    return empty
      + overlaps(projected.sources.flatMap(files)).map { warning(volume, "Projected", $0) }
  }

  private static func warning(_ volume: Volume, _ kind: String, _ overlap: String) -> String {
    "volume \(GoSyntax.quoted(volume.name)) (\(kind)): overlapping paths: \(overlap)"
  }

  private static func files(_ source: Value) -> [File] {
    for (field, kind) in [("configMap", "ConfigMap"), ("secret", "Secret")] {
      guard let content = source[field], let items = content["items"]?.elements else { continue }
      let name = GoSyntax.quoted(content["name"]?.text ?? "")
      return items.map { File($0["path"]?.text ?? "", "\(kind) \(name)") }
    }
    if let items = source[path: ["downwardAPI", "items"]]?.elements {
      return items.map { File($0["path"]?.text ?? "", "DownwardAPI") }
    }
    guard let token = source["serviceAccountToken"] else { return [] }
    return [File(token["path"]?.text ?? "", "ServiceAccountToken")]
  }

  /// Each file against those in front of it.
  private static func overlaps(_ files: [File]) -> [String] {
    files.enumerated().flatMap { index, file in
      files.prefix(index).filter(file.overlaps).map { "\(file.text) with \($0.text)" }
    }
  }
}
