/// The programs of a machine by name: what busybox 1.35 has and batch scripts use.
public enum AppletTable {
  /// The programs of a container.
  public static let all: [String: AppletMaker] = Dictionary(
    uniqueKeysWithValues: basics + text + files + system
  )

  /// The programs of a user's own machine: where its tools are GNU's, they answer as those do.
  public static let prompt: [String: AppletMaker] = all.merging([
    "date": applet(DateApplet<GNUDate>.self),
    "timeout": applet(Timeout<GNUTimeout>.self),
  ]) { _, gnu in gnu }

  private static let basics: [(String, AppletMaker)] = [
    ("[", applet(TestApplet.self)),
    ("[[", applet(TestApplet.self)),
    ("echo", applet(Echo.self)),
    ("expr", applet(Expression.self)),
    ("factor", applet(Factor.self)),
    ("false", applet(FixedStatus<FalseStatus>.self)),
    ("printf", applet(Printf.self)),
    ("seq", applet(NumberSequence.self)),
    ("sleep", applet(Sleep.self)),
    ("test", applet(TestApplet.self)),
    ("true", applet(FixedStatus<TrueStatus>.self)),
    ("usleep", applet(MicrosecondSleep.self)),
  ]

  private static let text: [(String, AppletMaker)] = [
    ("awk", applet(Awk.self)),
    ("base32", applet(BaseText.self)),
    ("base64", applet(BaseText.self)),
    ("cat", applet(Cat.self)),
    ("cksum", applet(CyclicRedundancy.self)),
    ("comm", applet(CommonLines.self)),
    ("crc32", applet(CyclicRedundancy.self)),
    ("cut", applet(Cut.self)),
    ("dos2unix", applet(LineEnds.self)),
    ("egrep", applet(Grep.self)),
    ("expand", applet(Expand.self)),
    ("fgrep", applet(Grep.self)),
    ("fold", applet(Fold.self)),
    ("grep", applet(Grep.self)),
    ("hd", applet(HexDump.self)),
    ("head", applet(Head.self)),
    ("hexdump", applet(HexDump.self)),
    ("md5sum", applet(DigestSum<HashStream<MessageDigest5>>.self)),
    ("nl", applet(NumberLines.self)),
    ("od", applet(OctalDump.self)),
    ("paste", applet(Paste.self)),
    ("rev", applet(Reverse.self)),
    ("sed", applet(Sed.self)),
    ("sha1sum", applet(DigestSum<HashStream<SecureHash1>>.self)),
    ("sha256sum", applet(DigestSum<HashStream<SecureHash2<SecureHash256>>>.self)),
    ("sha512sum", applet(DigestSum<HashStream<SecureHash2<SecureHash512>>>.self)),
    ("shuf", applet(Shuffle.self)),
    ("sort", applet(Sort.self)),
    ("strings", applet(Strings.self)),
    ("sum", applet(BlockSum.self)),
    ("tac", applet(ReverseLines.self)),
    ("tail", applet(Tail.self)),
    ("tee", applet(Tee.self)),
    ("tr", applet(Translate.self)),
    ("unexpand", applet(Unexpand.self)),
    ("uniq", applet(Unique.self)),
    ("unix2dos", applet(LineEnds.self)),
    ("wc", applet(WordCount.self)),
    ("xxd", applet(HexText.self)),
    ("yes", applet(Yes.self)),
  ]

  private static let files: [(String, AppletMaker)] = [
    ("basename", applet(BaseName.self)),
    ("chmod", applet(ChangeMode.self)),
    ("cmp", applet(Compare.self)),
    ("cp", applet(Copy.self)),
    ("dd", applet(BlockCopy.self)),
    ("df", applet(DiskFree.self)),
    ("diff", applet(Diff.self)),
    ("dirname", applet(DirectoryName.self)),
    ("du", applet(DiskUsage.self)),
    ("find", applet(Find.self)),
    ("link", applet(Link.self)),
    ("ln", applet(Copy.self)),
    ("ls", applet(List.self)),
    ("mkdir", applet(MakeDirectory.self)),
    ("mktemp", applet(MakeTemporary.self)),
    ("mv", applet(Copy.self)),
    ("readlink", applet(ReadLink.self)),
    ("realpath", applet(ReadLink.self)),
    ("rm", applet(Remove.self)),
    ("rmdir", applet(RemoveDirectory.self)),
    ("split", applet(Split.self)),
    ("stat", applet(FileStatusApplet.self)),
    ("touch", applet(Touch.self)),
    ("truncate", applet(Truncate.self)),
    ("unlink", applet(Unlink.self)),
  ]

  private static let system: [(String, AppletMaker)] = [
    ("arch", applet(Identity.self)),
    ("cal", applet(Calendar.self)),
    ("clear", applet(QuietApplet.self)),
    ("date", applet(DateApplet<BusyboxDate>.self)),
    ("env", applet(EnvironmentApplet.self)),
    ("hostname", applet(Identity.self)),
    ("id", applet(Identity.self)),
    ("kill", applet(Kill.self)),
    ("nc", applet(Network.self)),
    ("nice", applet(RunProgram.self)),
    ("nohup", applet(RunProgram.self)),
    ("nproc", applet(Identity.self)),
    ("nslookup", applet(Network.self)),
    ("pidof", applet(ProcessNumbers.self)),
    ("ping", applet(Network.self)),
    ("printenv", applet(PrintEnvironment.self)),
    ("ps", applet(ProcessList.self)),
    ("pwd", applet(Identity.self)),
    ("setsid", applet(RunProgram.self)),
    ("sync", applet(QuietApplet.self)),
    ("time", applet(TimeApplet.self)),
    ("timeout", applet(Timeout<BusyboxTimeout>.self)),
    ("tty", applet(Identity.self)),
    ("uname", applet(Identity.self)),
    ("wget", applet(Network.self)),
    ("which", applet(Which.self)),
    ("whoami", applet(Identity.self)),
    ("xargs", applet(Xargs.self)),
  ]

  private static func applet<Body: AppletBody>(_ body: Body.Type) -> AppletMaker {
    { arguments in BufferedApplet<Body>(arguments) }
  }
}
