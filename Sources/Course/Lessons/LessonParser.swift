import Markdown

/// Reads a lesson: YAML front matter, then CommonMark with GitHub's tables.
///
/// Fenced code at the top level is live when its info string says so (docs/content.md has the
/// grammar in full); every other block is prose:
///
///     ```yaml manifest job.yaml     a file in the learner's folder
///     ```session [fresh] [seed=7]   `$ command` lines, each followed by what it prints
///     ```quiz an-id                 a graded item, in YAML
///     ```checkpoint an-id           a named state of the cluster, in YAML
///     ```exercise an-id             an exercise to be done here; the text says what for
///
/// The first word of each is a language that code hosts either know or ignore, so that a lesson
/// reads well there too. A block that does not parse is reported and left out; the rest stays.
package struct LessonParser {
  private let file: String
  private var blocks: [Block] = []
  private var prose: [MarkdownBlock] = []
  private var problems: [ContentProblem] = []

  private init(file: String) {
    self.file = file
  }

  /// The lesson as far as it could be read, and what is wrong with it.
  ///
  /// The lesson is nil when its front matter or its Markdown as a whole cannot be read.
  package static func parse(
    _ text: String,
    file: String
  ) -> (lesson: Lesson?, problems: [ContentProblem]) {
    var parser = LessonParser(file: file)
    do throws(ContentProblem) {
      let (frontMatter, body, line) = try FrontMatterParser.split(text, file: file)
      let document = try markdown(body, file: file, firstLine: line)
      for block in document.blocks { parser.take(block) }
      parser.endProse()
      return (
        Lesson(frontMatter: frontMatter, file: file, blocks: parser.blocks), parser.problems
      )
    } catch {
      return (nil, parser.problems + [error])
    }
  }

  static func markdown(
    _ text: String,
    file: String,
    firstLine: Int
  ) throws(ContentProblem) -> MarkdownDocument {
    do {
      return try MarkdownDocument(parsing: text, firstLine: firstLine)
    } catch {
      throw ContentProblem(ContentPosition(file: file, line: firstLine), "\(error)")
    }
  }

  // MARK: blocks

  private mutating func take(_ block: MarkdownBlock) {
    guard case .code(let code) = block.content, let kind = LiveBlock(info: code.info) else {
      prose.append(block)
      return
    }
    let fence = ContentPosition(file: file, line: block.lines.lowerBound)
    do throws(ContentProblem) {
      let content = try kind.content(code, fence: fence)
      endProse()
      blocks.append(Block(content: content, position: fence))
    } catch {
      problems.append(error)
    }
  }

  private mutating func endProse() {
    guard let first = prose.first else { return }
    blocks.append(
      Block(
        content: .prose(Prose(blocks: prose)),
        position: ContentPosition(file: file, line: first.lines.lowerBound)
      )
    )
    prose = []
  }
}
