/// Why bytes could not be brought back to what they were made from.
package enum CompressionError: Error, Equatable, Sendable {
  /// The first bytes are not those of this format.
  case wrongMagic
  /// The header names a method or flags that do not exist.
  case unknownMethod
  /// The stream contradicts itself.
  case damaged
  /// The bytes end before the stream does.
  case incomplete
  /// What came out is not what the checksum in the file says.
  case wrongChecksum
  /// What came out is not as long as the file says.
  case wrongLength
  /// More than the caller's limit would come out.
  case outputLimit
}
