import Compression

/// The files of a package, wherever they are kept.
package protocol PackageFiles: Sendable {
  /// Nil where there is no such file; a reason where it cannot be read.
  func bytes(of path: String) throws(PackageProblem) -> [UInt8]?
}

/// Why a file of a package cannot be read, as half a sentence.
package struct PackageProblem: Error, Hashable, Sendable {
  package var reason: String

  package init(reason: String) {
    self.reason = reason
  }
}

/// A package in a zip archive.
package struct ZipPackage: PackageFiles {
  private let zip: ZipReader
  private let entries: [String: ZipEntry]

  package init(_ archive: [UInt8]) throws(PackageProblem) {
    do throws(ZipError) {
      zip = try ZipReader(archive)
    } catch {
      throw PackageProblem(reason: Self.words(for: error))
    }
    let files = zip.entries.filter { !$0.isDirectory && !$0.isSymbolicLink }
    entries = Dictionary(files.map { ($0.name, $0) }) { first, _ in first }
  }

  package func bytes(of path: String) throws(PackageProblem) -> [UInt8]? {
    guard let entry = entries[path] else { return nil }
    do throws(ZipError) {
      return try zip.contents(of: entry, limit: ExchangeLimits.fileBytes)
    } catch {
      throw PackageProblem(reason: Self.words(for: error))
    }
  }

  private static func words(for error: ZipError) -> String {
    switch error {
    case .noDirectory: "is no whole zip archive"
    case .unsupportedForm: "is a zip archive of a form that is not read"
    case .encrypted: "is encrypted"
    case .unknownMethod: "is packed with a method that is not read"
    case .damaged: "is damaged"
    case .outputLimit: "is larger than \(ExchangeLimits.fileBytes >> 20) MiB"
    }
  }
}
