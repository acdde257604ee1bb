/// `factor`: numbers and their primes.
struct Factor: AppletBody {
  private var reader: LineReader?
  /// The numbers still to be factored.
  private var waiting: ArraySlice<String>
  private var search: FactorSearch?

  init(_ arguments: [String]) {
    waiting = arguments.dropFirst()
    reader = waiting.isEmpty ? LineReader(InputFiles("factor", [])) : nil
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if search != nil {
      if let factors = search?.advance() {
        output.append(factors.map { " \($0)" }.joined() + "\n")
        search = nil
      }
      return .again
    }
    if let text = waiting.popFirst() { return start(text, &output) }
    guard let event = reader?.next(&system, &output) else { return .exit(0) }
    switch event {
    case .opened, .endOfFile: return .again
    case .end: return .exit(0)
    case .blocked(let step): return step
    case .line(let line):
      let text = String(decoding: line.bytes, as: UTF8.self)
      waiting = text.split(whereSeparator: \.isWhitespace).map(String.init)[...]
      return .again
    }
  }

  private mutating func start(_ text: String, _ output: inout Output) -> AppletStep {
    var digits = text.drop(while: \.isWhitespace)
    if digits.hasPrefix("+") { digits.removeFirst() }
    let isNumber = digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard isNumber, let number = UInt64(digits) else {
      let refusal = Refusal.usage("factor [NUMBER]...")
      output.error(refusal.message)
      return .exit(refusal.status)
    }
    output.append("\(number):")
    search = FactorSearch(number)
    return .again
  }
}

/// The search for a number's primes, by trial division, some thousand divisors at a time.
struct FactorSearch: Sendable {
  private var rest: UInt64
  private var divisor: UInt64 = 2
  private var factors: [UInt64] = []

  init(_ number: UInt64) {
    rest = number
  }

  /// The primes in their order once they are all known.
  mutating func advance() -> [UInt64]? {
    if rest < 2 { return factors }
    for _ in 0..<20_000 {
      while rest % divisor == 0 {
        rest /= divisor
        factors.append(divisor)
      }
      if rest == 1 { return factors }
      // No divisor up to the square root of 2^64 can overflow its square but the last.
      let (square, overflow) = divisor.multipliedReportingOverflow(by: divisor)
      if overflow || square > rest { return factors + [rest] }
      divisor += divisor == 2 ? 1 : 2
    }
    return nil
  }
}
