import Cluster
import Console
import KubeAPI
import ShellRuntime
import Simulation
import TerminalText

/// What differs between two states of the cluster and the learner's files, object by object.
struct StateDifference {
  enum Line: Equatable {
    case added(String)
    case removed(String)
    case changed(String, fields: [String])
  }

  private(set) var lines: [Line] = []

  private static let kinds: [Kind] = [
    .job, .cronJob, .pod, .configMap, .secret, .persistentVolumeClaim, .serviceAccount, .namespace,
  ]
  /// Fields that every write changes and that tell nothing.
  private static let quiet: Set<String> = [
    "metadata.resourceVersion", "metadata.managedFields", "metadata.generation",
  ]
  /// Text of a value beyond this many characters is cut.
  private static let textMax = 60

  init(from before: Console, to after: Console) {
    for kind in Self.kinds {
      compare(
        Self.objects(of: kind, in: before.cluster),
        Self.objects(of: kind, in: after.cluster)
      ) { Self.fields(from: $0.value, to: $1.value) }
    }
    compare(Self.files(of: before), Self.files(of: after)) { old, new in
      old == new ? nil : ["\(old.count) bytes → \(new.count) bytes"]
    }
  }

  private typealias Named<Content> = (name: String, content: Content)

  /// Walks two lists that are in the order of their names.
  private mutating func compare<Content>(
    _ before: [Named<Content>],
    _ after: [Named<Content>],
    _ difference: (Content, Content) -> [String]?
  ) {
    var (old, new) = (before[...], after[...])
    while let name = [old.first?.name, new.first?.name].compactMap(\.self).min() {
      switch (old.first?.name == name, new.first?.name == name) {
      case (true, true):
        let pair = (old.removeFirst().content, new.removeFirst().content)
        if let fields = difference(pair.0, pair.1), !fields.isEmpty {
          lines.append(.changed(name, fields: fields))
        }
      case (true, false):
        old.removeFirst()
        lines.append(.removed(name))
      default:
        new.removeFirst()
        lines.append(.added(name))
      }
    }
  }

  private static func objects(of kind: Kind, in cluster: Cluster) -> [Named<APIObject>] {
    cluster.list(kind).map { object in
      let key = object.key
      let isElsewhere = !key.namespace.isEmpty && key.namespace != "default"
      return (
        "\(kind.singular)/\(key.name)" + (isElsewhere ? " in \(key.namespace)" : ""), object
      )
    }.sorted { $0.name < $1.name }
  }

  /// The learner's files, without folders.
  private static func files(of console: Console) -> [Named<[UInt8]>] {
    var found: [Named<[UInt8]>] = []
    var open = [Console.home]
    while let folder = open.popLast() {
      // A folder that is gone or may not be read has nothing to compare.
      for name in (try? console.files.entries(of: folder)) ?? [] {
        let path = "\(folder)/\(name)"
        let status = try? console.files.status(of: path, followingLinks: false)
        if status?.kind == .directory {
          open.append(path)
        } else if let bytes = try? console.files.contents(of: path) {
          found.append(("~" + path.dropFirst(Console.home.count), bytes))
        }
      }
    }
    return found.sorted { $0.name < $1.name }
  }

  // MARK: fields

  private static func fields(from old: Value, to new: Value) -> [String] {
    guard old != new else { return [] }
    var lines: [String] = []
    compare(old, new, at: "", &lines)
    return lines
  }

  private static func compare(
    _ old: Value?,
    _ new: Value?,
    at path: String,
    _ lines: inout [String]
  ) {
    guard old != new, !quiet.contains(path) else { return }
    if case .object(let a)? = old ?? .object([:]), case .object(let b)? = new ?? .object([:]) {
      for name in Set(a.names + b.names).sorted() {
        compare(a[name], b[name], at: path.isEmpty ? name : "\(path).\(name)", &lines)
      }
    } else if case .array(let a)? = old, case .array(let b)? = new {
      for index in 0..<max(a.count, b.count) {
        compare(
          index < a.count ? a[index] : nil,
          index < b.count ? b[index] : nil,
          at: "\(path)[\(index)]",
          &lines
        )
      }
    } else {
      lines.append("\(path): \(text(old)) → \(text(new))")
    }
  }

  private static func text(_ value: Value?) -> String {
    guard let value else { return "(none)" }
    let text = if case .string(let string) = value { string } else { JSONWriter.compact(value) }
    return text.count > textMax ? text.prefix(textMax - 1) + "…" : text
  }
}

extension TutorSession {
  /// `diff [MOMENT [MOMENT]]`: by default what the last act has changed.
  func difference(_ argument: String) -> StyledText {
    let words = argument.split(separator: " ")
    guard words.count <= 2, let from = words.isEmpty ? .before(acts: 1) : SessionMoment(words[0]),
      let to = words.count < 2 ? .now : SessionMoment(words[1])
    else { return problem("Not understood; `help diff` says how moments are named.") }
    guard let old = log(at: from), let new = log(at: to) else {
      return problem("There is no such checkpoint; `checkpoint` lists them.")
    }
    let (before, after) = (console(of: old), console(of: new))
    var text = line("From \(before.cluster.now.rfc3339) to \(after.cluster.now.rfc3339):")
    let difference = StateDifference(from: before, to: after)
    if difference.lines.isEmpty { text += line("Nothing differs but the clock.") }
    for entry in difference.lines {
      switch entry {
      case .added(let name): text += StyledText("+ \(name)\n", .good)
      case .removed(let name): text += StyledText("- \(name)\n", .bad)
      case .changed(let name, let fields):
        text += StyledText("~ \(name)\n", .warning)
        for field in fields {
          text += paragraph(
            StyledText(terminal.hasUnicode ? field : field.replacing("→", with: "->")),
            indent: "    ",
            hangingIndent: "      "
          )
        }
      }
    }
    return text
  }
}
