/// Drops what belongs to features that are off by default in v1.36: the server forgets it silently.
///
/// `DropDisabledTemplateFields` and `DropDisabledPodFields` of pkg/api/pod/util.go.
enum DisabledFields {
  static func drop(_ spec: inout PodSpec) {
    // GenericWorkload.
    spec.others["schedulingGroup"] = nil
    for index in spec.containers.indices { dropStopSignal(&spec.containers[index].lifecycle) }
    for index in spec.initContainers.indices {
      dropStopSignal(&spec.initContainers[index].lifecycle)
    }
    for index in spec.volumes.indices { dropProjections(&spec.volumes[index]) }
  }

  /// ContainerStopSignals.
  private static func dropStopSignal(_ lifecycle: inout Value?) {
    guard lifecycle?["stopSignal"] != nil else { return }
    lifecycle?["stopSignal"] = nil
    if lifecycle == [:] { lifecycle = nil }
  }

  /// ClusterTrustBundleProjection and PodCertificateRequest.
  private static func dropProjections(_ volume: inout Volume) {
    guard volume.projected != nil else { return }
    let fields = ["clusterTrustBundle", "podCertificate"]
    for index in volume.projected?.sources.indices ?? 0..<0 {
      for field in fields where volume.projected?.sources[index][field] != nil {
        volume.projected?.sources[index][field] = nil
      }
    }
  }
}
