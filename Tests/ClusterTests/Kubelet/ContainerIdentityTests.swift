import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct ContainerIdentityTests {
  @Test("hosts and resolver name the pod, its aliases and its wishes")
  func files() throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "tail -n +8 /etc/hosts; cat /etc/resolv.conf /etc/hostname; echo $HOSTNAME",
      spec: [
        "hostname": "web", "subdomain": "farm",
        "hostAliases": [["ip": "1.2.3.4", "hostnames": ["a", "b"]]],
        "dnsConfig": ["nameservers": ["9.9.9.9"], "options": [["name": "ndots", "value": "2"]]],
      ]
    )
    #expect(lab.wait { $0.phase("p") == .succeeded })
    let address = try #require(lab.pod("p")?.status.podIP)
    #expect(
      lab.log("p") == """
        \(address)\tweb.farm.default.svc.cluster.local\tweb

        # Entries added by HostAliases.
        1.2.3.4\ta\tb
        search default.svc.cluster.local svc.cluster.local cluster.local
        nameserver 10.96.0.10
        nameserver 9.9.9.9
        options ndots:2
        web
        web

        """
    )
  }

  struct Policy: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var spec: Value
    var text: String

    static let cases: [Policy] = [
      Policy(
        testDescription: "usual",
        spec: [:],
        text: "search default.svc.cluster.local svc.cluster.local cluster.local\n"
          + "nameserver 10.96.0.10\noptions ndots:5\n"
      ),
      Policy(
        testDescription: "the node's",
        spec: ["dnsPolicy": "Default"],
        text: "nameserver 10.0.2.3\n"
      ),
      Policy(
        testDescription: "the host network's",
        spec: ["hostNetwork": true],
        text: "nameserver 10.0.2.3\n"
      ),
      Policy(
        testDescription: "none but the pod's",
        spec: ["dnsPolicy": "None", "dnsConfig": ["nameservers": ["1.1.1.1"]]],
        text: "nameserver 1.1.1.1\n"
      ),
    ]
  }

  @Test("the resolver follows the pod's DNS policy", arguments: Policy.cases)
  func resolver(_ test: Policy) throws {
    var lab = PodLab()
    try lab.run("p", "cat /etc/resolv.conf", spec: test.spec)
    #expect(lab.wait { $0.phase("p") == .succeeded })
    #expect(lab.log("p") == test.text)
  }

  @Test("a full name that is too long for the kernel keeps the sandbox from being made")
  func longName() throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "true",
      spec: [
        "hostname": .string(String(repeating: "h", count: 40)), "subdomain": "s",
        "setHostnameAsFQDN": true,
      ]
    )
    lab.wait(5)
    #expect(lab.phase("p") == .pending)
    let event = lab.events("p").last ?? ""
    #expect(event.contains("FailedCreatePodSandBox Failed to create pod sandbox: failed to cons"))
    #expect(event.hasSuffix("is too long (64 characters is the max, 68 characters requested)"))
  }

  struct User: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var pod: Value = [:]
    var container: Value = [:]
    var text: String

    static let cases: [User] = [
      User(
        testDescription: "root",
        text: "uid=0(root) gid=0(root) groups=0(root)\nroot\n/root\n"
      ),
      User(
        testDescription: "nobody",
        pod: ["runAsUser": 65_534],
        text: "uid=65534(nobody) gid=0(root) groups=0(root)\nnobody\n/home\n"
      ),
      User(
        testDescription: "a number, and the container's wish above the pod's",
        pod: ["runAsUser": 1, "runAsGroup": 3_000, "fsGroup": 2_000],
        container: ["runAsUser": 1_000, "runAsNonRoot": true],
        text: "uid=1000 gid=3000 groups=3000,2000\nwhoami: unknown uid 1000\n/\n"
      ),
    ]
  }

  @Test("processes are who the security context says", arguments: User.cases)
  func users(_ test: User) throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "id; whoami; echo $HOME",
      container: ["securityContext": test.container],
      spec: ["securityContext": test.pod]
    )
    #expect(lab.wait { $0.phase("p") == .succeeded })
    #expect(lab.log("p") == test.text)
  }

  @Test("an image that runs as root does not start where that is forbidden")
  func nonRoot() throws {
    var lab = PodLab()
    try lab.run("image", "true", spec: ["securityContext": ["runAsNonRoot": true]])
    try lab.run(
      "asked",
      "true",
      container: ["securityContext": ["runAsNonRoot": true, "runAsUser": 0]]
    )
    lab.wait(3)
    func message(_ name: String) -> String? {
      let waiting = lab.container(name)?.state.waiting
      guard waiting?.reason == "CreateContainerConfigError" else { return waiting?.reason }
      return waiting?.message
    }
    let first = lab.pod("image")?.metadata.uid ?? ""
    let second = lab.pod("asked")?.metadata.uid ?? ""
    #expect(
      message("image")
        == "container has runAsNonRoot and image will run as root (pod: \"image_default(\(first))\","
        + " container: main)"
    )
    #expect(
      message("asked")
        == "container's runAsUser breaks non-root policy (pod: \"asked_default(\(second))\", "
        + "container: main)"
    )
  }
}
