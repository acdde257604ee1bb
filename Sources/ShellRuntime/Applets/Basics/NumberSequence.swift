/// `seq`: numbers from one to another.
struct NumberSequence: AppletBody {
  private let first: Double
  private let increment: Double
  private let last: Double
  private let format: NumberFormat
  private let separator: String
  private var index = 0

  init(_ arguments: [String]) throws(Refusal) {
    let synopsis = "seq [-w] [-s SEP] [FIRST [INC]] LAST"
    // `seq 5 -2 1`: behind the first operand a dash is a sign, which the plus sees to.
    let options = try Options(arguments, "+ws:", synopsis: synopsis)
    let operands = options.operands
    guard (1...3).contains(operands.count) else { throw .usage(synopsis) }
    var numbers: [Double] = []
    for operand in operands {
      guard let number = NumberText.floating(operand) else {
        throw .usage(synopsis)
      }
      numbers.append(number)
    }
    last = numbers[numbers.count - 1]
    first = numbers.count > 1 ? numbers[0] : 1
    increment = numbers.count > 2 ? numbers[1] : 1
    separator = options.value("s") ?? "\n"
    var format = NumberFormat()
    // As many decimals as FIRST and INC have; as many digits as the longest has, with -w.
    format.precision = operands.dropLast().map(Self.decimals).max() ?? 0
    if options.has("w") {
      format.zeroPadded = true
      let ends =
        operands.count == 1 ? ["1"] + operands : [operands[0], operands[operands.count - 1]]
      let width = ends.map { $0.prefix { $0 != "." }.count }.max() ?? 0
      let decimals = format.precision ?? 0
      format.width = width + (decimals > 0 ? decimals + 1 : 0)
    }
    self.format = format
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    for _ in 0..<2_000 {
      let value = first + Double(index) * increment
      // Half a step's tolerance would print too much; this much absorbs binary fractions.
      let slack = increment.magnitude * 1e-9
      let done = increment < 0 ? value < last - slack : value > last + slack
      if done || value.isNaN {
        if index > 0 { output.append("\n") }
        return .exit(0)
      }
      if index > 0 { output.append(separator) }
      output.append(format.floating(value, conversion: UInt8(ascii: "f")))
      index += 1
    }
    return .again
  }

  private static func decimals(_ operand: String) -> Int {
    guard let point = operand.firstIndex(of: ".") else { return 0 }
    return operand[operand.index(after: point)...].count
  }
}
