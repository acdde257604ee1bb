import Course

/// Reads items of QTI 2.1: those of a content package, or one alone.
package struct QTIPackageReader {
  /// What is to be read.
  package enum Source: Sendable {
    case package(any PackageFiles)
    case item([UInt8])
  }

  private let name: String
  private var ids: IDMaker
  private var sheet = ImportedSheet()

  /// What a source holds; `name` is its name in problems, and `taken` are ids in use already.
  package static func sheet(
    of source: Source,
    named name: String,
    taken: Set<String> = []
  ) -> ImportedSheet {
    var reader = QTIPackageReader(name: name, ids: IDMaker(taken: taken))
    do throws(ContentProblem) {
      switch source {
      case .item(let bytes):
        reader.take(try XMLReader.root(of: bytes, file: name), section: "")
      case .package(let files): try reader.read(files)
      }
    } catch {
      reader.sheet.problems.append(error)
    }
    return reader.sheet
  }

  private init(name: String, ids: IDMaker) {
    self.name = name
    self.ids = ids
  }

  // MARK: the package

  private static let manifest = "imsmanifest.xml"

  private mutating func read(_ files: any PackageFiles) throws(ContentProblem) {
    let top = ContentPosition(file: "\(name)/\(Self.manifest)")
    guard let bytes = try bytes(of: Self.manifest, in: files, at: top) else {
      throw top.problem("is missing: a package has it at its root")
    }
    let manifest = try XMLReader.root(of: bytes, file: top.file)
    let resources = manifest.all("resource")
    let items = resources.filter { $0["type"]?.hasPrefix("imsqti_item_xml") == true }
    guard !items.isEmpty else {
      throw manifest.position.problem("names no items of QTI 2 (type imsqti_item_xmlv2p1)")
    }
    guard items.count <= ExchangeLimits.questionCount else {
      throw manifest.position.problem(
        "names \(items.count) items; \(ExchangeLimits.questionCount) are read"
      )
    }
    var total = bytes.count
    let sections = sections(resources, files, &total)
    for resource in items {
      do throws(ContentProblem) {
        let path = try path(of: resource)
        guard let bytes = try self.bytes(of: path, in: files, at: resource.position) else {
          throw resource.position.problem("there is no file \(ForeignText.line(path))")
        }
        total += bytes.count
        guard total <= ExchangeLimits.packageBytes else {
          throw resource.position.problem(
            "more than \(ExchangeLimits.packageBytes >> 20) MiB come out of the package"
          )
        }
        let file = "\(name)/\(ForeignText.line(path))"
        take(try XMLReader.root(of: bytes, file: file), section: sections[path] ?? "")
      } catch {
        sheet.problems.append(error)
        if total > ExchangeLimits.packageBytes { return }
      }
    }
  }

  private func bytes(
    of path: String,
    in files: any PackageFiles,
    at position: ContentPosition
  ) throws(ContentProblem) -> [UInt8]? {
    do throws(PackageProblem) {
      return try files.bytes(of: path)
    } catch {
      throw position.problem("\(ForeignText.line(path)) \(error.reason)")
    }
  }

  /// The path of a resource within the package, and nowhere else.
  private func path(of resource: MarkupElement) throws(ContentProblem) -> String {
    let path = resource["href"] ?? resource.first("file")?["href"] ?? ""
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !path.isEmpty, path.utf8.count <= 1_000,
      !parts.contains(where: { $0.isEmpty || $0 == ".." })
    else {
      throw resource.position.problem(
        "`\(ForeignText.line(path).prefix(80))` is no path within the package"
      )
    }
    return parts.filter { $0 != "." }.joined(separator: "/")
  }

  /// The section of the test that each file stands in; a test that cannot be read gives none.
  private mutating func sections(
    _ resources: [MarkupElement],
    _ files: any PackageFiles,
    _ total: inout Int
  ) -> [String: String] {
    guard let test = resources.first(where: { $0["type"]?.hasPrefix("imsqti_test_xml") == true })
    else { return [:] }
    do throws(ContentProblem) {
      let path = try path(of: test)
      guard let bytes = try bytes(of: path, in: files, at: test.position) else {
        throw test.position.problem("there is no file \(ForeignText.line(path))")
      }
      total += bytes.count
      let root = try XMLReader.root(of: bytes, file: "\(name)/\(ForeignText.line(path))")
      sheet.title = ForeignText.line(root["title"] ?? "")
      // References are relative to the test's own file.
      let folder = path.split(separator: "/").dropLast().map { "\($0)/" }.joined()
      var titles: [String: String] = [:]
      for section in root.all("assessmentSection") {
        for reference in section.elements("assessmentItemRef") {
          guard let href = reference["href"] else { continue }
          titles[folder + href] = ForeignText.line(section["title"] ?? "")
        }
      }
      return titles
    } catch {
      sheet.problems.append(error)
      return [:]
    }
  }

  // MARK: one item

  private mutating func take(_ root: MarkupElement, section: String) {
    let title = root["title"]
    let number = sheet.items.count + sheet.notes.count + 1
    let id = ids.id(
      from: [title.flatMap { isIdentifier($0) ? $0 : nil }, root["identifier"], title],
      fallback: "question-\(number)"
    )
    do {
      var reader = try QTIItemReader(root)
      let item = try reader.item(id: id)
      sheet.items.append(ImportedItem(section: section, item: item))
      sheet.notes += reader.changes.map { CarryNote(id, .changed, $0) }
      sheet.notes += reader.losses.map { CarryNote(id, .partly, $0) }
    } catch let unsupported as QTIItemReader.Unsupported {
      sheet.notes.append(CarryNote(id, .leftOut, unsupported.reason))
    } catch let problem as ContentProblem {
      sheet.problems.append(problem)
    } catch {
      sheet.problems.append(root.position.problem("\(error)"))
    }
  }
}
