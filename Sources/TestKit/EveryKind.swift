/// A lesson with a question of every kind, each proven on the simulator.
package enum EveryKind {
  package static let path = "lessons/01-kinds.md"

  package static let lesson = #"""
    ---
    id: kinds
    title: Every kind of question
    minutes: 5
    objectives: {all: Answer them all}
    ---

    # Kinds

    ```yaml manifest pack.yaml
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: pack
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
          - name: c
            image: busybox
            command: ["sleep", "600"]
    ```

    ```quiz k-single
    kind: single
    objective: all
    prompt: How many pods does a Job make that fails every time with `backoffLimit` 2 and Never?
    choices:
      - {text: Two pods, when: pods=2, feedback: The first attempt is no retry.}
      - {text: Three pods, when: pods=3, right: true, feedback: Indeed.}
    misconceptions: [backoffLimit-counts-attempts]
    hints: [The first one is no retry.]
    explanation: Three.
    files:
      broken.yaml: |
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: broken
        spec:
          backoffLimit: 2
          template:
            spec:
              restartPolicy: Never
              containers:
              - name: c
                image: busybox
                command: ["sh", "-c", "exit 1"]
    proof:
      run: |
        kubectl apply -f broken.yaml > /dev/null
        kubectl wait --for=condition=failed job/broken --timeout=300s > /dev/null
        echo pods=$(kubectl get pods -o name | wc -l)
    ```

    ```quiz k-multiple
    kind: multiple
    objective: all
    points: 2
    prompt: Which of these does a Job need?
    choices:
      - {text: a template, right: true, feedback: "Yes."}
      - {text: a schedule, feedback: A CronJob has one.}
      - {text: a name, right: true, feedback: "Yes."}
    hints: [Think of what was written.]
    explanation: Template and name.
    source: https://kubernetes.io/docs/concepts/workloads/controllers/job/
    ```

    ```quiz k-truth
    kind: true-false
    objective: all
    prompt: A Job makes its pods by itself.
    feedback: {"true": It does., "false": Its controller does it.}
    hints: [Look.]
    explanation: Yes.
    proof:
      run: |
        kubectl create job x --image=busybox > /dev/null
        sleep 5
        [ "$(kubectl get pods -o name | wc -l)" -eq 1 ] && echo true || echo false
    ```

    ```quiz k-numeric
    kind: numeric
    objective: all
    points: 2
    parameters:
      limit: 1-4
      name: [broken, lost]
      attempts: limit + 1
    prompt: "The Job {{name}} fails every time; its limit is {{limit}}. How many pods does it make?"
    answer: "{{attempts}}"
    unit: pods
    misconceptions: [backoffLimit-counts-attempts, never-means-no-retry]
    otherwise: Count the first attempt and {{limit}} retries.
    hints: [The first attempt is no retry.]
    explanation: It makes one more than its limit.
    proof:
      files:
        draw.yaml: |
          apiVersion: batch/v1
          kind: Job
          metadata:
            name: {{name}}
          spec:
            backoffLimit: {{limit}}
            template:
              spec:
                restartPolicy: Never
                containers:
                - name: c
                  image: busybox
                  command: ["sh", "-c", "exit 1"]
      run: |
        kubectl apply -f draw.yaml > /dev/null
        kubectl wait --for=condition=failed job/{{name}} --timeout=900s > /dev/null
        kubectl get pods -o name | wc -l
    ```

    ```quiz k-text
    kind: text
    objective: all
    prompt: Which condition has a Job that has succeeded?
    accept: [Complete, "condition complete*"]
    wrong: [{answer: Succeeded, feedback: That is a pod's phase.}]
    otherwise: Look at the status.
    hints: [It is a word with a C.]
    explanation: Complete.
    proof:
      run: |
        kubectl create job x --image=busybox -- true > /dev/null
        kubectl wait --for=condition=complete job/x > /dev/null
        kubectl get job x -o jsonpath='{.status.conditions[-1:].type}'
    ```

    ```quiz k-ordering
    kind: ordering
    objective: all
    points: 2
    prompt: What happens first?
    steps:
      - {text: The pod is scheduled, when: Scheduled, feedback: A pod needs a node first.}
      - {text: The image is pulled, when: Pulled}
      - {text: The container starts, when: Started}
    otherwise: Read the events.
    hints: [A node comes first.]
    explanation: Scheduled, pulled, started.
    proof:
      run: |
        kubectl create job x --image=busybox -- true > /dev/null
        kubectl wait --for=condition=complete job/x > /dev/null
        kubectl get events --sort-by=.metadata.creationTimestamp -o jsonpath='{range .items[*]}{.reason}{"\n"}{end}'
    ```

    ```quiz k-matching
    kind: matching
    objective: all
    points: 2
    prompt: What belongs together?
    pairs:
      - {left: Never, right: a new pod, when: never=new, feedback: Never is about the container.}
      - {left: OnFailure, right: the same pod, when: onfailure=same}
    extra: [a new Job]
    otherwise: Try them.
    hints: [Try both.]
    explanation: Never makes new pods.
    proof:
      run: |
        kubectl apply -f broken.yaml > /dev/null
        kubectl wait --for=condition=failed job/broken --timeout=300s > /dev/null
        [ $(kubectl get pods -o name | wc -l) -gt 1 ] && echo never=new
        kubectl delete job broken > /dev/null
        sed 's/Never/OnFailure/' broken.yaml | kubectl apply -f - > /dev/null
        sleep 8
        [ $(kubectl get pods -o name | wc -l) -eq 1 ] && echo onfailure=same
    ```

    ```quiz k-blanks
    kind: blanks
    objective: all
    points: 2
    prompt: Fill in.
    file: filled.yaml
    text: |
      apiVersion: batch/[[version]]
      kind: Job
      metadata:
        name: filled
      spec:
        template:
          spec:
            restartPolicy: [[policy]]
            containers:
            - name: c
              image: busybox
    blanks:
      version:
        accept: [v1]
        wrong: [{answer: v1beta1, feedback: Jobs have left beta long ago.}]
        otherwise: Which version has Job?
      policy:
        accept: [Never]
        wrong: [{answer: Always, feedback: A Job may not restart for ever.}]
        otherwise: There are two that a Job may have.
    hints: [Look at pack.yaml.]
    explanation: v1 and Never (or OnFailure).
    proof: {run: kubectl apply -f filled.yaml}
    ```

    ```quiz k-lines
    kind: lines
    objective: all
    points: 2
    prompt: Put the words together to a command that makes a Job.
    file: command.sh
    separator: " "
    lines: [kubectl, create job, hello, --image=busybox]
    extra: [{text: create pod, feedback: kubectl creates no pods in this way.}]
    otherwise: First the program, then the verb, then the name.
    hints: [The program comes first.]
    explanation: kubectl create job NAME --image=IMAGE
    proof:
      run: |
        sh command.sh > /dev/null 2>&1
        kubectl get job hello
    ```

    ```quiz k-predict
    kind: predict
    objective: all
    points: 4
    parameters: {limit: 1-3}
    prompt: "The Job fails every time, with `backoffLimit: {{limit}}`. What will be seen?"
    values:
      - {name: pods, text: Pods that it makes, unit: pods, otherwise: Count them all.}
      - {name: end, text: The last condition, unit: word, otherwise: It fails., wrong: [{answer: Complete, feedback: It fails every time.}]}
    misconceptions: [backoffLimit-counts-attempts]
    hints: [The first attempt is no retry.]
    explanation: Look.
    proof:
      run: |
        sed 's/backoffLimit: 2/backoffLimit: {{limit}}/' broken.yaml > now.yaml
        kubectl apply -f now.yaml > /dev/null
        kubectl wait --for=condition=failed job/broken --timeout=900s > /dev/null
        echo pods=$(kubectl get pods -o name | wc -l)
        echo end=$(kubectl get job broken -o jsonpath='{.status.conditions[-1:].type}')
    ```

    ```quiz k-do
    kind: do
    objective: all
    prompt: Make the Job `pack`, and suspend it.
    expect: |
      state=$(kubectl get job pack -o jsonpath='{.spec.suspend}')
      echo suspend=$state
      [ "$state" = true ]
    solution: |
      kubectl apply -f pack.yaml
      kubectl patch job pack -p '{"spec":{"suspend":true}}'
    wrong:
      - {when: suspend=false, run: kubectl apply -f pack.yaml, feedback: It exists and is not suspended.}
    otherwise: There is no Job `pack` that is suspended.
    hints: [Patch it.]
    explanation: A patch of spec.suspend.
    ```

    ```quiz k-fix
    kind: fix
    objective: all
    prompt: The API server refuses this file. Mend it.
    files:
      mend.yaml: |
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: mend
        spec:
          template:
            spec:
              restartPolicy: Always
              containers: [{name: c, image: busybox, command: ["true"]}]
    expect: |
      kubectl apply -f mend.yaml 2>&1 | grep -o 'Unsupported value'
      kubectl wait --for=condition=complete job/mend --timeout=60s
    solution:
      mend.yaml: |
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: mend
        spec:
          template:
            spec:
              restartPolicy: Never
              containers: [{name: c, image: busybox, command: ["true"]}]
    wrong:
      - when: Unsupported value
        feedback: That is no policy that a Job may have.
        files:
          mend.yaml: |
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: mend
            spec:
              template:
                spec:
                  restartPolicy: Sometimes
                  containers: [{name: c, image: busybox, command: ["true"]}]
    otherwise: It is not mended yet.
    hints: [Which policies may a Job have?]
    explanation: Never or OnFailure.
    ```
    """#
}
