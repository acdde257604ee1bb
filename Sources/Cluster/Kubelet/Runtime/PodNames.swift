import KubeAPI
import ShellRuntime

/// What a pod's machine is called, and what its files say of names and addresses.
///
/// `GeneratePodHostNameAndDomain` and `GetNodenameForKernel` of the kubelet:
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kubelet_pods.go
struct PodNames: Hashable, Sendable {
  /// The machine's name.
  var hostname: String
  /// What follows it in full names; empty for none.
  var domain = ""

  private static let clusterDomain = "cluster.local"
  /// The resolver of the nodes themselves.
  private static let nodeResolver = "nameserver 10.0.2.3\n"
  /// `SYS_NMLN`: the longest name that the kernel takes.
  private static let longestName = 64

  /// - Throws: when the full name that the pod asks for is too long.
  init(_ pod: Pod) throws(ConfigurationError) {
    let spec = pod.spec
    if let override = spec.others["hostnameOverride"]?.text, !override.isEmpty {
      hostname = override
      return
    }
    if spec.hostNetwork {
      hostname = spec.nodeName
      return
    }
    hostname = Self.cut(spec.hostname.isEmpty ? pod.metadata.name : spec.hostname)
    guard !spec.subdomain.isEmpty else { return }
    domain = "\(spec.subdomain).\(pod.metadata.namespace).svc.\(Self.clusterDomain)"
    guard spec.others["setHostnameAsFQDN"]?.flag == true else { return }
    let full = "\(hostname).\(domain)"
    guard full.utf8.count <= Self.longestName else {
      throw ConfigurationError(
        message: "failed to construct FQDN from pod hostname and cluster domain, FQDN \(full) is "
          + "too long (\(Self.longestName) characters is the max, \(full.utf8.count) characters "
          + "requested)"
      )
    }
  }

  /// The name as the kernel of the pod's machine has it.
  func kernelName(_ spec: PodSpec) -> String {
    let isFull = spec.others["setHostnameAsFQDN"]?.flag == true && !domain.isEmpty
    return isFull ? "\(hostname).\(domain)" : hostname
  }

  /// A label of DNS, 63 bytes at most.
  private static func cut(_ name: String) -> String {
    guard name.utf8.count > 63 else { return name }
    var cut = name.prefix(63)
    while cut.last == "-" || cut.last == "." { cut.removeLast() }
    return String(cut)
  }

  /// The files about the pod's own name; texts are made only where the pod asks for unusual ones.
  func files(_ pod: Pod, address: String) -> NetworkFiles {
    let spec = pod.spec
    let namespace = pod.metadata.namespace
    var searches = NetworkFiles.usualSearches
    if namespace != "default" { searches[0] = "\(namespace).svc.\(Self.clusterDomain)" }
    var moreHosts = ""
    if let aliases = spec.others["hostAliases"]?.elements, !aliases.isEmpty {
      moreHosts = "\n# Entries added by HostAliases.\n" + aliases.map(Self.entry).joined()
    }
    return NetworkFiles(
      hostname: hostname,
      address: address,
      domain: domain,
      searches: searches,
      moreHosts: moreHosts,
      resolver: resolver(spec, searches: searches)
    )
  }

  private static func entry(_ alias: Value) -> String {
    let names = alias["hostnames"]?.elements?.compactMap(\.text) ?? []
    return ([alias["ip"]?.text ?? ""] + names).joined(separator: "\t") + "\n"
  }

  /// `/etc/resolv.conf` by policy and wishes; nil for the usual one.
  ///
  /// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/network/dns/dns.go
  private func resolver(_ spec: PodSpec, searches: [String]) -> String? {
    let wishes = spec.others["dnsConfig"]
    let isOfNode =
      spec.dnsPolicy == "Default" || (spec.dnsPolicy == "ClusterFirst" && spec.hostNetwork)
    guard wishes != nil || isOfNode || spec.dnsPolicy == "None" else { return nil }
    if isOfNode && wishes == nil { return Self.nodeResolver }
    var resolver = Resolver()
    if isOfNode {
      resolver.nameservers = ["10.0.2.3"]
    } else if spec.dnsPolicy != "None" {
      resolver = Resolver(searches: searches, nameservers: ["10.96.0.10"], options: ["ndots:5"])
    }
    resolver.add(wishes ?? .null)
    return resolver.text
  }
}

/// The lines of a `resolv.conf`.
private struct Resolver {
  var searches: [String] = []
  var nameservers: [String] = []
  var options: [String] = []

  /// Adds a pod's `dnsConfig`: what is there already stays; options are replaced by name.
  mutating func add(_ wishes: Value) {
    func words(_ name: String) -> [String] { wishes[name]?.elements?.compactMap(\.text) ?? [] }
    for server in words("nameservers") where !nameservers.contains(server) {
      nameservers.append(server)
    }
    for domain in words("searches") where !searches.contains(domain) { searches.append(domain) }
    for option in wishes["options"]?.elements ?? [] {
      let name = option["name"]?.text ?? ""
      let text = option["value"]?.text.map { "\(name):\($0)" } ?? name
      options.removeAll { $0 == name || $0.hasPrefix("\(name):") }
      options.append(text)
    }
  }

  var text: String {
    var text = ""
    if !searches.isEmpty { text += "search \(searches.joined(separator: " "))\n" }
    for server in nameservers { text += "nameserver \(server)\n" }
    if !options.isEmpty { text += "options \(options.joined(separator: " "))\n" }
    return text
  }
}
