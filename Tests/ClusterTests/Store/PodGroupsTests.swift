import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct PodGroupsTests {
  /// A pod that is in a slot, as the groups are to know it.
  private struct Resident {
    var slot: Int
    var pod: Pod
  }

  private func pod(_ name: String, of owner: String?) -> Pod {
    var pod = Pod.named(name)
    guard let owner else { return pod }
    var reference = OwnerReference()
    reference.uid = owner
    reference.controller = true
    pod.metadata.ownerReferences = [reference]
    return pod
  }

  @Test(
    "it holds the open pods of each controller in the order of entry, through thousands of writes",
    arguments: [1, 2, 3]
  )
  func model(seed: UInt64) {
    let owners: [String?] = ["a", "b", "c", nil]
    var groups = PodGroups()
    var residents: [Resident] = []
    var random = RandomStream(seed: seed, purpose: "test")
    for step in 0..<3_000 {
      let slot = Int(random.below(60))
      let present = residents.firstIndex { $0.slot == slot }
      switch (random.below(6), present) {
      case (0, let present?):
        groups.place(nil, at: slot)
        residents.remove(at: present)
      case (1, let present?):
        // It ends, and nothing holds it: a controller has nothing to do with it any more.
        residents[present].pod.status.phase = .succeeded
        groups.follow(residents[present].pod, at: slot)
        if residents[present].pod.metadata.controller != nil { residents.remove(at: present) }
      case (2, let present?):
        residents[present].pod.status.reason = "at \(step)"
        groups.follow(residents[present].pod, at: slot)
      case (3, let present?):
        let moved = pod("p\(step)", of: owners[Int(random.below(4))])
        let stays =
          moved.metadata.controller?.uid == residents[present].pod.metadata.controller?.uid
        if !stays { residents.append(residents.remove(at: present)) }
        residents[stays ? present : residents.count - 1].pod = moved
        groups.place(moved, at: slot)
      case (_, nil):
        let new = pod("p\(step)", of: owners[Int(random.below(4))])
        groups.place(new, at: slot)
        residents.append(Resident(slot: slot, pod: new))
      default: groups.closeGaps(of: .controller("a"))
      }
      guard step % 20 == 0 else { continue }
      for owner in owners {
        let key: PodGroups.Owner = owner.map { .controller($0) } ?? .nobody(in: "default")
        let expected = residents.map(\.pod).filter { $0.metadata.controller?.uid == owner }
        #expect(groups.members(of: key).map(\.pod) == expected)
      }
    }
  }
}
