extension SchemaTable {
  /// Nodes, namespaces, events and configuration.
  static let cluster = """
    core.v1.AttachedVolume
      devicePath! string
      name! string go=v1.UniqueVolumeName
    core.v1.Binding
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      target! core.v1.ObjectReference
    core.v1.ConfigMap
        Plain configuration, by key.
      apiVersion string
      binaryData {bytes}
        Entries that are no text, in base64.
      data {string}
        The entries.
      immutable bool
        Whether it is fixed for good.
      kind string
      metadata meta.v1.ObjectMeta
    core.v1.ConfigMapNodeConfigSource
      kubeletConfigKey! string
      name! string
      namespace! string
      resourceVersion string
      uid string go=types.UID
    core.v1.ContainerImage
      names [string] list=atomic
      sizeBytes int64
    core.v1.DaemonEndpoint
      Port! int32 default=0
    core.v1.Event
        Something that a component reports about an object.
      action string
      apiVersion string
      count int32
      eventTime MicroTime
      firstTimestamp Time
      involvedObject! core.v1.ObjectReference
      kind string
      lastTimestamp Time
      message string
      metadata! meta.v1.ObjectMeta
      reason string
      related core.v1.ObjectReference
      reportingComponent string
      reportingInstance string
      series core.v1.EventSeries
      source core.v1.EventSource
      type string
    core.v1.EventSeries
      count int32
      lastObservedTime MicroTime
    core.v1.EventSource
      component string
      host string
    core.v1.ModifyVolumeStatus
      status! string go=v1.PersistentVolumeClaimModifyVolumeStatus enum=InProgress|Infeasible|Pending
      targetVolumeAttributesClassName string
    core.v1.Namespace
        A scope of names.
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec core.v1.NamespaceSpec
      status core.v1.NamespaceStatus
    core.v1.NamespaceCondition
      lastTransitionTime Time
      message string
      reason string
      status! string go=v1.ConditionStatus
      type! string go=v1.NamespaceConditionType
    core.v1.NamespaceSpec
      finalizers [string] go=v1.FinalizerName list=atomic
    core.v1.NamespaceStatus
      conditions [core.v1.NamespaceCondition] key=type patch=merge list=map:type
      phase string go=v1.NamespacePhase enum=Active|Terminating
    core.v1.Node
        A machine that runs pods.
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec core.v1.NodeSpec
      status core.v1.NodeStatus
    core.v1.NodeAddress
      address! string
      type! string go=v1.NodeAddressType
    core.v1.NodeAllocatableResourceClaimStatus
      containers [string] list=set
      resourceClaimName! string
      resources! {Quantity}
    core.v1.NodeCondition
      lastHeartbeatTime Time
      lastTransitionTime Time
      message string
      reason string
      status! string go=v1.ConditionStatus
      type! string go=v1.NodeConditionType
    core.v1.NodeConfigSource
      configMap core.v1.ConfigMapNodeConfigSource
    core.v1.NodeConfigStatus
      active core.v1.NodeConfigSource
      assigned core.v1.NodeConfigSource
      error string
      lastKnownGood core.v1.NodeConfigSource
    core.v1.NodeDaemonEndpoints
      kubeletEndpoint core.v1.DaemonEndpoint
    core.v1.NodeFeatures
      supplementalGroupsPolicy bool
    core.v1.NodeRuntimeHandler
      features core.v1.NodeRuntimeHandlerFeatures
      name string
    core.v1.NodeRuntimeHandlerFeatures
      recursiveReadOnlyMounts bool
      userNamespaces bool
    core.v1.NodeSpec
      configSource core.v1.NodeConfigSource
      externalID string
      podCIDR string
      podCIDRs [string] patch=merge list=set
      providerID string
      taints [core.v1.Taint] list=atomic
      unschedulable bool
    core.v1.NodeStatus
      addresses [core.v1.NodeAddress] key=type patch=merge list=map:type
      allocatable {Quantity} go=v1.ResourceList
      capacity {Quantity} go=v1.ResourceList
      conditions [core.v1.NodeCondition] key=type patch=merge list=map:type
      config core.v1.NodeConfigStatus
      daemonEndpoints core.v1.NodeDaemonEndpoints
      declaredFeatures [string] list=atomic
      features core.v1.NodeFeatures
      images [core.v1.ContainerImage] list=atomic
      nodeInfo core.v1.NodeSystemInfo
      phase string go=v1.NodePhase enum=Pending|Running|Terminated
      runtimeHandlers [core.v1.NodeRuntimeHandler] list=atomic
      volumesAttached [core.v1.AttachedVolume] list=atomic
      volumesInUse [string] go=v1.UniqueVolumeName list=atomic
    core.v1.NodeSwapStatus
      capacity int64
    core.v1.NodeSystemInfo
      architecture! string
      bootID! string
      containerRuntimeVersion! string
      kernelVersion! string
      kubeProxyVersion! string
      kubeletVersion! string
      machineID! string
      operatingSystem! string
      osImage! string
      swap core.v1.NodeSwapStatus
      systemUUID! string
    core.v1.ObjectReference
      apiVersion string
      fieldPath string
      kind string
      name string
      namespace string
      resourceVersion string
      uid string go=types.UID
    core.v1.PersistentVolumeClaim
        A request for storage.
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec core.v1.PersistentVolumeClaimSpec
      status core.v1.PersistentVolumeClaimStatus
    core.v1.PersistentVolumeClaimCondition
      lastProbeTime Time
      lastTransitionTime Time
      message string
      reason string
      status! string go=v1.ConditionStatus
      type! string go=v1.PersistentVolumeClaimConditionType
    core.v1.PersistentVolumeClaimSpec
      accessModes [string] go=v1.PersistentVolumeAccessMode list=atomic
      dataSource core.v1.TypedLocalObjectReference
      dataSourceRef core.v1.TypedObjectReference
      resources core.v1.VolumeResourceRequirements
      selector meta.v1.LabelSelector
      storageClassName string
      volumeAttributesClassName string
      volumeMode string go=v1.PersistentVolumeMode enum=Block|Filesystem
      volumeName string
    core.v1.PersistentVolumeClaimStatus
      accessModes [string] go=v1.PersistentVolumeAccessMode list=atomic
      allocatedResourceStatuses {string} map=granular
      allocatedResources {Quantity} go=v1.ResourceList
      capacity {Quantity} go=v1.ResourceList
      conditions [core.v1.PersistentVolumeClaimCondition] key=type patch=merge list=map:type
      currentVolumeAttributesClassName string
      modifyVolumeStatus core.v1.ModifyVolumeStatus
      phase string go=v1.PersistentVolumeClaimPhase enum=Bound|Lost|Pending
    core.v1.PersistentVolumeClaimTemplate
      metadata meta.v1.ObjectMeta
      spec! core.v1.PersistentVolumeClaimSpec
    core.v1.Secret
        Confidential configuration, by key.
      apiVersion string
      data {bytes}
        The entries, in base64.
      immutable bool
        Whether it is fixed for good.
      kind string
      metadata meta.v1.ObjectMeta
      stringData {string}
        Entries as plain text; moved to data on writing.
      type string go=v1.SecretType default=Opaque
        What it is for; Opaque when left out.
    core.v1.ServiceAccount
        An identity for the processes of pods.
      apiVersion string
      automountServiceAccountToken bool
      imagePullSecrets [core.v1.LocalObjectReference] list=atomic
      kind string
      metadata meta.v1.ObjectMeta
      secrets [core.v1.ObjectReference] key=name patch=merge list=map:name
    core.v1.Taint
      effect! string go=v1.TaintEffect enum=NoExecute|NoSchedule|PreferNoSchedule
      key! string
      timeAdded Time
      value string
    core.v1.VolumeResourceRequirements
      limits {Quantity} go=v1.ResourceList
      requests {Quantity} go=v1.ResourceList
    """
}
