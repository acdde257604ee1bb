import KubeAPI
import ShellRuntime
import Simulation

/// What was made for the first pod of a template and serves the next ones too, as long as the
/// ConfigMaps and Secrets that it was made from stay as they are.
struct PodPrototype: Sendable {
  struct ContainerPart: Sendable {
    var environment: ContainerEnvironment?
    var files: PodPrototype.Files?
    /// Where the first program was found, when nothing but the template decides that.
    var program: ProgramLocation?
  }

  /// The files with all volumes mounted.
  struct Files: Sendable {
    var system: FileSystem
    /// For each mounted volume, its name in the pod.
    var sources: [String]
    /// Whether the volumes are those of another run, which were made at other moments.
    var areOfAnotherRun = false
  }

  let blueprint: PodBlueprint
  var namespace = ""
  var configurationRevision = -1
  var volumes: PodVolumes?
  /// The volumes of files among them.
  var volumeTrees: [String: VolumeTree] = [:]
  /// The volumes as another run has made them.
  private var volumesOfAnotherRun: PodVolumes?
  var containers: [ContainerPart]

  init(_ blueprint: PodBlueprint) {
    self.blueprint = blueprint
    containers = Array(repeating: ContainerPart(), count: blueprint.containers.count)
  }

  /// What follows for a template that differs in the name of a volume.
  func renamed(_ name: String, to newName: String, _ blueprint: PodBlueprint) -> PodPrototype {
    var prototype = PodPrototype(blueprint)
    prototype.namespace = namespace
    prototype.configurationRevision = configurationRevision
    prototype.volumes = volumes?.renamed(name, to: newName)
    prototype.volumesOfAnotherRun = volumesOfAnotherRun?.renamed(name, to: newName)
    prototype.volumeTrees = volumeTrees
    if let tree = prototype.volumeTrees.removeValue(forKey: name) {
      prototype.volumeTrees[newName] = tree
    }
    prototype.containers = containers
    for index in containers.indices {
      guard let sources = containers[index].files?.sources else { continue }
      for place in sources.indices where sources[place] == name {
        prototype.containers[index].files?.sources[place] = newName
      }
    }
    return prototype
  }

  /// What serves another run that begins with the same objects.
  var forAnotherRun: PodPrototype {
    var prototype = self
    prototype.volumes = nil
    prototype.volumesOfAnotherRun = volumes ?? volumesOfAnotherRun
    for index in containers.indices {
      prototype.containers[index].files?.areOfAnotherRun = true
    }
    return prototype
  }

  /// The volumes of another run, made at this moment; nil when there are none.
  func remade(_ trees: inout VolumeTrees, at moment: Instant) -> PodVolumes? {
    guard var volumes = volumesOfAnotherRun else { return nil }
    for volume in volumeTrees.keys.sorted() {
      guard let tree = volumeTrees[volume] else { continue }
      volumes.add(volume, trees.remade(tree, at: moment).tree, isWritable: false)
    }
    return volumes
  }
}
