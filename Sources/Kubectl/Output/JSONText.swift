package import KubeAPI

extension Value {
  /// JSON on one line, as Go's `json.Marshal` writes it.
  package var compactJSON: String { JSONWriter.compact(self) }

  /// JSON with four spaces a level and a line break at the end, as `kubectl get -o json` prints it.
  package var indentedJSON: String { JSONWriter.indented(self) + "\n" }
}
