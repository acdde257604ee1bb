import Synchronization

/// The variables that a process begins with.
///
/// Machines of one kind share all of them but for the machine's own name, and with them the table
/// that a shell makes of them, which is made when the first one asks for it.
public struct ProcessEnvironment: Sendable {
  private final class Common: Sendable {
    let variables: [String: String]
    let path: String?
    let shellVariables = Mutex<VariableTable?>(nil)

    init(_ variables: [String: String]) {
      self.variables = variables
      path = variables["PATH"]
    }
  }

  private let common: Common
  /// The value of HOSTNAME in place of the one that machines share.
  private var hostname: String?

  public init(_ variables: [String: String]) {
    common = Common(variables)
  }

  /// The same variables with another value of HOSTNAME.
  public func naming(_ hostname: String) -> ProcessEnvironment {
    var environment = self
    environment.hostname = hostname
    return environment
  }

  /// Where programs are looked for.
  var path: String? { common.path }

  /// All of them by name.
  public var variables: [String: String] {
    guard let hostname else { return common.variables }
    var all = common.variables
    all[Self.hostnameKey] = hostname
    return all
  }

  /// A shell's variables before it has a process.
  var shellVariables: VariableTable {
    var table = common.shellVariables.withLock { known in
      if let known { return known }
      let table = VariableTable(environment: common.variables)
      known = table
      return table
    }
    if let hostname {
      table.store(Self.hostnameKey, hostname)
      table.mark(Self.hostnameKey, exported: true)
    }
    return table
  }

  private static let hostnameKey = "HOSTNAME"
}

extension ProcessEnvironment: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, String)...) {
    self.init(Dictionary(uniqueKeysWithValues: elements))
  }
}
