import Simulation

/// `touch`: sets files' times, and makes those that are missing.
struct Touch: AppletBody {
  private let options: Options

  init(_ arguments: [String]) throws(Refusal) {
    let synopsis = "touch [-cham] [-d DATE] [-t DATE] [-r FILE] FILE..."
    options = try Options(
      arguments,
      "chamd:t:r:",
      long: ["no-create": "c", "date": "d", "reference": "r"],
      synopsis: synopsis
    )
    if options.operands.isEmpty { throw .usage(synopsis) }
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    var status: UInt8 = 0
    do throws(Refusal) {
      let moment = try moment(system)
      for path in options.operands {
        do throws(Errno) {
          try touch(path, moment, &system)
        } catch {
          output.error("touch: \(path): \(error.rawValue)")
          status = 1
        }
      }
    } catch {
      output.error(error.message)
      return .exit(error.status)
    }
    return .exit(status)
  }

  private func moment(_ system: some SystemCalls) throws(Refusal) -> Instant {
    if let path = options.value("r") {
      do throws(Errno) {
        return try system.status(of: path, followingLinks: true).modified
      } catch {
        throw Refusal("touch: \(path): \(error.rawValue)")
      }
    }
    guard let text = options.value("d") ?? options.value("t") else { return system.now }
    guard let moment = DateText.parse(text, now: system.now) else {
      throw Refusal("touch: invalid date '\(text)'")
    }
    return moment
  }

  private func touch(
    _ path: String,
    _ moment: Instant,
    _ system: inout some SystemCalls
  ) throws(Errno) {
    do throws(Errno) {
      try system.setModificationTime(path, moment)
    } catch {
      guard error == .noEntry else { throw error }
      if options.has("c") { return }
      system.close(try system.open(path, .append))
      try system.setModificationTime(path, moment)
    }
  }
}
