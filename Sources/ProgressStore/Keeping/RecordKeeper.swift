import GRDB
import Glibc

/// Keeps the learner's record wherever it can be kept, so that nothing answered is lost: in its own
/// file, else in a rescue file elsewhere, else in memory.
///
/// What a rescue file holds is taken into the record when that can be written again.
package struct RecordKeeper: Sendable {
  /// The record's own file.
  package let home: String
  /// Where it may stay meanwhile, the best place first.
  package let rescues: [String]

  package enum Place: Equatable, Sendable {
    case home
    case rescue(String)
    case memory
  }

  /// An open record, and what there is to tell about it.
  package struct Opening: Sendable {
    package var store: ProgressStore
    package var place = Place.home
    /// Where a file that could not be read has gone.
    package var movedAside: String?
    /// Why it is not at home.
    package var problem: ProgressStoreError?
    /// How many answers were brought home from elsewhere.
    package var broughtHome = 0
  }

  package init(home: String, rescues: [String]) {
    self.home = home
    self.rescues = rescues
  }

  /// Opens the record, with what earlier sessions had to leave elsewhere.
  ///
  /// `mayWrite` lets a rescue file be begun; one that is there is opened anyway.
  package func open(mayWrite: Bool = true) throws(ProgressStoreError) -> Opening {
    let problem: ProgressStoreError
    do throws(ProgressStoreError) {
      let opened = try ProgressStore.open(at: home)
      var opening = Opening(store: opened.store, movedAside: opened.movedAside)
      opening.broughtHome = bringHome(into: opened.store)
      return opening
    } catch {
      problem = error
    }
    return try elsewhere(because: problem, mayWrite: mayWrite) { target in
      takeIn(fileAt: home, into: target)
    }
  }

  /// Another place for a record that cannot be written any more, with all that it holds.
  ///
  /// - Returns: Nil when there is no such place; in memory it is already.
  package func leave(
    _ store: ProgressStore,
    at place: Place,
    because problem: ProgressStoreError
  ) -> Opening? {
    // Somebody else holds it for a while, which passes.
    guard problem.reason != .busy else { return nil }
    if place != .home || problem.reason == .gone, let opened = try? ProgressStore.open(at: home),
      (try? opened.store.takeIn(store)) != nil
    {
      return Opening(store: opened.store, movedAside: opened.movedAside, problem: problem)
    }
    for path in rescues where place != .rescue(path) || problem.reason == .gone {
      guard let target = rescue(at: path) else { continue }
      let isWhole = (try? target.takeIn(store)) != nil
      // What is damaged cannot be read; what is answered from now on can be kept.
      guard isWhole || problem.reason == .damaged else { continue }
      return Opening(store: target, place: .rescue(path), problem: problem)
    }
    return nil
  }

  /// Brings a record home from where it had to stay; whether that could be done.
  package func bringHome(_ store: ProgressStore, from place: Place) -> Bool {
    guard place != .home else { return true }
    // What keeps it from its home has been told already.
    guard let opened = try? ProgressStore.open(at: home), (try? opened.store.takeIn(store)) != nil
    else { return false }
    if case .rescue(let path) = place { StoreFile(path: path).remove() }
    return true
  }
}

extension RecordKeeper {
  /// Takes in what earlier sessions have left elsewhere; how many answers that were.
  private func bringHome(into store: ProgressStore) -> Int {
    var answers = 0
    for path in rescues where StoreFile(path: path).isOurs {
      // One that cannot be read now stays where it is.
      guard let rescued = try? ProgressStore.open(at: path).store,
        let count = try? store.takeIn(rescued)
      else { continue }
      answers += count
      StoreFile(path: path).remove()
    }
    return answers
  }

  /// The record in a rescue file, or else in memory, filled by `fill`.
  private func elsewhere(
    because problem: ProgressStoreError,
    mayWrite: Bool,
    fill: (ProgressStore) -> Void
  ) throws(ProgressStoreError) -> Opening {
    for path in rescues where mayWrite || StoreFile(path: path).isOurs {
      guard let store = rescue(at: path) else { continue }
      fill(store)
      return Opening(store: store, place: .rescue(path), problem: problem)
    }
    let store = try ProgressStore.inMemory()
    fill(store)
    return Opening(store: store, place: .memory, problem: problem)
  }

  /// A rescue file that can be written; nil where none can be, or where others could reach it.
  private func rescue(at path: String) -> ProgressStore? {
    let file = StoreFile(path: path)
    guard (try? file.makeFolder()) != nil, file.isFolderOurs,
      let store = try? ProgressStore.open(at: path).store,
      // Opening alone says nothing on a full disk.
      (try? store.setSetting("rescued from", to: home)) != nil
    else { return nil }
    return store
  }

  /// Takes in what can be read of a file that cannot be written, or is of another version.
  private func takeIn(fileAt path: String, into target: ProgressStore) {
    if let store = try? StoreFile(path: path).openForReading(),
      (try? target.takeIn(store)) != nil
    {
      return
    }
    // SQLite writes beside a file even to read it: where it may not, a copy is read.
    for rescue in rescues where StoreFile(path: rescue).isFolderOurs {
      let copy = StoreFile(path: "\(rescue).reading-\(getpid())")
      defer { copy.remove() }
      guard copy.isCopied(from: StoreFile(path: path)), let store = try? copy.openForReading(),
        (try? target.takeIn(store)) != nil
      else { continue }
      return
    }
  }
}
