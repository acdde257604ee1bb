import KubeAPI
import Simulation

/// Images that are not on the node: pulls, refusals, and the pauses after them.
///
/// The words are those of the image manager:
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/images/image_manager.go
extension Cluster {
  /// Asks the registry for an image, or says that it is not asked yet.
  mutating func beginPull(
    _ id: PodWorker.ID,
    _ index: Int,
    _ container: Container,
    _ reference: ImageName
  ) -> StartOutcome {
    let record = kubelet.workers[id].records[index]
    if record.pullBackOff?.pullPause(now: now) != nil {
      let message = "Back-off pulling image \"\(container.image)\""
      report(id, .normal, "BackOff", message, container: index)
      let failure = StartFailure(
        reason: "ImagePullBackOff",
        message: "\(message): ErrImagePull: \(record.lastPullFailure)"
      )
      return failStart(id, index, failure, error: failure.reason)
    }
    report(id, .normal, "Pulling", "Pulling image \"\(container.image)\"", container: index)
    kubelet.workers[id].pullStart = now
    let isKnown = kubelet.images.provides(reference)
    plan(
      .finishPull(container: index),
      id,
      in: isKnown ? KubeletLatencies.imagePull : KubeletLatencies.imageRefusal
    )
    return .awaitsImage
  }

  /// Takes the registry's answer and goes on with the container.
  mutating func completePull(_ id: PodWorker.ID, _ index: Int, _ pod: Pod) -> StartOutcome {
    let container = pod.spec.container(at: index)
    guard let start = kubelet.workers[id].pullStart,
      case .pull(let reference) = imageCheck(id, index, pod)
    else { return startContainer(id, index, pod) }
    kubelet.workers[id].pullStart = nil
    do throws(PullFailure) {
      let image = try kubelet.images.pull(reference)
      let time = Duration.milliseconds((now - start).nanoseconds / 1_000_000).goText
      report(
        id,
        .normal,
        "Pulled",
        "Successfully pulled image \"\(container.image)\" in \(time) (\(time) including waiting). "
          + "Image size: \(image.size) bytes.",
        container: index
      )
      return createContainer(id, index, pod, image)
    } catch {
      report(
        id,
        .warning,
        "Failed",
        "Failed to pull image \"\(container.image)\": \(error.message)",
        container: index
      )
      let previous = kubelet.workers[id].records[index].pullBackOff
      kubelet.workers[id].records[index].pullBackOff = BackOff.step(
        after: previous,
        failureAt: now,
        now: now
      )
      kubelet.workers[id].records[index].lastPullFailure = error.message
      let failure = StartFailure(reason: "ErrImagePull", message: error.message)
      return failStart(id, index, failure, error: failure.reason)
    }
  }
}
