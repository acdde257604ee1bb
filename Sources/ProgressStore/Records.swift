/// Where a learner is in a course.
package struct Place: Sendable, Equatable {
  package var courseID: String
  package var lessonID: String
  /// The block of the lesson to show next, counted from 0.
  package var blockIndex: Int
  /// How much of the block was done: the commands of an example that have been typed.
  package var step: Int
  package var updatedAt: Int64

  package init(
    courseID: String,
    lessonID: String,
    blockIndex: Int,
    step: Int = 0,
    updatedAt: Int64
  ) {
    self.courseID = courseID
    self.lessonID = lessonID
    self.blockIndex = blockIndex
    self.step = step
    self.updatedAt = updatedAt
  }
}

/// What has happened to an item besides the answers to it.
package struct ItemStatus: Sendable, Equatable {
  package var courseID: String
  package var lessonID: String
  package var itemID: String
  /// The hints that were shown since it was asked last.
  package var hints: Int
  /// How often it was asked again.
  package var reviews: Int
  /// The answers that were given before it was asked last.
  package var attemptsBefore: Int
  package var updatedAt: Int64

  package init(
    courseID: String,
    lessonID: String,
    itemID: String,
    hints: Int,
    reviews: Int,
    attemptsBefore: Int,
    updatedAt: Int64
  ) {
    self.courseID = courseID
    self.lessonID = lessonID
    self.itemID = itemID
    self.hints = hints
    self.reviews = reviews
    self.attemptsBefore = attemptsBefore
    self.updatedAt = updatedAt
  }
}

/// One answer to an item of a lesson.
package struct Attempt: Sendable, Equatable {
  package var courseID: String
  package var lessonID: String
  package var itemID: String
  /// As it was given.
  package var answer: String
  package var isCorrect: Bool
  package var score: Double
  package var maxScore: Double
  package var hintsUsed: Int
  /// The how-manieth answer to this item it is, from 1.
  package var tries: Int
  package var at: Int64
  /// Seconds between the question and the answer.
  package var secondsTaken: Int64

  package init(
    courseID: String,
    lessonID: String,
    itemID: String,
    answer: String,
    isCorrect: Bool,
    score: Double,
    maxScore: Double,
    hintsUsed: Int,
    tries: Int,
    at: Int64,
    secondsTaken: Int64 = 0
  ) {
    self.courseID = courseID
    self.lessonID = lessonID
    self.itemID = itemID
    self.answer = answer
    self.isCorrect = isCorrect
    self.score = score
    self.maxScore = maxScore
    self.hintsUsed = hintsUsed
    self.tries = tries
    self.at = at
    self.secondsTaken = secondsTaken
  }
}

/// How far a learner has come with a lesson.
package struct LessonStatus: Sendable, Equatable {
  package enum State: String, Sendable, CaseIterable { case started, completed, skipped }

  package var courseID: String
  package var lessonID: String
  package var state: State
  package var updatedAt: Int64

  package init(courseID: String, lessonID: String, state: State, updatedAt: Int64) {
    self.courseID = courseID
    self.lessonID = lessonID
    self.state = state
    self.updatedAt = updatedAt
  }
}

/// What is known of a lesson: its state, and the best answer to each of its items added up.
package struct LessonSummary: Sendable, Equatable {
  package let lessonID: String
  /// Nil when items were answered and the lesson never begun.
  package let state: LessonStatus.State?
  package let itemsAnswered: Int
  package let itemsCorrect: Int
  package let score: Double
  /// The most that could be had for the items answered so far.
  package let maxScore: Double
  package let attempts: Int
}

/// The grade of one submission to an exercise.
package struct ExerciseResult: Sendable, Equatable {
  package var courseID: String
  package var exerciseID: String
  package var score: Double
  package var maxScore: Double
  package var passed: Bool
  package var seed: UInt64
  package var at: Int64

  package init(
    courseID: String,
    exerciseID: String,
    score: Double,
    maxScore: Double,
    passed: Bool,
    seed: UInt64,
    at: Int64
  ) {
    self.courseID = courseID
    self.exerciseID = exerciseID
    self.score = score
    self.maxScore = maxScore
    self.passed = passed
    self.seed = seed
    self.at = at
  }
}

/// One command of a session; replaying all of them, in order, leads to the same cluster.
package struct SessionEntry: Sendable, Equatable {
  /// Nanoseconds since 1970 on the cluster's clock.
  package var virtualTime: Int64
  package var command: String
  /// The version of joblab that ran it.
  package var version: String
  package var seed: UInt64

  package init(virtualTime: Int64, command: String, version: String, seed: UInt64) {
    self.virtualTime = virtualTime
    self.command = command
    self.version = version
    self.seed = seed
  }
}
