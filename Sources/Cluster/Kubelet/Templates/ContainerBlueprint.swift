import KubeAPI
import ShellRuntime

/// What a kubelet works out from one container of a template, once for all pods of the template.
final class ContainerBlueprint: Sendable {
  let name: String
  let isInit: Bool
  let isSidecar: Bool
  let restartRule: RestartRule
  /// Whether it has hooks.
  let hasLifecycle: Bool
  /// `spec.containers{main}`, as events name the container.
  let fieldPath: String
  let image: Result<ImageName, ImageName.Malformed>
  let pullPolicy: ImagePullPolicy
  /// The event that its image is there.
  let presentMessage: String
  let workingDirectory: String
  /// The bytes that its processes may take; nil without a limit.
  let memoryMax: Int?
  /// Whether it is given an input, which nobody writes to.
  let hasInput: Bool
  let terminationMessagePath: String
  /// Whether its log is its message when it has failed without one.
  let fallsBackToLogs: Bool
  /// Who its processes are, or why they may not be that.
  let user: Result<MachineUser, RootRefusal>
  /// Whether its variables are the same in every pod of the template.
  let hasCommonEnvironment: Bool

  /// `index`: its place in the order of a worker's records.
  init(_ container: Container, at index: Int, of spec: PodSpec) {
    name = container.name
    isInit = index < spec.initContainers.count
    isSidecar = isInit && container.isSidecar
    restartRule = RestartRule(container, in: spec)
    hasLifecycle = container.lifecycle != nil
    fieldPath = "spec.\(isInit ? "initContainers" : "containers"){\(container.name)}"
    image = ImageName.parse(container.image)
    pullPolicy = container.imagePullPolicy
    workingDirectory = container.workingDir.isEmpty ? "/" : container.workingDir
    memoryMax = container.resources.limits["memory"].map { Int(Quantity(decoded: $0).units) }
    hasInput = container.stdin
    presentMessage =
      "Container image \"\(container.image)\" already present on machine and can be accessed by "
      + "the pod"
    let path = container.terminationMessagePath
    terminationMessagePath = path.isEmpty ? "/dev/termination-log" : path
    fallsBackToLogs = container.terminationMessagePolicy == "FallbackToLogsOnError"
    user = Result { () throws(RootRefusal) in try MachineUser(container, in: spec) }
    hasCommonEnvironment = container.env.allSatisfy(\.isCommon)
  }
}

extension EnvVar {
  /// Whether the variable does not depend on the pod: it comes from no field of it.
  fileprivate var isCommon: Bool {
    valueFrom.map { $0.fieldRef == nil && $0.resourceFieldRef == nil } ?? true
  }
}
