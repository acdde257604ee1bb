extension GoForm {
  /// The fields of Go's internal types, in their order.
  ///
  /// A field is `Name=wireName:zero`; the wire name is left out when it is the name with a small
  /// letter, the zero when it is null. A zero that is a type is a struct; `*` stands for a pointer to
  /// one, `[` for a list of them; `^` takes the value from the enclosing object; `*metadata` stands for
  /// the fields of ObjectMeta.
  static let table = """
    batch.v1.PodFailurePolicy Rules:[batch.PodFailurePolicyRule
    batch.v1.PodFailurePolicyOnExitCodesRequirement ContainerName Operator:"" Values
    batch.v1.PodFailurePolicyOnPodConditionsPattern Type:"" Status:""
    batch.v1.PodFailurePolicyRule Action:""
      OnExitCodes:*batch.PodFailurePolicyOnExitCodesRequirement
      OnPodConditions:[batch.PodFailurePolicyOnPodConditionsPattern
    batch.v1.SuccessPolicy Rules:[batch.SuccessPolicyRule
    batch.v1.SuccessPolicyRule SucceededIndexes SucceededCount
    batch.v1.UncountedTerminatedPods Succeeded Failed
    core.v1.AWSElasticBlockStoreVolumeSource VolumeID:"" FSType=fsType:"" Partition:0
      ReadOnly:false
    core.v1.Affinity NodeAffinity:*NodeAffinity PodAffinity:*PodAffinity
      PodAntiAffinity:*PodAntiAffinity
    core.v1.AppArmorProfile Type:"" LocalhostProfile
    core.v1.AzureDiskVolumeSource DiskName:"" DataDiskURI=diskURI:"" CachingMode FSType=fsType
      ReadOnly Kind
    core.v1.AzureFileVolumeSource SecretName:"" ShareName:"" ReadOnly:false
    core.v1.CSIVolumeSource Driver:"" ReadOnly FSType=fsType VolumeAttributes
      NodePublishSecretRef:*LocalObjectReference
    core.v1.Capabilities Add Drop
    core.v1.CephFSVolumeSource Monitors Path:"" User:"" SecretFile:""
      SecretRef:*LocalObjectReference ReadOnly:false
    core.v1.CinderVolumeSource VolumeID:"" FSType=fsType:"" ReadOnly:false
      SecretRef:*LocalObjectReference
    core.v1.ClusterTrustBundleProjection Name SignerName LabelSelector Optional Path:""
    core.v1.ConfigMapEnvSource Name:"" Optional
    core.v1.ConfigMapKeySelector Name:"" Key:"" Optional
    core.v1.ConfigMapProjection Name:"" Items:[KeyToPath Optional
    core.v1.ConfigMapVolumeSource Name:"" Items:[KeyToPath DefaultMode Optional
    core.v1.Container Name:"" Image:"" Command Args WorkingDir:"" Ports:[ContainerPort
      EnvFrom:[EnvFromSource Env:[EnvVar Resources:ResourceRequirements
      ResizePolicy:[ContainerResizePolicy RestartPolicy RestartPolicyRules:[ContainerRestartRule
      VolumeMounts:[VolumeMount VolumeDevices:[VolumeDevice LivenessProbe:*Probe
      ReadinessProbe:*Probe StartupProbe:*Probe Lifecycle:*Lifecycle TerminationMessagePath:""
      TerminationMessagePolicy:"" ImagePullPolicy:"" SecurityContext:*SecurityContext
      Stdin:false StdinOnce:false TTY=tty:false
    core.v1.ContainerPort Name:"" HostPort:0 ContainerPort:0 Protocol:"" HostIP:""
    core.v1.ContainerResizePolicy ResourceName:"" RestartPolicy:""
    core.v1.ContainerRestartRule Action:"" ExitCodes:*ContainerRestartRuleOnExitCodes
    core.v1.ContainerRestartRuleOnExitCodes Operator:"" Values
    core.v1.DownwardAPIProjection Items:[DownwardAPIVolumeFile
    core.v1.DownwardAPIVolumeFile Path:"" FieldRef:*ObjectFieldSelector
      ResourceFieldRef:*ResourceFieldSelector Mode
    core.v1.DownwardAPIVolumeSource Items:[DownwardAPIVolumeFile DefaultMode
    core.v1.EmptyDirVolumeSource Medium:"" SizeLimit
    core.v1.EnvFromSource Prefix:"" ConfigMapRef:*ConfigMapEnvSource SecretRef:*SecretEnvSource
    core.v1.EnvVar Name:"" Value:"" ValueFrom:*EnvVarSource
    core.v1.EnvVarSource FieldRef:*ObjectFieldSelector ResourceFieldRef:*ResourceFieldSelector
      ConfigMapKeyRef:*ConfigMapKeySelector SecretKeyRef:*SecretKeySelector
      FileKeyRef:*FileKeySelector
    core.v1.EphemeralContainer Name:"" Image:"" Command Args WorkingDir:"" Ports:[ContainerPort
      EnvFrom:[EnvFromSource Env:[EnvVar Resources:ResourceRequirements
      ResizePolicy:[ContainerResizePolicy RestartPolicy RestartPolicyRules:[ContainerRestartRule
      VolumeMounts:[VolumeMount VolumeDevices:[VolumeDevice LivenessProbe:*Probe
      ReadinessProbe:*Probe StartupProbe:*Probe Lifecycle:*Lifecycle TerminationMessagePath:""
      TerminationMessagePolicy:"" ImagePullPolicy:"" SecurityContext:*SecurityContext
      Stdin:false StdinOnce:false TTY=tty:false TargetContainerName:""
    core.v1.EphemeralVolumeSource VolumeClaimTemplate:*PersistentVolumeClaimTemplate
    core.v1.ExecAction Command
    core.v1.FCVolumeSource TargetWWNs Lun FSType=fsType:"" ReadOnly:false WWIDs=wwids
    core.v1.FileKeySelector VolumeName:"" Path:"" Key:"" Optional
    core.v1.FlexVolumeSource Driver:"" FSType=fsType:"" SecretRef:*LocalObjectReference
      ReadOnly:false Options
    core.v1.FlockerVolumeSource DatasetName:"" DatasetUUID:""
    core.v1.GCEPersistentDiskVolumeSource PDName=pdName:"" FSType=fsType:"" Partition:0
      ReadOnly:false
    core.v1.GRPCAction Port:0 Service
    core.v1.GitRepoVolumeSource Repository:"" Revision:"" Directory:""
    core.v1.GlusterfsVolumeSource EndpointsName=endpoints:"" Path:"" ReadOnly:false
    core.v1.HTTPGetAction Path:"" Port:0 Host:"" Scheme:"" HTTPHeaders=httpHeaders:[HTTPHeader
    core.v1.HTTPHeader Name:"" Value:""
    core.v1.HostAlias IP=ip:"" Hostnames
    core.v1.HostPathVolumeSource Path:"" Type
    core.v1.ISCSIVolumeSource TargetPortal:"" IQN=iqn:"" Lun:0 ISCSIInterface=iscsiInterface:""
      FSType=fsType:"" ReadOnly:false Portals DiscoveryCHAPAuth=chapAuthDiscovery:false
      SessionCHAPAuth=chapAuthSession:false SecretRef:*LocalObjectReference InitiatorName
    core.v1.ImageVolumeSource Reference:"" PullPolicy:""
    core.v1.KeyToPath Key:"" Path:"" Mode
    core.v1.Lifecycle PostStart:*LifecycleHandler PreStop:*LifecycleHandler StopSignal
    core.v1.LifecycleHandler Exec:*ExecAction HTTPGet=httpGet:*HTTPGetAction
      TCPSocket=tcpSocket:*TCPSocketAction Sleep:*SleepAction
    core.v1.LocalObjectReference Name:""
    core.v1.NFSVolumeSource Server:"" Path:"" ReadOnly:false
    core.v1.NodeAffinity RequiredDuringSchedulingIgnoredDuringExecution:*NodeSelector
      PreferredDuringSchedulingIgnoredDuringExecution:[PreferredSchedulingTerm
    core.v1.NodeSelector NodeSelectorTerms:[NodeSelectorTerm
    core.v1.NodeSelectorRequirement Key:"" Operator:"" Values
    core.v1.NodeSelectorTerm MatchExpressions:[NodeSelectorRequirement
      MatchFields:[NodeSelectorRequirement
    core.v1.ObjectFieldSelector APIVersion=apiVersion:"" FieldPlace:""
    core.v1.PersistentVolumeClaimSpec AccessModes Selector Resources:VolumeResourceRequirements
      VolumeName:"" StorageClassName VolumeMode DataSource:*TypedLocalObjectReference
      DataSourceRef:*TypedObjectReference VolumeAttributesClassName
    core.v1.PersistentVolumeClaimTemplate *metadata Spec:PersistentVolumeClaimSpec
    core.v1.PersistentVolumeClaimVolumeSource ClaimName:"" ReadOnly:false
    core.v1.PhotonPersistentDiskVolumeSource PdID:"" FSType=fsType:""
    core.v1.PodAffinity RequiredDuringSchedulingIgnoredDuringExecution:[PodAffinityTerm
      PreferredDuringSchedulingIgnoredDuringExecution:[WeightedPodAffinityTerm
    core.v1.PodAffinityTerm LabelSelector Namespaces TopologyKey:"" NamespaceSelector
      MatchLabelKeys MismatchLabelKeys
    core.v1.PodAntiAffinity RequiredDuringSchedulingIgnoredDuringExecution:[PodAffinityTerm
      PreferredDuringSchedulingIgnoredDuringExecution:[WeightedPodAffinityTerm
    core.v1.PodCertificateProjection SignerName:"" KeyType:"" MaxExpirationSeconds
      CredentialBundlePath:"" KeyPath:"" CertificateChainPath:"" UserAnnotations
    core.v1.PodDNSConfig Nameservers Searches Options:[PodDNSConfigOption
    core.v1.PodDNSConfigOption Name:"" Value
    core.v1.PodOS Name:""
    core.v1.PodReadinessGate ConditionType:""
    core.v1.PodResourceClaim Name:"" ResourceClaimName ResourceClaimTemplateName
    core.v1.PodSchedulingGate Name:""
    core.v1.PodSchedulingGroup PodGroupName
    core.v1.PodSecurityContext HostNetwork=^hostNetwork:false HostPID=^hostPID:false
      HostIPC=^hostIPC:false ShareProcessNamespace=^shareProcessNamespace HostUsers=^hostUsers
      SELinuxOptions=seLinuxOptions:*SELinuxOptions
      WindowsOptions:*WindowsSecurityContextOptions RunAsUser RunAsGroup RunAsNonRoot
      SupplementalGroups SupplementalGroupsPolicy FSGroup=fsGroup
      FSGroupChangePolicy=fsGroupChangePolicy Sysctls:[Sysctl SeccompProfile:*SeccompProfile
      AppArmorProfile:*AppArmorProfile SELinuxChangePolicy=seLinuxChangePolicy
    core.v1.PodSpec Volumes:[Volume InitContainers:[Container Containers:[Container
      EphemeralContainers:[EphemeralContainer RestartPolicy:"" TerminationGracePeriodSeconds
      ActiveDeadlineSeconds DNSPolicy=dnsPolicy:"" NodeSelector ServiceAccountName:""
      AutomountServiceAccountToken NodeName:"" SecurityContext:*PodSecurityContext
      ImagePullSecrets:[LocalObjectReference Hostname:"" Subdomain:"" SetHostnameAsFQDN
      Affinity:*Affinity SchedulerName:"" Tolerations:[Toleration HostAliases:[HostAlias
      PriorityClassName:"" Priority PreemptionPolicy DNSConfig=dnsConfig:*PodDNSConfig
      ReadinessGates:[PodReadinessGate RuntimeClassName Overhead EnableServiceLinks
      TopologySpreadConstraints:[TopologySpreadConstraint OS=os:*PodOS
      SchedulingGates:[PodSchedulingGate ResourceClaims:[PodResourceClaim
      Resources:*ResourceRequirements HostnameOverride SchedulingGroup:*PodSchedulingGroup
    core.v1.PodTemplateSpec *metadata Spec:PodSpec
    core.v1.PortworxVolumeSource VolumeID:"" FSType=fsType:"" ReadOnly:false
    core.v1.PreferredSchedulingTerm Weight:0 Preference:NodeSelectorTerm
    core.v1.Probe Exec:*ExecAction HTTPGet=httpGet:*HTTPGetAction
      TCPSocket=tcpSocket:*TCPSocketAction GRPC=grpc:*GRPCAction InitialDelaySeconds:0
      TimeoutSeconds:0 PeriodSeconds:0 SuccessThreshold:0 FailureThreshold:0
      TerminationGracePeriodSeconds
    core.v1.ProjectedVolumeSource Sources:[VolumeProjection DefaultMode
    core.v1.QuobyteVolumeSource Registry:"" Volume:"" ReadOnly:false User:"" Group:"" Tenant:""
    core.v1.RBDVolumeSource CephMonitors=monitors RBDImage=image:"" FSType=fsType:""
      RBDPool=pool:"" RadosUser=user:"" Keyring:"" SecretRef:*LocalObjectReference
      ReadOnly:false
    core.v1.ResourceClaim Name:"" Request:""
    core.v1.ResourceFieldSelector ContainerName:"" Resource:"" Divisor:"0"
    core.v1.ResourceRequirements Limits Requests Claims:[ResourceClaim
    core.v1.SELinuxOptions User:"" Role:"" Type:"" Level:""
    core.v1.ScaleIOVolumeSource Gateway:"" System:"" SecretRef:*LocalObjectReference
      SSLEnabled=sslEnabled:false ProtectionDomain:"" StoragePool:"" StorageMode:""
      VolumeName:"" FSType=fsType:"" ReadOnly:false
    core.v1.SeccompProfile Type:"" LocalhostProfile
    core.v1.SecretEnvSource Name:"" Optional
    core.v1.SecretKeySelector Name:"" Key:"" Optional
    core.v1.SecretProjection Name:"" Items:[KeyToPath Optional
    core.v1.SecretVolumeSource SecretName:"" Items:[KeyToPath DefaultMode Optional
    core.v1.SecurityContext Capabilities:*Capabilities Privileged
      SELinuxOptions=seLinuxOptions:*SELinuxOptions
      WindowsOptions:*WindowsSecurityContextOptions RunAsUser RunAsGroup RunAsNonRoot
      ReadOnlyRootFilesystem AllowPrivilegeEscalation ProcMount SeccompProfile:*SeccompProfile
      AppArmorProfile:*AppArmorProfile
    core.v1.ServiceAccountTokenProjection Audience:"" ExpirationSeconds:0 Path:""
    core.v1.SleepAction Seconds:0
    core.v1.StorageOSVolumeSource VolumeName:"" VolumeNamespace:"" FSType=fsType:""
      ReadOnly:false SecretRef:*LocalObjectReference
    core.v1.Sysctl Name:"" Value:""
    core.v1.TCPSocketAction Port:0 Host:""
    core.v1.Taint Key:"" Value:"" Effect:"" TimeAdded
    core.v1.Toleration Key:"" Operator:"" Value:"" Effect:"" TolerationSeconds
    core.v1.TopologySpreadConstraint MaxSkew:0 TopologyKey:"" WhenUnsatisfiable:"" LabelSelector
      MinDomains NodeAffinityPolicy NodeTaintsPolicy MatchLabelKeys
    core.v1.TypedLocalObjectReference APIGroup=apiGroup Kind:"" Name:""
    core.v1.TypedObjectReference APIGroup=apiGroup Kind:"" Name:"" Namespace
    core.v1.Volume Name:"" HostPath:*HostPathVolumeSource EmptyDir:*EmptyDirVolumeSource
      GCEPersistentDisk=gcePersistentDisk:*GCEPersistentDiskVolumeSource
      AWSElasticBlockStore=awsElasticBlockStore:*AWSElasticBlockStoreVolumeSource
      GitRepo:*GitRepoVolumeSource Secret:*SecretVolumeSource NFS=nfs:*NFSVolumeSource
      ISCSI=iscsi:*ISCSIVolumeSource Glusterfs:*GlusterfsVolumeSource
      PersistentVolumeClaim:*PersistentVolumeClaimVolumeSource RBD=rbd:*RBDVolumeSource
      Quobyte:*QuobyteVolumeSource FlexVolume:*FlexVolumeSource Cinder:*CinderVolumeSource
      CephFS=cephfs:*CephFSVolumeSource Flocker:*FlockerVolumeSource
      DownwardAPI:*DownwardAPIVolumeSource FC=fc:*FCVolumeSource
      AzureFile:*AzureFileVolumeSource ConfigMap:*ConfigMapVolumeSource
      VsphereVolume:*VsphereVirtualDiskVolumeSource AzureDisk:*AzureDiskVolumeSource
      PhotonPersistentDisk:*PhotonPersistentDiskVolumeSource Projected:*ProjectedVolumeSource
      PortworxVolume:*PortworxVolumeSource ScaleIO:*ScaleIOVolumeSource
      StorageOS=storageos:*StorageOSVolumeSource CSI=csi:*CSIVolumeSource
      Ephemeral:*EphemeralVolumeSource Image:*ImageVolumeSource
    core.v1.VolumeDevice Name:"" DevicePath:""
    core.v1.VolumeMount Name:"" ReadOnly:false RecursiveReadOnly MountPath:"" SubPath:""
      MountPropagation SubPathExpr:""
    core.v1.VolumeProjection Secret:*SecretProjection DownwardAPI:*DownwardAPIProjection
      ConfigMap:*ConfigMapProjection ServiceAccountToken:*ServiceAccountTokenProjection
      ClusterTrustBundle:*ClusterTrustBundleProjection PodCertificate:*PodCertificateProjection
    core.v1.VolumeResourceRequirements Limits Requests
    core.v1.VsphereVirtualDiskVolumeSource VolumePath:"" FSType=fsType:"" StoragePolicyName:""
      StoragePolicyID:""
    core.v1.WeightedPodAffinityTerm Weight:0 PodAffinityTerm:PodAffinityTerm
    core.v1.WindowsSecurityContextOptions GMSACredentialSpecName=gmsaCredentialSpecName
      GMSACredentialSpec=gmsaCredentialSpec RunAsUserName HostProcess
    """
}
