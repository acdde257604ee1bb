import Foundation
import ShellRuntime
import Testing

@Suite struct AppletTests {
  static let cases: [AppletCase] =
    BasicCases.all + GrepCases.all + SedCases.all + FilterCases.all + SystemCases.all + AwkCases.all
    + FileCases.all + ChecksumCases.all + TextToolCases.all + DumpCases.all + DiffCases.all
    + DiskToolCases.all

  @Test("an applet answers as busybox does", arguments: cases)
  func answers(_ each: AppletCase) throws {
    try each.check(grain: 1 << 20)
  }

  @Test("an applet answers the same when all it reads and writes comes in drips", arguments: cases)
  func answersInDrips(_ each: AppletCase) throws {
    try each.check(grain: 7)
  }

  @Test(
    "the table is what the installed busybox answers",
    .enabled(if: InstalledBusybox.isThere),
    arguments: cases.filter { InstalledBusybox.has($0.arguments[0]) }
  )
  func agreesWithBusybox(_ each: AppletCase) throws {
    let answer = try InstalledBusybox.run(each)
    #expect(answer.output == each.output)
    #expect(AppletCase.withoutUsage(answer.errors) == each.errors)
    #expect(answer.status == each.status)
  }
}
