/// gzip files (RFC 1952): one member or several, one behind the other.
package enum Gzip {
  /// What a gzip file was made from.
  package struct Contents: Equatable, Sendable {
    /// The first member's.
    package var header: GzipHeader
    package var bytes: [UInt8]
    /// Bytes behind the last member that are neither a member nor filling with zeros.
    package var trailingCount: Int
  }

  /// Whether bytes begin as those of a gzip file do.
  package static func isGzip(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.starts(with: GzipHeader.magic)
  }

  /// One member that holds `bytes`.
  package static func compress(
    _ bytes: ArraySlice<UInt8>,
    header: GzipHeader = GzipHeader(),
    level: Int = 6
  ) -> [UInt8] {
    header.encoded() + Deflate.deflate(bytes, level: level)
      + LittleEndian.bytes(Checksum.crc32(bytes))
      + LittleEndian.bytes(UInt32(truncatingIfNeeded: bytes.count))
  }

  /// What all members of a file were made from; `limit` is the most bytes that may come out.
  package static func decompress(
    _ bytes: ArraySlice<UInt8>,
    limit: Int
  ) throws(CompressionError) -> Contents {
    var contents: Contents?
    var rest = bytes
    repeat {
      let made = contents?.bytes.count ?? 0
      let member = try self.member(rest, limit: limit - made)
      rest = member.rest
      if contents == nil {
        contents = Contents(header: member.header, bytes: member.bytes, trailingCount: 0)
      } else {
        contents?.bytes += member.bytes
      }
    } while isGzip(rest)
    guard var contents else { throw .incomplete }
    contents.trailingCount = rest.allSatisfy { $0 == 0 } ? 0 : rest.count
    return contents
  }

  private static func member(
    _ bytes: ArraySlice<UInt8>,
    limit: Int
  ) throws(CompressionError) -> (header: GzipHeader, bytes: [UInt8], rest: ArraySlice<UInt8>) {
    let (header, stream) = try GzipHeader.parse(bytes)
    let inflated = try Deflate.inflate(stream, limit: limit)
    let trailer = stream.dropFirst(inflated.consumed)
    guard trailer.count >= 8 else { throw .incomplete }
    guard LittleEndian.number(trailer.prefix(4)) == Checksum.crc32(inflated.bytes[...]) else {
      throw .wrongChecksum
    }
    let length = UInt32(truncatingIfNeeded: inflated.bytes.count)
    guard LittleEndian.number(trailer.dropFirst(4).prefix(4)) == length else { throw .wrongLength }
    return (header, inflated.bytes, trailer.dropFirst(8))
  }
}
