import KubeAPI
import Simulation
import Testing

/// The rules of https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/ on one set
/// of labels.
@Suite struct SelectorTableTests {
  static let labels: StringMap = [
    "app": "web", "tier": "front", "rank": "7", "empty": "", "in": "notin",
    "example.com/team": "a.b_c-d", "weight": "-3", "word": "seven",
  ]

  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    /// Nil when the selector is refused.
    var matches: Bool?
    var testDescription: String { text }
    init(_ text: String, _ matches: Bool?) {
      self.text = text
      self.matches = matches
    }
  }

  static let cases: [Case] = [
    Case("", true), Case(" ", true), Case("app", true), Case("none", false), Case("!none", true),
    Case("!app", false), Case("! app", false), Case("app=web", true), Case("app==web", true),
    Case("app = web", true), Case(" app=web ", true), Case("app=db", false), Case("app=", false),
    Case("empty=", true), Case("empty", true), Case("empty!=", false), Case("none=", false),
    Case("none=web", false), Case("app!=web", false), Case("app!=db", true),
    Case("none!=web", true),
    Case("app in (web)", true), Case("app in (db, web)", true), Case("app in (db)", false),
    Case("app in(web)", true), Case("app in ( web )", true), Case("none in (web)", false),
    Case("app in ()", false), Case("empty in ()", true), Case("empty in (,a)", true),
    Case("app in (web,)", true), Case("app notin (web)", false), Case("app notin (db)", true),
    Case("app notin (db, web)", false), Case("none notin (web)", true), Case("app,tier", true),
    Case("app,none", false), Case("app=web,tier=front", true), Case("app=web, tier=back", false),
    Case("app=web,!none", true), Case("app in (web),tier notin (back)", true), Case("rank>6", true),
    Case("rank>7", false), Case("rank<8", true), Case("rank<7", false), Case("rank > 6", true),
    Case("weight>-4", true), Case("weight<0", true), Case("word>1", false), Case("none>1", false),
    Case("none<1", false), Case("rank>6,rank<8", true), Case("in", true),
    Case("in in (notin)", true),
    Case("in=notin", true), Case("example.com/team=a.b_c-d", true), Case("example.com/team", true),
    Case("example.com/none", false), Case("rank>x", nil), Case("rank>", nil), Case("app web", nil),
    Case("app in web", nil), Case("app in (web", nil), Case("app=web,", nil), Case(",app", nil),
    Case("app,,tier", nil), Case("=web", nil), Case("!", nil), Case("app=-web", nil),
    Case("a b=c", nil), Case("app=web=x", nil), Case("/app=x", nil), Case("app!web", nil),
    Case("(app)", nil), Case("app notin", nil), Case("app=we b", nil), Case("-app", nil),
  ]

  @Test("a selector matches or not, or is refused", arguments: cases)
  func selects(_ example: Case) {
    let selection = try? LabelSelection(example.text)
    #expect(selection?.matches(Self.labels) == example.matches)
  }

  @Test(
    "mutated selectors never crash, and their own text means the same",
    arguments: 0..<UInt64(20)
  )
  func sweeps(_ seed: UInt64) throws {
    var random = RandomStream(seed: seed, purpose: "selector")
    let pieces = [
      ",", "!", "=", "==", "!=", " in ", " notin ", "(", ")", ">", "<", "a", "7", "/", ".",
    ]
    var readable = 0
    for round in 0..<100 {
      var text = Self.cases[round % Self.cases.count].text
      for _ in 0..<random.below(3) {
        let offset = Int(random.below(UInt64(text.count + 1)))
        let piece = pieces[Int(random.below(UInt64(pieces.count)))]
        text.insert(contentsOf: piece, at: text.index(text.startIndex, offsetBy: offset))
      }
      guard let selection = try? LabelSelection(text) else { continue }
      readable += 1
      let again = try LabelSelection(selection.text)
      #expect(again.matches(Self.labels) == selection.matches(Self.labels), "\(text)")
    }
    #expect(readable > 20)
  }
}
