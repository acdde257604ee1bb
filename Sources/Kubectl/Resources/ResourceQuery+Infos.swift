import Cluster
import KubeAPI

extension ResourceQuery {
  /// The objects that the query means, as the server has them, and what could not be found.
  ///
  /// Objects of files are looked up by name; one that is absent is an error.
  func infos(in cluster: Cluster) -> (infos: [ResourceInfo], errors: [KubectlError]) {
    var infos: [ResourceInfo] = []
    var errors: [KubectlError] = []
    func add(_ body: () throws(KubectlError) -> [ResourceInfo]) {
      do {
        infos += try body()
      } catch {
        errors.append(error)
      }
    }
    switch target {
    case .lists(let kinds):
      for kind in kinds { add { () throws(KubectlError) in try list(kind, in: cluster) } }
    case .named(let items):
      for (kind, name) in items {
        add { () throws(KubectlError) in
          let info = ResourceInfo(kind: kind, name: name, namespace: namespace)
          return [options.requiresObject ? try cluster.fetched(info) : info]
        }
      }
    case .files(let files):
      let (manifests, failures) = manifestInfos(of: files)
      for info in manifests {
        add { () throws(KubectlError) in
          [options.requiresObject ? try cluster.fetched(info) : info]
        }
      }
      errors += failures
    }
    return (infos, errors)
  }

  /// The objects of the files as they are written there.
  func manifestInfos(
    validating: Bool = true
  ) -> (infos: [ResourceInfo], errors: [KubectlError]) {
    guard case .files(let files) = target else { return ([], []) }
    return manifestInfos(of: files, validating: validating)
  }

  private func manifestInfos(
    of files: [ManifestFile],
    validating: Bool = true
  ) -> (infos: [ResourceInfo], errors: [KubectlError]) {
    var infos: [ResourceInfo] = []
    var errors: [KubectlError] = []
    for file in files {
      let stream = file.content
      for document in stream.documents {
        do {
          for object in try ClientDecoder.objects(in: document, validates: validating) {
            let info = try manifestInfo(object)
            if try matches(info) { infos.append(info) }
          }
        } catch let error as ManifestError {
          errors.append(.plain(error.message))
        } catch let error as KubectlError {
          errors.append(error)
        } catch {
          errors.append(.plain("\(error)"))
        }
      }
      if let error = stream.error { errors.append(.plain(error.message)) }
    }
    return (infos, errors)
  }

  private func manifestInfo(_ object: ManifestObject) throws(KubectlError) -> ResourceInfo {
    var object = object
    var place = object.namespace
    if object.kind.isNamespaced {
      if place.isEmpty {
        place = namespace
        object.value["metadata"]?["namespace"] = .string(place)
        if object.value["metadata"] == nil {
          object.value["metadata"] = ["namespace": .string(place)]
        }
        object.namespace = place
      } else if enforcesNamespace, place != namespace {
        throw .plain(
          "the namespace from the provided object \(place.goQuoted) does not match the namespace "
            + "\(namespace.goQuoted). You must pass '--namespace=\(place)' to perform this operation."
        )
      }
    }
    var info = ResourceInfo(kind: object.kind, name: object.name, namespace: place)
    info.manifest = object
    return info
  }

  /// `-l` picks among the objects of files too.
  private func matches(_ info: ResourceInfo) throws(KubectlError) -> Bool {
    let text = options.labels.trimmed
    guard !text.isEmpty, let manifest = info.manifest else { return true }
    let labels = StringMap(manifest.value[path: ["metadata", "labels"]] ?? .null)
    do {
      return try LabelSelection(text).matches(labels)
    } catch {
      throw .plain(error.message)
    }
  }

  /// The objects of one kind that the selectors take.
  func list(_ kind: Kind, in cluster: Cluster) throws(KubectlError) -> [ResourceInfo] {
    let selection = try ObjectSelection(kind, labels: options.labels, fields: options.fields)
    return cluster.list(
      kind,
      namespace: options.allNamespaces ? nil : namespace,
      where: selection.matches
    ).map { ResourceInfo($0) }
  }
}

extension Cluster {
  /// The info with the server's object in it.
  ///
  /// - Throws: NotFound, of the namespace when that is what is missing.
  func fetched(_ info: ResourceInfo) throws(KubectlError) -> ResourceInfo {
    do {
      var info = info
      if info.name.isEmpty { throw KubectlError.plain("resource name may not be empty") }
      info.object = try get(info.kind, info.name, namespace: info.namespace)
      return info
    } catch let error as APIStatus {
      let namespace = info.namespace
      let key = ObjectKey(kind: .namespace, namespace: "", name: namespace)
      if !namespace.isEmpty, namespace != "default", object(key) == nil {
        throw .server(.notFound(.namespace, namespace))
      }
      throw .server(error)
    } catch let error as KubectlError {
      throw error
    } catch {
      throw .plain("\(error)")
    }
  }
}
