import KubeAPI
import Testing

@testable import Kubectl

/// The rules of https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md
/// on the fields of a pod.
@Suite struct StrategicMergeTableTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var document: String
    var patch: String
    var result: String
    var testDescription: String { "\(document) + \(patch)" }
    init(_ document: String, _ patch: String, _ result: String) {
      self.document = document
      self.patch = patch
      self.result = result
    }
  }

  /// Scalars, objects and maps.
  static let objects: [Case] = [
    Case("{}", "{}", "{}"),
    Case("{a: 1}", "{}", "{a: 1}"),
    Case("{}", "{a: 1}", "{a: 1}"),
    Case("{a: 1}", "{a: 2}", "{a: 2}"),
    Case("{a: 1}", "{a: null}", "{}"),
    Case("{a: 1}", "{b: null}", "{a: 1}"),
    Case("{a: 1, b: 2}", "{a: null, c: 3}", "{b: 2, c: 3}"),
    Case("{a: {b: 1}}", "{a: {c: 2}}", "{a: {b: 1, c: 2}}"),
    Case("{a: {b: 1}}", "{a: {b: null}}", "{a: {}}"),
    Case("{a: {b: 1}}", "{a: null}", "{}"),
    Case("{a: {b: {c: 1}}}", "{a: {b: {d: 2}}}", "{a: {b: {c: 1, d: 2}}}"),
    Case("{a: {b: 1}}", "{a: {$patch: replace, c: 2}}", "{a: {c: 2}}"),
    Case("{a: {b: 1}}", "{a: {$patch: delete}}", "{a: {}}"),
    Case("{a: {b: 1}, c: 1}", "{$patch: replace, d: 1}", "{d: 1}"),
    Case("{a: x}", "{a: ''}", "{a: ''}"),
    Case("{a: true}", "{a: false}", "{a: false}"),
    Case("{a: 1}", "{a: 1}", "{a: 1}"),
    Case(
      "{metadata: {labels: {a: x}}}",
      "{metadata: {labels: {b: y}}}",
      "{metadata: {labels: {a: x, b: y}}}"
    ),
    Case(
      "{metadata: {labels: {a: x}}}",
      "{metadata: {labels: {a: null}}}",
      "{metadata: {labels: {}}}"
    ),
    Case("{metadata: {}}", "{metadata: {labels: {a: x}}}", "{metadata: {labels: {a: x}}}"),
    Case(
      "{metadata: {annotations: {a: x, b: y}}}",
      "{metadata: {annotations: {$patch: replace, c: z}}}",
      "{metadata: {annotations: {c: z}}}"
    ),
    Case(
      "{spec: {nodeSelector: {a: x}}}",
      "{spec: {nodeSelector: {b: y}}}",
      "{spec: {nodeSelector: {a: x, b: y}}}"
    ),
    Case("{spec: {nodeSelector: {a: x}}}", "{spec: {nodeSelector: null}}", "{spec: {}}"),
  ]

  /// Lists of objects that have a merge key.
  static let merging: [Case] = [
    Case("[{name: a}]", "[]", "[{name: a}]"),
    Case("[]", "[{name: a}]", "[{name: a}]"),
    Case("[{name: a, image: x}]", "[{name: a, image: y}]", "[{name: a, image: y}]"),
    Case("[{name: a, image: x}]", "[{name: a, tty: true}]", "[{name: a, image: x, tty: true}]"),
    Case("[{name: a, image: x}]", "[{name: a, image: null}]", "[{name: a}]"),
    Case("[{name: a}, {name: b}]", "[{name: b, image: x}]", "[{name: a}, {name: b, image: x}]"),
    Case("[{name: a}]", "[{name: b}]", "[{name: b}, {name: a}]"),
    Case("[{name: a}]", "[{name: b}, {name: c}]", "[{name: b}, {name: c}, {name: a}]"),
    Case("[{name: a}, {name: b}]", "[{$patch: delete, name: a}]", "[{name: b}]"),
    Case("[{name: a}]", "[{$patch: delete, name: a}]", "[]"),
    Case("[{name: a}]", "[{$patch: delete, name: z}]", "[{name: a}]"),
    Case("[{name: a}, {name: b}]", "[{$patch: replace}]", "[]"),
    Case("[{name: a}, {name: b}]", "[{$patch: replace}, {name: c}]", "[{name: c}]"),
    Case(
      "[{name: a, image: x}]",
      "[{$patch: replace, name: a, tty: true}]",
      "[]"
    ),
    Case(
      "[{name: a, env: [{name: E, value: x}]}]",
      "[{name: a, env: [{name: F, value: y}]}]",
      "[{name: a, env: [{name: F, value: y}, {name: E, value: x}]}]"
    ),
    Case(
      "[{name: a, env: [{name: E, value: x}]}]",
      "[{name: a, env: [{name: E, value: y}]}]",
      "[{name: a, env: [{name: E, value: y}]}]"
    ),
    Case(
      "[{name: a, env: [{name: E, value: x}]}]",
      "[{name: a, env: [{$patch: delete, name: E}]}]",
      "[{name: a, env: []}]"
    ),
    Case(
      "[{name: a, ports: [{containerPort: 80}]}]",
      "[{name: a, ports: [{containerPort: 80, name: w}]}]",
      "[{name: a, ports: [{containerPort: 80, name: w}]}]"
    ),
    Case(
      "[{name: a, volumeMounts: [{mountPath: /a, name: v}]}]",
      "[{name: a, volumeMounts: [{mountPath: /a, name: w}]}]",
      "[{name: a, volumeMounts: [{mountPath: /a, name: w}]}]"
    ),
    Case("[{name: a, command: [x, y]}]", "[{name: a, command: [z]}]", "[{name: a, command: [z]}]"),
    Case("[{name: a, command: [x]}]", "[{name: a, command: []}]", "[{name: a, command: []}]"),
    Case("[{name: a, args: [x]}]", "[{name: a, args: null}]", "[{name: a}]"),
    Case(
      "[{name: a}, {name: b}]",
      "[{name: b}, {name: a}]",
      "[{name: b}, {name: a}]"
    ),
    Case(
      "[{name: a, resources: {limits: {cpu: 1}}}]",
      "[{name: a, resources: {limits: {memory: 1Gi}}}]",
      "[{name: a, resources: {limits: {cpu: 1, memory: 1Gi}}}]"
    ),
  ]

  /// Directives, sets and lists that are replaced, below `spec` or `metadata`.
  static let directives: [Case] = [
    Case(
      "{spec: {tolerations: [{key: a}]}}",
      "{spec: {tolerations: [{key: b}]}}",
      "{spec: {tolerations: [{key: b}]}}"
    ),
    Case(
      "{metadata: {finalizers: [a/b]}}",
      "{metadata: {finalizers: [c/d]}}",
      "{metadata: {finalizers: [c/d, a/b]}}"
    ),
    Case(
      "{metadata: {finalizers: [a/b]}}",
      "{metadata: {finalizers: [a/b]}}",
      "{metadata: {finalizers: [a/b]}}"
    ),
    Case(
      "{metadata: {finalizers: [a/b, c/d]}}",
      "{metadata: {$deleteFromPrimitiveList/finalizers: [a/b]}}",
      "{metadata: {finalizers: [c/d]}}"
    ),
    Case("{metadata: {finalizers: [a/b]}}", "{metadata: {finalizers: null}}", "{metadata: {}}"),
    Case(
      "{spec: {containers: [{name: a}, {name: b}]}}",
      "{spec: {$setElementOrder/containers: [{name: b}, {name: a}]}}",
      "{spec: {containers: [{name: b}, {name: a}]}}"
    ),
    Case(
      "{spec: {containers: [{name: a}]}}",
      "{spec: {$setElementOrder/containers: [{name: a}, {name: b}], containers: [{name: b}]}}",
      "{spec: {containers: [{name: a}, {name: b}]}}"
    ),
    Case(
      "{spec: {volumes: [{name: v, emptyDir: {}}]}}",
      "{spec: {volumes: [{$retainKeys: [name, configMap], name: v, configMap: {name: c}}]}}",
      "{spec: {volumes: [{name: v, configMap: {name: c}}]}}"
    ),
    Case(
      "{spec: {volumes: [{name: v, emptyDir: {}}]}}",
      "{spec: {volumes: [{$patch: delete, name: v}]}}",
      "{spec: {volumes: []}}"
    ),
    Case(
      "{spec: {imagePullSecrets: [{name: a}]}}",
      "{spec: {imagePullSecrets: [{name: b}]}}",
      "{spec: {imagePullSecrets: [{name: b}, {name: a}]}}"
    ),
    Case(
      "{spec: {hostAliases: [{ip: 1.1.1.1, hostnames: [a]}]}}",
      "{spec: {hostAliases: [{ip: 1.1.1.1, hostnames: [b]}]}}",
      "{spec: {hostAliases: [{ip: 1.1.1.1, hostnames: [b]}]}}"
    ),
    Case(
      "{spec: {affinity: {nodeAffinity: {}}}}",
      "{spec: {affinity: {$patch: replace}}}",
      "{spec: {affinity: {}}}"
    ),
    Case(
      "{spec: {securityContext: {runAsUser: 1}}}",
      "{spec: {securityContext: {runAsGroup: 2}}}",
      "{spec: {securityContext: {runAsGroup: 2, runAsUser: 1}}}"
    ),
    Case(
      "{status: {conditions: [{type: A, status: 'True'}]}}",
      "{status: {conditions: [{type: A, status: 'False'}]}}",
      "{status: {conditions: [{type: A, status: 'False'}]}}"
    ),
    Case(
      "{status: {conditions: [{type: A}]}}",
      "{status: {conditions: [{type: B}]}}",
      "{status: {conditions: [{type: B}, {type: A}]}}"
    ),
  ]

  @Test("objects merge", arguments: objects + directives)
  func mergesObjects(_ example: Case) throws {
    let merged = try StrategicMergePatch.apply(
      Self.value(example.patch),
      to: Self.value(example.document),
      of: .pod
    )
    #expect(merged == Self.value(example.result))
  }

  @Test("lists of containers merge by name", arguments: merging)
  func mergesLists(_ example: Case) throws {
    func pod(_ list: String) -> Value { Self.value("{spec: {containers: \(list)}}") }
    let merged = try StrategicMergePatch.apply(
      pod(example.patch),
      to: pod(example.document),
      of: .pod
    )
    #expect(merged == pod(example.result))
  }

  static func value(_ yaml: String) -> Value {
    ManifestReader.read(Array(yaml.utf8), source: "test").documents.first?.value
      ?? .object(Fields())
  }
}
