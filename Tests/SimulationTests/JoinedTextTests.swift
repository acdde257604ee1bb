import Simulation
import Testing

@Suite struct JoinedTextTests {
  @Test("texts are joined as they are, empty and long ones too")
  func joining() {
    #expect(String(joining: []) == "")
    #expect(String(joining: ["", "a", ""]) == "a")
    let long = String(repeating: "ä", count: 40)
    #expect(String(joining: ["x/", long, " → ", "y"]) == "x/" + long + " → y")
  }
}
