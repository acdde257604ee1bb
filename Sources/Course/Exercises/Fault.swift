import Simulation

/// Something that goes wrong in the cluster while a submission runs.
package enum Fault: Hashable, Sendable {
  /// How the attempts of a Job end, in their order; nil lets the worker itself run.
  case exitCodes(job: String?, index: Int?, codes: [UInt8?])
  /// Containers start later.
  case slowStart(job: String?, delay: Duration)
  /// An image that no node has and no registry gives.
  case missingImage(String)

  /// The same as an intervention, for what happens at a moment: nil for what is so from the start.
  static func intervention(
    _ reader: MappingReader,
    _ kind: String
  ) throws(ContentProblem) -> Intervention {
    let at = try reader.required("at").duration(as: "at")
    if kind == "drain" {
      let node = try reader.text("drain")
      guard isName(node) else { throw try reader.required("drain").problem("no name of a node") }
      return Intervention(
        after: at,
        script: "kubectl drain \(node) --ignore-daemonsets --delete-emptydir-data --force"
      )
    }
    let job = try job(reader, "deletePod")
    let pod = "kubectl get pods -l job-name=\(job) --field-selector=status.phase=Running -o name"
    return Intervention(
      after: at,
      script: "pod=$(\(pod) | head -n 1); [ -z \"$pod\" ] || kubectl delete --wait=false \"$pod\""
    )
  }

  /// Reads a fault that is so from the start.
  static func fault(
    _ reader: MappingReader,
    _ kind: String
  ) throws(ContentProblem) -> Fault {
    let job = reader.has("of") ? try job(reader, "of") : nil
    switch kind {
    case "slowStart":
      return .slowStart(
        job: job,
        delay: try reader.required("slowStart").duration(as: "slowStart")
      )
    case "missingImage": return .missingImage(try reader.text("missingImage"))
    default:
      var codes: [UInt8?] = []
      for word in try reader.texts("exitCodes") {
        guard word == "run" || UInt8(word) != nil else {
          throw try reader.required("exitCodes").problem("`\(word)` is no exit code and not run")
        }
        codes.append(UInt8(word))
      }
      let index = reader.has("index") ? try reader.integer("index", in: 0...1_000_000) : nil
      return .exitCodes(job: job, index: index, codes: codes)
    }
  }

  /// The name in `job/NAME`.
  private static func job(
    _ reader: MappingReader,
    _ field: String
  ) throws(ContentProblem) -> String {
    let text = try reader.text(field)
    let name = text.hasPrefix("job/") ? String(text.dropFirst(4)) : ""
    guard isName(name) else {
      throw try reader.required(field).problem("`\(field)` is `\(text)`; write job/NAME")
    }
    return name
  }

  /// Whether the text can be an object's name, and so stand in a command as it is.
  private static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E
      } && text.first != "-"
  }
}
