import ArgumentParser

/// The command line: one file a subcommand, and nothing here but their list.
struct Joblab: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "joblab",
    abstract: "Learn, teach and grade Kubernetes Jobs on a simulated cluster.",
    discussion: """
      Without a subcommand joblab opens the tutor where you left it. Nothing needs a cluster, \
      Docker or a network: Kubernetes v1.36 is simulated, in virtual time.

      Exit status: 0 all is well, 1 it ran and failed, 2 wrong usage, 3 a defect in the course \
      or in joblab.
      """,
    version: JoblabVersion.text,
    subcommands: [
      Learn.self, List.self, Review.self, Sh.self, Run.self, Grade.self, Handout.self, Check.self,
      Export.self, Import.self, Version.self, Completion.self,
    ],
    defaultSubcommand: Learn.self
  )
}
