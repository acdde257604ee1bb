public import KubeAPI
import Simulation

extension APIObject {
  /// Who owns which fields: the users of the store and the cluster's own parts.
  public var fieldManagers: FieldManagers {
    let stored = FieldManagers(metadata.managedFields.entries).limited(to: value, of: kind)
    return FieldManagers(
      stored.entries + ControllerFields.managers(of: self, beside: stored)
    )
  }

  /// The wire form with all of `metadata.managedFields`.
  public var valueWithManagers: Value {
    var value = value
    let managers = fieldManagers
    value["metadata"]?["managedFields"] = managers.isEmpty ? nil : .array(managers.values)
    return value
  }
}

/// How writes of users change the managers of fields.
extension Cluster {
  /// The managers of an object that a user creates.
  func managers(ofNew object: APIObject, _ options: WriteOptions) -> ManagedFields {
    ManagedFields(creationOf: object, by: manager(of: object, options))
  }

  /// The entries to be stored after an update.
  ///
  /// `sent` are those of the request: other ones than are stored take their place, and a single
  /// empty one resets them (`managedfields/internal/fieldmanager.go`).
  func managers(
    sent: ManagedFields,
    from old: APIObject,
    to new: APIObject,
    _ options: WriteOptions
  ) -> ManagedFields {
    if let managers = options.managers { return ManagedFields(managers) }
    let sent = sent.entries
    if sent == [.object(Fields())] { return ManagedFields() }
    let stored = old.metadata.managedFields.entries
    var managers = FieldManagers(sent.isEmpty ? stored : sent)
    // Once reset, nobody is written down until somebody applies.
    if managers.isEmpty, ControllerFields.managers(of: old, beside: managers).isEmpty {
      return ManagedFields()
    }
    managers.update(
      from: old.value,
      to: new.value,
      of: new.kind,
      by: manager(of: new, options)
    )
    return ManagedFields(managers.stored)
  }

  private func manager(
    of object: APIObject,
    _ options: WriteOptions
  ) -> FieldManager {
    FieldManager(
      options.fieldManager,
      .update,
      of: object.kind,
      subresource: options.subresource == .status ? "status" : "",
      time: now
    )
  }
}

extension FieldManagers {
  /// The wire form without what is worked out when somebody looks.
  var stored: [Value] { entries.filter { !ControllerFields.isDerived($0) }.map(\.value) }
}
