import ArgumentParser

enum JoblabVersion {
  static let number = "0.1.0"
  static let kubernetes = "v1.36.2"
  static let text = "joblab \(number) (simulates Kubernetes \(kubernetes))"
}

struct Version: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: "Print joblab's version and the Kubernetes version that it simulates."
  )

  func run() {
    print(JoblabVersion.text)
  }
}
