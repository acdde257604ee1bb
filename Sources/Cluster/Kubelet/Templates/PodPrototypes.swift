import KubeAPI
import Simulation

/// The prototypes of the templates that pods were made from lately.
struct PodPrototypes: Sendable {
  typealias Template = SharedIdentity<PodSpec.Template>

  /// Templates that are kept; more begin anew.
  private static let countMax = 64

  private var prototypes: [Template: PodPrototype] = [:]

  var count: Int { prototypes.count }

  /// What follows from the template of a pod.
  mutating func blueprint(of spec: PodSpec) -> PodBlueprint {
    let template = Template(spec.template)
    if let known = prototypes[template] { return known.blueprint }
    let blueprint = PodBlueprint(spec)
    if prototypes.count >= Self.countMax { prototypes.removeAll() }
    prototypes[template] = PodPrototype(blueprint)
    return blueprint
  }

  /// Lets a template have what is known of another one, which calls a volume by another name.
  mutating func share(
    _ spec: PodSpec,
    with other: PodSpec,
    renaming name: String,
    to newName: String
  ) {
    guard let known = prototypes[Template(spec.template)] else { return }
    if prototypes.count >= Self.countMax { prototypes.removeAll() }
    let blueprint = PodBlueprint(known.blueprint, renaming: name, to: newName)
    prototypes[Template(other.template)] = known.renamed(name, to: newName, blueprint)
  }

  /// What serves another run that begins with the same ConfigMaps and Secrets.
  func forAnotherRun(atRevision revision: Int) -> PodPrototypes {
    var kept = PodPrototypes()
    for (template, prototype) in prototypes where prototype.configurationRevision == revision {
      kept.prototypes[template] = prototype.forAnotherRun
    }
    return kept
  }

  /// What was made for earlier pods of the template; nil when it is out of date.
  func current(_ pod: Pod, configurationRevision: Int) -> PodPrototype? {
    guard let prototype = prototypes[Template(pod.spec.template)],
      prototype.serves(pod, configurationRevision)
    else { return nil }
    return prototype
  }

  /// The volumes as pods of the template have them; nil when they have not been made, or are out of
  /// date.
  mutating func volumes(
    of pod: Pod,
    configurationRevision: Int,
    from trees: inout VolumeTrees,
    at moment: Instant
  ) -> PodVolumes? {
    guard let index = prototypes.index(forKey: Template(pod.spec.template)),
      prototypes.values[index].serves(pod, configurationRevision)
    else { return nil }
    return prototypes.values[index].takeVolumes(&trees, at: moment)
  }

  /// Keeps something that was made for a pod, for the next ones of its template.
  mutating func keep(
    for pod: Pod,
    configurationRevision: Int,
    _ change: (inout PodPrototype) -> Void
  ) {
    guard let index = prototypes.index(forKey: Template(pod.spec.template)) else { return }
    if !prototypes.values[index].serves(pod, configurationRevision) {
      var fresh = PodPrototype(prototypes.values[index].blueprint)
      fresh.namespace = pod.metadata.namespace
      fresh.configurationRevision = configurationRevision
      prototypes.values[index] = fresh
    }
    change(&prototypes.values[index])
  }
}

extension PodPrototype {
  /// Whether it was made in the pod's namespace, from ConfigMaps and Secrets as they are.
  fileprivate func serves(_ pod: Pod, _ configurationRevision: Int) -> Bool {
    self.configurationRevision == configurationRevision && namespace == pod.metadata.namespace
  }
}
