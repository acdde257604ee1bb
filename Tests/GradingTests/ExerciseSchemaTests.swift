import Grading
import TestKit
import Testing

@Suite struct ExerciseSchemaTests {
  @Test("the published schema of exercise.yaml is the one that the code makes")
  func isCurrent() throws {
    let published = try Golden.fixture("../../docs/schemas/exercise.schema.json")
    #expect(published == ExerciseSchema.text, "joblab check --schema writes it")
  }
}
