import Course

/// Writes a sheet as a content package of QTI 2.1: a manifest, a test, and a file for each item.
package enum QTIPackageWriter {
  /// A package, with what could not be carried.
  package struct Written: Hashable, Sendable {
    package var files: [PackageFile]
    package var notes: [CarryNote]
    /// The items in it.
    package var count: Int
  }

  package static func written(_ sheet: ItemSheet) -> Written {
    var package = Written(files: [], notes: [], count: 0)
    var sections: [(title: String, ids: [String])] = []
    for section in sheet.sections {
      var ids: [String] = []
      for item in section.items {
        let (element, losses) = QTIItemWriter.written(item)
        package.notes += losses.map { CarryNote(item.id, $0.extent, $0.reason) }
        guard let element else { continue }
        if !item.hints.isEmpty {
          package.notes.append(CarryNote(item.id, .partly, "hints are for the tutor's eyes in QTI"))
        }
        if item.scoring != .standard {
          package.notes.append(CarryNote(item.id, .partly, CarryNote.scoring))
        }
        ids.append(item.id)
        package.files.append(
          PackageFile(path: path(of: item.id), XMLWriter.document(element, comment: sheet.origin))
        )
      }
      if !ids.isEmpty { sections.append((section.title, ids)) }
    }
    package.count = package.files.count
    let test = XMLWriter.document(
      test(titled: sheet.title, sections),
      comment: sheet.origin
    )
    let manifest = XMLWriter.document(manifest(sections.flatMap(\.ids)), comment: sheet.origin)
    package.files.insert(PackageFile(path: "assessment.xml", test), at: 0)
    package.files.insert(PackageFile(path: "imsmanifest.xml", manifest), at: 0)
    return package
  }

  private static func path(of id: String) -> String { "items/\(id).xml" }

  // MARK: the test

  private static func test(
    titled title: String,
    _ sections: [(title: String, ids: [String])]
  ) -> MarkupElement {
    let parts = sections.enumerated().map { index, section -> MarkupNode in
      .element(
        MarkupElement(
          "assessmentSection",
          ["identifier": "section-\(index + 1)", "title": section.title, "visible": "true"],
          section.ids.map { id in
            .element(
              MarkupElement(
                "assessmentItemRef",
                ["identifier": QTIItemWriter.identifier(of: id), "href": path(of: id)]
              )
            )
          }
        )
      )
    }
    let part = MarkupElement(
      "testPart",
      ["identifier": "part", "navigationMode": "nonlinear", "submissionMode": "individual"],
      parts
    )
    let sum = QTIRule.apply(
      "sum",
      [:],
      [.element(MarkupElement("testVariables", ["variableIdentifier": "SCORE"]))]
    )
    return MarkupElement(
      "assessmentTest",
      [
        "xmlns": QTIItemWriter.namespace,
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": "\(QTIItemWriter.namespace) "
          + "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
        "identifier": "assessment", "title": title, "toolName": "joblab",
      ],
      [
        .element(
          MarkupElement(
            "outcomeDeclaration",
            ["identifier": "SCORE", "cardinality": "single", "baseType": "float"]
          )
        ),
        .element(part),
        .element(
          MarkupElement("outcomeProcessing", [:], [QTIRule.set("SCORE", sum)])
        ),
      ]
    )
  }

  // MARK: the manifest

  private static func manifest(_ ids: [String]) -> MarkupElement {
    let test = resource(
      "assessment",
      type: "imsqti_test_xmlv2p1",
      href: "assessment.xml",
      dependencies: ids.map(QTIItemWriter.identifier)
    )
    let items = ids.map { id in
      resource(
        QTIItemWriter.identifier(of: id),
        type: "imsqti_item_xmlv2p1",
        href: path(of: id),
        dependencies: []
      )
    }
    return MarkupElement(
      "manifest",
      ["xmlns": "http://www.imsglobal.org/xsd/imscp_v1p1", "identifier": "joblab"],
      [
        .element(
          MarkupElement(
            "metadata",
            [:],
            [
              .element(MarkupElement("schema", [:], [.text("QTIv2.1 Package")])),
              .element(MarkupElement("schemaversion", [:], [.text("1.0.0")])),
            ]
          )
        ),
        .element(MarkupElement("organizations")),
        .element(MarkupElement("resources", [:], [test] + items)),
      ]
    )
  }

  private static func resource(
    _ id: String,
    type: String,
    href: String,
    dependencies: [String]
  ) -> MarkupNode {
    .element(
      MarkupElement(
        "resource",
        ["identifier": "res-\(id)", "type": type, "href": href],
        [.element(MarkupElement("file", ["href": href]))]
          + dependencies.map {
            .element(MarkupElement("dependency", ["identifierref": "res-\($0)"]))
          }
      )
    )
  }
}

/// A file of a package, by its path from the package's root.
package struct PackageFile: Hashable, Sendable {
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(path: String, _ text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}
