import KubeAPI

/// Admission: what the server's plug-ins add to an object before it is checked and stored.
extension Cluster {
  /// Applies the plug-ins of a default API server to a new object.
  ///
  /// https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
  mutating func admit(_ object: APIObject) -> APIObject {
    switch object {
    case .pod(let pod): .pod(admit(pod))
    default: object
    }
  }

  mutating func admit(_ pod: Pod) -> Pod {
    var pod = pod
    PodAdmission.admit(&pod.spec, suffixes: &server.names.suffixes)
    return pod
  }
}
