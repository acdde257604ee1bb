import KubeAPI
import Simulation

/// The table of PersistentVolumeClaims.
enum ClaimTable {
  static let columns: [Table.Column] = [
    .named("Name"), Table.Column(name: "Status"), Table.Column(name: "Volume"),
    Table.Column(name: "Capacity"), Table.Column(name: "Access Modes"),
    Table.Column(name: "StorageClass"), Table.Column(name: "VolumeAttributesClass"),
    Table.Column(name: "Age"), .wide("VolumeMode"),
  ]

  static func cells(of claim: PersistentVolumeClaim, isWide: Bool, now: Instant) -> [String] {
    let object = claim.value
    func text(_ path: String...) -> String? { object[path: path]?.text }
    let volume = text("spec", "volumeName") ?? ""
    let isBound = !volume.isEmpty
    let isGoing = claim.metadata.deletionTimestamp != nil
    let modes = object[path: ["status", "accessModes"]]?.elements?.compactMap(\.text) ?? []
    let cells = [
      claim.metadata.name, isGoing ? "Terminating" : text("status", "phase") ?? "", volume,
      isBound ? text("status", "capacity", "storage") ?? "0" : "",
      isBound ? modes.map(abbreviation).joined(separator: ",") : "",
      text("spec", "storageClassName") ?? "",
      text("spec", "volumeAttributesClassName") ?? "<unset>",
      Age.since(claim.metadata.creationTimestamp, now),
    ]
    return isWide ? cells + [text("spec", "volumeMode") ?? "<unset>"] : cells
  }

  private static func abbreviation(_ mode: String) -> String {
    switch mode {
    case "ReadWriteOnce": "RWO"
    case "ReadOnlyMany": "ROX"
    case "ReadWriteMany": "RWX"
    case "ReadWriteOncePod": "RWOP"
    default: mode
    }
  }
}
