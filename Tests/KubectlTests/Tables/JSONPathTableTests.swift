import KubeAPI
import Simulation
import Testing

@testable import Kubectl

/// The grammar of https://kubernetes.io/docs/reference/kubectl/jsonpath/ on a document of its own.
@Suite struct JSONPathTableTests {
  static let document = StrategicMergeTableTests.value(
    """
    kind: List
    items:
    - {kind: None, metadata: {name: n1, labels: {kubernetes.io/os: linux}}, status: {capacity: {cpu: '4'}, addresses: [{type: A, ip: 1.1.1.1}, {type: B, ip: 2.2.2.2}]}}
    - {kind: None, metadata: {name: n2}, status: {capacity: {cpu: '8'}, addresses: [{type: A, ip: 3.3.3.3}]}}
    users:
    - {name: u1, user: {}, age: 7}
    - {name: u2, user: {name: admin, secret: x}, age: 9}
    empty: []
    nothing: null
    flag: true
    list: [a, b, c, d, e]
    nested: [[1, 2], [3, 4]]
    """
  )

  struct Case: Sendable, CustomTestStringConvertible {
    var template: String
    var text: String
    var testDescription: String { template }
    init(_ template: String, _ text: String) {
      self.template = template
      self.text = text
    }
  }

  static let cases: [Case] = [
    Case("{.kind}", "List"), Case("{@.kind}", "List"), Case("{$.kind}", "List"),
    Case("{['kind']}", "List"), Case("{.flag}", "true"), Case("{.empty}", "[]"),
    Case("{.empty[*]}", ""), Case("{.list}", #"["a","b","c","d","e"]"#),
    Case("{.list[*]}", "a b c d e"), Case("{.list[0]}", "a"), Case("{.list[4]}", "e"),
    Case("{.list[-1]}", "e"), Case("{.list[-5]}", "a"), Case("{.list[1:3]}", "b c"),
    Case("{.list[:2]}", "a b"), Case("{.list[3:]}", "d e"), Case("{.list[:]}", "a b c d e"),
    Case("{.list[::2]}", "a c e"), Case("{.list[1::2]}", "b d"), Case("{.list[0:4:3]}", "a d"),
    Case("{.list[-2:]}", "d e"), Case("{.list[:-3]}", "a b"), Case("{.list[0,3]}", "a d"),
    Case("{.list[4,0,4]}", "e a e"), Case("{.list[1:1]}", ""), Case("{.nested[0]}", "[1,2]"),
    Case("{.nested[1][0]}", "3"), Case("{.nested[*][1]}", "2 4"),
    Case("{.items[*].metadata.name}", "n1 n2"), Case("{.items[0].metadata.name}", "n1"),
    Case("{.items[*]['metadata.name']}", "n1 n2"), Case("{.items[*].status.capacity.cpu}", "4 8"),
    Case("{.items[*]['metadata.name','status.capacity.cpu']}", "n1 n2 4 8"),
    Case("{..ip}", "1.1.1.1 2.2.2.2 3.3.3.3"),
    Case("{.items[0]..ip}", "1.1.1.1 2.2.2.2"),
    Case("{.items[*].status.addresses[0].ip}", "1.1.1.1 3.3.3.3"),
    Case("{.items[*].status.addresses[?(@.type=='B')].ip}", "2.2.2.2"),
    Case("{.items[*].status.addresses[?(@.type!='A')].ip}", "2.2.2.2"),
    Case(#"{.items[*].status.addresses[?(@.type=="A")].ip}"#, "1.1.1.1 3.3.3.3"),
    Case(#"{.items[0].metadata.labels.kubernetes\.io/os}"#, "linux"),
    Case(#"{.items[0].metadata.labels['kubernetes\.io/os']}"#, "linux"),
    Case("{.users[?(@.name=='u2')].user.name}", "admin"), Case("{.users[?(@.age>8)].name}", "u2"),
    Case("{.users[?(@.age<8)].name}", "u1"), Case("{.users[?(@.age>=7)].name}", "u1 u2"),
    Case("{.users[?(@.age<=9)].name}", "u1 u2"), Case("{.users[?(@.user.secret)].name}", "u2"),
    Case("{.users[*].user}", #"{} {"name":"admin","secret":"x"}"#),
    Case("{range .users[*]}{.name},{end}", "u1,u2,"),
    Case("{range .users[*]}{.name}{'\\n'}{end}", "u1\nu2\n"),
    Case(#"{range .users[*]}[{.name}, {.age}] {end}"#, "[u1, 7] [u2, 9] "),
    Case("{range .items[*]}{range .status.addresses[*]}{.type}{end};{end}", "AB;A;"),
    Case("{range .empty[*]}x{end}y", "y"), Case("{range .list[1:3]}<{@}>{end}", "<b><c>"),
    Case("hello {.kind}!", "hello List!"), Case("{'{'}", "{"), Case(#"{"a\tb"}"#, "a\tb"),
    Case("{.missing}", ""), Case("{.missing.deeper}", ""), Case("{.users[0].missing}", ""),
    Case("{.kind}{.flag}", "Listtrue"), Case("{.kind} {.flag}", "List true"),
    Case("{.users[1]['name']}", "u2"), Case("{.users[*].age}", "7 9"), Case("{3}{'x'}", "3x"),
  ]

  @Test("a template is filled in", arguments: cases)
  func fills(_ example: Case) throws {
    var path = try JSONPath(example.template)
    path.allowsMissingKeys = true
    #expect(try path.text(for: Self.document) == example.text)
  }

  @Test("there are enough examples")
  func counts() { #expect(Self.cases.count >= 60) }

  @Test(
    "mutated templates are refused or filled in, and nothing crashes",
    arguments: 0..<UInt64(20)
  )
  func sweeps(_ seed: UInt64) {
    var random = RandomStream(seed: seed, purpose: "jsonpath")
    let pieces = [
      "{", "}", "[", "]", "..", "*", "?(@.", ")", "'", "\"", "range ", "{end}", ":", "-1",
    ]
    var filled = 0
    for round in 0..<100 {
      var text = Array(Self.cases[round % Self.cases.count].template)
      for _ in 0..<random.below(3) {
        let place = Int(random.below(UInt64(text.count + 1)))
        if random.below(2) == 0 || text.isEmpty {
          text.insert(contentsOf: pieces[Int(random.below(UInt64(pieces.count)))], at: place)
        } else {
          text.remove(at: min(place, text.count - 1))
        }
      }
      guard let path = try? JSONPath(String(text)) else { continue }
      let first = try? path.text(for: Self.document)
      #expect(first == (try? path.text(for: Self.document)))
      filled += first == nil ? 0 : 1
    }
    #expect(filled > 0)
  }
}
