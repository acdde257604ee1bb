/// The tutor's own words at the prompt; everything else goes to the shell.
package enum Verb: String, CaseIterable, Sendable {
  case help
  case list
  case next
  case back
  case goto
  case run
  case answer
  case hint
  case check
  case skip
  case retry
  case reset
  case undo
  case redo
  case checkpoint
  case restore
  case edit
  case time
  case timeline
  case whatif
  case why
  case diff
  case transcript
  case review
  case record
  case quit

  /// What is typed for it besides its name; none of them is a command of the shell's.
  package var aliases: [String] {
    switch self {
    case .help: ["h", "?"]
    case .list: ["l"]
    case .next: ["n"]
    case .back: ["b"]
    case .goto: ["g"]
    case .run: ["r"]
    case .answer: ["an"]
    case .hint: ["hi"]
    case .check: ["c"]
    case .skip: ["s"]
    case .retry: ["rt"]
    case .reset: ["rs"]
    case .undo: ["u"]
    case .redo: ["re"]
    case .checkpoint: ["ck"]
    case .restore: ["ro"]
    case .edit: ["e"]
    case .time: ["t"]
    case .timeline: ["tl"]
    case .whatif: ["wi"]
    case .why: ["y"]
    case .diff: ["d"]
    case .transcript: ["ts"]
    case .review: ["rv"]
    case .record: ["rec"]
    case .quit: ["q", "exit"]
    }
  }

  private static let byAlias: [String: Verb] = Dictionary(
    allCases.flatMap { verb in verb.aliases.map { ($0, verb) } }
  ) { first, _ in first }

  /// The first word of a line, when it is the tutor's.
  package init?(word: String) {
    guard let verb = Verb(rawValue: word) ?? Self.byAlias[word] else { return nil }
    self = verb
  }

  package var usage: String {
    switch self {
    case .help: "help [WORD]"
    case .goto: "goto NAME"
    case .answer: "answer TEXT"
    case .edit: "edit FILE"
    case .undo: "undo [N]"
    case .checkpoint: "checkpoint [NAME]"
    case .restore: "restore NAME"
    case .time: "time [WORD]"
    case .timeline: "timeline [JOB] [--svg FILE]"
    case .whatif: "whatif FIELD=VALUE JOB"
    case .why: "why OBJECT"
    case .diff: "diff [FROM [TO]]"
    case .transcript: "transcript [FILE]"
    case .record: "record [export FILE]"
    case .list, .review, .next, .back, .run, .hint, .check, .skip, .retry, .reset, .redo, .quit:
      rawValue
    }
  }

  package var summary: String {
    switch self {
    case .help: "what the tutor understands; help WORD says more"
    case .list: "lessons and exercises, and how far you are"
    case .next: "go on (an empty line does the same)"
    case .back: "show the part before this one"
    case .goto: "open a lesson, an exercise or a question"
    case .run: "type the next command of the lesson for you"
    case .answer: "answer the question (a letter, a number or words alone do the same)"
    case .hint: "a hint, each stronger than the one before"
    case .check: "look whether the checkpoint is reached, or grade the exercise"
    case .skip: "leave a question or an exercise open and go on; a task is done for you"
    case .retry: "take back all that you did for the task in view, and begin it again"
    case .reset: "a new cluster and the files as they were at the start of this lesson"
    case .undo: "take back the last command, or the last N, on the cluster and in the files"
    case .redo: "do again what was taken back"
    case .checkpoint: "give this moment a name; alone: list the names"
    case .restore: "come back to a checkpoint"
    case .edit: "open a file in your editor"
    case .time: "show the virtual clock, move it, or change its speed"
    case .timeline: "draw the pods over time, here or into a file"
    case .whatif: "run the Job twice on copies, as it was and with another field"
    case .why: "the decisions that led to an object's state, with their rules"
    case .diff: "what differs between two moments, on the cluster and in the files"
    case .transcript: "everything typed and printed so far, here or into a file"
    case .review: "ask again what you missed, when its time has come"
    case .record: "how well you know each objective; export it, or forget it"
    case .quit: "leave; everything is kept (Ctrl-D does the same)"
    }
  }

  /// More than a line, for `help WORD`.
  package var explanation: String {
    switch self {
    case .time:
      """
      Virtual time runs ten times as fast as your clock. `time` alone says what it is. `time +30s` \
      lets half a minute pass at once, `time step` goes to the next thing that happens, `time pause` \
      stops the clock at the prompt and `time run` lets it go on. `time until job/x complete` goes \
      on until then (also `failed`, `suspended`, `finished`, `gone`, a pod's phase, or a time of day \
      such as `09:30`). `time back 1m` goes back, and takes back what was done since. `time speed 1` makes it as slow \
      as a real cluster, `time speed max` waits for nothing. Between the commands of a lesson's \
      example the clock waits for you.
      """
    case .timeline:
      """
      `timeline` draws all pods, `timeline pi` those of one Job. `timeline pi --svg pi.svg` and \
      `timeline --html run.html` write the drawing into a new file on your computer, in the folder \
      where you have started joblab.
      """
    case .whatif:
      """
      `whatif backoffLimit=2 pi` makes the Job pi once more on two copies of the cluster, from the \
      moment at which you made it: as it was, and with that field (or several of them, or a path \
      such as `template.spec.restartPolicy=OnFailure`). `whatif -- kubectl delete pod --all` runs a \
      command on a copy, from now. Both ways are drawn beside each other; your cluster stays as it is.
      """
    case .why:
      """
      `why job/pi` and `why pod/pi-abcde` tell who decided what about it, when, and which fields were \
      compared: the controllers, the scheduler, the kubelet, and you.
      """
    case .diff:
      """
      `diff` alone tells what your last command has changed. A moment is `~3` (before the last \
      three commands), `-30s`, `09:05:00`, `@NAME` of a checkpoint, or `now`: `diff @start now`. With \
      names of files `diff` is the shell's own.
      """
    case .review:
      """
      What you did not know is asked again: after minutes at first, then after days, and later the \
      better you know it (FSRS-6). `next` goes on to the next question, and after the last one back \
      to where you were.
      """
    case .record:
      """
      `record` shows how well you know each objective. `record export me.json` writes all that is \
      kept into a new file on your computer. `record forget LESSON` forgets your answers in a lesson, \
      `record forget all` everything; both ask you to confirm.
      """
    case .transcript:
      """
      `transcript session.md` writes Markdown into a new file on your computer, and `transcript \
      session.cast` a recording for asciinema (format 2), in virtual time. `transcript \
      session.ndjson` writes the log that can be handed in, graded and verified.
      """
    case .check:
      """
      At a checkpoint `check` looks at the cluster; any way that leads there counts. In an \
      exercise it grades the files in the exercise's folder, over many seeds, and says for each \
      check what was expected and what was found. It never changes your cluster.
      """
    case .undo:
      """
      The cluster, its clock and your files go back to where they were before your last command \
      or edit. `undo 3` takes back three, `redo` brings them again. Answers and grades stay.
      """
    case .checkpoint:
      """
      `checkpoint before-delete` notes this moment under that name, for today and for the next \
      time. `restore before-delete` makes the cluster, its clock and your files what they were.
      """
    case .reset:
      """
      The cluster is made new and the lesson's files are written again. Your answers and grades \
      stay, and so do the files of other exercises.
      """
    case .hint:
      "Hints go from mild to strong. Each costs a tenth of the points of a question."
    case .goto:
      """
      `goto retries` opens the lesson with that name, `goto 2` the second lesson. It also takes an \
      exercise or a question that is still open; `list` shows their names.
      """
    case .edit:
      "Opens the file in $VISUAL or $EDITOR, or vi, and takes what you save into your folder."
    default: summary.prefix(1).uppercased() + summary.dropFirst() + "."
    }
  }
}
