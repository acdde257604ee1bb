import Course
package import KubeAPI
import Simulation

/// Which object a check is about: `job/flaky-import`, or `job` for whichever there is.
package struct ObjectSelector: Hashable, Sendable, CustomStringConvertible {
  package var kind: Kind
  /// Nil takes any object of the kind; of several the one that was made last.
  package var name: String?

  package var description: String { name.map { "\(kind.singular)/\($0)" } ?? "a \(kind.rawValue)" }

  func matches(_ object: APIObject) -> Bool {
    guard object.kind == kind else { return false }
    guard let name else { return true }
    return object.withMetadata { $0.name == name }
  }

  func matches(_ document: ManifestDocument) -> Bool {
    document.kind == kind.rawValue && (name == nil || name == document.name)
  }
}

extension DocumentNode {
  func selector(as name: String) throws(ContentProblem) -> ObjectSelector {
    let text = try text(as: name)
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard let word = parts.first,
      let kind = Kind.allCases.first(where: {
        $0.singular == word || $0.plural == word || $0.shortNames.contains(word)
      })
    else {
      throw problem("`\(name)` is `\(text)`; write a kind and a name, as in job/flaky-import")
    }
    return ObjectSelector(kind: kind, name: parts.count > 1 ? parts[1] : nil)
  }
}

/// A state of an object, and while it lasted.
struct ObjectVersion {
  var object: APIObject
  var since: Instant
  /// Nil for the last state of the run.
  var until: Instant?
}

extension Evidence {
  /// The object's last state, also of one that was deleted; nil when it was never there.
  func newest(_ selector: ObjectSelector) -> APIObject? {
    changes.last { $0.kind != .deleted && selector.matches($0.object) }?.object
  }

  /// The object's state at the end; nil when it is not there.
  func last(_ selector: ObjectSelector) -> (object: APIObject, since: Instant)? {
    var found: (object: APIObject, since: Instant)?
    for change in changes where selector.matches(change.object) {
      switch change.kind {
      case .deleted: if found?.object.key == change.object.key { found = nil }
      case .added, .modified: found = (change.object, change.moment)
      }
    }
    return found
  }

  /// Every state that the object has been in, one after another.
  func versions(_ selector: ObjectSelector) -> [ObjectVersion] {
    var versions: [ObjectVersion] = []
    for change in changes where selector.matches(change.object) {
      if let last = versions.indices.last, versions[last].until == nil {
        versions[last].until = change.moment
      }
      if change.kind != .deleted {
        versions.append(ObjectVersion(object: change.object, since: change.moment))
      }
    }
    return versions
  }

  /// When the object was made for the first time.
  func created(_ selector: ObjectSelector) -> Instant? {
    changes.first { $0.kind == .added && selector.matches($0.object) }?.moment
  }
}
