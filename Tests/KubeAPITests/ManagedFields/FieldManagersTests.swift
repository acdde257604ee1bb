import Simulation
import Testing

@testable import KubeAPI

@Suite struct FieldManagersTests {
  /// A ConfigMap and its managers, changed by one request after the other.
  private struct Subject {
    var object: Value?
    var managers = FieldManagers([FieldManager]())
    var conflicts: [String] = []
    var second: Int64 = 0

    mutating func apply(_ name: String, _ data: Value, force: Bool = false) {
      second += 1
      let result = managers.applying(
        ["data": data],
        to: object,
        of: .configMap,
        by: FieldManager(name, .apply, of: .configMap, time: Instant(seconds: second))
      )
      conflicts = result.conflicts.map { "\($0.manager.name)\(FieldSet.text(of: $0.path))" }
      guard conflicts.isEmpty || force else { return }
      (object, managers) = (result.object, result.managers)
    }

    mutating func update(_ name: String, _ data: Value) {
      second += 1
      managers.update(
        from: object,
        to: ["data": data],
        of: .configMap,
        by: FieldManager(name, .update, of: .configMap, time: Instant(seconds: second))
      )
      object = ["data": data]
    }

    /// Manager, operation and fields of each entry.
    var owners: [String] {
      managers.entries.map {
        "\($0.name) \($0.operation.rawValue) "
          + $0.fields.paths.map(FieldSet.text).joined(separator: " ")
      }
    }
  }

  @Test("an update owns what it changed and takes it from the others")
  func updates() {
    var subject = Subject()
    subject.update("one", ["a": "1", "b": "1"])
    subject.update("two", ["a": "2", "b": "1"])
    #expect(subject.owners == ["one Update .data .data.b", "two Update .data.a"])
    subject.update("two", ["a": "2"])
    #expect(subject.owners == ["one Update .data", "two Update .data.a"])
  }

  @Test("what a manager applies no more goes, unless another one owns it")
  func prunes() {
    var subject = Subject()
    subject.apply("one", ["a": "1", "b": "1", "c": "1"])
    subject.apply("two", ["b": "1"])
    subject.apply("one", ["a": "1"])
    #expect(subject.object == ["data": ["a": "1", "b": "1"]])
    #expect(subject.owners == ["two Apply .data.b", "one Apply .data.a"])
  }

  @Test("a value of another manager is a conflict, an equal one is shared, force takes it")
  func conflicts() {
    var subject = Subject()
    subject.apply("one", ["a": "1", "b": "1"])
    subject.apply("two", ["a": "2", "b": "1"])
    #expect(subject.conflicts == ["one.data.a"])
    #expect(subject.owners == ["one Apply .data.a .data.b"])
    subject.apply("two", ["a": "2", "b": "1"], force: true)
    #expect(subject.owners == ["one Apply .data.b", "two Apply .data.a .data.b"])
    #expect(subject.object == ["data": ["a": "2", "b": "1"]])
  }

  @Test("ten updaters are kept, the oldest are joined")
  func joinsOldUpdaters() {
    var subject = Subject()
    var data: Value = .object(Fields())
    for number in 0..<12 {
      data["k\(number)"] = "x"
      subject.update("u\(number)", data)
    }
    #expect(subject.managers.entries.count == 10)
    #expect(subject.managers.entries.first?.name == "ancient-changes")
    #expect(subject.managers.owned.contains(["f:data", "f:k0"]))
  }

  @Test("several conflicts are listed by manager")
  func listsConflicts() {
    let fields = FieldSet(["f:spec": ["f:a": .object(Fields()), "f:b": .object(Fields())]])
    let manager = FieldManager("x", .update, of: .job, time: nil, fields: fields)
    let conflicts = fields.paths.map { FieldManagers.Conflict(manager: manager, path: $0) }
    #expect(
      FieldManagers.refusal(of: conflicts).message == """
        Apply failed with 2 conflicts: conflicts with "x" using batch/v1:
        - .spec.a
        - .spec.b
        """
    )
  }
}
