/// The programs of a machine by name: what busybox 1.35 has and batch scripts use.
package enum AppletTable {
  /// The programs of a container.
  package static let all: [String: AppletMaker] = Dictionary(
    uniqueKeysWithValues: basics
  )

  private static let basics: [(String, AppletMaker)] = [
    ("[", applet(TestApplet.self)),
    ("[[", applet(TestApplet.self)),
    ("cat", applet(Cat.self)),
    ("echo", applet(Echo.self)),
    ("false", applet(FixedStatus<FalseStatus>.self)),
    ("printf", applet(Printf.self)),
    ("seq", applet(NumberSequence.self)),
    ("sleep", applet(Sleep.self)),
    ("test", applet(TestApplet.self)),
    ("true", applet(FixedStatus<TrueStatus>.self)),
    ("usleep", applet(MicrosecondSleep.self)),
  ]

  private static func applet<Body: AppletBody>(_ body: Body.Type) -> AppletMaker {
    { arguments in BufferedApplet<Body>(arguments) }
  }
}
