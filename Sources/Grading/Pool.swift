import Synchronization

/// Resources that are dear to make, each used by one thread at a time.
final class Pool<Resource: Sendable>: Sendable {
  private let idle = Mutex<[Resource]>([])
  private let make: @Sendable () -> Resource

  init(_ make: @escaping @Sendable () -> Resource) {
    self.make = make
  }

  /// Uses a resource that lies idle, or a new one when there is none.
  func use<Result>(_ body: (inout Resource) -> Result) -> Result {
    var resource = idle.withLock { $0.popLast() } ?? make()
    defer { idle.withLock { $0.append(resource) } }
    return body(&resource)
  }
}
