/// What a manifest or a selector may cost at most.
public enum ReadingLimits {
  /// The API server's limit on a request's body (`MaxRequestBodyBytes`).
  public static let bytes = 3 * 1_024 * 1_024
  /// Levels of lists and maps; real manifests stay below 30.
  public static let nesting = 500
  /// Maps, lists, keys and scalars of one YAML document, for each of which its place is kept.
  public static let nodes = 500_000
  /// Documents of one file, empty ones among them.
  public static let documents = 20_000
  /// Bytes of a label or field selector: what one argument of a program may be long on Linux
  /// (`MAX_ARG_STRLEN`).
  public static let selector = 128 * 1_024
}
