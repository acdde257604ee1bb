/// The bounds on content and on the runs that prove it; all far above what honest content needs.
package enum ContentLimits {
  /// The size of one content file.
  package static let fileBytes = 1 << 20
  /// The values in one YAML document, aliases counted as often as they are used.
  package static let documentNodes = 20_000
  /// The documents of one file.
  package static let documentCount = 100
  /// How deep the values of a YAML document may lie within each other.
  package static let documentDepth = 64
  /// The bytes that a command of a session or a proof may print.
  package static let outputBytes = 1 << 18
}
