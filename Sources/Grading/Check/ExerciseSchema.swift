import Course

/// The JSON Schema of exercise.yaml, for editors; made of the fields that reading is strict about.
package enum ExerciseSchema {
  /// Draft 7, which editors' YAML servers take.
  package static var text: String {
    JSONWriter.document {
      $0.field("$schema", "http://json-schema.org/draft-07/schema#")
      $0.field("title", "An exercise of joblab")
      $0.field("description", "The file exercise.yaml; docs/exercises.md says what it means.")
      write(CheckFields.exercise, to: &$0)
      $0.object("definitions") {
        $0.object("check") { writeCheck(CheckParser.fields, to: &$0) }
        $0.object("partial") { writeCheck(CheckParser.partialFields, to: &$0) }
        for test in CheckParser.tests {
          $0.object(test.name) {
            $0.field("description", test.type.summary)
            write(test.type.fields, to: &$0)
          }
        }
        $0.object("state") { write(HistoryState.fields, to: &$0) }
      }
    }
  }

  /// A check or a partial rule: its own fields and exactly one test.
  private static func writeCheck(_ fields: [CheckField], to writer: inout JSONWriter) {
    write(fields, to: &writer, with: CheckParser.tests.map(\.name))
    writer.array("oneOf", CheckParser.tests.map(\.name)) { writer, name in
      writer.object { $0.array("required", [name]) }
    }
  }

  private static func write(
    _ fields: [CheckField],
    to writer: inout JSONWriter,
    with definitions: [String] = []
  ) {
    writer.field("type", "object")
    writer.field("additionalProperties", false)
    let required = fields.filter(\.isRequired).map(\.name)
    if !required.isEmpty { writer.array("required", required) }
    writer.object("properties") {
      for field in fields {
        $0.object(field.name) {
          $0.field("description", field.summary)
          write(field.shape, to: &$0)
        }
      }
      for name in definitions { $0.object(name) { $0.field("$ref", "#/definitions/\(name)") } }
    }
  }

  private static func write(_ shape: CheckField.Shape, to writer: inout JSONWriter) {
    switch shape {
    case .text: writer.array("type", ["string", "number", "boolean"])
    case .texts:
      writer.array("type", ["string", "number", "boolean", "array"])
      writer.object("items") { $0.array("type", ["string", "number", "boolean"]) }
    case .flag: writer.field("type", "boolean")
    case .duration: writer.field("pattern", #"^([0-9]+(\.[0-9]+)?(ns|us|ms|s|m|h))+$|^0$"#)
    case .integer(let range):
      writer.field("type", "integer")
      writer.field("minimum", range.lowerBound)
      writer.field("maximum", range.upperBound)
    case .word(let words): writer.array("enum", words)
    case .count:
      writer.array("type", ["integer", "object"])
      writer.field("additionalProperties", false)
      writer.object("properties") {
        $0.object("atLeast") { $0.field("type", "integer") }
        $0.object("atMost") { $0.array("type", ["integer", "string"]) }
      }
    case .range:
      writer.field("type", "object")
      writer.field("additionalProperties", false)
      writer.object("properties") {
        $0.object("from") { $0.field("type", "number") }
        $0.object("to") { $0.field("type", "number") }
      }
    case .selector:
      writer.field("type", "string")
      writer.field("pattern", "^[a-z]+(/.+)?$")
    case .seedRule: writer.field("pattern", "^(all|mean|[1-9][0-9]?%|100%)$")
    case .seeds: writer.array("type", ["integer", "string", "array"])
    case .partial: list(of: "partial", to: &writer)
    case .checks: list(of: "check", to: &writer)
    case .state:
      writer.array("allOf", ["state"]) { writer, name in
        writer.object { $0.field("$ref", "#/definitions/\(name)") }
      }
    case .span: writer.array("type", ["string", "object"])
    case .objects(let fields):
      writer.field("type", "array")
      writer.object("items") { write(fields, to: &$0) }
    case .mappings:
      writer.field("type", "array")
      writer.object("items") { $0.field("type", "object") }
    }
  }

  private static func list(of definition: String, to writer: inout JSONWriter) {
    writer.field("type", "array")
    writer.object("items") { $0.field("$ref", "#/definitions/\(definition)") }
  }
}
