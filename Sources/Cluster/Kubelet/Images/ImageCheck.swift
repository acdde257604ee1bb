import KubeAPI
import Simulation

/// Why a container could not be started, as its `waiting` state says it.
struct StartFailure: Hashable, Sendable {
  var reason: String
  var message: String
}

/// What is to be done about a container's image before it can start.
///
/// `EnsureImageExists` of the kubelet:
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/images/image_manager.go
enum ImageCheck: Hashable, Sendable {
  case present(ImageTable.Image)
  case pull(ImageName)
  /// The name cannot be read.
  case malformed(StartFailure)
  /// The image is missing and must not be pulled.
  case neverPulled(StartFailure)

  /// `name`: the image as the pod names it, for those who are told of a failure.
  init(
    of container: ContainerBlueprint,
    named name: @autoclosure () -> String,
    in images: ImageTable
  ) {
    let reference: ImageName
    do throws(ImageName.Malformed) {
      reference = try container.image.get()
    } catch {
      let name = name()
      let message =
        "Failed to apply default image tag \"\(name)\": couldn't parse image name \"\(name)\": "
        + error.message
      self = .malformed(StartFailure(reason: "InvalidImageName", message: message))
      return
    }
    let policy = container.pullPolicy == "" ? reference.usualPullPolicy : container.pullPolicy
    if policy != .always, let image = images.local(reference) {
      self = .present(image)
    } else if policy == .never {
      let message = "Container image \"\(name())\" is not present with pull policy of Never"
      self = .neverPulled(StartFailure(reason: "ErrImageNeverPull", message: message))
    } else {
      self = .pull(reference)
    }
  }
}

extension ImageName {
  /// Defaulting fills the policy in; a pod that was written past it has the same rule.
  fileprivate var usualPullPolicy: ImagePullPolicy { tag == "latest" ? .always : .ifNotPresent }
}
