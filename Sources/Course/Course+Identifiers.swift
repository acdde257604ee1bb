extension Course {
  /// What everything in it is called, and where; all share one space, so that `goto ID` and the
  /// learner's record need no more than the id.
  package var identifiers: [(id: String, position: ContentPosition)] {
    var ids: [(id: String, position: ContentPosition)] = []
    for lesson in lessons {
      ids.append((lesson.id, lesson.frontMatter.position))
      for block in lesson.blocks {
        switch block.content {
        case .item(let item): ids.append((item.id, item.position))
        case .checkpoint(let checkpoint): ids.append((checkpoint.id, block.position))
        default: break
        }
      }
    }
    for exercise in exercises {
      ids.append((exercise.id, exercise.position))
      ids += exercise.questions.map { ($0.id, $0.position) }
    }
    return ids
  }
}
