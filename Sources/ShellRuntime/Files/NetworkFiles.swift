/// What a machine's `/etc/hostname`, `/etc/hosts` and `/etc/resolv.conf` say.
///
/// An image that all machines share cannot hold it; it is put together when somebody reads it.
public struct NetworkFiles: Hashable, Sendable {
  public var hostname: String
  /// The machine's own address; empty for none.
  public var address: String
  /// What follows the name in full names; empty for none.
  public var domain: String
  /// The domains that names are looked for in.
  public var searches: [String]
  /// All of `/etc/hosts` after the entry of the machine itself.
  public var moreHosts: String
  /// All of `/etc/resolv.conf`, where it is not the usual one.
  public var resolver: String?

  /// The domains of the default namespace.
  public static let usualSearches = [
    "default.svc.cluster.local", "svc.cluster.local", "cluster.local",
  ]

  public init(
    hostname: String = "localhost",
    address: String = "",
    domain: String = "",
    searches: [String] = usualSearches,
    moreHosts: String = "",
    resolver: String? = nil
  ) {
    self.hostname = hostname
    self.address = address
    self.domain = domain
    self.searches = searches
    self.moreHosts = moreHosts
    self.resolver = resolver
  }

  enum File: Hashable, Sendable {
    case hostname
    case hosts
    case resolver
  }

  func contents(of file: File) -> [UInt8] {
    switch file {
    case .hostname: Array("\(hostname)\n".utf8)
    case .hosts: Array((Self.hosts + ownEntry + moreHosts).utf8)
    case .resolver: Array((resolver ?? usualResolver).utf8)
    }
  }

  private var ownEntry: String {
    guard !address.isEmpty else { return "" }
    return domain.isEmpty
      ? "\(address)\t\(hostname)\n" : "\(address)\t\(hostname).\(domain)\t\(hostname)\n"
  }

  private var usualResolver: String {
    "search \(searches.joined(separator: " "))\nnameserver 10.96.0.10\noptions ndots:5\n"
  }

  /// As the kubelet writes it (`managedHostsFileContent`).
  private static let hosts = """
    # Kubernetes-managed hosts file.
    127.0.0.1\tlocalhost
    ::1\tlocalhost ip6-localhost ip6-loopback
    fe00::0\tip6-localnet
    fe00::0\tip6-mcastprefix
    fe00::1\tip6-allnodes
    fe00::2\tip6-allrouters

    """
}
