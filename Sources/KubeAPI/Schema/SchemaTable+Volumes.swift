extension SchemaTable {
  /// Volumes and their sources.
  static let volumes = """
    core.v1.AWSElasticBlockStoreVolumeSource
      fsType string
      partition int32
      readOnly bool
      volumeID! string
    core.v1.AzureDiskVolumeSource
      cachingMode string go=v1.AzureDataDiskCachingMode enum=None|ReadOnly|ReadWrite default=ReadWrite
      diskName! string
      diskURI! string
      fsType string default=ext4
      kind string go=v1.AzureDataDiskKind enum=Dedicated|Managed|Shared default=Shared
      readOnly bool default=False
    core.v1.AzureFileVolumeSource
      readOnly bool
      secretName! string
      shareName! string
    core.v1.CSIVolumeSource
      driver! string
      fsType string
      nodePublishSecretRef core.v1.LocalObjectReference
      readOnly bool
      volumeAttributes {string}
    core.v1.CephFSVolumeSource
      monitors! [string] list=atomic
      path string
      readOnly bool
      secretFile string
      secretRef core.v1.LocalObjectReference
      user string
    core.v1.CinderVolumeSource
      fsType string
      readOnly bool
      secretRef core.v1.LocalObjectReference
      volumeID! string
    core.v1.ClusterTrustBundleProjection
      labelSelector meta.v1.LabelSelector
      name string
      optional bool
      path! string
      signerName string
    core.v1.ConfigMapProjection
      items [core.v1.KeyToPath] list=atomic
      name string
      optional bool
    core.v1.ConfigMapVolumeSource
        The entries of a ConfigMap as files.
      defaultMode int32 default=420
        Permission bits of the files.
      items [core.v1.KeyToPath] list=atomic
        Which entries, and under which names; all when left out.
      name string
        The ConfigMap.
      optional bool
        Whether it may be missing.
    core.v1.DownwardAPIProjection
      items [core.v1.DownwardAPIVolumeFile] list=atomic
    core.v1.DownwardAPIVolumeFile
      fieldRef core.v1.ObjectFieldSelector
      mode int32
      path! string
      resourceFieldRef core.v1.ResourceFieldSelector
    core.v1.DownwardAPIVolumeSource
      defaultMode int32 default=420
      items [core.v1.DownwardAPIVolumeFile] list=atomic
    core.v1.EmptyDirVolumeSource
        An empty folder that lives as long as its pod.
      medium string go=v1.StorageMedium
        Empty for the disk, Memory for a tmpfs.
      sizeLimit Quantity
        How much it may hold.
    core.v1.EphemeralVolumeSource
      volumeClaimTemplate core.v1.PersistentVolumeClaimTemplate
    core.v1.FCVolumeSource
      fsType string
      lun int32
      readOnly bool
      targetWWNs [string] list=atomic
      wwids [string] list=atomic
    core.v1.FlexVolumeSource
      driver! string
      fsType string
      options {string}
      readOnly bool
      secretRef core.v1.LocalObjectReference
    core.v1.FlockerVolumeSource
      datasetName string
      datasetUUID string
    core.v1.GCEPersistentDiskVolumeSource
      fsType string
      partition int32
      pdName! string
      readOnly bool
    core.v1.GitRepoVolumeSource
      directory string
      repository! string
      revision string
    core.v1.GlusterfsVolumeSource
      endpoints! string
      path! string
      readOnly bool
    core.v1.HostPathVolumeSource
      path! string
      type string go=v1.HostPathType enum=""|BlockDevice|CharDevice|Directory|DirectoryOrCreate|File|FileOrCreate|Socket
    core.v1.ISCSIVolumeSource
      chapAuthDiscovery bool
      chapAuthSession bool
      fsType string
      initiatorName string
      iqn! string
      iscsiInterface string default=default
      lun! int32 default=0
      portals [string] list=atomic
      readOnly bool
      secretRef core.v1.LocalObjectReference
      targetPortal! string
    core.v1.ImageVolumeSource
      pullPolicy string go=v1.PullPolicy enum=Always|IfNotPresent|Never
      reference string
    core.v1.KeyToPath
        Which entry becomes which file.
      key! string
        The entry.
      mode int32
        Permission bits of this file.
      path! string
        The file.
    core.v1.NFSVolumeSource
      path! string
      readOnly bool
      server! string
    core.v1.PersistentVolumeClaimVolumeSource
      claimName! string
      readOnly bool
    core.v1.PhotonPersistentDiskVolumeSource
      fsType string
      pdID! string
    core.v1.PodCertificateProjection
      certificateChainPath string
      credentialBundlePath string
      keyPath string
      keyType! string
      maxExpirationSeconds int32
      signerName! string
      userAnnotations {string}
    core.v1.PortworxVolumeSource
      fsType string
      readOnly bool
      volumeID! string
    core.v1.ProjectedVolumeSource
      defaultMode int32 default=420
      sources [core.v1.VolumeProjection] list=atomic
    core.v1.QuobyteVolumeSource
      group string
      readOnly bool
      registry! string
      tenant string
      user string
      volume! string
    core.v1.RBDVolumeSource
      fsType string
      image! string
      keyring string default=/etc/ceph/keyring
      monitors! [string] list=atomic
      pool string default=rbd
      readOnly bool
      secretRef core.v1.LocalObjectReference
      user string default=admin
    core.v1.ScaleIOVolumeSource
      fsType string default=xfs
      gateway! string
      protectionDomain string
      readOnly bool
      secretRef! core.v1.LocalObjectReference
      sslEnabled bool
      storageMode string default=ThinProvisioned
      storagePool string
      system! string
      volumeName string
    core.v1.SecretProjection
      items [core.v1.KeyToPath] list=atomic
      name string
      optional bool
    core.v1.SecretVolumeSource
        The entries of a Secret as files.
      defaultMode int32 default=420
        Permission bits of the files.
      items [core.v1.KeyToPath] list=atomic
        Which entries, and under which names; all when left out.
      optional bool
        Whether it may be missing.
      secretName string
        The Secret.
    core.v1.ServiceAccountTokenProjection
      audience string
      expirationSeconds int64 default=3600
      path! string
    core.v1.StorageOSVolumeSource
      fsType string
      readOnly bool
      secretRef core.v1.LocalObjectReference
      volumeName string
      volumeNamespace string
    core.v1.Volume
        A folder that containers of a pod can mount.
      awsElasticBlockStore core.v1.AWSElasticBlockStoreVolumeSource
      azureDisk core.v1.AzureDiskVolumeSource
      azureFile core.v1.AzureFileVolumeSource
      cephfs core.v1.CephFSVolumeSource
      cinder core.v1.CinderVolumeSource
      configMap core.v1.ConfigMapVolumeSource
        The entries of a ConfigMap as files.
      csi core.v1.CSIVolumeSource
      downwardAPI core.v1.DownwardAPIVolumeSource
        The pod's own fields as files.
      emptyDir core.v1.EmptyDirVolumeSource
        An empty folder that lives as long as the pod.
      ephemeral core.v1.EphemeralVolumeSource
      fc core.v1.FCVolumeSource
      flexVolume core.v1.FlexVolumeSource
      flocker core.v1.FlockerVolumeSource
      gcePersistentDisk core.v1.GCEPersistentDiskVolumeSource
      gitRepo core.v1.GitRepoVolumeSource
      glusterfs core.v1.GlusterfsVolumeSource
      hostPath core.v1.HostPathVolumeSource
        A folder of the node.
      image core.v1.ImageVolumeSource
      iscsi core.v1.ISCSIVolumeSource
      name! string
        Its name in the pod.
      nfs core.v1.NFSVolumeSource
      persistentVolumeClaim core.v1.PersistentVolumeClaimVolumeSource
        Storage that outlives the pod.
      photonPersistentDisk core.v1.PhotonPersistentDiskVolumeSource
      portworxVolume core.v1.PortworxVolumeSource
      projected core.v1.ProjectedVolumeSource
        Several sources in one folder.
      quobyte core.v1.QuobyteVolumeSource
      rbd core.v1.RBDVolumeSource
      scaleIO core.v1.ScaleIOVolumeSource
      secret core.v1.SecretVolumeSource
        The entries of a Secret as files.
      storageos core.v1.StorageOSVolumeSource
      vsphereVolume core.v1.VsphereVirtualDiskVolumeSource
    core.v1.VolumeDevice
      devicePath! string
      name! string
    core.v1.VolumeMount
        Where a volume appears in a container.
      mountPath! string
        The path in the container.
      mountPropagation string go=v1.MountPropagationMode enum=Bidirectional|HostToContainer|None
      name! string
        The volume.
      readOnly bool
        Whether it can be written.
      recursiveReadOnly string go=v1.RecursiveReadOnlyMode
      subPath string
        A path in the volume to mount instead of its root.
      subPathExpr string
        The same with $(VARIABLES).
    core.v1.VolumeProjection
      clusterTrustBundle core.v1.ClusterTrustBundleProjection
      configMap core.v1.ConfigMapProjection
      downwardAPI core.v1.DownwardAPIProjection
      podCertificate core.v1.PodCertificateProjection
      secret core.v1.SecretProjection
      serviceAccountToken core.v1.ServiceAccountTokenProjection
    core.v1.VsphereVirtualDiskVolumeSource
      fsType string
      storagePolicyID string
      storagePolicyName string
      volumePath! string
    """
}
