import KubeAPI
import Simulation

extension PageWriter {
  mutating func describe(_ namespace: Namespace) {
    field("Name", namespace.metadata.name)
    labels("Labels", namespace.metadata.labels)
    annotations("Annotations", namespace.metadata.annotations)
    field("Status", namespace.status.phase)
    line(0, "\nNo resource quota.")
    line(0, "\nNo LimitRange resource.")
  }

  mutating func describe(_ map: ConfigMap) {
    head(map.metadata)
    line(0, "\nData\n====")
    for entry in map.data {
      line(0, "\(entry.key):\n----")
      line(0, "\(entry.value)\n")
    }
    line(0, "\nBinaryData\n====")
    for entry in map.binaryData {
      line(0, "\(entry.key): \(Base64.decode(entry.value)?.count ?? 0) bytes")
    }
    line(0, "")
  }

  mutating func describe(_ secret: Secret) {
    head(secret.metadata)
    line(0, "\nType:\t\(secret.type)")
    line(0, "\nData\n====")
    for entry in secret.data {
      field(entry.key, "\(Base64.decode(entry.value)?.count ?? 0) bytes")
    }
  }

  mutating func describe(_ account: ServiceAccount) {
    head(account.metadata)
    let secrets =
      account.others["imagePullSecrets"]?.elements?.compactMap { $0["name"]?.text } ?? []
    list("Image pull secrets", secrets)
  }

  mutating func describe(_ claim: PersistentVolumeClaim, pods: [Pod]) {
    let object = claim.value
    func text(_ path: String...) -> String { object[path: path]?.text ?? "" }
    func texts(_ path: String...) -> [String] {
      object[path: path]?.elements?.compactMap(\.text) ?? []
    }
    field("Name", claim.metadata.name)
    field("Namespace", claim.metadata.namespace)
    field("StorageClass", text("spec", "storageClassName"))
    if let end = claim.metadata.deletionTimestamp {
      field("Status", "Terminating (lasts \(Age.since(end, now)))")
    } else {
      field("Status", text("status", "phase"))
    }
    let volume = text("spec", "volumeName")
    field("Volume", volume)
    labels("Labels", claim.metadata.labels)
    annotations("Annotations", claim.metadata.annotations)
    field("Finalizers", "[" + claim.metadata.finalizers.joined(separator: " ") + "]")
    field("Capacity", volume.isEmpty ? "" : text("status", "capacity", "storage"))
    let modes = volume.isEmpty ? [] : texts("status", "accessModes")
    field("Access Modes", modes.joined(separator: ","))
    let mode = text("spec", "volumeMode")
    if !mode.isEmpty { field("VolumeMode", mode) }
    let users = pods.filter { pod in
      pod.metadata.namespace == claim.metadata.namespace
        && pod.spec.volumes.contains {
          $0.persistentVolumeClaim?["claimName"]?.text == claim.metadata.name
        }
    }
    list("Used By", users.map(\.metadata.name).sorted())
  }

  private mutating func head(_ metadata: ObjectMeta) {
    field("Name", metadata.name)
    field("Namespace", metadata.namespace)
    labels("Labels", metadata.labels)
    annotations("Annotations", metadata.annotations)
  }
}
