import KubeAPI

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
      prototype.configurationRevision == configurationRevision,
      prototype.namespace == pod.metadata.namespace
    else { return nil }
    return prototype
  }

  /// Keeps something that was made for a pod, for the next ones of its template.
  mutating func keep(
    for pod: Pod,
    configurationRevision: Int,
    _ change: (inout PodPrototype) -> Void
  ) {
    let template = Template(pod.spec.template)
    guard let blueprint = prototypes[template]?.blueprint else { return }
    if current(pod, configurationRevision: configurationRevision) == nil {
      var fresh = PodPrototype(blueprint)
      fresh.namespace = pod.metadata.namespace
      fresh.configurationRevision = configurationRevision
      prototypes[template] = fresh
    }
    change(&prototypes[template, default: PodPrototype(blueprint)])
  }
}
