import Simulation

/// The files of a fresh busybox container.
enum BaseImage {
  static let busybox: VirtualTree.Image = {
    var builder = ImageBuilder()
    builder.folders([
      "/bin", "/dev", "/etc", "/home", "/lib", "/proc", "/proc/self", "/proc/self/fd", "/proc/1",
      "/proc/1/fd", "/root", "/run", "/sys", "/usr", "/usr/bin", "/usr/sbin", "/sbin",
      "/usr/local", "/usr/local/bin", "/var", "/var/log", "/var/run", "/mnt", "/opt", "/srv",
    ])
    builder.folder("/tmp", permissions: 0o1777)
    builder.folder("/var/tmp", permissions: 0o1777)
    for name in AppletTable.all.keys.sorted() + ["sh", "ash", "busybox"] {
      builder.add("/bin/" + name, .program, permissions: 0o755)
    }
    for (name, device) in devices { builder.add(name, .device(device), permissions: 0o666) }
    for (name, text) in texts { builder.add(name, .file(Array(text.utf8)), permissions: 0o644) }
    builder.add("/etc/hostname", .network(.hostname), permissions: 0o644)
    builder.add("/etc/hosts", .network(.hosts), permissions: 0o644)
    builder.add("/etc/resolv.conf", .network(.resolver), permissions: 0o644)
    builder.add("/dev/termination-log", .file([]), permissions: 0o666)
    return VirtualTree.Image(nodes: builder.nodes)
  }()

  private static let devices: [(String, VirtualTree.Device)] = [
    ("/dev/null", .null), ("/dev/zero", .zero), ("/dev/full", .full), ("/dev/random", .random),
    ("/dev/urandom", .random), ("/dev/tty", .descriptor(0)), ("/dev/stdin", .descriptor(0)),
    ("/dev/stdout", .descriptor(1)), ("/dev/stderr", .descriptor(2)),
    ("/proc/self/fd/0", .descriptor(0)), ("/proc/self/fd/1", .descriptor(1)),
    ("/proc/self/fd/2", .descriptor(2)), ("/proc/1/fd/0", .mainDescriptor(0)),
    ("/proc/1/fd/1", .mainDescriptor(1)), ("/proc/1/fd/2", .mainDescriptor(2)),
  ]

  private static let texts: [(String, String)] = [
    (
      "/etc/passwd",
      """
      root:x:0:0:root:/root:/bin/sh
      daemon:x:1:1:daemon:/usr/sbin:/bin/false
      bin:x:2:2:bin:/bin:/bin/false
      sys:x:3:3:sys:/dev:/bin/false
      sync:x:4:100:sync:/bin:/bin/sync
      mail:x:8:8:mail:/var/spool/mail:/bin/false
      www-data:x:33:33:www-data:/var/www:/bin/false
      operator:x:37:37:Operator:/var:/bin/false
      nobody:x:65534:65534:nobody:/home:/bin/false

      """
    ),
    (
      "/etc/group",
      """
      root:x:0:
      daemon:x:1:
      bin:x:2:
      sys:x:3:
      adm:x:4:
      tty:x:5:
      disk:x:6:
      mail:x:8:
      users:x:100:
      nogroup:x:65534:

      """
    ),
    ("/etc/nsswitch.conf", "hosts: files dns\n"),
    ("/etc/localtime", ""),
    ("/proc/version", "Linux version 6.1.0 (joblab) #1 SMP\n"),
    ("/proc/uptime", "1.00 1.00\n"),
    ("/proc/loadavg", "0.00 0.00 0.00 1/1 1\n"),
    (
      "/proc/cpuinfo",
      "processor\t: 0\nmodel name\t: virtual\n\nprocessor\t: 1\nmodel name\t: virtual\n"
    ),
    (
      "/proc/meminfo",
      "MemTotal:        4030000 kB\nMemFree:         3000000 kB\nMemAvailable:    3500000 kB\n"
    ),
    ("/proc/mounts", "overlay / overlay rw,relatime 0 0\n"),
  ]
}

/// Numbers the files of an image as they are added.
private struct ImageBuilder {
  private(set) var nodes: [VirtualTree.Node]
  private var numbers: [String: Int] = ["": 0]

  init() {
    let time = Instant(nanoseconds: 0)
    nodes = [
      VirtualTree.Node(content: .directory([:]), permissions: 0o755, modified: time, links: 2)
    ]
  }

  mutating func folders(_ paths: [String]) {
    for path in paths { folder(path, permissions: 0o755) }
  }

  mutating func folder(_ path: String, permissions: UInt16) {
    add(path, .directory([:]), permissions: permissions)
    nodes[nodes.count - 1].links = 2
  }

  mutating func add(_ path: String, _ content: VirtualTree.Content, permissions: UInt16) {
    guard let slash = path.utf8.lastIndex(of: 0x2f) else { return }
    let name = String(path[path.utf8.index(after: slash)...])
    guard let folder = numbers[String(path[..<slash])],
      case .directory(var entries) = nodes[folder].content
    else { preconditionFailure("the image lacks the folder of \(path)") }
    entries[name] = nodes.count
    nodes[folder].content = .directory(entries)
    numbers[path] = nodes.count
    nodes.append(
      VirtualTree.Node(
        content: content,
        permissions: permissions,
        modified: Instant(nanoseconds: 0)
      )
    )
  }
}
