public import CYaml

/// The events of libyaml's parser, one after another.
///
/// It does not recurse and so takes any nesting. Who reads says in words of its own why a text is no
/// YAML.
public final class YAMLEvents {
  // In memory of their own, which is reached without a check of who else reaches it.
  private let state = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let current = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
  private let text: UnsafeMutableBufferPointer<UInt8>

  /// - Parameter content: In UTF-8.
  public init(_ content: some Collection<UInt8>) {
    text = .allocate(capacity: content.count)
    _ = text.initialize(from: content)
    current.initialize(to: yaml_event_t())
    state.initialize(to: yaml_parser_t())
    yaml_parser_initialize(state)
    yaml_parser_set_encoding(state, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(state, text.baseAddress, text.count)
  }

  deinit {
    yaml_event_delete(current)
    yaml_parser_delete(state)
    current.deallocate()
    state.deallocate()
    text.deallocate()
  }

  /// Moves to the next event.
  ///
  /// - Returns: false when the text is no YAML, of which the parser has the reason.
  public func advance() -> Bool {
    yaml_event_delete(current)
    return yaml_parser_parse(state, current) == 1
  }

  /// The event, which is there until the next one.
  public var event: yaml_event_t { current.pointee }

  public var parser: yaml_parser_t { state.pointee }
}
