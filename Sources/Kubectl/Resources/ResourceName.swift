import KubeAPI

/// The names that kinds go by on the command line.
enum ResourceName {
  /// The kind of `jobs`, `Job`, `cj`, `jobs.batch`, `jobs.v1.batch` or `all`'s parts.
  static func kind(_ name: String) throws(KubectlError) -> Kind {
    let parts = name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    let first = String(parts[0])
    let group = parts.dropFirst().joined(separator: ".")
    let found = Kind.allCases.first { kind in
      ([kind.plural, kind.singular] + kind.shortNames).contains(first)
        && (group.isEmpty || group == kind.group || group == versionedGroup(of: kind))
    }
    guard let found else {
      let type = name.split(separator: ".", omittingEmptySubsequences: false).first.map(String.init)
      throw .plain("the server doesn't have a resource type \((type ?? name).goQuoted)")
    }
    return found
  }

  private static func versionedGroup(of kind: Kind) -> String {
    kind.group.isEmpty ? "v1." : "v1.\(kind.group)"
  }

  /// The kinds of the category `all`, in the order of `kubectl get all`.
  static let all: [Kind] = [.pod, .cronJob, .job]

  /// What kubectl says of a short name that newer servers have twice.
  static func warning(for name: String) -> String? {
    name.lowercased() == "ev"
      ? "short name \"ev\" could also match lower priority resource events.events.k8s.io" : nil
  }
}

extension Kind {
  /// `batch/v1, Resource=jobs`, as Go prints a resource.
  var resourceText: String {
    (group.isEmpty ? "/v1" : apiVersion) + ", Resource=\(plural)"
  }

  /// `Job.batch`, as Go prints a kind without its version.
  var groupKindText: String { group.isEmpty ? rawValue : "\(rawValue).\(group)" }
}
