import Glibc

/// Opens the learner's editor on a text, in a file that is removed afterwards.
enum Editor {
  /// The text as it was saved; nil when the editor could not be run, which is said.
  static func edit(_ text: [UInt8], name: String) -> [UInt8]? {
    let environment = Environment.current
    let temporary = environment["TMPDIR"] ?? "/tmp"
    var template = Array("\(temporary)/joblab-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template).map({ String(cString: $0) }) else {
      complain("no folder for the file can be made in \(temporary)")
      return nil
    }
    let path = "\(made)/\(name)"
    defer {
      unlink(path)
      rmdir(made)
    }
    guard store(text, at: path) else {
      complain("\(path) cannot be written")
      return nil
    }
    let editor = environment["VISUAL"] ?? environment["EDITOR"] ?? "vi"
    guard run(editor, on: path) else {
      complain("the editor '\(editor)' failed; set VISUAL or EDITOR to one that works")
      return nil
    }
    do throws(Failure) {
      return try InputFile.contents(of: path)
    } catch {
      complain(error.message)
      return nil
    }
  }

  /// The editor may be a command with options, such as `code --wait`: the shell splits it.
  private static func run(_ editor: String, on path: String) -> Bool {
    let arguments = ["sh", "-c", "\(editor) \"$1\"", "sh", path]
    var pointers = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var child = pid_t()
    guard posix_spawn(&child, "/bin/sh", nil, nil, &pointers, environ) == 0 else { return false }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return false }
    }
    return status == 0
  }

  private static func store(_ text: [UInt8], at path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return text.isEmpty || write(descriptor, text, text.count) == text.count
  }

  private static func complain(_ reason: String) {
    StandardError.write("joblab: \(reason)\n")
  }
}
