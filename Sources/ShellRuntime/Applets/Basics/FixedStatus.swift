/// `true` and `false`: a status and nothing else.
struct FixedStatus<Status: StatusValue>: AppletBody {
  init(_ arguments: [String]) {}

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    .exit(Status.status)
  }
}

protocol StatusValue: Sendable {
  static var status: UInt8 { get }
}

enum TrueStatus: StatusValue { static let status: UInt8 = 0 }
enum FalseStatus: StatusValue { static let status: UInt8 = 1 }
