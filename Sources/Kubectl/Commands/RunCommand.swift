import Cluster
import KubeAPI
import ShellRuntime
import Simulation

/// `kubectl run`: a pod of one container.
struct RunCommand: Command {
  private let pod: Pod
  private let creation: ObjectCreation
  private let deletion: DeletionOptions
  /// What is left to do after the creation when the client attaches.
  private var run: AttachedRun?

  init(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    guard let name = arguments.wordsBeforeDash.first else {
      throw session.usageError("NAME is required for run")
    }
    guard arguments.has("image") else { throw .plain("required flag(s) \"image\" not set") }
    let image = arguments.text("image")
    guard !image.isEmpty else { throw .plain("--image is required") }
    guard RunCommand.isReference(image) else {
      throw .plain("Invalid image name \(image.goQuoted): invalid reference format")
    }
    if arguments.flag("tty"), !arguments.flag("stdin") {
      throw session.usageError("-i/--stdin is required for containers with -t/--tty=true")
    }
    let restart = arguments.text("restart")
    guard ["Always", "OnFailure", "Never"].contains(restart) else {
      throw session.usageError("invalid restart policy: \(restart)")
    }
    let attaches = arguments.flag("attach") || arguments.flag("stdin")
    if arguments.flag("rm"), !attaches {
      throw session.usageError("--rm should only be used for attached containers")
    }
    let dryRun = try DryRun(&session)
    if attaches, dryRun != .none {
      throw session.usageError(
        "--dry-run=[server|client] can't be used with attached containers options (--attach, "
          + "--stdin, or --tty)"
      )
    }
    for flag in ["expose", "overrides"] where arguments.has(flag) {
      throw .plain("--\(flag) is not supported here")
    }
    pod = try RunCommand.pod(name, image, arguments, session)
    creation = ObjectCreation(dryRun: dryRun, failure: nil)
    deletion = try DeletionOptions(&session)
    if attaches { run = AttachedRun(restartPolicy: pod.spec.restartPolicy, arguments) }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    guard var run else {
      try creation.create(.pod(pod), &session, &cluster, system)
      return .done
    }
    defer { self.run = run }
    if run.pod == nil {
      run.pod = try creation.make(.pod(pod), &session, &cluster).key
      run.deadline = session.now + session.arguments.duration("pod-running-timeout")
    }
    return try run.resume(deletion, &session, &cluster, &system)
  }

  private static func pod(
    _ name: String,
    _ image: String,
    _ arguments: ParsedArguments,
    _ session: Session
  ) throws(KubectlError) -> Pod {
    var pod = Pod()
    pod.metadata.name = name
    pod.metadata.labels["run"] = name
    let labels = arguments.text("labels")
    if !labels.isEmpty {
      pod.metadata.labels = StringMap()
      for label in labels.split(separator: ",") {
        let parts = label.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .plain("unexpected label: \(label)") }
        pod.metadata.labels[String(parts[0])] = String(parts[1])
      }
    }
    for annotation in arguments.list("annotations") {
      let parts = annotation.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { throw .plain("invalid annotations: \(annotation)") }
      pod.metadata.annotations[String(parts[0])] = String(parts[1])
    }
    let words = Array(arguments.words.dropFirst())
    var spec = PodSpec.running(
      name,
      image: image,
      command: arguments.flag("command") ? words : [],
      restartPolicy: RestartPolicy(rawValue: arguments.text("restart"))
    )
    if !arguments.flag("command") { spec.containers[0].args = words }
    spec.containers[0].stdin = arguments.flag("stdin")
    spec.containers[0].stdinOnce = arguments.flag("stdin") && !arguments.flag("leave-stdin-open")
    spec.containers[0].tty = arguments.flag("tty")
    let pull = arguments.text("image-pull-policy")
    guard ["", "Always", "IfNotPresent", "Never"].contains(pull) else {
      throw session.usageError("invalid image pull policy: \(pull)")
    }
    spec.containers[0].imagePullPolicy = ImagePullPolicy(rawValue: pull)
    let port = arguments.text("port")
    if !port.isEmpty {
      guard let number = Int32(port) else {
        throw .plain("strconv.Atoi: parsing \(port.goQuoted): invalid syntax")
      }
      var exposed = ContainerPort()
      exposed.containerPort = number
      spec.containers[0].ports = [exposed]
    }
    for text in arguments.list("env") {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else { throw .plain("invalid env: \(text)") }
      var variable = EnvVar()
      variable.name = String(parts[0])
      variable.assigned = String(parts[1])
      spec.containers[0].env.append(variable)
    }
    spec.dnsPolicy = "ClusterFirst"
    pod.spec = spec
    return pod
  }

  /// Roughly `reference.ReferenceRegexp`: what kubectl refuses before the server sees it.
  private static func isReference(_ image: String) -> Bool {
    let name = image.split(separator: "@", omittingEmptySubsequences: false)[0]
    let path = name.split(separator: "/", omittingEmptySubsequences: false)
    return path.allSatisfy { part in
      guard let first = part.first, first.isASCII, first.isLetter || first.isNumber else {
        return false
      }
      return part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-:".contains($0)) }
    } && !(path.last ?? "").prefix { $0 != ":" }.contains(where: \.isUppercase)
  }
}
