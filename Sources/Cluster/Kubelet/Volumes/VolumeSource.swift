import KubeAPI
import Simulation

/// What a volume of a pod is made of.
enum VolumeSource: Hashable, Sendable {
  /// Empty at first and shared by the pod's containers.
  case empty
  /// Written by the kubelet, read-only for the containers.
  case files([VolumeFile])
  /// A folder that outlives the pod: of the node, or behind a claim.
  case lasting(String)
}

/// Makes a pod's volumes out of its spec.
///
/// https://kubernetes.io/docs/concepts/storage/volumes/
struct VolumeMaker: Sendable {
  var downward: DownwardAPI
  var source: ConfigurationSource
  /// Volumes that outlive pods belong to one node.
  var nodeName: String

  /// - Throws: the text after `MountVolume.SetUp failed for volume "x" : `.
  func make(_ volume: Volume) throws(ConfigurationError) -> VolumeSource {
    if let map = volume.configMap {
      return .files(try files(of: map))
    }
    if let secret = volume.secret { return .files(try files(of: secret)) }
    if let projected = volume.projected { return .files(try files(of: projected)) }
    if let fields = volume.downwardAPI {
      let mode = permissions(fields.defaultMode)
      return .files(try downwardFiles(fields.items, mode))
    }
    if let path = volume.hostPath?["path"]?.text { return .lasting("\(nodeName):\(path)") }
    if let claim = volume.persistentVolumeClaim?["claimName"]?.text {
      return .lasting("claim:\(downward.pod.metadata.namespace)/\(claim)")
    }
    if volume.emptyDir != nil { return .empty }
    guard let kind = volume.others.names.first(where: { $0 != "name" }) else { return .empty }
    throw ConfigurationError(message: "volumes of type \(kind) are not simulated")
  }

  private func files(of map: ConfigMapVolumeSource) throws(ConfigurationError) -> [VolumeFile] {
    try configMapFiles(
      map.name,
      items: map.items,
      isOptional: map.optional == true,
      permissions(map.defaultMode)
    )
  }

  private func configMapFiles(
    _ name: String,
    items: [KeyToPath],
    isOptional: Bool,
    _ mode: UInt16
  ) throws(ConfigurationError) -> [VolumeFile] {
    guard let map = source.configMap(name) else {
      if isOptional { return [] }
      throw .missing("configmap", name)
    }
    let entries =
      map.data.map { Entry(key: $0.key, bytes: Array($0.value.utf8)) }
      + map.binaryData.map { Entry(key: $0.key, bytes: Base64.decode($0.value) ?? []) }
    let missing = "configmap references non-existent config key"
    return try select(entries, items, isOptional, mode, missing)
  }

  private func files(of secret: SecretVolumeSource) throws(ConfigurationError) -> [VolumeFile] {
    try secretFiles(
      secret.secretName,
      items: secret.items,
      isOptional: secret.optional == true,
      permissions(secret.defaultMode)
    )
  }

  private func secretFiles(
    _ name: String,
    items: [KeyToPath],
    isOptional: Bool,
    _ mode: UInt16
  ) throws(ConfigurationError) -> [VolumeFile] {
    guard let secret = source.secret(name) else {
      if isOptional { return [] }
      throw .missing("secret", name)
    }
    let entries = secret.data.map { Entry(key: $0.key, bytes: Base64.decode($0.value) ?? []) }
    return try select(entries, items, isOptional, mode, "references non-existent secret key")
  }

  private struct Entry {
    var key: String
    var bytes: [UInt8]
  }

  private func select(
    _ entries: [Entry],
    _ items: [KeyToPath],
    _ isOptional: Bool,
    _ mode: UInt16,
    _ what: String
  ) throws(ConfigurationError) -> [VolumeFile] {
    if items.isEmpty {
      return entries.map { VolumeFile(path: $0.key, bytes: $0.bytes, permissions: mode) }
    }
    var files: [VolumeFile] = []
    for item in items {
      guard let entry = entries.first(where: { $0.key == item.key }) else {
        if isOptional { continue }
        throw ConfigurationError(message: "\(what): \(item.key)")
      }
      files.append(
        VolumeFile(
          path: item.path,
          bytes: entry.bytes,
          permissions: item.mode.map { UInt16(truncatingIfNeeded: $0) & 0o777 } ?? mode
        )
      )
    }
    return files
  }

  private func files(
    of projected: ProjectedVolumeSource
  ) throws(ConfigurationError)
    -> [VolumeFile]
  {
    let mode = permissions(projected.defaultMode)
    var files: [VolumeFile] = []
    for part in projected.sources {
      if let token = part["serviceAccountToken"] {
        let path = token["path"]?.text ?? "token"
        files.append(VolumeFile(path: path, bytes: tokenBytes, permissions: mode))
      }
      if let map = part["configMap"] {
        let name = map["name"]?.text ?? ""
        files += try configMapFiles(
          name,
          items: [KeyToPath](map["items"] ?? .null),
          isOptional: map["optional"]?.flag == true,
          mode
        )
      }
      if let secret = part["secret"] {
        let name = secret["name"]?.text ?? ""
        files += try secretFiles(
          name,
          items: [KeyToPath](secret["items"] ?? .null),
          isOptional: secret["optional"]?.flag == true,
          mode
        )
      }
      if let fields = part["downwardAPI"] {
        files += try downwardFiles(fields["items"]?.elements ?? [], mode)
      }
    }
    return files
  }

  private func downwardFiles(
    _ items: [Value],
    _ mode: UInt16
  ) throws(ConfigurationError)
    -> [VolumeFile]
  {
    var files: [VolumeFile] = []
    for item in items {
      var text: String?
      if let path = item["fieldRef"]?["fieldPath"]?.text {
        text = downward.field(path)
      } else if let reference = item["resourceFieldRef"] {
        let name = reference["containerName"]?.text ?? ""
        let spec = downward.pod.spec
        let container = (spec.initContainers + spec.containers).first { $0.name == name }
        text = container.flatMap {
          downward.resource(
            reference["resource"]?.text ?? "",
            of: $0,
            divisor: reference["divisor"]?.text ?? ""
          )
        }
      }
      guard let text else {
        throw ConfigurationError(message: "unsupported downward API item")
      }
      files.append(
        VolumeFile(
          path: item["path"]?.text ?? "",
          bytes: Array(text.utf8),
          permissions: item["mode"]?.integer.map { UInt16(truncatingIfNeeded: $0) & 0o777 }
            ?? mode
        )
      )
    }
    return files
  }

  private func permissions(_ mode: Int32?) -> UInt16 {
    UInt16(truncatingIfNeeded: mode ?? 0o644) & 0o777
  }

  /// Looks like a token and opens nothing.
  private var tokenBytes: [UInt8] {
    let metadata = downward.pod.metadata
    let account = downward.pod.spec.serviceAccountName
    let claims =
      "{\"iss\":\"https://kubernetes.default.svc.cluster.local\",\"sub\":"
      + "\"system:serviceaccount:\(metadata.namespace):\(account)\"}"
    let header = "{\"alg\":\"RS256\",\"kid\":\"simulated\"}"
    var token: [UInt8] = []
    for text in [header, claims, "not-a-signature"] {
      if !token.isEmpty { token.append(UInt8(ascii: ".")) }
      token += Array(Base64.encode(Array(text.utf8)).utf8)
      while token.last == UInt8(ascii: "=") { token.removeLast() }
    }
    return token
  }
}
