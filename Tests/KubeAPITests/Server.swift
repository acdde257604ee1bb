import KubeAPI
import Simulation

/// The path of a manifest through client and server, without a store.
enum Server {
  /// What kubectl prints when it creates the objects of a manifest: refusals, warnings, or nothing.
  static func create(_ text: String, source: String = "STDIN") -> [String] {
    let stream = ManifestReader.read(Array(text.utf8), source: source)
    var lines: [String] = []
    for document in stream.documents {
      do {
        for object in try ClientDecoder.objects(in: document) { lines += create(object) }
      } catch {
        lines.append("error: " + error.message)
      }
    }
    if let error = stream.error { lines.append("error: " + error.message) }
    return lines
  }

  private static func create(_ object: ManifestObject) -> [String] {
    do {
      var (decoded, warnings) = try StrictDecoder.decode(object.value, kind: object.kind)
      decoded.metadata.namespace = "default"
      var context = context
      warnings += try Strategy.create(&decoded, &context)
      return warnings.map { "Warning: " + $0 }
    } catch {
      guard error.reason == .invalid else {
        return [
          "Error from server (\(error.reason.rawValue)): error when creating "
            + "\"\(object.source)\": \(error.message)"
        ]
      }
      return error.invalidText.split(separator: "\n").map(String.init)
    }
  }

  static let uid = "0b9a5c1e-6f0d-4c57-9d6e-2f1a7c3b8d90"

  static var context: Strategy.CreateContext {
    Strategy.CreateContext(
      uid: uid,
      now: Instant(seconds: 1_782_896_400),
      suffixes: RandomStream(seed: 1)
    )
  }

  /// The object that the server stores for a manifest that it accepts.
  static func stored(_ text: String) throws -> APIObject {
    let stream = ManifestReader.read(Array(text.utf8), source: "f")
    if let error = stream.error { throw error }
    guard let document = stream.documents.first else { throw ManifestError("empty") }
    let objects = try ClientDecoder.objects(in: document)
    guard let object = objects.first else { throw ManifestError("empty list") }
    var decoded = try StrictDecoder.decode(object.value, kind: object.kind).object
    decoded.metadata.namespace = "default"
    var context = context
    _ = try Strategy.create(&decoded, &context)
    return decoded
  }
}
