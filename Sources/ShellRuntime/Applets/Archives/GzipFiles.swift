import Compression
import Simulation

/// `gzip`, `gunzip` and `zcat`: files in place of which their compressed form comes, and back.
struct GzipFiles: AppletBody {
  private let name: String
  private let options: Options
  private let decompresses: Bool
  private let isCat: Bool
  private var waiting: ArraySlice<String>
  /// What descriptor 0 has given so far; one that cannot be read is empty to busybox.
  private var input: WholeInput
  private var status: UInt8 = 0

  init(_ arguments: [String]) throws(Refusal) {
    name = arguments.first ?? "gzip"
    isCat = name == "zcat"
    options = try Options(
      arguments,
      name == "gzip" ? "cfkvqdtn123456789" : "cfkvqdtn",
      long: [
        "stdout": "c", "to-stdout": "c", "force": "f", "verbose": "v", "decompress": "d",
        "uncompress": "d", "test": "t", "quiet": "q", "fast": "1", "best": "9", "no-name": "n",
      ],
      synopsis: isCat ? "zcat [FILE]..." : "\(name) [-cfkt\(name == "gzip" ? "d" : "")] [FILE]..."
    )
    input = WholeInput(InputFiles(name, [], complaint: .none))
    decompresses = name != "gzip" || options.has("d") || options.has("t")
    waiting = (options.operands.isEmpty ? ["-"] : options.operands)[...]
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    guard let path = waiting.first else { return .exit(status) }
    if path == "-" {
      if let step = input.fill(&system, &output) { return step }
      stream(input.joined[...], &output)
      input = WholeInput(InputFiles(name, [], complaint: .none))
    } else {
      do throws(Refusal) {
        try convert(path, &system, &output)
      } catch {
        output.error("\(name): \(error.message)")
        status = 1
        // Where busybox gives up, so do we.
        if error.status != 1 { return .exit(1) }
      }
    }
    waiting.removeFirst()
    return .again
  }

  /// What goes to descriptor 1.
  private mutating func stream(_ bytes: ArraySlice<UInt8>, _ output: inout Output) {
    guard decompresses else {
      output.append(Self.compress(bytes))
      return
    }
    if isCat, let refusal = Self.refusal(ofCat: bytes) {
      output.error("zcat: \(refusal)")
      status = 1
      return
    }
    let (contents, problem) = Self.decompress(bytes)
    if !options.has("t") { output.append(contents.bytes) }
    if let problem {
      output.error("\(name): \(GzipText.message(problem))")
      // zcat unpacks in a child that nobody asks how it went.
      if !isCat { status = 1 }
    }
  }

  private mutating func convert(
    _ path: String,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) throws(Refusal) {
    let source: FileStatus
    let bytes: [UInt8]
    do throws(Errno) {
      source = try system.status(of: path, followingLinks: true)
      // A folder is open like a file, and nothing can be read of it.
      bytes = source.kind == .directory ? [] : try system.contents(of: path)
    } catch {
      throw Refusal("\(path): \(error.rawValue)")
    }
    if isCat || options.has("c") || options.has("t") { return stream(bytes[...], &output) }
    let target = try target(of: path)
    var text = Self.compress(bytes[...])
    var problem: CompressionError?
    var modified: UInt32 = 0
    if decompresses {
      let (contents, found) = Self.decompress(bytes[...])
      (text, problem, modified) = (contents.bytes, found, contents.header.modified)
    }
    do throws(Errno) {
      if options.has("f"), (try? system.status(of: target, followingLinks: false)) != nil {
        try system.removeFile(target)
      }
      try FileContents.write(text, to: target, mode: .createNew, &system)
      try system.setPermissions(target, source.permissions)
      if modified != 0 {
        try system.setModificationTime(target, Instant(seconds: Int64(modified)))
      }
    } catch {
      throw Refusal("can't open '\(target)': \(error.rawValue)")
    }
    if let problem {
      try remove(target, &system)
      throw Refusal(GzipText.message(problem))
    }
    if options.has("v") {
      let percent = decompresses && !text.isEmpty ? source.size * 100 / text.count : 0
      // busybox counts without a sign.
      let saved = UInt32(truncatingIfNeeded: 100 - percent)
      output.error("\(path): \(saved)% - replaced with \(target)")
    }
    if !options.has("k") { try remove(path, &system) }
  }

  private func remove(_ path: String, _ system: inout some SystemCalls) throws(Refusal) {
    do throws(Errno) {
      try system.removeFile(path)
    } catch {
      throw Refusal("can't remove file '\(path)': \(error.rawValue)", status: 2)
    }
  }

  private func target(of path: String) throws(Refusal) -> String {
    guard decompresses else { return path + ".gz" }
    if path.hasSuffix(".gz") { return String(path.dropLast(3)) }
    if path.hasSuffix(".tgz") { return String(path.dropLast(2)) + "ar" }
    throw Refusal("\(path): unknown suffix - ignored")
  }

  /// At the one level that a busybox without FEATURE_GZIP_LEVELS knows: the best.
  private static func compress(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    Gzip.compress(bytes, level: 9)
  }

  /// No file shorter than a magic is told from a wrong one.
  private static func decompress(
    _ bytes: ArraySlice<UInt8>
  ) -> (contents: Gzip.Contents, problem: CompressionError?) {
    var (contents, problem) = Gzip.salvage(bytes, limit: GzipText.limit)
    if bytes.count < GzipHeader.magic.count { problem = .wrongMagic }
    return (contents, problem)
  }

  /// What `zcat` looks at before it unpacks; the magic of others than gzip is not known here.
  private static func refusal(ofCat bytes: ArraySlice<UInt8>) -> String? {
    if bytes.count < GzipHeader.magic.count { return "short read" }
    return Gzip.isGzip(bytes) ? nil : "no gzip/bzip2/xz magic"
  }
}
