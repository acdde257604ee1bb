import Simulation
import Testing

@testable import Cluster

@Suite struct ContainerLogTests {
  private let moment = Instant(seconds: 5)

  private func texts(_ log: ContainerLog) -> [String] {
    log.lines.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test("an unfinished line waits for its end, on each stream by itself")
  func pending() {
    var log = ContainerLog()
    log.append("one\ntw".utf8, to: .output, at: moment)
    log.append("oops\n".utf8, to: .error, at: moment)
    log.append("o\n".utf8, to: .output, at: moment + .seconds(1))
    #expect(texts(log) == ["one", "oops", "two"])
    #expect(log.lines.map(\.stream) == [.output, .error, .output])
    #expect(log.lines.last?.moment == moment + .seconds(1))
  }

  @Test("what has no line feed at the end is the last line")
  func closing() {
    var log = ContainerLog()
    log.append("a\nrest".utf8, to: .output, at: moment)
    #expect(texts(log) == ["a"])
    log.close(at: moment)
    #expect(texts(log) == ["a", "rest"])
    #expect(log.lines.map(\.hasLineFeed) == [true, false])
    #expect(!log.isOpen)
  }

  @Test("a log beyond its limit loses its oldest lines and counts them")
  func rotation() {
    var log = ContainerLog()
    for number in 0..<1_000 {
      log.append("line \(number)\n".utf8, to: .output, at: moment, limit: 10_000)
    }
    #expect(log.size <= 10_000)
    #expect(log.droppedLineCount + log.lines.count == 1_000)
    #expect(log.droppedLineCount > 0)
    #expect(texts(log).last == "line 999")
    #expect(texts(log).first == "line \(log.droppedLineCount)")
  }

  @Test("a line without end is cut, so that it takes no more than its limit")
  func endless() {
    var log = ContainerLog()
    for _ in 0..<100 {
      log.append(repeatElement(UInt8(ascii: "x"), count: 1_000), to: .output, at: moment)
    }
    #expect(log.lines.count == 6)
    #expect(log.lines.allSatisfy { $0.bytes.count == 16_384 && !$0.hasLineFeed })
  }

  @Test("the tail is 80 lines at most")
  func tail() {
    var log = ContainerLog()
    for number in 0..<100 { log.append("\(number)\n".utf8, to: .output, at: moment) }
    #expect(log.tail().count(where: { $0 == 0x0A }) == 80)
  }
}
