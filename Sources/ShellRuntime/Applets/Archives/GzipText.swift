import Compression

/// What busybox says of gzip files that cannot be read (archival/libarchive/decompress_gunzip.c).
enum GzipText {
  /// More than this does not come out of a file.
  static let limit = WholeInput.limit

  static func message(_ error: CompressionError) -> String {
    switch error {
    case .wrongMagic: "invalid magic"
    case .unknownMethod, .damaged: "corrupted data"
    case .incomplete: "unexpected end of file"
    case .wrongChecksum: "crc error"
    case .wrongLength: "incorrect length"
    case .outputLimit: "out of memory"
    }
  }
}
