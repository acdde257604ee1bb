import Console
import Testing

/// What kubectl does with the files, programs and pipes of the machine that it runs on.
@Suite struct KubectlToolTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var script: String
    var output: String
  }

  private static let pod = """
    kubectl run long --image=busybox:1.36 --restart=Never -- sh -c 'while sleep 2; do echo tick; done'
    sleep 5

    """

  static let cases: [Case] = [
    Case(
      testDescription:
        "run --rm --attach shows the output, gives the status on and deletes the pod",
      script: """
        kubectl run t --rm --attach -q --image=busybox:1.36 --restart=Never -- sh -c 'echo hi; exit 3'
        echo $?
        kubectl get pods
        """,
      output: """
        hi
        pod "t" deleted from default namespace
        pod default/t terminated (Error)
        3
        No resources found in default namespace.

        """
    ),
    Case(
      testDescription: "attach shows what comes from now on",
      script: pod + "timeout 5 kubectl attach -q long",
      output: "pod/long created\ntick\ntick\n"
    ),
    Case(
      testDescription: "run -i hands standard input to the container, and its end ends it",
      script: """
        (echo 'echo one; hostname'; sleep 5; echo 'echo two; exit 4') |
          kubectl run t -i --rm -q --image=busybox:1.36 --restart=Never -- sh
        echo $?
        printf 'a\\nb\\n' | kubectl run n -i -q --image=busybox:1.36 --restart=Never -- wc -l
        kubectl get pod n -o jsonpath='{.spec.containers[0].stdin} {.spec.containers[0].stdinOnce}{"\\n"}'
        """,
      output: """
        one
        t
        two
        pod "t" deleted from default namespace
        pod default/t terminated (Error)
        4
        2
        true true

        """
    ),
    Case(
      testDescription: "a container that keeps its standard input open is attached to again",
      script: """
        kubectl run c --image=busybox:1.36 -i --leave-stdin-open -q -- cat < /dev/null
        echo first | timeout 2 kubectl attach -i -q c
        echo second | timeout 2 kubectl attach -i -q c
        echo nobody | timeout 2 kubectl attach -q c
        kubectl logs c
        """,
      output: "first\nsecond\nfirst\nsecond\n"
    ),
    Case(
      testDescription: "cp takes folders in and out",
      script: pod + """
        mkdir -p d/e; echo one > d/a; echo two > d/e/b
        kubectl cp d long:/data
        kubectl exec long -- cat /data/a /data/e/b
        kubectl cp long:/data back
        cat back/a back/e/b
        kubectl cp long:/nope x
        echo $?
        """,
      output: """
        pod/long created
        one
        two
        one
        two
        tar: /nope: No such file or directory
        command terminated with exit code 2
        2

        """
    ),
    Case(
      testDescription: "edit runs the editor of the environment and sends what it changed",
      script: """
        kubectl create configmap c --from-literal=a=old
        KUBE_EDITOR='sed -i s/old/new/' kubectl edit cm c
        kubectl get cm c -o jsonpath='{.data.a}{"\\n"}'
        EDITOR=true kubectl edit cm c
        EDITOR=nosuch kubectl edit cm c 2>&1 | cut -c1-40
        """,
      output: """
        configmap/c created
        configmap/c edited
        new
        Edit cancelled, no changes made.
        error: unable to launch the editor "nosu

        """
    ),
    Case(
      testDescription: "delete -i asks first",
      script: """
        kubectl create configmap c --from-literal=a=1
        echo n | kubectl delete -i cm c
        echo y | kubectl delete -i cm c
        """,
      output: """
        configmap/c created
        You are about to delete the following 1 resource(s):
        configmap/c
        Do you want to continue? (y/N): deletion is cancelled
        You are about to delete the following 1 resource(s):
        configmap/c
        Do you want to continue? (y/N): configmap "c" deleted from default namespace

        """
    ),
    Case(
      testDescription: "diff hides what secrets hold, and shows what would be pruned",
      script: """
        kubectl create secret generic s --from-literal=a=1 --from-literal=b=1 \\
          --dry-run=client -o yaml > s.yaml
        kubectl apply -f s.yaml
        sed -i 's/  a: MQ==/  a: Mg==/' s.yaml
        kubectl diff -f s.yaml | grep '^[-+ ]  [ab]:'
        kubectl diff -f s.yaml --show-secrets | grep '^[-+]  [ab]:'
        kubectl create configmap other --from-literal=a=1
        kubectl diff -f s.yaml --prune | grep -c '^---'
        kubectl get cm other -o yaml | kubectl apply -f - 2> /dev/null
        kubectl diff -f s.yaml --prune | grep '^+++' | sed -E 's/(LIVE|MERGED)-[0-9]+/\\1/; s/\t.*//'
        kubectl diff -k .
        echo $?
        """,
      output: """
        secret/s created
        -  a: '*** (before)'
        +  a: '*** (after)'
           b: '***'
        -  a: MQ==
        +  a: Mg==
        configmap/other created
        1
        configmap/other configured
        +++ /tmp/MERGED/v1.ConfigMap.default.other
        +++ /tmp/MERGED/v1.Secret.default.s
        error: kustomizations (-k) are not supported here; use -f with plain manifests
        2

        """
    ),
    Case(
      testDescription: "diff takes another program, and says so when there is none",
      script: """
        kubectl create configmap c --from-literal=a=1 --dry-run=client -o yaml > c.yaml
        kubectl apply -f c.yaml
        sed -i 's/"1"/"2"/' c.yaml
        printf '#!/bin/sh\\necho $3 $4; cat "$1"/* "$2"/* | grep "  a:"; exit 1\\n' > d.sh
        chmod +x d.sh
        KUBECTL_EXTERNAL_DIFF='./d.sh -x ;ls --y=1' kubectl diff -f c.yaml
        echo $?
        KUBECTL_EXTERNAL_DIFF='diff -N -u' kubectl diff -f c.yaml | sed -E 's/(LIVE|MERGED)-[0-9]+/\\1/'
        KUBECTL_EXTERNAL_DIFF='false' kubectl diff -f c.yaml
        echo $?
        printf '#!/bin/sh\\nexit 4\\n' > d.sh
        KUBECTL_EXTERNAL_DIFF=./d.sh kubectl diff -f c.yaml
        echo $?
        KUBECTL_EXTERNAL_DIFF=nosuch kubectl diff -f c.yaml
        """,
      output: """
        configmap/c created
        -x --y=1
          a: "1"
          a: "2"
        1
        --- /tmp/LIVE/v1.ConfigMap.default.c
        +++ /tmp/MERGED/v1.ConfigMap.default.c
        @@ -1,6 +1,6 @@
         apiVersion: v1
         data:
        -  a: "1"
        +  a: "2"
         kind: ConfigMap
         metadata:
           annotations:
        1
        error: failed to run "./d.sh": exit status 4
        2
        error: failed to run "nosuch": exec: "nosuch": executable file not found in $PATH

        """
    ),
  ]

  @Test("kubectl works with the machine around it", arguments: cases)
  func works(_ example: Case) {
    let printed = Console.run("{\n\(example.script)\n} 2>&1").printed
    #expect(printed.output == example.output)
  }

  @Test("the controllers' log has a line for each of their events")
  func showsControllerLog() {
    let text = Console.run(
      """
        {
        kubectl create job pi --image=busybox:1.36 -- true
        sleep 5
        kubectl logs -n kube-system -l component=kube-controller-manager
        kubectl get pods -n kube-system
        } 2>&1
      """
    ).printed.output
    let lines = text.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[1].hasPrefix("I0701 09:00:00.000000       1 event.go:389] \"Event occurred\""))
    #expect(lines[1].contains("object=\"default/pi\""))
    #expect(lines[2].hasSuffix("reason=\"Completed\" message=\"Job completed\""))
    #expect(lines[3] == "No resources found in kube-system namespace.")
  }
}
