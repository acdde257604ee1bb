import KubeAPI
import Simulation
import Testing

@testable import Kubectl

@Suite struct DescribeTests {
  private static let now = Instant(seconds: 1_782_896_430)

  @Test("a job's page aligns its fields, its template and its events apart")
  func describesJob() {
    let job = APIObject(
      [
        "metadata": [
          "name": "hello", "namespace": "default", "labels": ["app": "web", "tier": "x"],
          "annotations": [
            "kubectl.kubernetes.io/last-applied-configuration": "{}", "note": "short",
          ],
        ],
        "spec": [
          "parallelism": 1, "completions": 3, "completionMode": "Indexed", "suspend": false,
          "backoffLimit": 6, "activeDeadlineSeconds": 60,
          "selector": ["matchLabels": ["uid": "7"]],
          "template": [
            "metadata": ["labels": ["job-name": "hello"]],
            "spec": [
              "containers": [
                [
                  "name": "main", "image": "busybox:1.36", "command": ["sh", "-c", "a\nb"],
                  "resources": ["limits": ["cpu": "200m"], "requests": ["memory": "64Mi"]],
                  "env": [
                    ["name": "A", "value": "1"],
                    [
                      "name": "LONGER",
                      "valueFrom": ["configMapKeyRef": ["name": "m", "key": "k"]],
                    ],
                  ],
                  "volumeMounts": [["name": "data", "mountPath": "/data"]],
                ]
              ],
              "volumes": [["name": "data", "emptyDir": [:]]],
            ],
          ],
        ],
        "status": [
          "startTime": "2026-07-01T09:00:00Z", "active": 1, "ready": 1, "succeeded": 2,
          "completedIndexes": "0,2",
        ],
      ],
      as: .job
    )
    let event = Event([
      "type": "Normal", "reason": "SuccessfulCreate", "message": "Created pod: hello-0-abcde",
      "source": ["component": "job-controller"], "count": 3,
      "firstTimestamp": "2026-07-01T09:00:00Z", "lastTimestamp": "2026-07-01T09:00:25Z",
    ])
    let page = Description.page(of: job, .init(now: Self.now, events: [event]))
    #expect(
      page == """
        Name:                     hello
        Namespace:                default
        Selector:                 uid=7
        Labels:                   app=web
                                  tier=x
        Annotations:              note: short
        Parallelism:              1
        Completions:              3
        Completion Mode:          Indexed
        Suspend:                  false
        Backoff Limit:            6
        Start Time:               Wed, 01 Jul 2026 09:00:00 +0000
        Active Deadline Seconds:  60s
        Pods Statuses:            1 Active (1 Ready) / 2 Succeeded / 0 Failed
        Completed Indexes:        0,2
        Pod Template:
          Labels:  job-name=hello
          Containers:
           main:
            Image:      busybox:1.36
            Port:       <none>
            Host Port:  <none>
            Command:
              sh
              -c
              a
              b
            Limits:
              cpu:  200m
            Requests:
              memory:  64Mi
            Environment:
              A:       1
              LONGER:  <set to the key 'k' of config map 'm'>  Optional: false
            Mounts:
              /data from data (rw)
          Volumes:
           data:
            Type:          EmptyDir (a temporary directory that shares a pod's lifetime)
            Medium:        \("")
            SizeLimit:     <unset>
          Node-Selectors:  <none>
          Tolerations:     <none>
        Events:
          Type    Reason            Age               From            Message
          ----    ------            ----              ----            -------
          Normal  SuccessfulCreate  5s (x3 over 30s)  job-controller  Created pod: hello-0-abcde

        """
    )
  }

  @Test("a terminated container says how it ended")
  func describesPod() {
    let pod = APIObject(
      [
        "metadata": ["name": "p", "namespace": "default"],
        "spec": ["containers": [["name": "main", "image": "i"]], "nodeName": "node-1"],
        "status": [
          "phase": "Failed", "hostIP": "10.0.0.1",
          "containerStatuses": [
            [
              "name": "main", "image": "i", "restartCount": 1,
              "state": [
                "terminated": [
                  "exitCode": 3, "reason": "Error", "startedAt": "2026-07-01T09:00:00Z",
                  "finishedAt": "2026-07-01T09:00:01Z",
                ]
              ],
            ]
          ],
          "conditions": [["type": "Ready", "status": "False"]],
        ],
      ],
      as: .pod
    )
    let page = Description.page(of: pod, .init(now: Self.now, events: nil))
    let part = """
          State:          Terminated
            Reason:       Error
            Exit Code:    3
            Started:      Wed, 01 Jul 2026 09:00:00 +0000
            Finished:     Wed, 01 Jul 2026 09:00:01 +0000
          Ready:          False
          Restart Count:  1
          Environment:    <none>
          Mounts:         <none>
      Conditions:
        Type           Status
        Ready          False\("")
      """
    #expect(page.contains(part), "\(page)")
    #expect(page.contains("Node:         node-1/10.0.0.1\n"))
    #expect(!page.contains("Events:"))
  }

  @Test("pages of configuration list their keys")
  func describesConfiguration() {
    let map = APIObject(["metadata": ["name": "m"], "data": ["k": "v\nw"]], as: .configMap)
    #expect(
      Description.page(of: map, .init(now: Self.now, events: [])) == """
        Name:         m
        Namespace:    \("")
        Labels:       <none>
        Annotations:  <none>

        Data
        ====
        k:
        ----
        v
        w


        BinaryData
        ====

        Events:  <none>

        """
    )
    let secret = APIObject(
      ["metadata": ["name": "s"], "type": "Opaque", "data": ["k": "aGVsbG8="]],
      as: .secret
    )
    #expect(
      Description.page(of: secret, .init(now: Self.now, events: [])).hasSuffix(
        "\nType:  Opaque\n\nData\n====\nk:  5 bytes\n"
      )
    )
  }
}
