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
    ("cat", applet(Cat.self)),
    ("cut", applet(Cut.self)),
    ("egrep", applet(Grep.self)),
    ("fgrep", applet(Grep.self)),
    ("grep", applet(Grep.self)),
    ("head", applet(Head.self)),
    ("paste", applet(Paste.self)),
    ("rev", applet(Reverse.self)),
    ("sed", applet(Sed.self)),
    ("sort", applet(Sort.self)),
    ("tac", applet(ReverseLines.self)),
    ("tail", applet(Tail.self)),
    ("tee", applet(Tee.self)),
    ("tr", applet(Translate.self)),
    ("uniq", applet(Unique.self)),
    ("wc", applet(WordCount.self)),
    ("yes", applet(Yes.self)),
  ]

  private static let files: [(String, AppletMaker)] = [
    ("basename", applet(BaseName.self)),
    ("chmod", applet(ChangeMode.self)),
    ("cmp", applet(Compare.self)),
    ("cp", applet(Copy.self)),
    ("dirname", applet(DirectoryName.self)),
    ("find", applet(Find.self)),
    ("ln", applet(Copy.self)),
    ("ls", applet(List.self)),
    ("mkdir", applet(MakeDirectory.self)),
    ("mktemp", applet(MakeTemporary.self)),
    ("mv", applet(Copy.self)),
    ("readlink", applet(ReadLink.self)),
    ("realpath", applet(ReadLink.self)),
    ("rm", applet(Remove.self)),
    ("rmdir", applet(RemoveDirectory.self)),
    ("touch", applet(Touch.self)),
  ]

  private static let system: [(String, AppletMaker)] = [
    ("arch", applet(Identity.self)),
    ("date", applet(DateApplet<BusyboxDate>.self)),
    ("env", applet(EnvironmentApplet.self)),
    ("hostname", applet(Identity.self)),
    ("id", applet(Identity.self)),
    ("kill", applet(Kill.self)),
    ("nc", applet(Network.self)),
    ("nproc", applet(Identity.self)),
    ("nslookup", applet(Network.self)),
    ("ping", applet(Network.self)),
    ("printenv", applet(PrintEnvironment.self)),
    ("pwd", applet(Identity.self)),
    ("timeout", applet(Timeout<BusyboxTimeout>.self)),
    ("tty", applet(Identity.self)),
    ("uname", applet(Identity.self)),
    ("wget", applet(Network.self)),
    ("whoami", applet(Identity.self)),
    ("xargs", applet(Xargs.self)),
  ]

  private static func applet<Body: AppletBody>(_ body: Body.Type) -> AppletMaker {
    { arguments in BufferedApplet<Body>(arguments) }
  }
}
