/// Who a machine's processes are: the numbers that `id` tells.
///
/// It changes nothing of what they may do: the file systems of a machine know no owners.
public struct MachineUser: Hashable, Sendable {
  public var id: Int64
  public var group: Int64
  /// Further groups, without the first.
  public var otherGroups: [Int64]

  public init(id: Int64, group: Int64, otherGroups: [Int64] = []) {
    self.id = id
    self.group = group
    self.otherGroups = otherGroups
  }

  public static let root = MachineUser(id: 0, group: 0)

  /// The name in the image's `/etc/passwd`; nil for a number that it does not have.
  public var name: String? { Self.users[id]?.name }

  /// Where the user is at home, by the same file.
  public var home: String { Self.users[id]?.home ?? "/" }

  static func name(ofGroup id: Int64) -> String? { groups[id] }

  /// A user's number: what the name has, or the number that the text is.
  static func number(ofUser text: String) -> Int64? {
    Int64(text) ?? users.first { $0.value.name == text }?.key
  }

  static func number(ofGroup text: String) -> Int64? {
    Int64(text) ?? groups.first { $0.value == text }?.key
  }

  private static let users: [Int64: (name: String, home: String)] = [
    0: ("root", "/root"), 1: ("daemon", "/usr/sbin"), 2: ("bin", "/bin"), 3: ("sys", "/dev"),
    4: ("sync", "/bin"), 8: ("mail", "/var/spool/mail"), 33: ("www-data", "/var/www"),
    37: ("operator", "/var"), 65_534: ("nobody", "/home"),
  ]

  private static let groups: [Int64: String] = [
    0: "root", 1: "daemon", 2: "bin", 3: "sys", 4: "adm", 5: "tty", 6: "disk", 8: "mail",
    100: "users", 65_534: "nogroup",
  ]
}
