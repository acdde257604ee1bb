import ArgumentParser
import Glibc
import ProgressStore

/// Where the program starts: it runs one subcommand, and turns what went wrong into an exit status.
///
/// 0 all is well, 1 it ran and failed, 2 wrong usage, 3 a defect in the course or in joblab.
@main
enum Main {
  static func main() {
    do {
      var command = try Joblab.parseAsRoot()
      try command.run()
    } catch let status as ExitCode {
      exit(status.rawValue)
    } catch let error as ProgressStoreError {
      StandardError.write("joblab: \(error)\n")
      exit(1)
    } catch let failure as Failure {
      StandardError.write("joblab: \(failure.message)\n")
      exit(failure.status)
    } catch {
      end(with: error)
    }
  }

  /// Help and version are no errors; the rest is wrong usage, or something unforeseen.
  private static func end(with error: any Error) -> Never {
    let code = Joblab.exitCode(for: error)
    let message = Joblab.fullMessage(for: error)
    if code == .success {
      StandardOutput.write(message + "\n")
      exit(0)
    }
    StandardError.write(message + "\n")
    exit(code == .validationFailure ? 2 : 1)
  }
}

/// A reason to end, in a sentence, with the exit status that it gives.
struct Failure: Error {
  let status: Int32
  let message: String

  /// What was asked for cannot be done as it was said.
  static func usage(_ message: String) -> Failure { Failure(status: 2, message: message) }

  /// It was tried and failed.
  static func run(_ message: String) -> Failure { Failure(status: 1, message: message) }

  /// The course or joblab is at fault.
  static func defect(_ message: String) -> Failure { Failure(status: 3, message: message) }
}
