/// How a shell came by its script, which its messages and `$-` show.
public enum ScriptOrigin: Sendable {
  /// `sh FILE`.
  case file
  /// `sh -c TEXT`, and whether a name for `$0` was given.
  case command(isNamed: Bool)
  /// `sh` with the script on its standard input.
  case input
}
