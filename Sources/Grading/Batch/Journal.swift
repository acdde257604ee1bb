import Course
import KubeAPI

/// The log of a batch: one line of JSON for its head and for each result, each linked to the last.
///
/// It is written line by line, so that a batch that is killed loses what was under way and nothing
/// else, and reports can be made from it alone. A line that was cut off is no line.
package struct Journal {
  /// What a batch is: only one with the same head can go on where another one ended.
  package struct Head: Hashable, Sendable {
    /// joblab's version.
    package var version: String
    package var exercise: String
    package var title: String
    package var reading: [String]
    /// Of the exercise's content.
    package var digest: String
    package var seeds: [UInt64]
    package var shard: Shard
    /// What tells the variants of the exercise from others; empty when all have the same.
    package var variants: String
    /// Of the names of all submissions, those of other shards among them.
    package var names: String
    package var count: Int

    package init(
      version: String,
      exercise: String,
      title: String,
      reading: [String],
      digest: String,
      seeds: [UInt64],
      shard: Shard,
      variants: String = "",
      names: String,
      count: Int
    ) {
      self.version = version
      self.exercise = exercise
      self.title = title
      self.reading = reading
      self.digest = digest
      self.seeds = seeds
      self.shard = shard
      self.variants = variants
      self.names = names
      self.count = count
    }
  }

  /// A result, and where in the batch its submission stands, from 0.
  package struct Entry: Hashable, Sendable {
    package var number: Int
    package var result: SubmissionResult

    package init(number: Int, result: SubmissionResult) {
      self.number = number
      self.result = result
    }
  }

  package enum Line: Hashable, Sendable {
    case head(Head)
    case entry(Entry)
  }

  private var chain: HashChain

  /// Begins a journal, or goes on after the link of its last line.
  package init(key: [UInt8]? = nil, after link: String = "") {
    chain = HashChain(key: key, after: link)
  }

  /// The line of the head or of an entry, with its newline.
  package mutating func line(_ line: Line) -> String {
    let object = JSONWriter.line { writer in
      switch line {
      case .head(let head): head.write(to: &writer)
      case .entry(let entry):
        writer.field("number", entry.number)
        writer.object("result") { entry.result.write(to: &$0) }
      }
    }
    return chain.linked(object)
  }

  /// Reads the next line, without its newline; nil for one that is damaged, was changed, or does not
  /// follow the last one.
  package mutating func read(_ text: String) -> Line? {
    var next = chain
    guard let object = next.object(of: text), let value = try? JSONReader.value(object),
      let line = Line(json: value)
    else { return nil }
    chain = next
    return line
  }

  /// The link of the last line.
  package var link: String { chain.head }
}

extension Journal.Head {
  /// What tells the batch from another one, in words; empty when nothing does.
  package func difference(to other: Journal.Head) -> String {
    if exercise != other.exercise { return "it graded \(exercise)" }
    if version != other.version { return "it was made by joblab \(version)" }
    if digest != other.digest { return "the exercise has changed since" }
    if seeds != other.seeds { return "it has other seeds" }
    if variants != other.variants { return "it graded other variants of the exercise" }
    if shard != other.shard { return "it holds shard \(shard)" }
    return self == other ? "" : "the submissions are others"
  }

  fileprivate func write(to writer: inout JSONWriter) {
    writer.field("joblab", version)
    writer.field("exercise", exercise)
    writer.field("title", title)
    writer.array("reading", reading)
    writer.field("digest", digest)
    writer.array("seeds", seeds.map(String.init))
    writer.field("shard", shard.description)
    if !variants.isEmpty { writer.field("variants", variants) }
    writer.field("names", names)
    writer.field("count", count)
  }

  fileprivate init?(json: Value) {
    guard let version = json["joblab"]?.text, let exercise = json["exercise"]?.text,
      let title = json["title"]?.text, let reading = json["reading"]?.elements,
      let digest = json["digest"]?.text, let seeds = json["seeds"]?.elements,
      let shard = json["shard"]?.text.flatMap(Shard.init), let names = json["names"]?.text,
      let count = json["count"]?.integer
    else { return nil }
    self.init(
      version: version,
      exercise: exercise,
      title: title,
      reading: reading.compactMap(\.text),
      digest: digest,
      seeds: seeds.compactMap { $0.text.flatMap { UInt64($0) } },
      shard: shard,
      variants: json["variants"]?.text ?? "",
      names: names,
      count: Int(count)
    )
  }
}

extension Journal.Line {
  fileprivate init?(json: Value) {
    if let head = Journal.Head(json: json) {
      self = .head(head)
    } else if let number = json["number"]?.integer,
      let result = json["result"].flatMap(SubmissionResult.init(json:))
    {
      self = .entry(Journal.Entry(number: Int(number), result: result))
    } else {
      return nil
    }
  }
}
