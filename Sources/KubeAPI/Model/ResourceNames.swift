/// The names by which kubectl's REST mapper knows kinds.
public enum ResourceNames {
  /// A name that means nothing.
  public struct Unknown: Error, Hashable, Sendable {
    public var name: String

    public init(name: String) {
      self.name = name
    }

    /// The text after `error: `.
    public var message: String {
      "the server doesn't have a resource type \(GoSyntax.quoted(name))"
    }
  }

  /// Finds a kind by `jobs`, `job`, `Job`, `cj`, `jobs.batch`, `jobs.v1.batch`, `pods.v1.`.
  public static func kind(_ name: String) throws(Unknown) -> Kind {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let resource = (parts.first ?? "").lowercased()
    let found = Kind.allCases.first { kind in
      let isNamed =
        kind.plural == resource || kind.singular == resource
        || kind.shortNames.contains(resource)
      guard isNamed else { return false }
      switch parts.count {
      case 1: return true
      case 2: return !kind.group.isEmpty && parts[1] == kind.group
      default: return parts[1] == "v1" && parts[2...].joined(separator: ".") == kind.group
      }
    }
    guard let found else { throw Unknown(name: parts.first ?? name) }
    return found
  }

  /// The kinds of a list such as `jobs,pods` or `all`, each once, in the order of the list.
  public static func kinds(_ list: String) throws(Unknown) -> [Kind] {
    var kinds: [Kind] = []
    for name in list.split(separator: ",", omittingEmptySubsequences: false) {
      var found = category(String(name)) ?? []
      if found.isEmpty { found = [try kind(String(name))] }
      for kind in found where !kinds.contains(kind) { kinds.append(kind) }
    }
    return kinds
  }

  /// The kinds of a category, in the order in which kubectl lists them; nil when it is none.
  public static func category(_ name: String) -> [Kind]? {
    name.lowercased() == "all" ? [.pod, .cronJob, .job] : nil
  }
}

extension Kind {
  public var categories: [String] {
    switch self {
    case .job, .cronJob, .pod: ["all"]
    default: []
    }
  }

  /// What can be asked of its objects, sorted.
  public var verbs: [String] {
    let verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"]
    return self == .namespace ? verbs.filter { $0 != "deletecollection" } : verbs
  }
}
