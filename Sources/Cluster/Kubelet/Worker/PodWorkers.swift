import Simulation

extension PodWorker {
  /// What leads to a worker without a search, for as long as it lives; no later one has the same.
  struct ID: Hashable, Sendable {
    fileprivate let slot: Int
    fileprivate let number: Int
  }
}

/// What the kubelets of all nodes know of their pods.
///
/// The steps of a pod find its worker by what the table has given out for it; who knows the pod
/// alone asks for that by the pod's uid. Each worker has a box, so that a copy of the table shares
/// those that nobody changes.
struct PodWorkers: Sendable {
  private final class Box: @unchecked Sendable {
    let number: Int
    // Written only while uniquely referenced, like the storage of an array.
    @exclusivity(unchecked) var worker: PodWorker

    init(_ worker: PodWorker, number: Int) {
      self.worker = worker
      self.number = number
    }
  }

  private var slots: [Box?] = []
  private var freeSlots: [Int] = []
  private var ids = FocusedTable<String, PodWorker.ID>()
  private var nextNumber = 0

  var count: Int { ids.count }
  var isEmpty: Bool { ids.isEmpty }

  /// All workers, by the uids of their pods.
  var inOrder: [PodWorker.ID] {
    ids.keys.sorted().compactMap { ids[$0] }
  }

  /// That of the pod with this uid.
  func id(of uid: String) -> PodWorker.ID? { ids[uid] }

  /// Whether a worker is still there.
  func contains(_ id: PodWorker.ID) -> Bool { slots[id.slot]?.number == id.number }

  /// A worker that is there.
  subscript(id: PodWorker.ID) -> PodWorker {
    _read { yield box(of: id).worker }
    _modify {
      if !isKnownUniquelyReferenced(&slots[id.slot]) {
        slots[id.slot] = Box(box(of: id).worker, number: id.number)
      }
      yield &box(of: id).worker
    }
  }

  mutating func add(_ worker: PodWorker) -> PodWorker.ID {
    let id = PodWorker.ID(slot: freeSlots.popLast() ?? slots.count, number: nextNumber)
    nextNumber += 1
    let box = Box(worker, number: id.number)
    if id.slot == slots.count { slots.append(box) } else { slots[id.slot] = box }
    ids[worker.uid] = id
    return id
  }

  mutating func remove(_ id: PodWorker.ID) {
    ids[self[id].uid] = nil
    slots[id.slot] = nil
    freeSlots.append(id.slot)
  }

  private func box(of id: PodWorker.ID) -> Box {
    guard let box = slots[id.slot], box.number == id.number else {
      preconditionFailure("a step is about a worker that is there")
    }
    return box
  }
}
