import Simulation
import Testing

@testable import Kubectl

@Suite struct ArgumentParserTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var line: String
    var command: String
    var words: [String]
    var flags: [String: String]
    var testDescription: String { line }
    init(_ line: String, _ command: String, _ words: [String], _ flags: [String: String] = [:]) {
      self.line = line
      self.command = command
      self.words = words
      self.flags = flags
    }
  }

  static let cases: [Case] = [
    Case("get jobs", "get", ["jobs"], ["output": "", "watch": "false"]),
    Case("-n default get pods", "get", ["pods"], ["namespace": "default"]),
    Case("get -n x pods a b", "get", ["pods", "a", "b"], ["namespace": "x"]),
    Case("get jobs -oyaml", "get", ["jobs"], ["output": "yaml"]),
    Case("get jobs -o=yaml", "get", ["jobs"], ["output": "yaml"]),
    Case("get jobs -o yaml", "get", ["jobs"], ["output": "yaml"]),
    Case("get jobs --output=yaml", "get", ["jobs"], ["output": "yaml"]),
    Case("get jobs --output yaml", "get", ["jobs"], ["output": "yaml"]),
    Case("get jobs -w", "get", ["jobs"], ["watch": "true"]),
    Case("get jobs --watch=false", "get", ["jobs"], ["watch": "false"]),
    Case("get -Aw jobs", "get", ["jobs"], ["all-namespaces": "true", "watch": "true"]),
    Case("get -Aoname jobs", "get", ["jobs"], ["all-namespaces": "true", "output": "name"]),
    Case("apply --dry-run -f x", "apply", [], ["dry-run": "unchanged", "filename": "x"]),
    Case("apply --dry-run=client -f -", "apply", [], ["dry-run": "client", "filename": "-"]),
    Case("create job x --image=y", "create job", ["x"], ["image": "y"]),
    Case("create cj x --image=y", "create cronjob", ["x"], ["image": "y"]),
    Case("create -n z job x", "create job", ["x"], ["namespace": "z"]),
    Case(
      "config set-context --current --namespace=x",
      "config set-context",
      [],
      ["current": "true"]
    ),
    Case("run x --image=y -- -n 3 --watch", "run", ["x", "-n", "3", "--watch"], ["image": "y"]),
    Case("delete pod --all", "delete", ["pod"], ["all": "true", "wait": "true"]),
    Case("logs -l a=b", "logs", [], ["selector": "a=b", "tail": "-1"]),
  ]

  @Test("a line is taken apart", arguments: cases)
  func parses(_ example: Case) throws {
    let parsed = try ArgumentParser.parse(example.line.split(separator: " ").map(String.init))
    #expect(parsed.command.path == example.command)
    #expect(parsed.words == example.words)
    for (name, value) in example.flags { #expect(parsed.text(name) == value, "\(name)") }
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    var line: String
    var message: String
    var testDescription: String { line }
    init(_ line: String, _ message: String) {
      self.line = line
      self.message = message
    }
  }

  private static let getHelp = "\nSee 'kubectl get --help' for usage."
  static let mistakes: [Mistake] = [
    Mistake("get jobs --colour", "error: unknown flag: --colour" + getHelp),
    Mistake("get jobs -z", "error: unknown shorthand flag: 'z' in -z" + getHelp),
    Mistake("get jobs -o", "error: flag needs an argument: 'o' in -o" + getHelp),
    Mistake("get jobs --output", "error: flag needs an argument: --output" + getHelp),
    Mistake(
      "get jobs --watch=maybe",
      "error: invalid argument \"maybe\" for \"-w, --watch\" flag: strconv.ParseBool: parsing "
        + "\"maybe\": invalid syntax" + getHelp
    ),
    Mistake(
      "logs x --tail=two",
      "error: invalid argument \"two\" for \"--tail\" flag: strconv.ParseInt: parsing \"two\": "
        + "invalid syntax\nSee 'kubectl logs --help' for usage."
    ),
    Mistake(
      "logs x --tail=99999999999999999999",
      "error: invalid argument \"99999999999999999999\" for \"--tail\" flag: strconv.ParseInt: "
        + "parsing \"99999999999999999999\": value out of range\n"
        + "See 'kubectl logs --help' for usage."
    ),
    Mistake(
      "wait --timeout=soon x",
      "error: invalid argument \"soon\" for \"--timeout\" flag: time: invalid duration \"soon\"\n"
        + "See 'kubectl wait --help' for usage."
    ),
    Mistake(
      "gett jobs",
      "error: unknown command \"gett\" for \"kubectl\"\n\nDid you mean this?\n\tset\n\tget\n"
    ),
    Mistake(
      "jobs",
      "error: unknown command \"jobs\" for \"kubectl\"\n\nDid you mean this?\n\tlogs\n"
    ),
    Mistake("xyzzy", "error: unknown command \"xyzzy\" for \"kubectl\""),
  ]

  @Test("a wrong line is refused in kubectl's words", arguments: mistakes)
  func refuses(_ mistake: Mistake) throws {
    let error = try #require(throws: KubectlError.self) {
      try ArgumentParser.parse(mistake.line.split(separator: " ").map(String.init))
    }
    #expect(error.text == mistake.message)
    #expect(error.exitStatus == 1)
  }

  @Test("lists take commas, literals do not")
  func readsLists() throws {
    let parsed = try ArgumentParser.parse(["get", "-L", "a,b", "-L", "c", "jobs"])
    #expect(parsed.list("label-columns") == ["a", "b", "c"])
    let literal = try ArgumentParser.parse(["create", "cm", "x", "--from-literal=k=a,b"])
    #expect(literal.list("from-literal") == ["k=a,b"])
  }

  @Test("what stands behind two dashes is told apart")
  func splitsAtDashes() throws {
    let parsed = try ArgumentParser.parse(["create", "job", "x", "--image=i", "--", "a", "b"])
    #expect(parsed.wordsBeforeDash == ["x"])
    #expect(parsed.wordsAfterDash == ["a", "b"])
  }

  @Test("every command has a summary, a group or a parent, and flags that parse")
  func tableIsSound() {
    #expect(CommandSpec.all.count > 60)
    for command in CommandSpec.all {
      #expect(!command.summary.isEmpty, "\(command.path)")
      #expect(Set(command.flags.map(\.name)).count == command.flags.count, "\(command.path)")
      for flag in command.flags where [.integer, .duration, .bool].contains(flag.kind) {
        #expect(FlagValue.problem(flag.defaultValue, for: flag.kind) == nil, "\(command.path)")
      }
    }
  }
}
