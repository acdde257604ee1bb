import KubeAPI

/// Which objects of a kind `-l` and `--field-selector` take.
struct ObjectSelection: Sendable {
  private let labels: LabelSelection
  private let fields: FieldSelection

  /// - Throws: the server's refusal, which names both selectors.
  init(_ kind: Kind, labels: String, fields: String) throws(KubectlError) {
    do {
      self.labels = try LabelSelection(labels)
      self.fields = try FieldSelection(fields)
      try self.fields.check(kind)
    } catch let problem as LabelSelection.Problem {
      throw ObjectSelection.refusal(kind, labels, fields, problem.message)
    } catch let problem as FieldSelection.Problem {
      throw ObjectSelection.refusal(kind, labels, fields, problem.message)
    } catch {
      throw .plain("\(error)")
    }
  }

  func matches(_ object: APIObject) -> Bool {
    (labels.requirements.isEmpty || object.withMetadata { labels.matches($0.labels) })
      && fields.matches(object)
  }

  private static func refusal(
    _ kind: Kind,
    _ labels: String,
    _ fields: String,
    _ problem: String
  ) -> KubectlError {
    .server(
      APIStatus(
        .badRequest,
        "Unable to find \(kind.resourceText.goQuoted) that match label selector "
          + "\(labels.trimmed.goQuoted), field selector \(fields.goQuoted): \(problem)"
      )
    )
  }
}
