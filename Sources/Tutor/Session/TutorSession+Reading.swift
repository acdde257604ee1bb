import Cluster
import Console
import Course
import ShellRuntime
import TerminalText

/// Going through lessons: what is shown, and where one stops to do something.
extension TutorSession {
  /// What a learner sees on arriving: the page they left, the first one, or the one they asked for.
  package mutating func open(_ goal: String?) -> [Effect] {
    if let goal { return goTo(goal) }
    guard !course.lessons.isEmpty else {
      return [.show(line("This course has no lessons; see `list` for its exercises."))]
    }
    if case .lesson(_, block: -1) = bookmark { return [.show(welcome)] + startLesson() }
    return [.show(welcomeBack)] + showAgain(isResumed: true)
  }

  /// On to the next stop: prose and files up to the next thing to do.
  mutating func goOn() -> [Effect] {
    if reviewedFrom != nil { return review() }
    switch bookmark {
    case .exercise(let id):
      guard let lesson = course.exercise(id).flatMap({ course.lesson($0.lesson) }) else {
        return [.show(line("`list` shows where you can go from here."))]
      }
      return resume(lesson)
    case .lesson(let id, let number):
      guard let lesson = course.lesson(id) else { return [] }
      if number + 1 >= lesson.blocks.count { return finish(lesson) }
      return page(of: lesson, from: number + 1)
    }
  }

  /// The page before the one in view.
  mutating func goBack() -> [Effect] {
    guard case .lesson(let id, let number) = bookmark, let lesson = course.lesson(id) else {
      return goOn()
    }
    let current = pageStart(in: lesson, endingAt: number)
    guard current > 0 else {
      return [.show(line("This is the beginning of the lesson; `list` shows the others."))]
    }
    return page(of: lesson, from: pageStart(in: lesson, endingAt: current - 1))
  }

  mutating func goTo(_ name: String) -> [Effect] {
    leaveReview()
    if let lesson = lesson(named: name) {
      let effects = exercise == nil ? [] : enter(Console.home)
      bookmark = .lesson(lesson.id, block: -1)
      return effects + startLesson()
    }
    if let exercise = course.exercise(name) { return start(exercise) }
    if let (lesson, number) = place(ofItem: name) {
      let first = pageStart(in: lesson, endingAt: number)
      return missingFiles(of: lesson, before: first) + page(of: lesson, from: first)
    }
    let known = course.lessons.map(\.id) + course.exercises.map(\.id)
    let items = course.lessons.flatMap(\.items).map(\.id)
    let nearest = NearestWord.to(name, among: known + items).map { " Did you mean `\($0)`?" }
    let list = known.joined(separator: ", ")
    return [
      .show(
        problem("There is no lesson or exercise `\(name)`; there are: \(list)." + (nearest ?? ""))
      )
    ]
  }

  func place(ofItem id: String) -> (Lesson, Int)? {
    for lesson in course.lessons {
      let number = lesson.blocks.firstIndex {
        if case .item(let item) = $0.content { item.id == id } else { false }
      }
      if let number { return (lesson, number) }
    }
    return nil
  }

  private func lesson(named name: String) -> Lesson? {
    if let number = Int(name), course.lessons.indices.contains(number - 1) {
      return course.lessons[number - 1]
    }
    return course.lesson(name)
  }

  /// Shows the page in view once more.
  ///
  /// One that is resumed is as far as it was: with the commands typed, and the start of its task.
  mutating func showAgain(isResumed: Bool = false) -> [Effect] {
    switch bookmark {
    case .exercise(let id): course.exercise(id).map { [.show(view(of: $0))] } ?? []
    case .lesson(let id, let number):
      if let lesson = course.lesson(id), number >= 0 {
        page(
          of: lesson,
          from: pageStart(in: lesson, endingAt: number),
          isRepeated: true,
          isResumed: isResumed
        )
      } else {
        startLesson()
      }
    }
  }

  private mutating func startLesson() -> [Effect] {
    guard case .lesson(let id, _) = bookmark, let lesson = course.lesson(id) else { return [] }
    var effects: [Effect] = [.show(title(of: lesson))]
    if progress.lessons[id] == nil {
      progress.lessons[id] = .started
      effects.append(.save(.lesson(id, .started)))
    }
    guard !lesson.blocks.isEmpty else {
      return effects + [.show(problem("This lesson has nothing that could be shown."))]
    }
    return effects + page(of: lesson, from: 0)
  }

  /// Back from an exercise into its lesson: on after the block that sent the learner there.
  private mutating func resume(_ lesson: Lesson) -> [Effect] {
    let from = lesson.blocks.lastIndex {
      if case .exercise(let id) = $0.content { bookmark == .exercise(id) } else { false }
    }
    let effects = enter(Console.home)
    bookmark = .lesson(lesson.id, block: from ?? -1)
    return effects + goOn()
  }

  private mutating func finish(_ lesson: Lesson) -> [Effect] {
    var effects: [Effect] = []
    if progress.lessons[lesson.id] != .completed {
      progress.lessons[lesson.id] = .completed
      effects.append(.save(.lesson(lesson.id, .completed)))
    }
    let next = course.lessons.firstIndex { $0.id == lesson.id }
      .flatMap { $0 + 1 < course.lessons.count ? course.lessons[$0 + 1] : nil }
    effects.append(.show(summary(of: lesson, next: next)))
    if let next {
      bookmark = .lesson(next.id, block: -1)
      effects.append(.save(.bookmark(bookmark)))
      effects += startLesson()
    }
    return effects
  }

  /// Shows blocks from `first` to the next stop and stands there.
  mutating func page(
    of lesson: Lesson,
    from first: Int,
    isRepeated: Bool = false,
    isResumed: Bool = false
  ) -> [Effect] {
    var effects: [Effect] = []
    var number = first
    while true {
      let block = lesson.blocks[number]
      effects.append(.show(view(of: block)))
      if !isRepeated {
        for (path, text) in files(givenBy: block) { effects += write(text, to: path) }
      }
      if block.isStop || number + 1 == lesson.blocks.count { break }
      number += 1
    }
    // Whoever comes from an exercise is still in its folder; elsewhere learners go by themselves.
    if exercise != nil { effects = enter(Console.home) + effects }
    bookmark = .lesson(lesson.id, block: number)
    fields = nil
    if case .session(let session)? = block?.content, session.isFresh, !isRepeated {
      renewCluster(seed: session.seed)
    }
    // A review comes back to the place that was left for it, even when it is left half done.
    effects.append(.save(reviewedFrom == nil ? .bookmark(bookmark) : .asked))
    effects += beginTask(isResumed: isResumed)
    if isResumed, commandsRun > 0 {
      effects.append(.save(.step(bookmark, commandsRun)))
    } else {
      commandsRun = 0
    }
    effects.append(.show(whatNow))
    return effects
  }

  /// Notes where the task in view begins, unless it has begun already.
  private mutating func beginTask(isResumed: Bool) -> [Effect] {
    guard openItem?.question.task != nil else {
      taskStart = nil
      return []
    }
    if isResumed, taskStart != nil { return [] }
    taskStart = log
    // The store has room for the task of the place that is left, and for no other.
    return reviewedFrom == nil ? [.save(.taskStart(log))] : []
  }

  /// Where the page that ends at `last` begins: after the stop before it.
  private func pageStart(in lesson: Lesson, endingAt last: Int) -> Int {
    var number = last
    while number > 0, !lesson.blocks[number - 1].isStop { number -= 1 }
    return number
  }
}

extension Block {
  /// Whether the learner is asked to do something here.
  var isStop: Bool {
    switch content {
    case .prose, .manifest: false
    case .session, .item, .checkpoint, .exercise: true
    }
  }
}

// MARK: - The learner's files and cluster

extension TutorSession {
  /// Writes a file that the course gives, and notes it for the replay.
  mutating func write(_ text: String, to path: String) -> [Effect] {
    note(.write(path: path, text: text), text, path)
  }

  /// Takes what the learner has saved in their editor.
  package mutating func takeEdit(_ text: String, of path: String) -> [Effect] {
    note(.edit(path: path, text: text), text, path)
  }

  /// Takes what the learner has saved in the editor that a running command has opened.
  package mutating func answerEdit(_ text: String, of path: String) -> [Effect] {
    defer { console.finishEdit() }
    return takeEdit(text, of: path)
  }

  private mutating func note(
    _ action: SessionAct,
    _ text: String,
    _ path: String
  ) -> [Effect] {
    var written = console
    do throws(Errno) {
      try written.write(Array(text.utf8), to: path)
    } catch {
      return [.show(problem("\(path) cannot be written: \(error.rawValue)."))]
    }
    noteAct(action)
    console = written
    return []
  }

  /// A new cluster with a new shell; the lesson's files up to here are written again.
  mutating func renewCluster(seed: UInt64) {
    let files = filesOfOtherExercises + filesInView
    log = SessionLog(seed: seed)
    snapshots = ConsoleSnapshots()
    undone.removeAll()
    console = log.replayed()
    for (path, text) in files {
      // A new file system takes what the old one took.
      _ = write(text, to: path)
    }
  }

  /// The learner's work on exercises that are not in view, which outlives the cluster.
  private var filesOfOtherExercises: [(path: String, text: String)] {
    course.exercises.filter { $0.id != exercise?.id }.flatMap { exercise in
      exerciseFiles(of: exercise).map {
        ("\(Self.folder(of: exercise))/\($0.path)", String(decoding: $0.bytes, as: UTF8.self))
      }
    }
  }

  /// The files that the lesson has given so far, or those that an exercise starts from.
  private var filesInView: [(path: String, text: String)] {
    switch bookmark {
    case .lesson(let id, let number):
      return (course.lesson(id)?.blocks.prefix(number + 1) ?? []).flatMap(files(givenBy:))
    case .exercise(let id):
      return course.exercise(id).map { startFiles(of: $0) } ?? []
    }
  }

  /// The files that a block puts into the learner's folder.
  func files(givenBy block: Block) -> [(path: String, text: String)] {
    switch block.content {
    case .manifest(let manifest): [("\(Console.home)/\(manifest.file)", manifest.text)]
    case .item(let item):
      asked(item).files.map { ("\(Console.home)/\($0.path)", $0.text) }
    case .prose, .session, .checkpoint, .exercise: []
    }
  }

  func startFiles(of exercise: Exercise) -> [(path: String, text: String)] {
    exercise.start.map {
      ("\(Self.folder(of: exercise))/\($0.path)", String(decoding: $0.bytes, as: UTF8.self))
    }
  }

  /// The files that a lesson gives before a block, as far as they are not there.
  mutating func missingFiles(of lesson: Lesson, before number: Int) -> [Effect] {
    var effects: [Effect] = []
    for block in lesson.blocks.prefix(number) {
      guard case .manifest = block.content else { continue }
      for (path, text) in files(givenBy: block) where !exists(path) {
        effects += write(text, to: path)
      }
    }
    return effects
  }

  /// Opens an exercise; files that the learner has changed already stay as they are.
  mutating func start(_ exercise: Exercise) -> [Effect] {
    bookmark = .exercise(exercise.id)
    var effects: [Effect] = [.show(view(of: exercise))]
    for (path, text) in startFiles(of: exercise) where !exists(path) {
      effects += write(text, to: path)
    }
    return effects + enter(Self.folder(of: exercise))
      + [.save(.bookmark(bookmark)), .show(whatNow)]
  }

  /// Goes to the folder where the files are that the text speaks of, for all to see.
  func enter(_ folder: String) -> [Effect] {
    guard console.workingDirectory != folder else { return [] }
    let name = folder.split(separator: "/").last.map(String.init) ?? folder
    let command = folder == Console.home ? "cd" : "cd ~/\(name)"
    return [.show(echo(of: command)), .run(command: command)]
  }

  func exists(_ path: String) -> Bool {
    // Any failure means that there is no file to keep.
    (try? console.files.status(of: path, followingLinks: true)) != nil
  }
}
