import Compression
import Exchange
import ShellRuntime

/// Where items of QTI are read from: a folder, a zip archive, or one document.
enum PackageInput {
  static func source(_ path: String) throws -> QTIPackageReader.Source {
    if let folder = try? RealFolder(path) { return .package(FolderPackage(folder: folder)) }
    let bytes = try InputFile.contents(of: path)
    guard ZipReader.isZip(bytes) else { return .item(bytes) }
    do throws(PackageProblem) {
      return .package(try ZipPackage(bytes))
    } catch {
      throw Failure.run("\(path) \(error.reason)")
    }
  }
}

/// A package in a folder of this computer; no link leads out of it.
private struct FolderPackage: PackageFiles {
  let folder: RealFolder

  func bytes(of path: String) throws(PackageProblem) -> [UInt8]? {
    let bytes: [UInt8]
    do throws(Errno) {
      let size = try folder.status(of: path).size
      bytes = try folder.read(path, from: 0, upTo: min(size, ExchangeLimits.fileBytes + 1))
    } catch {
      if error == .noEntry { return nil }
      throw PackageProblem(reason: "cannot be read: \(error.rawValue)")
    }
    guard bytes.count <= ExchangeLimits.fileBytes else {
      throw PackageProblem(reason: "is larger than \(ExchangeLimits.fileBytes >> 20) MiB")
    }
    return bytes
  }
}
