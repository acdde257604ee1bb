import Console
package import Course

/// Takes items out of a course: draws their values, works out their keys, and puts the files that
/// they are about into their prompts.
package struct SheetBuilder: Sendable {
  private let course: Course
  private let maker: any LaboratoryMaker
  private let threads: Int

  package init(
    course: Course,
    maker: any LaboratoryMaker = ConsoleLaboratoryMaker(),
    threads: Int = 1
  ) {
    self.course = course
    self.maker = maker
    self.threads = threads
  }

  /// No lesson, exercise or item has the name.
  package struct UnknownName: Error, Hashable, Sendable {
    package var name: String
    package var nearest: String?
  }

  /// An item with what it needs for its key.
  private struct Work: Sendable {
    var section: Int
    var item: Item
    var files: [ProofFile]
  }

  /// The items of the lessons, exercises and items that are named; all of them without a name.
  ///
  /// - Throws: `UnknownName`, or the `ContentProblem` of an item whose proof gives no key.
  package func sheet(of names: [String], seed: UInt64) throws -> ItemSheet {
    for name in names where !knownNames.contains(name) {
      throw UnknownName(name: name, nearest: name.nearest(in: knownNames))
    }
    var (sections, work) = allWork()
    work = work.filter { work in
      names.isEmpty || names.contains(work.item.id) || names.contains(sections[work.section].id)
    }
    let results = inParallel(work, threads: threads) { work in
      Result<Item, ContentProblem> { () throws(ContentProblem) in try Self.done(work, seed, maker) }
    }
    for (work, result) in zip(work, results) {
      sections[work.section].items.append(try result.get())
    }
    sections.removeAll(where: \.items.isEmpty)
    let title = sections.count == 1 ? sections[0].title : "Kubernetes Jobs"
    return ItemSheet(title: title, seed: seed, sections: sections)
  }

  private var knownNames: [String] {
    course.lessons.flatMap { [$0.id] + $0.items.map(\.id) }
      + course.exercises.flatMap { [$0.id] + $0.questions.map(\.id) }
  }

  private func allWork() -> ([ItemSheet.Section], [Work]) {
    var sections: [ItemSheet.Section] = []
    var work: [Work] = []
    for lesson in course.lessons {
      work += lesson.itemsWithFiles.map {
        Work(section: sections.count, item: $0.item, files: $0.files)
      }
      sections.append(.init(id: lesson.id, title: lesson.title, items: []))
    }
    for exercise in course.exercises {
      work += exercise.questions.map { Work(section: sections.count, item: $0, files: []) }
      sections.append(.init(id: exercise.id, title: exercise.title, items: []))
    }
    return (sections, work)
  }

  private static func done(
    _ work: Work,
    _ seed: UInt64,
    _ maker: any LaboratoryMaker
  ) throws(ContentProblem) -> Item {
    let drawn = try work.item.drawn(DrawSource(owner: "sheet \(seed)", id: work.item.id))
    let item = try AnswerJudge(files: work.files, maker: maker).resolved(drawn)
    return item.selfContained(with: item.namedFiles(of: work.files))
  }
}

extension Item {
  /// The files of the lesson that the question is about: those that it or its proof names.
  fileprivate func namedFiles(of files: [ProofFile]) -> [ProofFile] {
    var texts = [prompt]
    if let proof { texts.append(proof.script) }
    if let task = question.task {
      texts.append(task.expect)
      if case .script(let script) = task.solution { texts.append(script) }
    }
    return files.filter { file in texts.contains { $0.contains(file.path) } }
  }
}
