import KubeAPI
import Testing

@testable import Cluster

@Suite struct ImageNameTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    /// The canonical name, or the error.
    var expected: String
    var testDescription: String { "\"\(name)\"" }

    static let malformed = "invalid reference format"
    static let cases: [Case] = [
      Case(name: "busybox", expected: "docker.io/library/busybox:latest"),
      Case(name: "busybox:1.36", expected: "docker.io/library/busybox:1.36"),
      Case(name: "library/busybox", expected: "docker.io/library/busybox:latest"),
      Case(name: "docker.io/busybox:1.36", expected: "docker.io/library/busybox:1.36"),
      Case(name: "index.docker.io/library/busybox", expected: "docker.io/library/busybox:latest"),
      Case(name: "team/tool", expected: "docker.io/team/tool:latest"),
      Case(name: "localhost/tool:v1", expected: "localhost/tool:v1"),
      Case(
        name: "registry.example.invalid:5000/team/tool:v1",
        expected: "registry.example.invalid:5000/team/tool:v1"
      ),
      Case(
        name: "BusyBox:1.36",
        expected:
          "invalid reference format: repository name (library/BusyBox) must be lowercase"
      ),
      Case(name: "", expected: malformed),
      Case(name: " busybox", expected: malformed),
      Case(name: "busybox :1.36", expected: malformed),
      Case(name: "busybox:", expected: malformed),
      Case(name: "busybox:-x", expected: malformed),
      Case(name: "busy..box", expected: malformed),
      Case(name: "busy--box", expected: "docker.io/library/busy--box:latest"),
      Case(name: "a//b", expected: malformed),
      Case(name: "busybox@sha256:12", expected: malformed),
      Case(name: "büsybox", expected: malformed),
    ]
  }

  @Test("names are completed as the runtime completes them", arguments: Case.cases)
  func names(_ test: Case) {
    do throws(ImageName.Malformed) {
      #expect(try ImageName(test.name).canonical == test.expected)
    } catch {
      #expect(error.message == test.expected)
    }
  }
}

@Suite struct ImageCheckTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var image: String
    var policy: ImagePullPolicy = ""
    var expected: String
    var testDescription: String { "\(image) \(policy.rawValue)" }

    static let cases: [Case] = [
      Case(image: "busybox:1.35", expected: "present"),
      Case(image: "busybox:1.36", policy: .never, expected: "present"),
      Case(image: "busybox:1.36", policy: .always, expected: "pull"),
      Case(image: "busybox", expected: "pull"),
      Case(image: "busybox", policy: .ifNotPresent, expected: "pull"),
      Case(image: "nginx:1", expected: "pull"),
      Case(image: "busybox:9.99", policy: .never, expected: "ErrImageNeverPull"),
      Case(image: "BusyBox", expected: "InvalidImageName"),
    ]
  }

  @Test("the pull policy and the node decide", arguments: Case.cases)
  func checks(_ test: Case) {
    var container = Container()
    container.image = test.image
    container.imagePullPolicy = test.policy
    let outcome =
      switch ImageCheck(
        of: ContainerBlueprint(container, at: 0, of: PodSpec()),
        named: test.image,
        in: ImageTable()
      ) {
      case .present: "present"
      case .pull: "pull"
      case .malformed(let failure), .neverPulled(let failure): failure.reason
      }
    #expect(outcome == test.expected)
  }

  @Test("a registry that does not exist is a failed look-up")
  func registries() throws {
    var images = ImageTable()
    let reference = try ImageName("registry.example.invalid/team/tool:v1")
    #expect(throws: PullFailure.self) { try images.pull(reference) }
    #expect(
      PullFailure(reference).message
        == "failed to pull and unpack image \"registry.example.invalid/team/tool:v1\": failed to "
        + "resolve reference \"registry.example.invalid/team/tool:v1\": failed to do request: "
        + "Head \"https://registry.example.invalid/v2/team/tool/manifests/v1\": dial tcp: lookup "
        + "registry.example.invalid on 10.0.2.3:53: no such host"
    )
  }

  @Test("an image that was pulled is on the node from then on")
  func pulling() throws {
    var images = ImageTable()
    let reference = try ImageName("busybox")
    #expect(images.local(reference) == nil)
    _ = try images.pull(reference)
    #expect(images.local(reference)?.command == ["sh"])
  }
}
