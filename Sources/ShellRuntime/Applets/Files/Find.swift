import Simulation

/// `find`: the files below some folders that meet conditions, and what is done with them.
struct Find: AppletBody {
  private struct Item: Sendable {
    var path: String
    var depth: Int
    /// Its content has been put on the way already.
    var entered = false
  }

  private static let deepest = 200

  private let expression: FindParser
  private var open: [Item]
  private var collected: [[String]]
  private var current: Item?
  /// The answers to the current file's conditions so far, in the order of asking: when a program
  /// has ended, the expression is gone through again without repeating what was done.
  private var answers: [Bool] = []
  private var asked = 0
  private var child: ChildProcess?
  private var failed = false
  private var checked = false
  private var followsLinks = false
  private var followsRoots = false
  /// Whether the current file is a folder that is entered after its conditions.
  private var descends = false
  private var hasQuit = false

  init(_ arguments: [String]) throws(Refusal) {
    var words = arguments.dropFirst()
    var roots: [String] = []
    while let word = words.first, ["-L", "-H", "-P"].contains(word) {
      followsLinks = word == "-L"
      followsRoots = word == "-H"
      words.removeFirst()
    }
    while let word = words.first, !word.hasPrefix("-"), word != "(", word != "!" {
      roots.append(word)
      words.removeFirst()
    }
    expression = try FindParser(words)
    followsLinks = followsLinks || expression.followsLinks
    collected = expression.collectors.map { _ in [] }
    open = (roots.isEmpty ? ["."] : roots).reversed().map { Item(path: $0, depth: 0) }
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if !checked {
      checked = true
      for path in expression.references {
        do throws(Errno) {
          _ = try system.status(of: path, followingLinks: true)
        } catch {
          output.error("find: can't stat '\(path)': \(error.rawValue)")
          return .exit(1)
        }
      }
    }
    if let child {
      guard let status = child.status(&system) else { return .wait(Wait(child: child.processID)) }
      self.child = nil
      if current == nil { failed = failed || status != 0 } else { answers.append(status == 0) }
    }
    for _ in 0..<200 {
      if let item = current {
        asked = 0
        if evaluate(expression.condition, item, &system, &output) == nil { return .again }
        current = nil
        answers = []
        if descends { enter(item, system, &output) }
      } else if hasQuit {
        return finish(&system, &output)
      } else if let item = open.popLast() {
        visit(item, system, &output)
      } else {
        return finish(&system, &output)
      }
    }
    return .again
  }

  private mutating func visit(
    _ item: Item,
    _ system: some SystemCalls,
    _ output: inout Output
  ) {
    do throws(Errno) {
      let kind = try status(of: item, system).kind
      descends =
        kind == .directory && !item.entered && item.depth < min(expression.most, Self.deepest)
    } catch {
      output.error("find: \(item.path): \(error.rawValue)")
      failed = true
      return
    }
    if descends, expression.depthFirst {
      descends = false
      open.append(Item(path: item.path, depth: item.depth, entered: true))
      enter(item, system, &output)
    } else if item.depth >= expression.least {
      current = item
    } else if descends {
      enter(item, system, &output)
    }
  }

  private mutating func enter(
    _ item: Item,
    _ system: some SystemCalls,
    _ output: inout Output
  ) {
    do throws(Errno) {
      open += try system.entries(of: item.path).reversed().map {
        Item(path: FileTree.join(item.path, $0), depth: item.depth + 1)
      }
    } catch {
      output.error("find: \(item.path): \(error.rawValue)")
      failed = true
    }
  }

  private func status(of item: Item, _ system: some SystemCalls) throws(Errno) -> FileStatus {
    let follows = followsLinks || followsRoots && item.depth == 0
    do throws(Errno) {
      return try system.status(of: item.path, followingLinks: follows)
    } catch {
      // A link that leads nowhere stands for itself.
      return try system.status(of: item.path, followingLinks: false)
    }
  }

  private mutating func finish(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    for (index, paths) in collected.enumerated() where !paths.isEmpty {
      collected[index] = []
      let words = expression.collectors[index].flatMap { word in
        word.contains("{}") ? paths.map { word.replacing("{}", with: $0) } : [word]
      }
      if !start(words, &system, &output) { failed = true }
      return .again
    }
    return .exit(failed ? 1 : 0)
  }

  private mutating func start(
    _ command: [String],
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> Bool {
    do throws(Errno) {
      child = ChildProcess(processID: try system.spawn(command, setting: []))
      return true
    } catch {
      output.error("find: \(command.first ?? ""): \(error.rawValue)")
      return false
    }
  }

  /// Nil while a program that the answer depends on runs.
  private mutating func evaluate(
    _ condition: FindCondition,
    _ item: Item,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> Bool? {
    // Nothing is done any more after -quit.
    if hasQuit { return false }
    switch condition {
    case .all(let parts):
      for part in parts {
        guard let value = evaluate(part, item, &system, &output) else { return nil }
        if !value { return false }
      }
      return true
    case .any(let parts):
      for part in parts {
        guard let value = evaluate(part, item, &system, &output) else { return nil }
        if value { return true }
      }
      return false
    case .not(let part): return evaluate(part, item, &system, &output).map { !$0 }
    default: break
    }
    asked += 1
    if asked <= answers.count { return answers[asked - 1] }
    if case .run(let command) = condition {
      // The program writes to the same places: what was said before it goes out first.
      if !output.isEmpty {
        asked -= 1
        return nil
      }
      let words = command.map { $0.replacing("{}", with: item.path) }
      if start(words, &system, &output) { return nil }
      answers.append(false)
      return false
    }
    let answer = perform(condition, item, &system, &output)
    answers.append(answer)
    return answer
  }

  private mutating func perform(
    _ condition: FindCondition,
    _ item: Item,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> Bool {
    switch condition {
    case .constant(let value): return value
    case .name(let pattern): return pattern.matches(PathParts.last(item.path))
    case .path(let pattern): return pattern.matches(item.path)
    case .print(let end): output.append(item.path + end)
    case .collect(let index): collected[index].append(item.path)
    case .delete: return delete(item.path, &system, &output)
    case .prune: if expression.depthFirst { return false } else { descends = false }
    case .quit:
      (hasQuit, descends) = (true, false)
      return false
    case .regex(let expression):
      let text = Array(item.path.utf8)[...]
      return expression.firstMatch(in: text, capturing: false)?.range == 0..<text.count
    case .empty: return isEmpty(item, system)
    default:
      // What vanished in the meantime meets no condition.
      guard let status = try? status(of: item, system) else { return false }
      return Self.meets(condition, status, system)
    }
    return true
  }

  private static func meets(
    _ condition: FindCondition,
    _ status: FileStatus,
    _ system: some SystemCalls
  ) -> Bool {
    switch condition {
    case .kind(let kind): return status.kind == kind
    case .size(let quantity): return quantity.holds(status.size)
    case .links(let quantity): return quantity.holds(status.links)
    case .age(let quantity):
      return quantity.holds(age: Int((system.now - status.modified).nanoseconds / 1_000_000_000))
    case .executable: return status.permissions & 0o111 != 0
    case .permissions(let mask, let order):
      switch order {
      case .more: return status.permissions & mask != 0
      case .less: return status.permissions & mask == mask
      case .equal: return status.permissions == mask
      }
    case .inode(let number): return status.inode == number
    case .same(let path):
      return (try? system.status(of: path, followingLinks: true).inode) == status.inode
    case .newer(let path):
      guard let other = try? system.status(of: path, followingLinks: true) else { return false }
      return status.modified > other.modified
    default: return false
    }
  }

  private func isEmpty(_ item: Item, _ system: some SystemCalls) -> Bool {
    guard let status = try? status(of: item, system) else { return false }
    if status.kind == .directory { return (try? system.entries(of: item.path))?.isEmpty == true }
    return status.kind == .file && status.size == 0
  }

  private mutating func delete(
    _ path: String,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> Bool {
    do throws(Errno) {
      if try system.status(of: path, followingLinks: false).kind == .directory {
        if path != "." { try system.removeDirectory(path) }
      } else {
        try system.removeFile(path)
      }
      return true
    } catch {
      output.error("find: \(path): \(error.rawValue)")
      failed = true
      return false
    }
  }
}
