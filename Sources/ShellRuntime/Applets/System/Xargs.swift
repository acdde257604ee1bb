/// `xargs`: runs a program on what its input lists.
struct Xargs: AppletBody {
  private static let synopsis = "xargs [OPTIONS] [PROG ARGS]"
  /// How long one command line may get, in bytes.
  private static let longest = 32_768

  private let options: Options
  private let command: [String]
  private let most: Int
  /// Bytes of one call.
  private let longest: Int
  private let placeholder: String?
  private var input: WholeInput
  private var items: [String]?
  private var next = 0
  private var child: ChildProcess?
  private var ran = false
  private var status: UInt8 = 0

  init(_ arguments: [String]) throws(Refusal) {
    options = try Options(
      arguments,
      "+0rtpxa:E:e::I:i::n:s:P:",
      long: ["no-run-if-empty": "r", "null": "0"],
      synopsis: Self.synopsis
    )
    command = options.operands.isEmpty ? ["echo"] : options.operands
    placeholder = options.value("I") ?? options.value("i").map { $0.isEmpty ? "{}" : $0 }
    let words = try options.number("n", "xargs")
    most = max(1, placeholder == nil ? words ?? Int.max : 1)
    longest = min(Self.longest, try options.number("s", "xargs") ?? Self.longest)
    input = WholeInput(InputFiles("xargs", options.value("a").map { [$0] } ?? []))
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    guard let items else {
      if let step = input.fill(&system, &output) { return step }
      do throws(Refusal) {
        items = try split(input.joined)
        return .again
      } catch {
        output.error(error.message)
        return .exit(error.status)
      }
    }
    if let child {
      guard let ended = child.status(&system) else { return .wait(Wait(child: child.processID)) }
      self.child = nil
      if ended == 255 {
        output.error("xargs: \(command[0]): exited with status 255; aborting")
        return .exit(124)
      }
      if ended >= 128 {
        output.error("xargs: \(command[0]): terminated by signal \(ended - 128)")
        return .exit(125)
      }
      if ended != 0 { status = 123 }
    }
    let runsOnNothing = !ran && !options.has("r") && placeholder == nil
    if next >= items.count, !runsOnNothing { return .exit(status) }
    return run(items, &system, &output)
  }

  private mutating func run(
    _ items: [String],
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    ran = true
    var words = command
    if let placeholder {
      words = command.map { $0.replacing(placeholder, with: items[next]) }
      next += 1
    } else {
      var bytes = command.reduce(0) { $0 + $1.utf8.count + 1 }
      let start = next
      while next < items.count, next - start < most {
        bytes += items[next].utf8.count + 1
        if bytes > longest, next > start { break }
        words.append(items[next])
        next += 1
      }
    }
    if options.has("t") { output.error(words.joined(separator: " ")) }
    do throws(Errno) {
      child = ChildProcess(processID: try system.spawn(words, setting: []))
      return .again
    } catch {
      output.error("xargs: \(words[0]): \(error.rawValue)")
      return .exit(error == .noEntry ? 127 : 126)
    }
  }

  /// The items of the input: by NUL, by line with `-I`, else by blanks with quoting.
  private func split(_ bytes: [UInt8]) throws(Refusal) -> [String] {
    let ending = options.value("E") ?? options.value("e")
    var items: [String] = []
    if options.has("0") {
      items = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    } else if placeholder != nil {
      items = WholeInput.lines(bytes).map { line in
        String(decoding: line.drop { $0 == 32 || $0 == 9 }, as: UTF8.self)
      }
      items.removeAll { $0.isEmpty }
    } else {
      items = try words(bytes)
    }
    if let ending, !ending.isEmpty, let end = items.firstIndex(of: ending) {
      items.removeSubrange(end...)
    }
    return items
  }

  private func words(_ bytes: [UInt8]) throws(Refusal) -> [String] {
    var words: [String] = []
    var word: [UInt8]?
    var quote: UInt8?
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if let open = quote {
        if byte == open { quote = nil } else { word = (word ?? []) + [byte] }
      } else if byte == UInt8(ascii: "\\"), index < bytes.count {
        word = (word ?? []) + [bytes[index]]
        index += 1
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
        word = word ?? []
      } else if byte == 32 || (9...13).contains(byte) {
        if let done = word { words.append(String(decoding: done, as: UTF8.self)) }
        word = nil
      } else {
        word = word ?? []
        word?.append(byte)
      }
    }
    if let quote {
      let kind = quote == UInt8(ascii: "'") ? "single" : "double"
      throw Refusal("xargs: unmatched \(kind) quote")
    }
    if let done = word { words.append(String(decoding: done, as: UTF8.self)) }
    return words
  }
}
