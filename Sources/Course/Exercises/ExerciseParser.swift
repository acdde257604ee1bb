import Simulation

/// Reads the folder of an exercise: `exercise.yaml`, `task.md`, `start/`, `solutions/`, `mistakes/`.
struct ExerciseParser {
  let files: any ContentFiles
  /// Such as `exercises/failing-job`.
  let folder: String
  /// The paths of the course, at least those in the folder.
  let paths: [String]
  /// Which values its parameters have.
  var choice = VariantChoice.first

  private static let keys = [
    "id", "title", "lesson", "minutes", "seeds", "horizon", "pass", "hints", "reading",
    "faults", "interventions", "questions", "checks", "mistakes", "parameters",
  ]

  func exercise() throws(ContentProblem) -> Exercise {
    let path = "\(folder)/exercise.yaml"
    let document = try DocumentReader.read(
      try files.text(path),
      from: ContentPosition(file: path),
      what: "exercise.yaml"
    )
    let written = try MappingReader(document, what: "an exercise", keys: Self.keys)
    guard let node = written.optional("parameters") else { return try exercise(document) }
    let parameters = try Parameters(node)
    let draw = try parameters.draw(choice)
    var texts: [String: String] = [:]
    for path in paths where path.hasPrefix(folder + "/") { texts[path] = try files.text(path) }
    let drawn = ExerciseParser(
      files: MemoryFiles(texts.mapValues(draw.substituted)),
      folder: folder,
      paths: paths
    )
    var exercise = try drawn.exercise(document.substituted(draw))
    exercise.template = Exercise.Template(
      parameters: parameters,
      folder: folder,
      files: MemoryFiles(texts)
    )
    if choice != .first { exercise.variant = parameters.chosen(in: draw) }
    return exercise
  }

  private func exercise(_ document: DocumentNode) throws(ContentProblem) -> Exercise {
    let reader = try MappingReader(document, what: "an exercise", keys: Self.keys)
    let disturbances = try disturbances(reader)
    var exercise = Exercise(
      id: try identifier(reader),
      title: try reader.text("title"),
      lesson: try reader.text("lesson", or: ""),
      minutes: try reader.integer("minutes", in: 1...120),
      task: try files.text("\(folder)/task.md"),
      position: document.position,
      seeds: try SeedList.seeds(try reader.required("seeds")),
      horizon: try reader.required("horizon").duration(as: "horizon"),
      passPercent: try reader.integer("pass", in: 1...100, or: 100),
      hints: try reader.texts("hints"),
      reading: try reader.texts("reading"),
      interventions: disturbances.interventions,
      questions: try questions(reader),
      checks: try reader.required("checks").elements(as: "checks"),
      start: try self.files(under: "start"),
      solutions: try samples(in: "solutions"),
      mistakes: try mistakes(reader)
    )
    exercise.faults = disturbances.faults
    return exercise
  }

  /// What goes wrong and what is done in a run; what happens at a moment, in the order of time.
  private func disturbances(
    _ reader: MappingReader
  ) throws(ContentProblem) -> (faults: [Fault], interventions: [Intervention]) {
    let kinds = ["exitCodes", "slowStart", "missingImage", "deletePod", "drain"]
    let options = [
      "exitCodes": ["of", "index"], "slowStart": ["of"], "deletePod": ["at"], "drain": ["at"],
    ]
    var faults: [Fault] = []
    var interventions = try interventions(reader)
    for node in try reader.list("faults") {
      let all = try MappingReader(node, what: "a fault", keys: kinds + ["of", "index", "at"])
      let present = all.names.filter(kinds.contains)
      guard present.count == 1, let kind = present.first else {
        throw node.problem("a fault is exactly one of \(kinds.quotedList)")
      }
      let reader = try MappingReader(
        node,
        what: "the fault `\(kind)`",
        keys: [kind] + (options[kind] ?? [])
      )
      if kind == "deletePod" || kind == "drain" {
        interventions.append(try Fault.intervention(reader, kind))
      } else {
        faults.append(try Fault.fault(reader, kind))
      }
    }
    let ordered = interventions.enumerated().sorted {
      ($0.element.after, $0.offset) < ($1.element.after, $1.offset)
    }
    return (faults, ordered.map(\.element))
  }

  private func identifier(_ reader: MappingReader) throws(ContentProblem) -> String {
    let id = try reader.text("id")
    let name = folder.split(separator: "/").last.map(String.init) ?? folder
    guard isIdentifier(id), id == name else {
      throw try reader.required("id").problem(
        "the id is `\(id)`, the folder `\(name)`; both must be the same word"
      )
    }
    return id
  }

  private func questions(_ reader: MappingReader) throws(ContentProblem) -> [Item] {
    var items: [Item] = []
    for node in try reader.list("questions") {
      let item = try ItemParser.item(node)
      guard item.question.hasWrittenKey, item.question.task == nil else {
        throw node.problem(
          "a question of an exercise needs a written answer; it is given on a sheet"
        )
      }
      items.append(item)
    }
    return items
  }

  private func interventions(_ reader: MappingReader) throws(ContentProblem) -> [Intervention] {
    var interventions: [Intervention] = []
    for node in try reader.list("interventions") {
      let reader = try MappingReader(node, what: "an intervention", keys: ["after", "run"])
      let after = try reader.required("after")
      let intervention = Intervention(
        after: try after.duration(as: "after"),
        script: try reader.text("run")
      )
      if let last = interventions.last, last.after > intervention.after {
        throw after.problem("interventions must stand in the order of their times")
      }
      interventions.append(intervention)
    }
    return interventions
  }

  // MARK: files

  private func files(under name: String) throws(ContentProblem) -> [ExerciseFile] {
    let prefix = "\(folder)/\(name)/"
    var found: [ExerciseFile] = []
    for path in paths where path.hasPrefix(prefix) {
      found.append(
        ExerciseFile(
          path: String(path.dropFirst(prefix.count)),
          bytes: Array(try files.text(path).utf8)
        )
      )
    }
    return found
  }

  /// Each file of a folder is a submission, and each folder in it is one of several files.
  private func samples(in name: String) throws(ContentProblem) -> [Sample] {
    var samples: [Sample] = []
    for file in try files(under: name) {
      let parts = file.path.split(separator: "/", maxSplits: 1).map(String.init)
      let sampleName = "\(name)/\(parts[0])"
      var file = file
      file.path = parts.last ?? file.path
      if samples.last?.name == sampleName {
        samples[samples.count - 1].files.append(file)
      } else {
        samples.append(Sample(name: sampleName, files: [file]))
      }
    }
    return samples
  }

  private func mistakes(_ reader: MappingReader) throws(ContentProblem) -> [Mistake] {
    let samples = try samples(in: "mistakes")
    var mistakes: [Mistake] = []
    for node in try reader.list("mistakes") {
      let reader = try MappingReader(
        node,
        what: "a mistake",
        keys: ["file", "fails", "belief", "says"]
      )
      let file = try reader.required("file")
      let name = "mistakes/\(try file.text(as: "file"))"
      guard let sample = samples.first(where: { $0.name == name }) else {
        throw file.problem("there is no \(folder)/\(name)")
      }
      mistakes.append(
        Mistake(
          sample: sample,
          position: node.position,
          fails: try reader.texts("fails"),
          belief: try reader.text("belief"),
          says: try reader.text("says")
        )
      )
    }
    if let stray = samples.first(where: { sample in
      !mistakes.contains { $0.sample.name == sample.name }
    }) {
      throw ContentProblem(
        ContentPosition(file: "\(folder)/\(stray.name)"),
        "is not listed under `mistakes` in exercise.yaml; say which check it fails and why"
      )
    }
    return mistakes
  }
}

extension DocumentNode {
  /// A length of time as Go writes it, such as `90s` or `10m`, up to 30 days.
  package func duration(as name: String) throws(ContentProblem) -> Duration {
    let text = try text(as: name)
    guard let duration = Duration(goText: text), duration >= .zero,
      duration <= .seconds(30 * 86_400)
    else {
      throw problem("`\(name)` is `\(text)`; it must be a length of time such as 90s or 10m")
    }
    return duration
  }
}
