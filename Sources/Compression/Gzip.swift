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
    let (contents, problem) = salvage(bytes, limit: limit)
    if let problem { throw problem }
    return contents
  }

  /// As much as can be read, and why it is not all: a member whose sums are wrong is given whole.
  package static func salvage(
    _ bytes: ArraySlice<UInt8>,
    limit: Int
  ) -> (contents: Contents, problem: CompressionError?) {
    var contents = Contents(header: GzipHeader(), bytes: [], trailingCount: 0)
    var rest = bytes
    var isFirst = true
    repeat {
      do throws(CompressionError) {
        let member = try self.member(rest, limit: limit - contents.bytes.count)
        if isFirst { contents.header = member.header }
        contents.bytes += member.bytes
        if let problem = member.problem { return (contents, problem) }
        rest = member.rest
        isFirst = false
      } catch {
        return (contents, error)
      }
    } while isGzip(rest)
    contents.trailingCount = rest.allSatisfy { $0 == 0 } ? 0 : rest.count
    return (contents, nil)
  }

  private struct Member {
    var header: GzipHeader
    var bytes: [UInt8]
    var rest: ArraySlice<UInt8>
    /// What its sums say against it.
    var problem: CompressionError?
  }

  private static func member(
    _ bytes: ArraySlice<UInt8>,
    limit: Int
  ) throws(CompressionError) -> Member {
    let (header, stream) = try GzipHeader.parse(bytes)
    let inflated = try Deflate.inflate(stream, limit: limit)
    let trailer = stream.dropFirst(inflated.consumed)
    guard trailer.count >= 8 else { throw .incomplete }
    var member = Member(header: header, bytes: inflated.bytes, rest: trailer.dropFirst(8))
    let length = UInt32(truncatingIfNeeded: inflated.bytes.count)
    if LittleEndian.number(trailer.prefix(4)) != Checksum.crc32(inflated.bytes[...]) {
      member.problem = .wrongChecksum
    } else if LittleEndian.number(trailer.dropFirst(4).prefix(4)) != length {
      member.problem = .wrongLength
    }
    return member
  }
}
