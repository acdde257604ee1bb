import Course
import Testing

/// A small course with every kind of block.
enum SampleCourse {
  static func load() throws -> Course {
    let loaded = CourseLoader.load(MemoryFiles(files))
    try #require(loaded.problems == [])
    return loaded.course
  }

  private static let files = [
    "lessons/01-one.md": one, "lessons/02-two.md": two,
    "exercises/fix-it/exercise.yaml": exercise, "exercises/fix-it/task.md": "Make it complete.",
    "exercises/fix-it/start/job.yaml": "kind: Job\n",
    "exercises/fix-it/solutions/a.yaml": job, "exercises/fix-it/mistakes/b.yaml": "kind: Job\n",
  ]

  static let job = """
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: pack
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
          - {name: c, image: busybox, command: [sleep, "5"]}
    """

  private static let one = """
    ---
    id: one
    title: The first lesson of a small course
    minutes: 5
    objectives:
      run: Start a Job, wait for its end, and read what became of it afterwards
      tell: Tell one thing from another
    prerequisites: []
    ---

    # One

    Some prose to begin with, long enough to be broken at eighty columns and at forty alike.

    ```quiz pick-one
    kind: single
    objective: tell
    prompt: Which one is it?
    choices:
      - text: The first
        feedback: No, the first it is not.
      - text: The second
        right: true
        feedback: Yes, the second.
    hints:
      - Not the first.
      - The second.
    explanation: It is the second, as you can read anywhere.
    source: https://example.com/
    ```

    ## A file

    ```yaml manifest pack.yaml
    \(job)
    ```

    ```session
    $ kubectl apply -f pack.yaml
    job.batch/pack created
    $ kubectl wait --for=condition=complete job/pack --timeout=60s
    job.batch/pack condition met
    ```

    ```checkpoint pack-done
    title: The Job pack is complete
    reach: |
      kubectl apply -f pack.yaml
      sleep 30
    expect: |
      kubectl get job pack
      [ "$(kubectl get job pack -o jsonpath='{.status.succeeded}')" = 1 ]
    ```

    ```quiz pick-some
    kind: multiple
    objective: tell
    points: 2
    prompt: Which of them?
    choices:
      - text: Apples
        right: true
        feedback: Yes.
      - text: Stones
        feedback: No.
      - text: Pears
        right: true
        feedback: Yes.
      - text: Sand
        feedback: No.
    hints:
      - Can you eat it?
      - Two of them grow on trees.
    explanation: Apples and pears.
    source: https://example.com/
    ```
    """

  private static let two = """
    ---
    id: two
    title: The second
    minutes: 3
    objectives:
      count: Count
    prerequisites: [one]
    ---

    # Two

    ```quiz how-many
    kind: numeric
    objective: count
    prompt: How many pods are there?
    answer: 4
    unit: pods
    misconceptions:
      - {answer: 3, feedback: That is one too few.}
    otherwise: Count again.
    hints: [More than three., Four.]
    explanation: There are four.
    source: https://example.com/
    ```

    ```exercise fix-it
    ```
    """

  private static let exercise = """
    id: fix-it
    title: Mend it
    lesson: two
    minutes: 4
    seeds: 2
    horizon: 10m
    hints: [Give it a name., Give it a template.]
    checks:
      - id: done
        title: It completes
        points: 2
        condition: {of: job/pack, type: Complete}
        feedback: It must complete.
    mistakes:
      - {file: b.yaml, fails: done, belief: Empty will do., says: It must complete}
    """
}
