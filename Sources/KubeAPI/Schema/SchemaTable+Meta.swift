extension SchemaTable {
  /// What all kinds have in common.
  static let meta = """
    meta.v1.DeleteOptions
      apiVersion string
      dryRun [string] list=atomic
      gracePeriodSeconds int64
      ignoreStoreReadErrorWithClusterBreakingPotential bool
      kind string
      orphanDependents bool
      preconditions meta.v1.Preconditions
      propagationPolicy string go=v1.DeletionPropagation
    meta.v1.LabelSelector
        Selects objects by their labels; all its parts must hold.
      matchExpressions [meta.v1.LabelSelectorRequirement] list=atomic
        Rules on labels.
      matchLabels {string}
        Labels they must have.
    meta.v1.LabelSelectorRequirement
        One rule on one label.
      key! string
        The label.
      operator! string go=v1.LabelSelectorOperator
        In, NotIn, Exists or DoesNotExist.
      values [string] list=atomic
        The values for In and NotIn.
    meta.v1.ListMeta
      continue string
      remainingItemCount int64
      resourceVersion string
      selfLink string
      shardInfo meta.v1.ShardInfo
    meta.v1.ManagedFieldsEntry
      apiVersion string
      fieldsType string
      fieldsV1 any
      manager string
      operation string go=v1.ManagedFieldsOperationType
      subresource string
      time Time
    meta.v1.ObjectMeta
        What every object has: its name, labels, owners and life marks.
      annotations {string}
        Keys and values that carry anything else.
      creationTimestamp Time immutable
        When it was made.
      deletionGracePeriodSeconds int64
        Seconds it has to end.
      deletionTimestamp Time
        When it is to be gone, once it is being deleted.
      finalizers [string] patch=merge list=set
        Names of those who must agree before it goes.
      generateName string
        A beginning that the server completes with five random characters.
      generation int64
        Counts the changes of the spec.
      labels {string}
        Keys and values by which objects are selected.
      managedFields [meta.v1.ManagedFieldsEntry] list=atomic
        Who set which field.
      name string immutable
        Its name; unique among its kind in the namespace.
      namespace string immutable
        The scope of the name.
      ownerReferences [meta.v1.OwnerReference] key=uid patch=merge list=map:uid
        Objects it belongs to and goes with.
      resourceVersion string
        Changes with every write.
      selfLink string
      uid string go=types.UID immutable
        Tells it from any other object ever.
    meta.v1.OwnerReference
        Names the object that another one belongs to.
      apiVersion! string
        Its API version.
      blockOwnerDeletion bool
        Whether the owner waits for the other in foreground deletion.
      controller bool
        Whether it is the one that manages the other.
      kind! string
        Its kind.
      name! string
        Its name.
      uid! string go=types.UID
        Its UID.
    meta.v1.Preconditions
      resourceVersion string
      uid string go=types.UID
    meta.v1.ShardInfo
      selector! string
    meta.v1.Status
      apiVersion string
      code int32
      details meta.v1.StatusDetails
      kind string
      message string
      metadata meta.v1.ListMeta
      reason string go=v1.StatusReason
      status string
    meta.v1.StatusCause
      field string
      message string
      reason string go=v1.CauseType
    meta.v1.StatusDetails
      causes [meta.v1.StatusCause] list=atomic
      group string
      kind string
      name string
      retryAfterSeconds int32
      uid string go=types.UID
    policy.v1.Eviction
      apiVersion string
      deleteOptions meta.v1.DeleteOptions
      kind string
      metadata meta.v1.ObjectMeta
    """
}
