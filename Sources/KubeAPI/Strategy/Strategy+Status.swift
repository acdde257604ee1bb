extension Strategy {
  /// Does all that a write to the status subresource takes: the spec stays as it was, metadata may
  /// change.
  ///
  /// - Returns: Warnings for the client.
  /// - Throws: The refusal, with a cause for each invalid field.
  public static func updateStatus(
    _ new: inout APIObject,
    _ old: APIObject
  ) throws(APIStatus) -> [String] {
    prepareForStatusUpdate(&new, old)
    var errors = MetadataValidation.validateCommon(new.metadata, old.metadata)
    switch (new, old) {
    case (.job(let new), .job(let old)): errors += JobStatusValidation.validate(new, old)
    case (.pod(let new), .pod(let old)): errors += PodStatusValidation.validate(new, old)
    case (.node(let new), .node(let old)): errors += NodeValidation.validateUpdate(new, old)
    case (.namespace(let new), .namespace(let old)): errors += phase(of: new, old)
    default: break
    }
    if !errors.isEmpty { throw APIStatus.invalid(new.kind, new.metadata.name, errors) }
    return []
  }

  /// `ValidateNamespaceStatusUpdate`.
  private static func phase(of new: Namespace, _ old: Namespace) -> [FieldError] {
    let isGoing = new.metadata.deletionTimestamp != nil
    let errors = MetadataValidation.validateUpdate(new.metadata, old.metadata)
    let expected = isGoing ? "Terminating" : "Active"
    if new.status.phase == expected { return errors }
    return errors + [
      .invalid(
        "status.Phase",
        new.status.phase,
        "may only be '\(expected)' if `deletionTimestamp` is \(isGoing ? "not " : "")empty"
      )
    ]
  }

  /// For a write to the status subresource: the spec stays as it was.
  public static func prepareForStatusUpdate(_ new: inout APIObject, _ old: APIObject) {
    var metadata = new.metadata
    let oldMetadata = old.metadata
    if metadata.uid.isEmpty { metadata.uid = oldMetadata.uid }
    metadata.creationTimestamp = oldMetadata.creationTimestamp
    metadata.deletionTimestamp = oldMetadata.deletionTimestamp
    metadata.deletionGracePeriodSeconds = oldMetadata.deletionGracePeriodSeconds
    metadata.generation = oldMetadata.generation
    // "Don't allow the pods/status endpoint to touch owner references."
    if new.kind == .pod { metadata.ownerReferences = oldMetadata.ownerReferences }
    var result = old
    switch (new, old) {
    case (.job(let job), .job(var kept)):
      kept.status = job.status
      result = .job(kept)
    case (.cronJob(let cronJob), .cronJob(var kept)):
      kept.status = cronJob.status
      result = .cronJob(kept)
    case (.pod(let pod), .pod(var kept)):
      let present = kept.status
      kept.status = pod.status
      if kept.status.qosClass.isEmpty { kept.status.qosClass = present.qosClass }
      if kept.status.observedGeneration == 0 {
        kept.status.observedGeneration = present.observedGeneration
      }
      result = .pod(kept)
    case (.node(let node), .node(var kept)):
      kept.status = node.status
      result = .node(kept)
    case (.namespace(let namespace), .namespace(var kept)):
      kept.status = namespace.status
      result = .namespace(kept)
    default: break
    }
    result.metadata = metadata
    new = result
  }
}
