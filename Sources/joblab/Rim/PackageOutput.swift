import Compression
import Exchange

/// Where a package goes: a zip archive when the name ends in `.zip`, a folder otherwise.
struct PackageOutput {
  private let path: String

  init(_ path: String) {
    self.path = path
  }

  /// Writes the files; a folder may be there already, and files of the same names are replaced.
  func write(_ files: [PackageFile]) throws(Failure) {
    if path.lowercased().hasSuffix(".zip") {
      var zip = ZipWriter()
      for file in files { zip.add(file.path, file.bytes) }
      try write(zip.finished(), to: path, makesFolders: false)
      return
    }
    for file in files { try write(file.bytes, to: "\(path)/\(file.path)", makesFolders: true) }
  }

  private func write(
    _ bytes: [UInt8],
    to path: String,
    makesFolders: Bool
  ) throws(Failure) {
    let file = try OutputFile(path: path, makesFolders: makesFolders)
    try file.write(bytes)
    try file.finish()
  }
}
