import KubeAPI

extension PageWriter {
  /// `describeVolumes`.
  mutating func describe(volumes: [Volume], inTemplate: Bool = false) {
    let space = inTemplate ? "  " : ""
    guard !volumes.isEmpty else { return line(0, "\(space)Volumes:\t<none>") }
    line(0, "\(space)Volumes:")
    for volume in volumes {
      line(1, (inTemplate ? " " : "") + "\(volume.name):")
      describe(volume)
    }
  }

  private mutating func describe(_ volume: Volume) {
    if let path = volume.hostPath {
      field(2, "Type", "HostPath (bare host directory volume)")
      field(2, "Path", path["path"]?.text ?? "")
      field(2, "HostPathType", path["type"]?.text ?? "<none>")
    } else if let folder = volume.emptyDir {
      field(2, "Type", "EmptyDir (a temporary directory that shares a pod's lifetime)")
      field(2, "Medium", folder.medium)
      field(2, "SizeLimit", folder.sizeLimit ?? "<unset>")
    } else if let secret = volume.secret {
      field(2, "Type", "Secret (a volume populated by a Secret)")
      field(2, "SecretName", secret.secretName)
      field(2, "Optional", secret.optional ?? false)
    } else if let map = volume.configMap {
      field(2, "Type", "ConfigMap (a volume populated by a ConfigMap)")
      field(2, "Name", map.name)
      field(2, "Optional", map.optional ?? false)
    } else if let claim = volume.persistentVolumeClaim {
      let type =
        "PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)"
      field(2, "Type", type)
      field(2, "ClaimName", claim["claimName"]?.text ?? "")
      field(2, "ReadOnly", claim["readOnly"]?.flag ?? false)
    } else if let items = volume.downwardAPI?.items {
      field(2, "Type", "DownwardAPI (a volume populated by information about the pod)")
      line(2, "Items:")
      for item in items {
        let source =
          item[path: ["fieldRef", "fieldPath"]] ?? item[path: ["resourceFieldRef", "resource"]]
        line(3, "\(source?.text ?? "") -> \(item["path"]?.text ?? "")")
      }
    } else if let projected = volume.projected {
      field(2, "Type", "Projected (a volume that contains injected data from multiple sources)")
      for source in projected.sources { describe(projectedSource: source) }
    } else {
      line(1, "<unknown>")
    }
  }

  private mutating func describe(projectedSource source: Value) {
    if let secret = source["secret"] {
      field(2, "SecretName", secret["name"]?.text ?? "")
      field(2, "Optional", secret["optional"]?.flag ?? false)
    } else if source["downwardAPI"] != nil {
      field(2, "DownwardAPI", true)
    } else if let map = source["configMap"] {
      field(2, "ConfigMapName", map["name"]?.text ?? "")
      field(2, "Optional", map["optional"]?.flag ?? false)
    } else if let token = source["serviceAccountToken"] {
      field(2, "TokenExpirationSeconds", token["expirationSeconds"]?.integer ?? 3_600)
    }
  }
}
