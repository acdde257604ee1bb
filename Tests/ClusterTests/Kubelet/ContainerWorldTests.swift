import KubeAPI
import Simulation
import Testing

@testable import Cluster

/// What a container finds when it starts: command, variables, files.
@Suite struct ContainerWorldTests {
  struct CommandCase: Sendable, CustomTestStringConvertible {
    var name: String
    var container: Value
    var log: String
    var testDescription: String { name }

    static let cases: [CommandCase] = [
      CommandCase(
        name: "arguments alone",
        container: ["command": [], "args": ["echo", "args alone"]],
        log: "args alone\n"
      ),
      CommandCase(
        name: "neither: the image's shell reads its empty input",
        container: ["command": []],
        log: ""
      ),
      CommandCase(
        name: "no shell",
        container: ["command": ["echo", "$HOME", ";", "date", "*"]],
        log: "$HOME ; date *\n"
      ),
      CommandCase(
        name: "references in the command",
        container: [
          "command": ["echo", "$(A)", "$$(A)", "$(UNSET)"],
          "env": [["name": "A", "value": "one"]],
        ],
        log: "one $(A) $(UNSET)\n"
      ),
      CommandCase(
        name: "a value made of others",
        container: [
          "command": ["sh", "-c", "echo $B"],
          "env": [
            ["name": "A", "value": "one"],
            ["name": "B", "value": "$(A) at $(KUBERNETES_SERVICE_HOST), $(C)"],
            ["name": "C", "value": "later"],
          ],
        ],
        log: "one at 10.96.0.1, $(C)\n"
      ),
      CommandCase(
        name: "a working directory is made",
        container: ["command": ["pwd"], "workingDir": "/work/here"],
        log: "/work/here\n"
      ),
      CommandCase(
        name: "the name of the machine",
        container: ["command": ["sh", "-c", "hostname; cat /etc/hostname; echo $HOSTNAME"]],
        log: "p\np\np\n"
      ),
      CommandCase(
        name: "the pod's own fields",
        container: [
          "command": ["sh", "-c", "echo $NAME $NODE $SPACE $CPU; echo $IP | cut -d. -f1-3"],
          "env": [
            ["name": "NAME", "valueFrom": ["fieldRef": ["fieldPath": "metadata.name"]]],
            ["name": "NODE", "valueFrom": ["fieldRef": ["fieldPath": "spec.nodeName"]]],
            ["name": "SPACE", "valueFrom": ["fieldRef": ["fieldPath": "metadata.namespace"]]],
            ["name": "IP", "valueFrom": ["fieldRef": ["fieldPath": "status.podIP"]]],
            ["name": "CPU", "valueFrom": ["resourceFieldRef": ["resource": "limits.cpu"]]],
          ],
        ],
        log: "p node-1 default 2\n10.244.0\n"
      ),
      CommandCase(
        name: "the service account's folder",
        container: [
          "command": [
            "sh", "-c",
            "cd /var/run/secrets/kubernetes.io/serviceaccount; ls; cat namespace; echo; echo x > y",
          ]
        ],
        log: "ca.crt\nnamespace\ntoken\ndefault\nsh: can't create y: Read-only file system\n"
      ),
    ]
  }

  @Test("a container runs what its pod and its image say", arguments: CommandCase.cases)
  func commands(_ test: CommandCase) throws {
    var lab = PodLab()
    try lab.run("p", "", container: test.container)
    lab.wait(6)
    #expect(lab.log("p") == test.log)
  }

  @Test("a ConfigMap as variables and as a volume")
  func configMap() throws {
    var lab = PodLab()
    try lab.create(
      .configMap,
      [
        "metadata": ["name": "settings"],
        "data": ["mode": "fast", "greeting": "good day", "notes.txt": "line one\nline two"],
      ]
    )
    let mode: Value = [
      "name": "MODE", "valueFrom": ["configMapKeyRef": ["name": "settings", "key": "mode"]],
    ]
    let extra: Value = [
      "name": "EXTRA",
      "valueFrom": ["configMapKeyRef": ["name": "settings", "key": "none", "optional": true]],
    ]
    let script = """
      echo "mode=$MODE extra=[$EXTRA] greeting=$CFG_greeting"
      ls /etc/settings
      cat /etc/settings/notes.txt; echo
      [ -L /etc/settings/mode ] && echo link
      ( echo x > /etc/settings/mode ) 2>/dev/null || echo read-only
      """
    try lab.run(
      "p",
      script,
      container: [
        "envFrom": [["configMapRef": ["name": "settings"], "prefix": "CFG_"]],
        "env": [mode, extra],
        "volumeMounts": [["name": "files", "mountPath": "/etc/settings"]],
      ],
      spec: ["volumes": [["name": "files", "configMap": ["name": "settings"]]]]
    )
    lab.wait(6)
    #expect(
      lab.log("p") == """
        mode=fast extra=[] greeting=good day
        greeting
        mode
        notes.txt
        line one
        line two
        link
        read-only

        """
    )
  }

  @Test("a Secret as a variable and as a volume, chosen by items")
  func secret() throws {
    var lab = PodLab()
    try lab.create(
      .secret,
      ["metadata": ["name": "login"], "data": ["user": "YWRh", "password": "czMgY3JldA=="]]
    )
    let user: Value = [
      "name": "USER_NAME", "valueFrom": ["secretKeyRef": ["name": "login", "key": "user"]],
    ]
    let volume: Value = [
      "name": "keys",
      "secret": [
        "secretName": "login", "defaultMode": 256,
        "items": [["key": "password", "path": "deep/word"]],
      ],
    ]
    try lab.run(
      "p",
      "echo $USER_NAME; cat /keys/deep/word; echo; ls -lL /keys/deep/word | cut -c1-10",
      container: ["env": [user], "volumeMounts": [["name": "keys", "mountPath": "/keys"]]],
      spec: ["volumes": [volume]]
    )
    lab.wait(6)
    #expect(lab.log("p") == "ada\ns3 cret\n-r--------\n")
  }

  @Test("an emptyDir is shared by the containers of a pod, and by no other pod")
  func emptyDir() throws {
    var lab = PodLab()
    let mount: Value = [["name": "log", "mountPath": "/log"]]
    let writer: Value = [
      "name": "writer", "image": "busybox:1.36", "volumeMounts": mount,
      "command": ["sh", "-c", "for i in 1 2 3; do sleep 1; echo $i >> /log/n; done"],
    ]
    let reader: Value = [
      "name": "main", "image": "busybox:1.36", "volumeMounts": mount,
      "command": ["sh", "-c", "until [ -e /log/n ]; do sleep 1; done; sleep 5; cat /log/n"],
    ]
    for name in ["p", "q"] {
      try lab.run(
        name,
        "",
        spec: [
          "volumes": [["name": "log", "emptyDir": [:]]], "containers": [writer, reader],
        ]
      )
      lab.wait(15)
      #expect(lab.log(name) == "1\n2\n3\n")
    }
  }

  @Test("an emptyDir outlives its containers' restarts")
  func restarts() throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "echo x >> /memo/runs; n=$(wc -l < /memo/runs); echo run $n; [ $n -ge 3 ] || exit 5",
      policy: "OnFailure",
      container: ["volumeMounts": [["name": "memo", "mountPath": "/memo"]]],
      spec: ["volumes": [["name": "memo", "emptyDir": [:]]]]
    )
    lab.wait(40)
    #expect(lab.log("p") == "run 3\n")
    #expect(lab.log("p", previous: true) == "run 2\n")
  }

  @Test("parts of volumes appear where they are mounted")
  func subPaths() throws {
    var lab = PodLab()
    try lab.create(
      .configMap,
      ["metadata": ["name": "c"], "data": ["a.conf": "one", "b.conf": "two"]]
    )
    let mounts: Value = [
      ["name": "c", "mountPath": "/etc/app/a.conf", "subPath": "a.conf"],
      ["name": "d", "mountPath": "/out", "subPath": "results"],
      ["name": "d", "mountPath": "/all"],
      ["name": "d", "mountPath": "/mine", "subPathExpr": "of-$(ME)"],
    ]
    try lab.run(
      "p",
      "cat /etc/app/a.conf; echo; echo x > /out/file; echo y > /mine/z; ls /all /all/results /all/of-p",
      container: ["volumeMounts": mounts, "env": [["name": "ME", "value": "p"]]],
      spec: [
        "volumes": [["name": "c", "configMap": ["name": "c"]], ["name": "d", "emptyDir": [:]]]
      ]
    )
    lab.wait(6)
    #expect(lab.log("p") == "one\n/all:\nof-p\nresults\n\n/all/of-p:\nz\n\n/all/results:\nfile\n")
  }

  @Test("a folder of the node outlives pods; read-only mounts refuse writes")
  func hostPath() throws {
    var lab = PodLab()
    let volume: Value = ["name": "v", "hostPath": ["path": "/data"]]
    try lab.run(
      "p",
      "echo kept > /v/file",
      container: ["volumeMounts": [["name": "v", "mountPath": "/v"]]],
      spec: ["volumes": [volume]]
    )
    lab.wait(6)
    try lab.run(
      "q",
      "cat /v/file; echo x > /v/other",
      container: ["volumeMounts": [["name": "v", "mountPath": "/v", "readOnly": true]]],
      spec: ["volumes": [volume]]
    )
    lab.wait(6)
    #expect(lab.log("q") == "kept\nsh: can't create /v/other: Read-only file system\n")
  }

  struct MessageCase: Sendable, CustomTestStringConvertible {
    var script: String
    var policy = "File"
    var message: String
    var testDescription: String { "\(policy): \(script)" }

    static let cases: [MessageCase] = [
      MessageCase(
        script: "echo out; echo 'disk was full' > /dev/termination-log; exit 4",
        message: "disk was full\n"
      ),
      MessageCase(
        script: "echo the last words; exit 5",
        policy: "FallbackToLogsOnError",
        message: "the last words\n"
      ),
      MessageCase(script: "echo unheard; exit 6", message: ""),
      MessageCase(
        script: "echo nothing wrong",
        policy: "FallbackToLogsOnError",
        message: ""
      ),
    ]
  }

  @Test("a container leaves a message behind", arguments: MessageCase.cases)
  func messages(_ test: MessageCase) throws {
    var lab = PodLab()
    try lab.run("p", test.script, container: ["terminationMessagePolicy": .string(test.policy)])
    lab.wait(6)
    #expect(lab.container("p")?.state.terminated?.message == test.message)
  }

  @Test("process 1 cannot kill itself; its children's ends are its statuses")
  func signals() throws {
    var lab = PodLab()
    try lab.run("self", "kill -9 $$$$; kill -TERM $$$$; echo still here as $$$$; exit 3")
    try lab.run("child", "sh -c 'kill -9 $$$$'; exit $?")
    lab.wait(6)
    #expect(lab.log("self") == "still here as 1\n")
    #expect(lab.container("self")?.state.terminated?.exitCode == 3)
    let end = try #require(lab.container("child")?.state.terminated)
    #expect(end.exitCode == 137 && end.reason == "Error" && end.signal == 0)
  }

  @Test("a busy loop ends with its pod's deadline, whatever it writes")
  func busyLoop() throws {
    var lab = PodLab()
    let limits: Value = ["activeDeadlineSeconds": 60, "terminationGracePeriodSeconds": 1]
    try lab.run("p", "while :; do :; done", spec: limits)
    try lab.run("q", "yes flood", spec: limits)
    lab.wait(70)
    #expect(lab.phase("p") == .failed && lab.phase("q") == .failed)
    #expect(lab.cluster.kubelet.logSize <= ContainerLog.limit)
  }
}
