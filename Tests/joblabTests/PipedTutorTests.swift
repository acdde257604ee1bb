import TestKit
import Testing

@Suite("The tutor without a terminal")
struct PipedTutorTests {
  private let home: Home

  init() throws {
    home = try Home()
  }

  private func learn(
    _ input: String,
    _ arguments: String = "",
    environment: String = ""
  ) throws
    -> String
  {
    let (output, status) = try home.joblab(arguments, input: input, environment: environment)
    #expect(status == 0)
    return output
  }

  private static let commands = """
    ac
    next
    kubectl apply -f hello.yaml
    timeout 20 kubectl get jobs --watch
    cat <<E | kubectl apply -f -
    apiVersion: batch/v1
    kind: Job
    metadata: {name: piped}
    spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox}]}}}
    E
    sleep 60; kubectl get jobs,pods
    timeline
    echo $RANDOM; date

    """

  @Test("the same input gives the same bytes")
  func deterministic() throws {
    let first = try learn(Self.commands, "learn first-job")
    #expect(first.contains("✓ Right."))
    #expect(first.contains("job.batch/piped created"))
    #expect(first.contains("▲"))
    #expect(try Home().joblab("learn first-job", input: Self.commands).output == first)
  }

  @Test("place, files, cluster and clock are there again in the next run")
  func resume() throws {
    _ = try learn(
      "ac\nnext\nkubectl apply -f hello.yaml; echo x > mine; cd /tmp; sleep 30\n",
      "learn first-job"
    )
    let back = try learn("pwd; cat ~/mine; date +%T; kubectl get jobs -o name\nlist\n")
    #expect(back.hasPrefix("Welcome back. You left here:\n"))
    #expect(back.contains("What happens if you leave the line"))
    #expect(back.contains("/tmp\nx\n09:00:30\njob.batch/hello\n"))
    #expect(back.contains("2/12"))
    #expect(try home.folder.names() == [".input", "data"])
    #expect(try home.folder.mode(of: "data/joblab") == 0o700)
    #expect(try home.folder.mode(of: "data/joblab/progress.sqlite") == 0o600)
  }

  @Test(
    "what cannot end by itself is ended, and the next line is read",
    arguments: [
      "kubectl get pods --watch", "while :; do :; done", "sleep 9999999",
    ]
  )
  func endless(_ command: String) throws {
    let output = try learn("\(command)\necho after\n")
    #expect(output.contains("Ended: it "))
    #expect(output.hasSuffix("after\n"))
  }

  @Test("an input that ends in a here-document ends the here-document")
  func openHereDocument() throws {
    #expect(try learn("cat <<E\nlast words").hasSuffix("\nlast words"))
  }

  @Test("an editor is the learner's own; without one and without a terminal it is said")
  func edit() throws {
    #expect(try learn("edit job.yaml\n").contains("There is no terminal for an editor"))
    let edited = try learn(
      "edit job.yaml\nls\nedit job.yaml\nundo\ncat job.yaml\n",
      environment: "EDITOR='sh -c \"echo edited > \\$0\"'"
    )
    #expect(edited.contains("job.yaml\n"))
    #expect(edited.hasSuffix("Taken back: ls\nedited\n"))
    #expect(
      try learn("edit job.yaml\n", environment: "EDITOR=false").contains(
        "the editor 'false' failed"
      )
    )
  }

  @Test("a damaged record is moved aside with its new name told, and nothing is deleted")
  func damaged() throws {
    _ = try learn("ac\n")
    let file = "data/joblab/progress.sqlite"
    try home.folder.write("this is no database, and long enough to be looked at", to: file)
    let output = try learn("list\n")
    #expect(output.contains("could not be read; it is now \(home.path)/\(file).unreadable-1"))
    #expect(output.contains("0/12"))
    #expect(
      String(decoding: try home.folder.read("\(file).unreadable-1"), as: UTF8.self)
        .hasPrefix("this is no database")
    )
  }

  @Test("a folder that cannot be made is said in one line, and the course is listed")
  func unwritable() throws {
    try home.folder.write("a file", to: "data")
    let (output, status) = try home.joblab("list")
    #expect(status == 0)
    #expect(
      output.hasPrefix(
        "joblab: cannot keep progress in \(home.path)/data/joblab/progress.sqlite: its folder cannot be "
          + "made; check the path and its permissions.\n"
      )
    )
    #expect(output.contains("first-job"))
    #expect(try home.folder.names() == ["data"])
  }

  @Test("another course has a record of its own")
  func otherCourse() throws {
    _ = try learn("kubectl create job mine --image=busybox\n")
    try Shell.output(of: "mkdir \(home.path)/course")
    #expect(
      try learn("kubectl get jobs -o name\n", "learn --content course")
        .contains("This course has no lessons")
    )
    #expect(try !learn("k get jobs -o name\n", "learn --content course").contains("job.batch/mine"))
    #expect(try learn("kubectl get jobs -o name\n").contains("job.batch/mine"))
  }
}
