import Simulation
import Testing

@Suite struct HexadecimalTests {
  @Test("digits fill the pattern from the highest on, and other characters stay")
  func pattern() {
    #expect(String(hexadecimal: [0x0123_4567_89ab_cdef], pattern: "xxxx-xx") == "0123-45")
    #expect(
      String(hexadecimal: [.max, 0xa], pattern: "xxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxx")
        == "ffffffffffffffff.000000000000000a"
    )
  }
}
