/// The programs of a machine by name: what busybox 1.35 has and batch scripts use.
package enum AppletTable {
  /// The programs of a container.
  package static let all: [String: AppletMaker] = Dictionary(
    uniqueKeysWithValues: basics + text
  )

  private static let basics: [(String, AppletMaker)] = [
    ("[", applet(TestApplet.self)),
    ("[[", applet(TestApplet.self)),
    ("echo", applet(Echo.self)),
    ("false", applet(FixedStatus<FalseStatus>.self)),
    ("printf", applet(Printf.self)),
    ("seq", applet(NumberSequence.self)),
    ("sleep", applet(Sleep.self)),
    ("test", applet(TestApplet.self)),
    ("true", applet(FixedStatus<TrueStatus>.self)),
    ("usleep", applet(MicrosecondSleep.self)),
  ]

  private static let text: [(String, AppletMaker)] = [
    ("cat", applet(Cat.self)),
    ("cut", applet(Cut.self)),
    ("egrep", applet(Grep.self)),
    ("fgrep", applet(Grep.self)),
    ("grep", applet(Grep.self)),
    ("head", applet(Head.self)),
    ("sed", applet(Sed.self)),
    ("sort", applet(Sort.self)),
    ("tail", applet(Tail.self)),
    ("tee", applet(Tee.self)),
    ("tr", applet(Translate.self)),
    ("uniq", applet(Unique.self)),
    ("wc", applet(WordCount.self)),
  ]

  private static func applet<Body: AppletBody>(_ body: Body.Type) -> AppletMaker {
    { arguments in BufferedApplet<Body>(arguments) }
  }
}
