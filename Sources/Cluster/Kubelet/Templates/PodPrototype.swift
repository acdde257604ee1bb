import KubeAPI
import ShellRuntime
import Simulation

/// What was made for the first pod of a template and serves the next ones too, as long as the
/// ConfigMaps and Secrets that it was made from stay as they are.
struct PodPrototype: Sendable {
  struct ContainerPart: Sendable {
    var call: Call?
    var files: Files?
    /// Where the first program was found, when nothing but the template decides that.
    var program: ProgramLocation?
  }

  /// What the first process is called with.
  struct Call: Sendable {
    var environment: ContainerEnvironment
    var arguments: [String]
  }

  /// The files with all volumes mounted.
  struct Files: Sendable {
    var system: FileSystem
    /// For each mounted volume, its name in the pod.
    var sources: [String]
  }

  /// A volume of files.
  struct NamedTree: Sendable {
    var name: String
    var tree: VolumeTree
  }

  let blueprint: PodBlueprint
  var namespace = ""
  var configurationRevision = -1
  var volumes: PodVolumes?
  /// The volumes of files among them.
  var volumeTrees: [NamedTree] = []
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
    for place in volumeTrees.indices where volumeTrees[place].name == name {
      prototype.volumeTrees[place].name = newName
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
    return prototype
  }

  /// The volumes; nil when there are none.
  ///
  /// Those of another run are made at this moment and take their places in the containers' files.
  mutating func takeVolumes(_ trees: inout VolumeTrees, at moment: Instant) -> PodVolumes? {
    if let volumes { return volumes }
    guard var remade = volumesOfAnotherRun else { return nil }
    for volume in volumeTrees {
      remade.add(volume.name, trees.remade(volume.tree, at: moment).tree, isWritable: false)
    }
    for index in containers.indices { containers[index].files?.show(remade) }
    volumesOfAnotherRun = nil
    volumes = remade
    return remade
  }
}

extension PodPrototype.Files {
  /// Puts the volumes of a pod in the place of those of another run.
  fileprivate mutating func show(_ volumes: PodVolumes) {
    for (place, name) in sources.enumerated() {
      guard let tree = volumes.files[name] else { continue }
      system.volumes[place].tree = tree
    }
  }
}
