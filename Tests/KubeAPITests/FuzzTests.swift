import KubeAPI
import Simulation
import Testing

/// Whatever is read, nothing crashes, and what is accepted reads back as itself.
@Suite struct FuzzTests {
  private static let manifests: [String] = [
    StrategyTests.job,
    "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: tick}\nspec:\n  schedule: '*/5 * * * *'\n"
      + "  jobTemplate:\n    spec:\n      completionMode: Indexed\n      completions: 3\n"
      + "      successPolicy: {rules: [{succeededIndexes: \"0-1\"}]}\n      template:\n        spec:\n"
      + "          restartPolicy: Never\n          containers:\n          - name: a\n"
      + "            image: i:1\n            resources: {limits: {cpu: 0.5, memory: 1Gi}}\n",
    "apiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {a: b}}\nspec:\n"
      + "  tolerations: [{key: a, operator: Exists}]\n  volumes: [{name: v, configMap: {name: c}}]\n"
      + "  containers:\n  - {name: a, image: i, env: [{name: A, valueFrom: {fieldRef: "
      + "{fieldPath: metadata.name}}}], volumeMounts: [{name: v, mountPath: /v}], "
      + "livenessProbe: {exec: {command: [x]}}}\n",
    "{\"apiVersion\": \"v1\", \"kind\": \"Secret\", \"metadata\": {\"name\": \"s\"}, "
      + "\"stringData\": {\"a\": \"b\"}}",
    "a: &x {b: [1, 2.5, ~, yes]}\nc: *x\n<<: *x\nd: |\n  text\n  more\ne: 'q''q'\n",
  ]

  private static let pieces: [String] = [
    "- ", ": ", "\n", "  ", "[", "]", "{", "}", "\"", "'", "null", "-1", "99999999999999999999",
    "&a ", "*a", "!!int ", "|", ">", "#", "%", "\t", "\u{0}", "é", "😀", "---\n", "...\n", "1e999",
    "0x", ",", "<<: ", "? ", "2026-13-45", "5Zi", "\\",
  ]

  private static func mutated(_ text: String, _ random: inout RandomStream) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0...random.below(6) {
      let position = Int(random.below(UInt64(bytes.count + 1)))
      switch random.below(4) {
      case 0:
        let piece = pieces[Int(random.below(UInt64(pieces.count)))]
        bytes.insert(contentsOf: piece.utf8, at: position)
      case 1:
        let end = min(bytes.count, position + Int(random.below(20)))
        bytes.removeSubrange(position..<end)
      case 2 where position < bytes.count:
        bytes[position] = UInt8(truncatingIfNeeded: random.next())
      default:
        let end = min(bytes.count, position + Int(random.below(40)))
        bytes.insert(contentsOf: Array(bytes[position..<end]), at: position)
      }
    }
    return bytes
  }

  @Test("mutated manifests never crash anything", arguments: 0..<UInt64(40))
  func sweep(_ seed: UInt64) throws {
    var random = RandomStream(seed: seed, purpose: "fuzz")
    for round in 0..<50 {
      let text = Self.manifests[round % Self.manifests.count]
      let stream = ManifestReader.read(Self.mutated(text, &random), source: "fuzz")
      for document in stream.documents { try check(document, seed) }
    }
  }

  private func check(_ document: ManifestDocument, _ seed: UInt64) throws {
    let json = JSONWriter.compact(document.value)
    #expect(try JSONReader.value(json) == normal(document.value), "seed \(seed)")
    let yaml = YAMLWriter.text(document.value)
    let again = ManifestReader.read(Array(yaml.utf8), source: "again")
    if document.value.fields?.isEmpty == false {
      #expect(again.error == nil, "seed \(seed): \(yaml)")
      #expect(again.documents.first.map { normal($0.value) } == normal(document.value), "\(yaml)")
    }
    do {
      for object in try ClientDecoder.objects(in: document) {
        var decoded = try StrictDecoder.decode(
          object.value,
          kind: object.kind,
          fieldValidation: .ignore
        ).object
        var context = Server.context
        _ = try Strategy.create(&decoded, &context)
        #expect(APIObject(decoded.value, as: decoded.kind) == decoded, "seed \(seed)")
        var same = decoded
        same.metadata.resourceVersion = "1"
        var old = decoded
        old.metadata.resourceVersion = "1"
        _ = try Strategy.update(&same, old)
        #expect(same == old, "seed \(seed)")
      }
    } catch is ManifestError {
      // A refusal is as good as an object here.
    } catch is APIStatus {
      // Likewise.
    }
  }

  /// Whole numbers are the same written either way.
  private func normal(_ value: Value) -> Value {
    switch value {
    case .number(let number): Int64(exactly: number).map(Value.integer) ?? value
    case .array(let items): .array(items.map(normal))
    case .object(let fields):
      .object(
        KubeAPI.Fields(
          unsorted: fields.map { KubeAPI.Fields.Entry(name: $0.name, value: normal($0.value)) }
        )
      )
    default: value
    }
  }
}
