import KubeAPI

/// What the agenda holds: who is to act, and on what; in a box, since the agenda moves it about.
indirect enum ClusterEvent: Sendable {
  /// A controller's work queue gives out a key.
  case reconcile(Controller, ObjectKey)
  /// The job controller goes on with a Job after its first status write.
  case finishJobSync(ObjectKey)
  /// A node's taint drives a pod away.
  case evict(ObjectKey)
  /// The node lifecycle controller looks at all nodes.
  case monitorNodes
  /// The node lifecycle controller drives the pods of a silent node away.
  case taintNodes
  /// The pod garbage collector looks at all pods.
  case collectPods
  /// The scheduler looks at a pod that has no node.
  case schedule(ObjectKey)
  /// A node's kubelet goes on with a pod, by the pod's uid.
  case kubelet(KubeletEvent)
}

/// The controllers with a work queue.
enum Controller: String, Hashable, Sendable {
  case job
  case cronJob
  case ttlAfterFinished
  case garbageCollector
  case namespace
  case nodeLifecycle
}
