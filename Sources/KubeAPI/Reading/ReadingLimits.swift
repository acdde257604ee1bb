/// What a manifest may cost at most.
package enum ReadingLimits {
  /// The API server's limit on a request's body (`MaxRequestBodyBytes`).
  package static let bytes = 3 * 1_024 * 1_024
  /// Levels of lists and maps; real manifests stay below 30.
  package static let nesting = 500
}
