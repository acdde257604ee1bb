import KubeAPI
import ShellRuntime
import Simulation

/// One file of a volume that the kubelet writes, such as a ConfigMap's entry.
struct VolumeFile: Hashable, Sendable {
  /// Relative to the volume; may have folders in it.
  var path: String
  var bytes: [UInt8]
  var permissions: UInt16

  func hash(into hasher: inout Hasher) {
    hasher.combine(path)
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    hasher.combine(permissions)
  }
}

extension VirtualTree {
  /// The folder that holds the files of a volume, by the moment at which they were written.
  static func dataFolder(_ moment: Instant) -> Stamp {
    Stamp(name: "..\(stamp(moment))", moment: moment)
  }

  /// A volume as the kubelet's atomic writer lays it out: `NAME -> ..data/NAME`, `..data ->
  /// ..TIME`, so that an update swaps all files at once.
  ///
  /// https://github.com/kubernetes/kubernetes/blob/master/pkg/volume/util/atomic_writer.go
  init(files: [VolumeFile], at moment: Instant) {
    var system = FileSystem()
    let root = "/volume"
    let data = Self.dataFolder(moment).name
    do throws(Errno) {
      try system.mount(VirtualTree(), at: root)
      try system.makeDirectories("\(root)/\(data)")
      try system.makeLink("\(root)/..data", to: data, at: moment)
      for file in files { try system.add(file, under: "\(root)/\(data)", at: moment) }
      for name in Self.topNames(files) {
        try system.makeLink("\(root)/\(name)", to: "..data/\(name)", at: moment)
      }
    } catch {
      // Paths that the API server has checked always fit; a volume that is too big stays short.
    }
    self = system.volumes[0].tree
  }

  /// `2026_07_01_09_00_00.000000000`.
  private static func stamp(_ moment: Instant) -> String {
    let date = CalendarDate(moment)
    return String(unsafeUninitializedCapacity: 32) { bytes in
      var end = 0
      func write(_ number: Int, _ width: Int, before separator: UInt8?) {
        var rest = number
        for place in (end..<(end + width)).reversed() {
          bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
        end += width
        guard let separator else { return }
        bytes[end] = separator
        end += 1
      }
      let line = UInt8(ascii: "_")
      write(date.year, 4, before: line)
      write(date.month, 2, before: line)
      write(date.day, 2, before: line)
      write(date.hour, 2, before: line)
      write(date.minute, 2, before: line)
      write(date.second, 2, before: UInt8(ascii: "."))
      write(date.nanosecond, 9, before: nil)
      return end
    }
  }

  private static func topNames(_ files: [VolumeFile]) -> [String] {
    var names: [String] = []
    for file in files {
      let name = file.path.split(separator: "/").first.map(String.init) ?? file.path
      if !names.contains(name) { names.append(name) }
    }
    return names.sorted()
  }
}

extension FileSystem {
  fileprivate mutating func add(
    _ file: VolumeFile,
    under root: String,
    at moment: Instant
  ) throws(Errno) {
    let folders = file.path.split(separator: "/").dropLast()
    if !folders.isEmpty { try makeDirectories("\(root)/\(folders.joined(separator: "/"))") }
    let path = "\(root)/\(file.path)"
    try install(file.bytes, at: path, permissions: file.permissions)
    try setModificationTime(path, moment)
  }
}
