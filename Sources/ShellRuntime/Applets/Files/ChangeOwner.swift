/// `chown` and `chgrp`: names and files are checked; owners are not kept, so nothing changes.
struct ChangeOwner: AppletBody {
  private let name: String
  private let options: Options

  init(_ arguments: [String]) throws(Refusal) {
    name = arguments.first ?? ""
    let owner = name == "chown" ? "USER[:[GRP]]" : "GROUP"
    let synopsis = "\(name) [-RhLHPcvf]... \(owner) FILE..."
    options = try Options(
      arguments,
      "RhvcfLHP",
      long: [
        "recursive": "R", "no-dereference": "h", "changes": "c", "silent": "f", "quiet": "f",
        "verbose": "v",
      ],
      synopsis: synopsis
    )
    guard options.operands.count >= 2 else { throw .usage(synopsis) }
    try check(options.operands[0])
  }

  private func check(_ owner: String) throws(Refusal) {
    let parts = owner.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let user = name == "chown" ? String(parts.first ?? "") : ""
    let group = name == "chown" ? parts.dropFirst().first.map(String.init) ?? "" : owner
    let knowsUser = user.isEmpty || MachineUser.number(ofUser: user) != nil
    let knowsGroup = group.isEmpty || MachineUser.number(ofGroup: group) != nil
    if knowsUser, knowsGroup { return }
    let kind = name == "chgrp" ? "group" : parts.count == 2 ? "user/group" : "user"
    throw Refusal("\(name): unknown \(kind) \(owner)")
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    var failed = false
    for path in options.operands.dropFirst() {
      do throws(Errno) {
        _ = try system.status(of: path, followingLinks: !options.has("h"))
        // Only root may give files away.
        if system.user.id != 0 { throw .notPermitted }
      } catch {
        if !options.has("f") { output.error("\(name): \(path): \(error.rawValue)") }
        failed = true
      }
    }
    return .exit(failed ? 1 : 0)
  }
}

/// `mkfifo` and `mknod`: a machine's files can be no pipes and no devices of one's own.
struct MakeNode: AppletBody {
  private let name: String
  private let options: Options

  init(_ arguments: [String]) throws(Refusal) {
    name = arguments.first ?? ""
    let form = name == "mkfifo" ? "[-m MODE] NAME" : "[-m MODE] NAME TYPE [MAJOR MINOR]"
    options = try Options(arguments, "m:", long: ["mode": "m"], synopsis: "\(name) \(form)")
    if options.operands.isEmpty { throw .usage("\(name) \(form)") }
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    let paths = name == "mkfifo" ? options.operands[...] : options.operands.prefix(1)
    for path in paths {
      let isThere = (try? system.status(of: path, followingLinks: false)) != nil
      let reason = isThere ? Errno.exists : .notPermitted
      output.error("\(name): \(path): \(reason.rawValue)")
    }
    return .exit(1)
  }
}
