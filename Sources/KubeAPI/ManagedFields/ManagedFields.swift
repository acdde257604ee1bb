import Synchronization

/// `metadata.managedFields`: who owns which fields of an object.
///
/// Whoever makes an object owns all that he has sent. That is written out when somebody looks, since
/// most objects are never asked.
public struct ManagedFields: ValueConvertible {
  private enum Content: Sendable {
    case entries([Value])
    case creation(Creation)
  }

  private let content: Content

  /// What is written down as it is.
  public init(_ entries: [Value] = []) { content = .entries(entries) }

  /// `manager` has made the object by sending it.
  public init(creationOf sent: APIObject, by manager: FieldManager) {
    content = .creation(Creation(sent, manager))
  }

  public var entries: [Value] {
    switch content {
    case .entries(let entries): entries
    case .creation(let creation): creation.entries
    }
  }

  /// Two creations of the same are told to be equal without being written out.
  public static func == (a: ManagedFields, b: ManagedFields) -> Bool {
    if case .creation(let one) = a.content, case .creation(let other) = b.content, one.equals(other)
    {
      return true
    }
    return a.entries == b.entries
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(entries) }

  // MARK: wire form

  public init(_ value: Value) { self.init([Value](value)) }
  public var value: Value { .array(entries) }
  public var isOmittedWhenEmpty: Bool { entries.isEmpty }

  /// What was sent, and by whom.
  private final class Creation: Sendable {
    private let sent: APIObject
    private let manager: FieldManager
    private let written = Mutex<[Value]?>(nil)

    init(_ sent: APIObject, _ manager: FieldManager) {
      self.sent = sent
      self.manager = manager
    }

    func equals(_ other: Creation) -> Bool {
      self === other || manager == other.manager && sent == other.sent
    }

    /// Its maker owns the defaults of what he sent too.
    var entries: [Value] {
      written.withLock { written in
        if let written { return written }
        var object = sent
        Defaulting.apply(&object)
        var managers = FieldManagers([FieldManager]())
        managers.update(from: nil, to: object.value, of: object.kind, by: manager)
        written = managers.values
        return managers.values
      }
    }
  }
}
