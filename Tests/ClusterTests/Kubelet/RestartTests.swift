import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct RestartTests {
  @Test("restarts come at once, then after 10-15, 20-30 and 40-60 s", arguments: 1...10)
  func backOff(seed: UInt64) throws {
    var lab = PodLab(seed: seed)
    try lab.run("p", "sleep 1; exit 5", policy: "OnFailure")
    var gaps: [Duration] = []
    for count: Int32 in 1...4 {
      #expect(lab.wait { $0.container("p")?.restartCount == count })
      let status = try #require(lab.container("p"))
      let last = try #require(status.lastState.terminated?.finishedAt)
      let start = try #require(
        status.state.running?.startedAt ?? status.state.terminated?.startedAt
      )
      gaps.append(start - last)
      #expect(lab.phase("p") == .running)
    }
    #expect(gaps[0] <= .seconds(1))
    // Statuses carry whole seconds, and an exit is noticed within one.
    #expect(gaps[1] >= .seconds(9) && gaps[1] <= .seconds(16))
    #expect(gaps[2] >= .seconds(19) && gaps[2] <= .seconds(31))
    #expect(gaps[3] >= .seconds(39) && gaps[3] <= .seconds(61))
    let event = lab.events("p").last ?? ""
    #expect(event.contains("BackOff Back-off restarting failed container main in pod p_default("))
  }

  @Test("a container that waits shows CrashLoopBackOff only when the kubelet looks again")
  func waitingState() throws {
    var lab = PodLab()
    try lab.run("p", "exit 5", policy: "OnFailure")
    #expect(lab.wait { $0.container("p")?.state.waiting?.reason == "CrashLoopBackOff" })
    let status = try #require(lab.container("p"))
    let uid = try #require(lab.pod("p")?.metadata.uid)
    #expect(
      status.state.waiting?.message
        == "back-off 10s restarting failed container=main pod=p_default(\(uid))"
    )
    #expect(status.lastState.terminated?.exitCode == 5)
    #expect(lab.phase("p") == .running)
    let error = lab.watch("p").filter { $0.text == "Running main:Error" }
    #expect(!error.isEmpty, "before that it shows how it has ended")
  }

  @Test("of a restarted container the log of the run before is kept, and no older one")
  func previousLog() throws {
    var lab = PodLab()
    try lab.run("p", "echo $HOSTNAME; sleep 1; exit 1", policy: "OnFailure")
    #expect(lab.wait { $0.container("p")?.state.running != nil })
    #expect(
      lab.log("p", previous: true)
        == "previous terminated container \"main\" in pod \"p\" not found"
    )
    #expect(lab.wait { $0.container("p")?.restartCount == 2 })
    #expect(lab.log("p") == "p\n")
    #expect(lab.log("p", previous: true) == "p\n")
    let records = lab.cluster.kubelet.workers.inOrder
      .flatMap { lab.cluster.kubelet.workers[$0].records }
    #expect(records.map { $0.previousLog?.lines.count } == [1])
  }

  @Test("under Always a container that succeeds runs again")
  func always() throws {
    var lab = PodLab()
    try lab.run("p", "sleep 2", policy: "Always")
    #expect(lab.wait { $0.container("p")?.restartCount == 1 })
    #expect(lab.container("p")?.lastState.terminated?.reason == "Completed")
  }
}

@Suite struct StartFailureTests {
  @Test("a program that is not in the image is a StartError with 128")
  func startError() throws {
    var lab = PodLab()
    try lab.run("p", "", container: ["command": ["/opt/run-me"]])
    try lab.run("q", "", container: ["command": ["echo one string"]])
    lab.wait(6)
    let end = try #require(lab.container("p")?.state.terminated)
    let prefix =
      "failed to create containerd task: failed to create shim task: OCI runtime create failed: "
      + "runc create failed: unable to start container process: exec: "
    #expect(end.exitCode == 128 && end.reason == "StartError")
    #expect(
      end.message
        == prefix + "\"/opt/run-me\": stat /opt/run-me: no such file or directory: unknown"
    )
    #expect(lab.phase("p") == .failed)
    #expect(lab.log("p") == "")
    #expect(lab.events("p").last == "1 Failed Error: \(end.message)")
    #expect(
      lab.container("q")?.state.terminated?.message
        == prefix + "\"echo one string\": executable file not found in $PATH: unknown"
    )
  }

  @Test("under OnFailure it restarts, in phase Running")
  func startErrorRestarts() throws {
    var lab = PodLab()
    try lab.run("p", "", policy: "OnFailure", container: ["command": ["/opt/run-me"]])
    lab.wait(8)
    #expect(lab.phase("p") == .running)
    #expect(lab.container("p")?.restartCount == 1)
  }

  @Test("a missing image is asked for again and again, and never fails the pod")
  func missingImage() throws {
    var lab = PodLab()
    try lab.run("p", "true", container: ["image": "busybox:no-such-tag"])
    #expect(lab.wait { $0.container("p")?.state.waiting?.reason == "ErrImagePull" })
    #expect(
      lab.log("p") == "container \"main\" in pod \"p\" is waiting to start: image can't be pulled"
    )
    #expect(lab.wait { $0.container("p")?.state.waiting?.reason == "ImagePullBackOff" })
    #expect(
      lab.log("p")
        == "container \"main\" in pod \"p\" is waiting to start: trying and failing to pull image"
    )
    let refusal =
      "rpc error: code = NotFound desc = failed to pull and unpack image "
      + "\"docker.io/library/busybox:no-such-tag\": failed to resolve reference "
      + "\"docker.io/library/busybox:no-such-tag\": docker.io/library/busybox:no-such-tag: not found"
    #expect(
      lab.container("p")?.state.waiting?.message
        == "Back-off pulling image \"busybox:no-such-tag\": ErrImagePull: \(refusal)"
    )
    lab.wait(300)
    #expect(lab.phase("p") == .pending)
    let events = lab.events("p").map { $0.drop { $0 != " " }.dropFirst() }
    #expect(
      events == [
        "Scheduled Successfully assigned default/p to node-1",
        "Pulling Pulling image \"busybox:no-such-tag\"",
        "Failed Failed to pull image \"busybox:no-such-tag\": \(refusal)",
        "Failed Error: ErrImagePull", "BackOff Back-off pulling image \"busybox:no-such-tag\"",
        "Failed Error: ImagePullBackOff",
      ]
    )
  }

  @Test("an image that is pulled takes a moment and is told of")
  func pull() throws {
    var lab = PodLab()
    try lab.run("p", "echo here", container: ["image": "busybox", "imagePullPolicy": "Always"])
    lab.wait(8)
    #expect(lab.phase("p") == .succeeded)
    let events = lab.events("p")
    #expect(events[1] == "1 Pulling Pulling image \"busybox\"")
    #expect(events[2].hasPrefix("1 Pulled Successfully pulled image \"busybox\" in "))
    #expect(events[2].hasSuffix("including waiting). Image size: 2160406 bytes."))
  }

  @Test("an image that must not be pulled, and a name that is none")
  func imageNames() throws {
    var lab = PodLab()
    try lab.run("p", "true", container: ["image": "busybox:9.99", "imagePullPolicy": "Never"])
    try lab.run("q", "true", container: ["image": "BusyBox:1.36"])
    lab.wait(5)
    let waiting = try #require(lab.container("p")?.state.waiting)
    #expect(waiting.reason == "ErrImageNeverPull")
    #expect(
      waiting.message
        == "Container image \"busybox:9.99\" is not present with pull policy of Never"
    )
    #expect(lab.log("p").hasSuffix("is waiting to start: ErrImageNeverPull"))
    #expect(lab.log("q").hasSuffix("is waiting to start: InvalidImageName"))
  }

  @Test("a missing ConfigMap is a configuration error until it exists")
  func missingConfiguration() throws {
    var lab = PodLab()
    let variable: Value = [
      "name": "MODE", "valueFrom": ["configMapKeyRef": ["name": "settings", "key": "mode"]],
    ]
    try lab.run("p", "echo $MODE", container: ["env": [variable]])
    lab.wait(5)
    let waiting = try #require(lab.container("p")?.state.waiting)
    #expect(waiting.reason == "CreateContainerConfigError")
    #expect(waiting.message == "configmap \"settings\" not found")
    try lab.create(.configMap, ["metadata": ["name": "settings"], "data": ["other": "x"]])
    // An error shows when the kubelet tries again, 10 to 15 s after it has met it.
    lab.wait(35)
    #expect(
      lab.container("p")?.state.waiting?.message
        == "couldn't find key mode in ConfigMap default/settings"
    )
    let key = ObjectKey(kind: .configMap, namespace: "default", name: "settings")
    guard case .configMap(var map)? = lab.cluster.server.store.object(key) else { return }
    map.data["mode"] = "fast"
    lab.cluster.server.write(.configMap(map))
    lab.wait(20)
    #expect(lab.phase("p") == .succeeded)
    #expect(lab.log("p") == "fast\n")
  }

  @Test("a volume whose ConfigMap is missing keeps the pod in ContainerCreating")
  func missingVolume() throws {
    var lab = PodLab()
    let volume: Value = ["name": "files", "configMap": ["name": "settings"]]
    try lab.run("p", "true", spec: ["volumes": [volume]])
    lab.wait(5)
    #expect(lab.watch("p").last?.text == "Pending main:ContainerCreating")
    #expect(lab.log("p").hasSuffix("is waiting to start: ContainerCreating"))
    #expect(
      lab.events("p").last
        == "4 FailedMount MountVolume.SetUp failed for volume \"files\" : configmap "
        + "\"settings\" not found"
    )
    try lab.create(.configMap, ["metadata": ["name": "settings"]])
    lab.wait(10)
    #expect(lab.phase("p") == .succeeded)
  }
}
