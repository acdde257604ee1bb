import TestKit
import Testing

/// The manifests of deploy/grade, on joblab's own cluster.
///
/// There is no image of joblab there: a function of that name takes its place, and says what it was
/// called with.
@Suite struct DeploymentTests {
  private let home: Home

  init() throws {
    home = try Home()
    for name in ["claims.yaml", "grade.yaml", "merge.yaml"] {
      try home.folder.write(
        try Golden.fixture("../../deploy/grade/\(name)"),
        to: name
      )
    }
  }

  /// Applies a Job whose joblab is a function of the shell, and runs a script.
  private func run(_ name: String, joblab body: String, then script: String) throws -> String {
    // No volume is provisioned here: empty folders take their place.
    let manifest = try Golden.fixture("../../deploy/grade/\(name).yaml")
      .replacing("claimName: submissions\n          readOnly: true", with: "claimName: submissions")
      .replacing(#/persistentVolumeClaim:\n +claimName: \w+/#, with: "emptyDir: {}")
      .replacing(#/image: .*/#, with: "image: busybox:1.36")
      .replacing("          joblab grade", with: "          joblab() { \(body); }; joblab grade")
    try home.folder.write(manifest, to: "local.yaml")
    return try home.joblab("sh", input: "kubectl apply -f local.yaml\n\(script)\n").output
  }

  @Test("each pod grades its shard, and learners who fail do not fail the Job")
  func shards() throws {
    let output = try run(
      "grade",
      joblab: #"echo "$@"; return 1"#,
      then: """
        kubectl wait --for=condition=complete job/grade --timeout=600s
        kubectl logs -l job-name=grade --tail=-1 --max-log-requests=8 | sort
        """
    )
    let calls = (0..<8).map { index in
      "grade failing-job /submissions --shard \(index + 1)/8 --output /results/shard-\(index)/ "
        + "--format ndjson --resume --jobs 2"
    }
    #expect(
      output == """
        job.batch/grade created
        job.batch/grade condition met
        \(calls.joined(separator: "\n"))

        """
    )
  }

  @Test(
    "a defect of the exercise ends the Job at once, a crash is tried again",
    arguments: [3, 137]
  )
  func failures(_ status: Int) throws {
    let output = try run(
      "grade",
      joblab: "[ $JOB_COMPLETION_INDEX -ne 5 ] || return \(status)",
      then: """
        kubectl wait --for=condition=failed job/grade --timeout=3600s
        kubectl get job grade -o jsonpath='{.status.conditions[0].reason} {.status.failedIndexes}{"\\n"}'
        """
    )
    let end = status == 3 ? "PodFailurePolicy " : "MaxFailedIndexesExceeded 5"
    #expect(output == "job.batch/grade created\njob.batch/grade condition met\n\(end)\n")
  }

  @Test("a drained node costs no attempt")
  func drain() throws {
    let output = try run(
      "grade",
      joblab: "sleep 30",
      then: """
        sleep 10
        node=$(kubectl get pods --field-selector=status.phase=Running \\
          -o jsonpath='{.items[0].spec.nodeName}')
        kubectl drain "$node" --ignore-daemonsets --delete-emptydir-data --force > /dev/null 2>&1
        kubectl uncordon "$node" > /dev/null
        kubectl wait --for=condition=complete job/grade --timeout=3600s
        """
    )
    #expect(output == "job.batch/grade created\njob.batch/grade condition met\n")
  }

  @Test("the shards are put together")
  func merge() throws {
    let output = try run(
      "merge",
      joblab: #"echo "$@""#,
      then: "kubectl wait --for=condition=complete job/merge --timeout=600s\nkubectl logs job/merge"
    )
    #expect(
      output.hasSuffix("grade merge /results/shard-* --format csv --output /results/merged/\n")
    )
  }

  @Test(
    "the server takes every manifest, without a warning",
    arguments: ["claims", "grade", "merge"]
  )
  func accepted(_ name: String) throws {
    let (output, status) = try home.joblab(
      "sh -c 'kubectl apply --dry-run=server -f \(name).yaml'"
    )
    #expect(status == 0, "\(output)")
    #expect(!output.contains("Warning"), "\(output)")
    #expect(output.contains("created (server dry run)"), "\(output)")
  }
}
