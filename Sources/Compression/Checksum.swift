private import CZlib

/// The checksums that archives carry.
package enum Checksum {
  /// CRC-32 as gzip and zip use it (RFC 1952, section 8), of `bytes` behind what gave `previous`.
  package static func crc32(_ bytes: ArraySlice<UInt8>, after previous: UInt32 = 0) -> UInt32 {
    bytes.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return previous }
      return UInt32(truncatingIfNeeded: crc32_z(UInt(previous), base, source.count))
    }
  }
}
