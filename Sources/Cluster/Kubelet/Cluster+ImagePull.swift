import KubeAPI
import Simulation

/// Images that are not on the node: pulls, refusals, and the pauses after them.
///
/// The words are those of the image manager:
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/images/image_manager.go
extension Cluster {
  /// Asks the registry for an image, or says that it is not asked yet.
  mutating func beginPull(
    _ uid: String,
    _ index: Int,
    _ container: Container,
    _ reference: ImageName
  ) -> StartOutcome {
    guard let record = kubelet.workers[uid]?.records[index] else { return .failed }
    if record.pullBackOff?.pullPause(now: now) != nil {
      let message = "Back-off pulling image \"\(container.image)\""
      report(uid, .normal, "BackOff", message, container: index)
      let failure = StartFailure(
        reason: "ImagePullBackOff",
        message: "\(message): ErrImagePull: \(record.lastPullFailure)"
      )
      return failStart(uid, index, failure, error: failure.reason)
    }
    report(uid, .normal, "Pulling", "Pulling image \"\(container.image)\"", container: index)
    kubelet.workers[uid]?.pullStart = now
    let isKnown = kubelet.images.provides(reference)
    plan(
      .finishPull(container: index),
      uid,
      in: isKnown ? KubeletLatencies.imagePull : KubeletLatencies.imageRefusal
    )
    return .awaitsImage
  }

  /// Takes the registry's answer and goes on with the container.
  mutating func completePull(_ uid: String, _ index: Int, _ pod: Pod) -> StartOutcome {
    let container = pod.spec.allContainers[index]
    guard let start = kubelet.workers[uid]?.pullStart,
      let name = kubelet.workers[uid]?.blueprint.containers[index].image,
      case .pull(let reference) = ImageCheck(container, name, in: kubelet.images)
    else { return startContainer(uid, index, pod) }
    kubelet.workers[uid]?.pullStart = nil
    do throws(PullFailure) {
      let image = try kubelet.images.pull(reference)
      let time = Duration.milliseconds((now - start).nanoseconds / 1_000_000).goText
      report(
        uid,
        .normal,
        "Pulled",
        "Successfully pulled image \"\(container.image)\" in \(time) (\(time) including waiting). "
          + "Image size: \(image.size) bytes.",
        container: index
      )
      return createContainer(uid, index, pod, image)
    } catch {
      report(
        uid,
        .warning,
        "Failed",
        "Failed to pull image \"\(container.image)\": \(error.message)",
        container: index
      )
      let previous = kubelet.workers[uid]?.records[index].pullBackOff
      kubelet.workers[uid]?.records[index].pullBackOff = BackOff.step(
        after: previous,
        failureAt: now,
        now: now
      )
      kubelet.workers[uid]?.records[index].lastPullFailure = error.message
      let failure = StartFailure(reason: "ErrImagePull", message: error.message)
      return failStart(uid, index, failure, error: failure.reason)
    }
  }
}
