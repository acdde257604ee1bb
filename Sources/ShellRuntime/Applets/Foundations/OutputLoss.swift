/// What a program does when its output cannot be written: a full disk, a closed descriptor.
///
/// busybox has no one rule. What copies bytes itself ends at once; what prints through the C
/// library says so at its end and keeps its status, or says nothing at all (libbb/xfuncs_printf.c,
/// `fflush_stdout_and_exit` and who does not call it); and some look at once whether the C library
/// has failed to write a full buffer (coreutils/head.c, coreutils/od_bloaty.c, editors/sed.c).
/// Observed of busybox 1.35 with `/dev/full`.
enum OutputLoss {
  /// Ends at once with this message and status.
  case fatal(String, status: UInt8 = 1)
  /// Says this at its end; its status stays as it is, or becomes another one.
  case reported(String?, status: UInt8? = nil)

  /// What the C library holds back before it writes.
  private static let bufferSize = 4_096

  init(program: String, reason: Errno, lostBytes: Int) {
    let isLostEarly = lostBytes > Self.bufferSize
    switch program {
    case "head" where isLostEarly: self = .fatal("head: standard output: I/O error")
    case "od" where isLostEarly: self = .fatal("od: write error")
    case "sed" where isLostEarly: self = .fatal("sed: write error", status: 4)
    case "cat", "gunzip", "gzip", "tac", "tail", "tar", "tr", "zcat":
      self = .fatal("\(program): write error: \(reason.rawValue)")
    case "yes": self = .fatal("yes: (null): \(reason.rawValue)")
    case "dd": self = .fatal("dd: error writing 'standard output': \(reason.rawValue)")
    case "echo":
      self = .reported("echo: write error: \(reason.rawValue)", status: 1)
    case "base32", "base64", "cal", "cksum", "cmp", "comm", "crc32", "cut", "du", "env", "expand",
      "expr", "fold", "head", "id", "nl", "paste", "realpath", "shuf", "sort", "strings", "sum",
      "tty", "uname", "unexpand", "uniq", "wc":
      self = .reported("\(program): standard output: \(reason.rawValue)")
    case "dirname", "pwd", "seq", "whoami": self = .reported(nil, status: 255)
    case "basename": self = .reported(nil, status: 1)
    default: self = .reported(nil)
    }
  }
}
