extension SchemaTable {
  /// Pods, their containers and all that these hold.
  static let pods = """
    core.v1.Affinity
      nodeAffinity core.v1.NodeAffinity
      podAffinity core.v1.PodAffinity
      podAntiAffinity core.v1.PodAntiAffinity
    core.v1.AppArmorProfile
      localhostProfile string
      type! string go=v1.AppArmorProfileType enum=Localhost|RuntimeDefault|Unconfined
    core.v1.Capabilities
      add [string] go=v1.Capability list=atomic
      drop [string] go=v1.Capability list=atomic
    core.v1.ConfigMapEnvSource
      name string
      optional bool
    core.v1.ConfigMapKeySelector
        One entry of a ConfigMap.
      key! string
        The entry.
      name string
        The ConfigMap.
      optional bool
        Whether it may be missing.
    core.v1.Container
        One program of a pod.
      args [string] list=atomic
        Its arguments; replace the image's.
      command [string] list=atomic
        The program; replaces the image's entry point. It is not run in a shell.
      env [core.v1.EnvVar] key=name patch=merge list=map:name
        Variables of its environment.
      envFrom [core.v1.EnvFromSource] list=atomic
        ConfigMaps and Secrets whose entries become variables.
      image string
        The image, such as busybox:1.36.
      imagePullPolicy string go=v1.PullPolicy enum=Always|IfNotPresent|Never
        Whether the image is pulled when it is there already.
      lifecycle core.v1.Lifecycle
        What to run after the start and before the stop.
      livenessProbe core.v1.Probe
        A check; when it fails, the container is restarted.
      name! string
        Its name in the pod; a DNS label.
      ports [core.v1.ContainerPort] key=containerPort patch=merge list=map:containerPort+protocol
        Ports it listens on, for information.
      readinessProbe core.v1.Probe
        A check; while it fails, the pod is not ready.
      resizePolicy [core.v1.ContainerResizePolicy] list=atomic
      resources core.v1.ResourceRequirements
        What it asks for and what it may use at most.
      restartPolicy string go=v1.ContainerRestartPolicy
        Always on an init container makes it a sidecar.
      restartPolicyRules [core.v1.ContainerRestartRule] list=atomic
        Restarts by exit code.
      securityContext core.v1.SecurityContext
        Users, groups and rights.
      startupProbe core.v1.Probe
        A check that must pass before the others begin.
      stdin bool
        Whether its input stays open.
      stdinOnce bool
        Whether the input closes after the first session.
      terminationMessagePath string default=/dev/termination-log
        The file whose content becomes the termination message.
      terminationMessagePolicy string go=v1.TerminationMessagePolicy enum=FallbackToLogsOnError|File default=File
        Whether the end of the log may stand in for that file.
      tty bool
        Whether it gets a terminal; needs stdin.
      volumeDevices [core.v1.VolumeDevice] key=devicePath patch=merge list=map:devicePath
      volumeMounts [core.v1.VolumeMount] key=mountPath patch=merge list=map:mountPath
        Where volumes appear in it.
      workingDir string
        Where it starts.
    core.v1.ContainerExtendedResourceRequest
      containerName! string
      requestName! string
      resourceName! string
    core.v1.ContainerPort
        A port that a container listens on.
      containerPort! int32 default=0
        The port.
      hostIP string
        The node's address of that port.
      hostPort int32
        The node's port that leads to it.
      name string
        Its name; at most 15 characters.
      protocol string go=v1.Protocol enum=SCTP|TCP|UDP default=TCP
        TCP, UDP or SCTP.
    core.v1.ContainerResizePolicy
      resourceName! string go=v1.ResourceName
      restartPolicy! string go=v1.ResourceResizeRestartPolicy
    core.v1.ContainerRestartRule
      action! string go=v1.ContainerRestartRuleAction
      exitCodes core.v1.ContainerRestartRuleOnExitCodes
    core.v1.ContainerRestartRuleOnExitCodes
      operator! string go=v1.ContainerRestartRuleOnExitCodesOperator
      values [int32] list=set
    core.v1.ContainerState
      running core.v1.ContainerStateRunning
      terminated core.v1.ContainerStateTerminated
      waiting core.v1.ContainerStateWaiting
    core.v1.ContainerStateRunning
      startedAt Time
    core.v1.ContainerStateTerminated
      containerID string
      exitCode! int32 default=0
      finishedAt Time
      message string
      reason string
      signal int32
      startedAt Time
    core.v1.ContainerStateWaiting
      message string
      reason string
    core.v1.ContainerStatus
      allocatedResources {Quantity} go=v1.ResourceList
      allocatedResourcesStatus [core.v1.ResourceStatus] key=name patch=merge list=map:name
      containerID string
      image! string
      imageID! string
      lastState core.v1.ContainerState
      name! string
      ready! bool default=False
      resources core.v1.ResourceRequirements
      restartCount! int32 default=0
      started bool
      state core.v1.ContainerState
      stopSignal string go=v1.Signal
      user core.v1.ContainerUser
      volumeMounts [core.v1.VolumeMountStatus] key=mountPath patch=merge list=map:mountPath
    core.v1.ContainerUser
      linux core.v1.LinuxContainerUser
    core.v1.EnvFromSource
        All entries of a ConfigMap or a Secret as variables.
      configMapRef core.v1.ConfigMapEnvSource
        The ConfigMap.
      prefix string
        Put before each name.
      secretRef core.v1.SecretEnvSource
        The Secret.
    core.v1.EnvVar
        One variable of the environment.
      name! string
        Its name.
      value string
        Its value; $(OTHER) is replaced, $$ is a dollar sign.
      valueFrom core.v1.EnvVarSource
        Where the value comes from instead.
    core.v1.EnvVarSource
        Where the value of a variable comes from.
      configMapKeyRef core.v1.ConfigMapKeySelector
        An entry of a ConfigMap.
      fieldRef core.v1.ObjectFieldSelector
        A field of the pod, such as metadata.name.
      fileKeyRef core.v1.FileKeySelector
      resourceFieldRef core.v1.ResourceFieldSelector
        A request or limit of a container.
      secretKeyRef core.v1.SecretKeySelector
        An entry of a Secret.
    core.v1.EphemeralContainer
      args [string] list=atomic
      command [string] list=atomic
      env [core.v1.EnvVar] key=name patch=merge list=map:name
      envFrom [core.v1.EnvFromSource] list=atomic
      image string
      imagePullPolicy string go=v1.PullPolicy enum=Always|IfNotPresent|Never
      lifecycle core.v1.Lifecycle
      livenessProbe core.v1.Probe
      name! string
      ports [core.v1.ContainerPort] key=containerPort patch=merge list=map:containerPort+protocol
      readinessProbe core.v1.Probe
      resizePolicy [core.v1.ContainerResizePolicy] list=atomic
      resources core.v1.ResourceRequirements
      restartPolicy string go=v1.ContainerRestartPolicy
      restartPolicyRules [core.v1.ContainerRestartRule] list=atomic
      securityContext core.v1.SecurityContext
      startupProbe core.v1.Probe
      stdin bool
      stdinOnce bool
      targetContainerName string
      terminationMessagePath string default=/dev/termination-log
      terminationMessagePolicy string go=v1.TerminationMessagePolicy enum=FallbackToLogsOnError|File default=File
      tty bool
      volumeDevices [core.v1.VolumeDevice] key=devicePath patch=merge list=map:devicePath
      volumeMounts [core.v1.VolumeMount] key=mountPath patch=merge list=map:mountPath
      workingDir string
    core.v1.ExecAction
        Runs a command in the container.
      command [string] list=atomic
        The program and its arguments, without a shell.
    core.v1.FileKeySelector
      key! string
      optional bool default=False
      path! string
      volumeName! string
    core.v1.GRPCAction
      port! int32 default=0
      service string
    core.v1.HTTPGetAction
      host string
      httpHeaders [core.v1.HTTPHeader] list=atomic
      path string default=/
      port! IntOrString
      scheme string go=v1.URIScheme enum=HTTP|HTTPS default=HTTP
    core.v1.HTTPHeader
      name! string
      value! string
    core.v1.HostAlias
      hostnames [string] list=atomic
      ip! string
    core.v1.HostIP
      ip! string
    core.v1.ImageVolumeStatus
      imageRef! string
    core.v1.Lifecycle
        What to run after the start and before the stop.
      postStart core.v1.LifecycleHandler
        Runs right after the container has started.
      preStop core.v1.LifecycleHandler
        Runs before SIGTERM is sent.
      stopSignal string go=v1.Signal
        The signal that ends it instead of SIGTERM.
    core.v1.LifecycleHandler
      exec core.v1.ExecAction
      httpGet core.v1.HTTPGetAction
      sleep core.v1.SleepAction
      tcpSocket core.v1.TCPSocketAction
    core.v1.LinuxContainerUser
      gid! int64 default=0
      supplementalGroups [int64] list=atomic
      uid! int64 default=0
    core.v1.LocalObjectReference
      name string
    core.v1.NodeAffinity
      preferredDuringSchedulingIgnoredDuringExecution [core.v1.PreferredSchedulingTerm] list=atomic
      requiredDuringSchedulingIgnoredDuringExecution core.v1.NodeSelector
    core.v1.NodeSelector
      nodeSelectorTerms! [core.v1.NodeSelectorTerm] list=atomic
    core.v1.NodeSelectorRequirement
      key! string
      operator! string go=v1.NodeSelectorOperator enum=DoesNotExist|Exists|Gt|In|Lt|NotIn
      values [string] list=atomic
    core.v1.NodeSelectorTerm
      matchExpressions [core.v1.NodeSelectorRequirement] list=atomic
      matchFields [core.v1.NodeSelectorRequirement] list=atomic
    core.v1.ObjectFieldSelector
        A field of the pod itself.
      apiVersion string default=v1
        The version of the path; v1.
      fieldPath! string
        The field, such as metadata.labels['app'].
    core.v1.Pod
        Containers that run together on one node.
      apiVersion string
        The version of the API: v1.
      kind string
        Pod.
      metadata meta.v1.ObjectMeta
        Name, namespace, labels and annotations.
      spec core.v1.PodSpec
        What it is to run.
      status core.v1.PodStatus
        What has become of it; written by the kubelet.
    core.v1.PodAffinity
      preferredDuringSchedulingIgnoredDuringExecution [core.v1.WeightedPodAffinityTerm] list=atomic
      requiredDuringSchedulingIgnoredDuringExecution [core.v1.PodAffinityTerm] list=atomic
    core.v1.PodAffinityTerm
      labelSelector meta.v1.LabelSelector
      matchLabelKeys [string] list=atomic
      mismatchLabelKeys [string] list=atomic
      namespaceSelector meta.v1.LabelSelector
      namespaces [string] list=atomic
      topologyKey! string
    core.v1.PodAntiAffinity
      preferredDuringSchedulingIgnoredDuringExecution [core.v1.WeightedPodAffinityTerm] list=atomic
      requiredDuringSchedulingIgnoredDuringExecution [core.v1.PodAffinityTerm] list=atomic
    core.v1.PodCondition
      lastProbeTime Time
      lastTransitionTime Time
      message string
      observedGeneration int64
      reason string
      status! string go=v1.ConditionStatus
      type! string go=v1.PodConditionType
    core.v1.PodDNSConfig
      nameservers [string] list=atomic
      options [core.v1.PodDNSConfigOption] list=atomic
      searches [string] list=atomic
    core.v1.PodDNSConfigOption
      name string
      value string
    core.v1.PodExtendedResourceClaimStatus
      requestMappings! [core.v1.ContainerExtendedResourceRequest] list=atomic
      resourceClaimName! string
    core.v1.PodIP
      ip! string
    core.v1.PodOS
      name! string go=v1.OSName
    core.v1.PodReadinessGate
      conditionType! string go=v1.PodConditionType
    core.v1.PodResourceClaim
      name! string
      resourceClaimName string
      resourceClaimTemplateName string
    core.v1.PodResourceClaimStatus
      name! string
      resourceClaimName string
    core.v1.PodSchedulingGate
      name! string
    core.v1.PodSchedulingGroup
      podGroupName string
    core.v1.PodSecurityContext
        Users, groups and rights for all containers of a pod.
      appArmorProfile core.v1.AppArmorProfile
      fsGroup int64
        The group that owns the volumes.
      fsGroupChangePolicy string go=v1.PodFSGroupChangePolicy enum=Always|OnRootMismatch
      runAsGroup int64
        The group id of the processes.
      runAsNonRoot bool
        Refuses to run as root.
      runAsUser int64
        The user id of the processes.
      seLinuxChangePolicy string go=v1.PodSELinuxChangePolicy
      seLinuxOptions core.v1.SELinuxOptions
      seccompProfile core.v1.SeccompProfile
      supplementalGroups [int64] list=atomic
        More groups of the processes.
      supplementalGroupsPolicy string go=v1.SupplementalGroupsPolicy enum=Merge|Strict
      sysctls [core.v1.Sysctl] list=atomic
      windowsOptions core.v1.WindowsSecurityContextOptions
    core.v1.PodSpec
        What a pod is to run, and how.
      activeDeadlineSeconds int64
        Seconds from the start after which the pod fails.
      affinity core.v1.Affinity
        Rules on which nodes and neighbours it wants.
      automountServiceAccountToken bool
        Whether a token of that identity is mounted.
      containers! [core.v1.Container] key=name patch=merge list=map:name
        Programs that run side by side.
      dnsConfig core.v1.PodDNSConfig
      dnsPolicy string go=v1.DNSPolicy enum=ClusterFirst|ClusterFirstWithHostNet|Default|None default=ClusterFirst
        How names are resolved.
      enableServiceLinks bool default=true
        Whether services show up in the environment.
      ephemeralContainers [core.v1.EphemeralContainer] key=name patch=merge list=map:name
        Containers added to the running pod for debugging.
      hostAliases [core.v1.HostAlias] key=ip patch=merge list=map:ip
        More lines for /etc/hosts.
      hostIPC bool
      hostNetwork bool
        Whether it uses the node's network.
      hostPID bool
      hostUsers bool
      hostname string
        The name that the processes see.
      hostnameOverride string
      imagePullSecrets [core.v1.LocalObjectReference] key=name patch=merge list=map:name
        Secrets for pulling images.
      initContainers [core.v1.Container] key=name patch=merge list=map:name
        Run one after another, each to its end, before the containers start.
      nodeName string
        The node it runs on; set by the scheduler.
      nodeSelector {string} map=atomic
        Labels that the node must have.
      os core.v1.PodOS
      overhead {Quantity} go=v1.ResourceList
      preemptionPolicy string go=v1.PreemptionPolicy enum=Never|PreemptLowerPriority
        Whether it may push out pods of lower priority.
      priority int32
        The higher, the earlier it is placed.
      priorityClassName string
        The class that gives its priority.
      readinessGates [core.v1.PodReadinessGate] list=atomic
      resourceClaims [core.v1.PodResourceClaim] key=name patch=merge+retainKeys list=map:name
      resources core.v1.ResourceRequirements
      restartPolicy string go=v1.RestartPolicy enum=Always|Never|OnFailure default=Always
        Whether the kubelet starts ended containers again.
      runtimeClassName string
        Which container runtime runs it.
      schedulerName string default=default-scheduler
        Which scheduler places it.
      schedulingGates [core.v1.PodSchedulingGate] key=name patch=merge list=map:name
        While one of them is there, the pod is not placed.
      schedulingGroup core.v1.PodSchedulingGroup
      securityContext core.v1.PodSecurityContext
        Users, groups and rights for all its containers.
      serviceAccount string
      serviceAccountName string
        The identity of its processes.
      setHostnameAsFQDN bool
      shareProcessNamespace bool
        Whether its containers see each other's processes.
      subdomain string
        The domain of that name.
      terminationGracePeriodSeconds int64 default=30
        Seconds between SIGTERM and SIGKILL when the pod is deleted.
      tolerations [core.v1.Toleration] list=atomic
        Taints of nodes that it puts up with.
      topologySpreadConstraints [core.v1.TopologySpreadConstraint] key=topologyKey patch=merge list=map:topologyKey+whenUnsatisfiable
        How pods are spread over zones or nodes.
      volumes [core.v1.Volume] key=name patch=merge+retainKeys list=map:name
        Folders that its containers can mount.
    core.v1.PodStatus
        What has become of a pod.
      allocatedResources {Quantity} go=v1.ResourceList
      conditions [core.v1.PodCondition] key=type patch=merge list=map:type
        What is known about it, such as Ready.
      containerStatuses [core.v1.ContainerStatus] list=atomic
        What has become of the containers.
      ephemeralContainerStatuses [core.v1.ContainerStatus] list=atomic
      extendedResourceClaimStatus core.v1.PodExtendedResourceClaimStatus
      hostIP string
        The node's address.
      hostIPs [core.v1.HostIP] key=ip patch=merge list=atomic
      initContainerStatuses [core.v1.ContainerStatus] list=atomic
        What has become of the init containers.
      message string
        Why it is so, in a sentence.
      nodeAllocatableResourceClaimStatuses [core.v1.NodeAllocatableResourceClaimStatus] list=atomic
      nominatedNodeName string
      observedGeneration int64
        The generation that this status is about.
      phase string go=v1.PodPhase enum=Failed|Pending|Running|Succeeded|Unknown
        Pending, Running, Succeeded, Failed or Unknown.
      podIP string
        Its address.
      podIPs [core.v1.PodIP] key=ip patch=merge list=map:ip
      qosClass string go=v1.PodQOSClass enum=BestEffort|Burstable|Guaranteed
        Guaranteed, Burstable or BestEffort, by its requests and limits.
      reason string
        Why it is so, in one word, such as Evicted.
      resize string go=v1.PodResizeStatus
      resourceClaimStatuses [core.v1.PodResourceClaimStatus] key=name patch=merge+retainKeys list=map:name
      resources core.v1.ResourceRequirements
      startTime Time
        When the kubelet took it up.
    core.v1.PodTemplateSpec
        The pod that a controller makes.
      metadata meta.v1.ObjectMeta
        Labels and annotations of the pods.
      spec core.v1.PodSpec
        What they are to run.
    core.v1.PreferredSchedulingTerm
      preference! core.v1.NodeSelectorTerm
      weight! int32 default=0
    core.v1.Probe
        A check that the kubelet repeats.
      exec core.v1.ExecAction
        Runs a command; 0 is a pass.
      failureThreshold int32 default=3
        Failures in a row that count as broken.
      grpc core.v1.GRPCAction
        Asks a gRPC health service.
      httpGet core.v1.HTTPGetAction
        Asks for a page.
      initialDelaySeconds int32
        Seconds before the first check.
      periodSeconds int32 default=10
        Seconds between checks.
      successThreshold int32 default=1
        Passes in a row that count as well.
      tcpSocket core.v1.TCPSocketAction
        Opens a connection.
      terminationGracePeriodSeconds int64
      timeoutSeconds int32 default=1
        Seconds after which a check has failed.
    core.v1.ResourceClaim
      name! string
      request string
    core.v1.ResourceFieldSelector
      containerName string
      divisor Quantity
      resource! string
    core.v1.ResourceHealth
      health string go=v1.ResourceHealthStatus
      message string
      resourceID! string go=v1.ResourceID
    core.v1.ResourceRequirements
        What a container asks for and may use at most.
      claims [core.v1.ResourceClaim] list=map:name
        Dynamically allocated resources that it uses.
      limits {Quantity} go=v1.ResourceList
        The most it may use, such as cpu: 500m, memory: 128Mi.
      requests {Quantity} go=v1.ResourceList
        What the scheduler sets aside for it; the limits when left out.
    core.v1.ResourceStatus
      name! string go=v1.ResourceName
      resources [core.v1.ResourceHealth] list=map:resourceID
    core.v1.SELinuxOptions
      level string
      role string
      type string
      user string
    core.v1.SeccompProfile
      localhostProfile string
      type! string go=v1.SeccompProfileType enum=Localhost|RuntimeDefault|Unconfined
    core.v1.SecretEnvSource
      name string
      optional bool
    core.v1.SecretKeySelector
        One entry of a Secret.
      key! string
        The entry.
      name string
        The Secret.
      optional bool
        Whether it may be missing.
    core.v1.SecurityContext
        Users, groups and rights of one container.
      allowPrivilegeEscalation bool
        Whether it may gain more rights than its parent.
      appArmorProfile core.v1.AppArmorProfile
      capabilities core.v1.Capabilities
        Rights of root to add or take away.
      privileged bool
        Gives it the rights of root on the node.
      procMount string go=v1.ProcMountType enum=Default|Unmasked
      readOnlyRootFilesystem bool
        Whether its own files cannot be written.
      runAsGroup int64
        The group id of the process.
      runAsNonRoot bool
        Refuses to run as root.
      runAsUser int64
        The user id of the process.
      seLinuxOptions core.v1.SELinuxOptions
      seccompProfile core.v1.SeccompProfile
      windowsOptions core.v1.WindowsSecurityContextOptions
    core.v1.SleepAction
      seconds! int64 default=0
    core.v1.Sysctl
      name! string
      value! string
    core.v1.TCPSocketAction
      host string
      port! IntOrString
    core.v1.Toleration
        Lets a pod stay on a node with a matching taint.
      effect string go=v1.TaintEffect enum=NoExecute|NoSchedule|PreferNoSchedule
        NoSchedule, PreferNoSchedule or NoExecute; all when empty.
      key string
        The taint's key; all when empty.
      operator string go=v1.TolerationOperator enum=Equal|Exists|Gt|Lt
        Equal or Exists.
      tolerationSeconds int64
        How long a NoExecute taint is borne.
      value string
        The taint's value, with Equal.
    core.v1.TopologySpreadConstraint
      labelSelector meta.v1.LabelSelector
      matchLabelKeys [string] list=atomic
      maxSkew! int32 default=0
      minDomains int32
      nodeAffinityPolicy string go=v1.NodeInclusionPolicy enum=Honor|Ignore
      nodeTaintsPolicy string go=v1.NodeInclusionPolicy enum=Honor|Ignore
      topologyKey! string
      whenUnsatisfiable! string go=v1.UnsatisfiableConstraintAction enum=DoNotSchedule|ScheduleAnyway
    core.v1.TypedLocalObjectReference
      apiGroup string
      kind! string
      name! string
    core.v1.TypedObjectReference
      apiGroup string
      kind! string
      name! string
      namespace string
    core.v1.VolumeMountStatus
      mountPath! string
      name! string
      readOnly bool
      recursiveReadOnly string go=v1.RecursiveReadOnlyMode
      volumeStatus core.v1.VolumeStatus
    core.v1.VolumeStatus
      image core.v1.ImageVolumeStatus
    core.v1.WeightedPodAffinityTerm
      podAffinityTerm! core.v1.PodAffinityTerm
      weight! int32 default=0
    core.v1.WindowsSecurityContextOptions
      gmsaCredentialSpec string
      gmsaCredentialSpecName string
      hostProcess bool
      runAsUserName string
    """
}
