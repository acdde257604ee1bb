import KubeAPI
import ShellRuntime

/// Folders of a node's own disk, as pods mount them.
///
/// A node has the usual folders and those that pods have made; files are not mounted one by one.
struct HostPath: Hashable, Sendable {
  var path: String
  /// Empty for a path that is taken as it is.
  var type: String

  init?(_ volume: Volume) {
    guard let path = volume.hostPath?["path"]?.text else { return nil }
    self.path = path
    type = volume.hostPath?["type"]?.text ?? ""
  }

  private static let usual: Set<String> = [
    "/", "/bin", "/boot", "/dev", "/etc", "/home", "/lib", "/media", "/mnt", "/opt", "/proc",
    "/root", "/run", "/sbin", "/srv", "/sys", "/tmp", "/usr", "/usr/local", "/var", "/var/lib",
    "/var/log", "/var/run", "/var/tmp", "/etc/kubernetes", "/var/lib/kubelet", "/var/log/pods",
  ]

  /// Looks whether the path is of its type (`checkType`).
  ///
  /// https://github.com/kubernetes/kubernetes/blob/master/pkg/volume/hostpath/host_path.go
  /// - Parameter isMade: whether a pod has made the folder.
  /// - Throws: the words for a path that is not of the type that the pod expects.
  func check(isMade: Bool) throws(ConfigurationError) {
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    let isThere = isMade || Self.usual.contains(trimmed)
    switch type {
    case "", "DirectoryOrCreate": return
    case "Directory":
      if !isThere { throw failure("is not a directory") }
    case "FileOrCreate":
      if isThere { throw failure("is not a file") }
      throw ConfigurationError(message: "hostPath volumes of type FileOrCreate are not simulated")
    case "File": throw failure("is not a file")
    case "Socket": throw failure("is not a socket file")
    case "CharDevice": throw failure("is not a character device")
    case "BlockDevice": throw failure("is not a block device")
    default: throw ConfigurationError(message: "\(type) is an invalid volume type")
    }
  }

  private func failure(_ text: String) -> ConfigurationError {
    ConfigurationError(message: "hostPath type check failed: \(path) \(text)")
  }
}
