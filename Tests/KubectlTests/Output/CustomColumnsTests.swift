import KubeAPI
import Simulation
import Testing

@testable import Kubectl

@Suite struct CustomColumnsTests {
  static let list: Value = [
    "kind": "List",
    "items": [
      ["metadata": ["name": "apple"], "spec": ["n": 3, "images": ["x", "y"]]],
      ["metadata": ["name": "fig"], "spec": ["n": 1]],
    ],
  ]

  @Test("each object is a row, and what is missing says so")
  func printsRows() throws {
    let columns = try CustomColumns(spec: "NAME:.metadata.name,N:{.spec.n},IMAGES:.spec.images[*]")
    #expect(
      try columns.text(for: Self.list) == """
        NAME    N     IMAGES
        apple   3     x,y
        fig     1     <none>

        """
    )
  }

  @Test("a file gives headings in one line and paths in the next")
  func readsTemplate() throws {
    let columns = try CustomColumns(template: "NAME   N\nmetadata.name spec.n\n")
    #expect(try columns.text(for: Self.list) == "NAME    N\napple   3\nfig     1\n")
  }

  @Test("a column without a path is refused")
  func refusesHeadingAlone() {
    let message = "unexpected custom-columns spec: JOB, expected <header>:<json-path-expr>"
    #expect(throws: KubectlError.plain(message)) { try CustomColumns(spec: "JOB") }
  }
}

@Suite struct SortingTests {
  private static let names = ["c", "a", "b"]
  private static func object(_ name: String) -> Value {
    var spec: Value = [:]
    if name != "b" { spec["n"] = name == "a" ? 10 : 9 }
    return ["metadata": ["name": .string(name)], "spec": spec]
  }

  @Test("objects without the field come first, numbers by size")
  func sorts() throws {
    #expect(try Sorting("{.metadata.name}").sorted(Self.names, by: Self.object) == ["a", "b", "c"])
    #expect(try Sorting(".spec.n").sorted(Self.names, by: Self.object) == ["b", "c", "a"])
  }

  @Test("a field that nobody has is an error")
  func refusesUnknownField() {
    let message = "couldn't find any field with path \"{.nothing}\" in the list of objects"
    #expect(throws: KubectlError.plain(message)) {
      try Sorting(".nothing").sorted(Self.names, by: Self.object)
    }
  }
}

@Suite struct UnifiedDiffTests {
  @Test("changes that lie apart get hunks of their own")
  func printsHunks() {
    let old = (1...20).map { "line \($0)" }
    var new = old
    new[1] = "changed"
    new.remove(at: 17)
    let text = UnifiedDiff.text(from: old, to: new, names: ("a", "b"), at: .init(seconds: 0))
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.filter { $0.hasPrefix("@@") } == ["@@ -1,5 +1,5 @@", "@@ -15,6 +15,5 @@"])
    #expect(
      lines.dropFirst(3).filter { "+-".contains($0.first ?? " ") }
        == ["-line 2", "+changed", "-line 18"]
    )
  }

  @Test("equal texts have no difference")
  func isEmpty() {
    #expect(
      UnifiedDiff.text(from: ["a"], to: ["a"], names: ("a", "b"), at: .init(seconds: 0)) == ""
    )
  }
}

@Suite struct KubectlErrorTests {
  @Test("an invalid object is named, with one cause on the line and several below it")
  func namesCauses() {
    func status(_ count: Int) -> KubectlError {
      let causes = (0..<count).map {
        APIStatus.Cause(reason: "FieldValueRequired", message: "Required value", field: "f\($0)")
      }
      return .server(APIStatus(.invalid, "long", kind: "Job", name: "x", causes: causes))
    }
    #expect(status(1).text == "The Job \"x\" is invalid: f0: Required value")
    #expect(
      status(2).text == "The Job \"x\" is invalid: \n* f0: Required value\n* f1: Required value"
    )
  }

  @Test("other refusals say that they come from the server, and what kubectl was doing")
  func namesServer() {
    let status = APIStatus.notFound(.job, "x")
    #expect(
      KubectlError.server(status).text == "Error from server (NotFound): jobs.batch \"x\" not found"
    )
    #expect(
      KubectlError.wrapped("error when creating \"STDIN\"", status).text
        == "Error from server (NotFound): error when creating \"STDIN\": jobs.batch \"x\" not found"
    )
  }
}
