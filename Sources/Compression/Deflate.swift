private import CZlib

/// DEFLATE streams without a header of their own (RFC 1951), as zip and gzip hold them.
///
/// Everything is done at once and nothing is kept: zlib's streams are no values, and a machine that
/// is copied in the middle of a program must not share one.
package enum Deflate {
  /// What a stream was made from, and how many bytes the stream takes of the input.
  package struct Inflated: Equatable, Sendable {
    package var bytes: [UInt8]
    package var consumed: Int
  }

  /// zlib's number for a stream without a header, with the largest window.
  private static let rawWindowBits: Int32 = -15
  /// How much is asked of zlib at a time, in bytes.
  private static let chunk = 64 << 10
  /// zlib counts in 32 bits; what is longer is handed over in parts.
  private static let longestPart = 1 << 30

  /// Undoes the compression of the stream that `input` begins with; stops at its end.
  ///
  /// Ends with `outputLimit` before more than `limit` bytes have been made, so that a few
  /// kilobytes cannot fill the memory.
  package static func inflate(
    _ input: ArraySlice<UInt8>,
    limit: Int
  ) throws(CompressionError) -> Inflated {
    var stream = z_stream()
    guard czlib_inflate_init(&stream, rawWindowBits) == Z_OK else { throw .damaged }
    defer { inflateEnd(&stream) }
    var result = Inflated(bytes: [], consumed: 0)
    var buffer = [UInt8](repeating: 0, count: chunk)
    while true {
      let (status, read, made) = run(&stream, input.dropFirst(result.consumed), &buffer) {
        czlib_inflate($0)
      }
      result.consumed += read
      guard made <= limit - result.bytes.count else { throw .outputLimit }
      result.bytes += buffer[..<made]
      switch status {
      case Z_STREAM_END: return result
      case Z_OK where read > 0 || made > 0: continue
      case Z_OK, Z_BUF_ERROR: throw .incomplete
      default: throw .damaged
      }
    }
  }

  /// Compresses everything into one stream; `level` is zlib's, from 0 (stored) to 9 (smallest).
  package static func deflate(_ input: ArraySlice<UInt8>, level: Int = 6) -> [UInt8] {
    precondition((0...9).contains(level), "zlib knows the levels 0 to 9")
    var stream = z_stream()
    let started = czlib_deflate_init(&stream, Int32(level), rawWindowBits)
    precondition(started == Z_OK, "zlib has no memory for a stream")
    defer { deflateEnd(&stream) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: chunk)
    var consumed = 0
    while true {
      let rest = input.dropFirst(consumed)
      let isLast: Int32 = rest.count <= longestPart ? 1 : 0
      let (status, read, made) = run(&stream, rest, &buffer) { czlib_deflate($0, isLast) }
      precondition(status != Z_STREAM_ERROR, "zlib's stream is out of order")
      consumed += read
      result += buffer[..<made]
      if status == Z_STREAM_END { return result }
    }
  }

  /// One call of zlib: from `input` into `buffer`, with how much it took and made.
  private static func run(
    _ stream: inout z_stream,
    _ input: ArraySlice<UInt8>,
    _ buffer: inout [UInt8],
    _ call: (UnsafeMutablePointer<z_stream>) -> Int32
  ) -> (status: Int32, read: Int, made: Int) {
    input.withUnsafeBufferPointer { source in
      buffer.withUnsafeMutableBufferPointer { target in
        let given = min(source.count, longestPart)
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = UInt32(given)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        let status = call(&stream)
        return (status, given - Int(stream.avail_in), target.count - Int(stream.avail_out))
      }
    }
  }
}
