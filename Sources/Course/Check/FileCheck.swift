import Markdown

/// Checks that every file of the course has a place in it, and that every link leads somewhere.
struct FileCheck {
  let files: any ContentFiles
  let course: Course

  func problems() -> [ContentProblem] {
    let paths: [String]
    do {
      paths = try files.paths()
    } catch {
      return []  // The loader has said so.
    }
    return strayFiles(paths) + deadLinks(Set(paths))
  }

  // MARK: stray files

  private func strayFiles(_ paths: [String]) -> [ContentProblem] {
    let exercises = Set(
      paths.filter(CourseLoader.isExerciseFile).map { $0.split(separator: "/")[1] }
    )
    return paths.compactMap { path in
      let parts = path.split(separator: "/")
      let message: String
      switch parts.first {
      case "lessons" where CourseLoader.isLesson(path):
        if hasNumber(parts[1]) { return nil }
        message = "a lesson's name begins with its number, as in `01-jobs.md`"
      case "exercises" where parts.count > 2 && exercises.contains(parts[1]):
        if ["exercise.yaml", "task.md"].contains(parts[2]), parts.count == 3 { return nil }
        if ["start", "solutions", "mistakes"].contains(parts[2]), parts.count > 3 { return nil }
        message =
          "has no place in an exercise; there are exercise.yaml, task.md, start/, "
          + "solutions/ and mistakes/"
      case "exercises" where parts.count > 2:
        message = "belongs to no exercise: its folder has no exercise.yaml"
      default:
        message = "has no place in a course"
      }
      return ContentProblem(ContentPosition(file: path), message)
    }
  }

  private func hasNumber(_ name: Substring) -> Bool {
    let digits = name.prefix { $0.isASCII && $0.isNumber }
    return digits.count >= 2 && name.dropFirst(digits.count).first == "-"
  }

  // MARK: links

  private func deadLinks(_ paths: Set<String>) -> [ContentProblem] {
    var problems: [ContentProblem] = []
    let anchors = anchorsByPage()
    for lesson in course.lessons {
      for block in lesson.blocks {
        guard case .prose(let prose) = block.content else { continue }
        problems += check(prose.blocks, in: lesson.file, paths, anchors)
      }
    }
    for exercise in course.exercises {
      let file = "exercises/\(exercise.id)/task.md"
      do throws(ContentProblem) {
        let task = try LessonParser.markdown(exercise.task, file: file, firstLine: 1)
        problems += check(task.blocks, in: file, paths, anchors)
      } catch {
        problems.append(error)
      }
    }
    return problems
  }

  private func check(
    _ blocks: [MarkdownBlock],
    in file: String,
    _ paths: Set<String>,
    _ anchors: [String: Set<String>]
  ) -> [ContentProblem] {
    blocks.flatMap { block in
      block.links.compactMap { url in
        guard let target = target(of: url, from: file),
          let missing = missing(url, in: target, paths, anchors)
        else { return nil }
        return ContentProblem(
          ContentPosition(file: file, line: block.lines.lowerBound),
          "the link to \(url) leads nowhere: there is no \(missing)"
        )
      }
    }
  }

  /// What a link wants of a file and does not find; nil when it leads somewhere.
  private func missing(
    _ url: String,
    in target: String,
    _ paths: Set<String>,
    _ anchors: [String: Set<String>]
  ) -> String? {
    guard paths.contains(target) else { return target }
    guard let mark = url.firstIndex(of: "#"), let known = anchors[target] else { return nil }
    let anchor = String(url[url.index(after: mark)...])
    return anchor.isEmpty || known.contains(anchor) ? nil : "heading `#\(anchor)` in \(target)"
  }

  /// The anchors of the headings of each lesson and task, by the page's path.
  private func anchorsByPage() -> [String: Set<String>] {
    var pages: [String: Set<String>] = [:]
    for lesson in course.lessons {
      var prose: [MarkdownBlock] = []
      for block in lesson.blocks {
        if case .prose(let part) = block.content { prose += part.blocks }
      }
      pages[lesson.file] = HeadingAnchors.of(prose)
    }
    for exercise in course.exercises {
      let file = "exercises/\(exercise.id)/task.md"
      // A task that is no Markdown is told of where its links are looked at.
      let task = try? LessonParser.markdown(exercise.task, file: file, firstLine: 1)
      pages[file] = task.map { HeadingAnchors.of($0.blocks) }
    }
    return pages
  }

  /// The path within the course; nil for links to other sites.
  private func target(of url: String, from file: String) -> String? {
    if url.contains("://") || url.hasPrefix("mailto:") { return nil }
    if url.hasPrefix("#") { return file }
    let path = url.prefix { $0 != "#" && $0 != "?" }
    var parts = file.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}

extension MarkdownBlock {
  /// The addresses of all links and images in it.
  fileprivate var links: [String] {
    switch content {
    case .heading(_, let inlines), .paragraph(let inlines): inlines.flatMap(\.links)
    case .quote(let blocks): blocks.flatMap(\.links)
    case .list(let list): list.items.flatMap { $0.blocks.flatMap(\.links) }
    case .table(let table):
      ([table.header] + table.rows).flatMap { $0.flatMap { $0.flatMap(\.links) } }
    case .code, .thematicBreak, .html: []
    }
  }
}

extension MarkdownInline {
  fileprivate var links: [String] {
    switch self {
    case .link(let text, let url): [url] + text.flatMap(\.links)
    case .image(_, let url): [url]
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): inner.flatMap(\.links)
    case .text, .code, .html, .softBreak, .lineBreak: []
    }
  }
}
