import KubeAPI
import Testing

/// Refusals of ConfigMaps, Secrets and other kinds, and of any object's metadata.
@Suite struct KindValidationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let manifest: String
    let lines: [String]
    var testDescription: String { name }
  }

  private static func map(_ metadata: String, _ rest: String = "") -> String {
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {\(metadata)}\n\(rest)"
  }

  private static func secret(_ type: String, _ data: String = "{}") -> String {
    "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ntype: kubernetes.io/\(type)\n"
      + "stringData: \(data)\n"
  }

  private static let subdomain =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or "
    + "'.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used "
    + "for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"

  static let cases: [Case] = [
    Case(
      name: "Kubernetes' own finalizers",
      manifest: map("name: a, finalizers: [orphan]"),
      lines: []
    ),
    Case(
      name: "a finalizer without a domain",
      manifest: map("name: a, finalizers: [a.b/c, hold]"),
      lines: [
        "The ConfigMap \"a\" is invalid: metadata.finalizers[1]: Invalid value: \"hold\": name is "
          + "neither a standard finalizer name nor is it fully qualified"
      ]
    ),
    Case(
      name: "both ways to treat dependents",
      manifest: map("name: a, finalizers: [orphan, foregroundDeletion]"),
      lines: [
        "The ConfigMap \"a\" is invalid: metadata.finalizers: Invalid value: "
          + "[\"orphan\",\"foregroundDeletion\"]: finalizer orphan and foregroundDeletion cannot be "
          + "both set"
      ]
    ),
    Case(
      name: "owners",
      manifest: map(
        "name: a, ownerReferences: [{apiVersion: a/b/c, kind: K, name: x, uid: \"\"}, "
          + "{apiVersion: v1, kind: Event, name: x, uid: u}]"
      ),
      lines: [
        "The ConfigMap \"a\" is invalid: ",
        "* metadata.ownerReferences.apiVersion: Invalid value: \"a/b/c\": version must not be "
          + "empty",
        "* metadata.ownerReferences.uid: Invalid value: \"\": must not be empty",
        "* metadata.ownerReferences: Invalid value: {\"apiVersion\":\"v1\",\"kind\":\"Event\","
          + "\"name\":\"x\",\"uid\":\"u\"}: /v1, Kind=Event is disallowed from being an owner",
      ]
    ),
    Case(
      name: "a base whose only fault is cut off, and the name made of it",
      manifest: map("generateName: A-"),
      lines: [
        // Without its last two characters the base is the letter that takes their place.
        "The ConfigMap \"A-t29pp\" is invalid: metadata.name: Invalid value: \"A-t29pp\": "
          + subdomain
      ]
    ),
    Case(
      name: "keys of a ConfigMap",
      manifest: map("name: a", "data: {a b: x, k: v}\nbinaryData: {k: eQ==}\n"),
      lines: [
        "The ConfigMap \"a\" is invalid: ",
        "* data[a b]: Invalid value: \"a b\": a valid config key must consist of alphanumeric "
          + "characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex "
          + "used for validation is '[-._a-zA-Z0-9]+')",
        "* data[k]: Invalid value: \"k\": duplicate of key present in binaryData",
      ]
    ),
    Case(
      name: "a certificate without its parts",
      manifest: secret("tls"),
      lines: [
        "The Secret \"s\" is invalid: ", "* data[tls.crt]: Required value",
        "* data[tls.key]: Required value",
      ]
    ),
    Case(
      name: "neither user nor password",
      manifest: secret("basic-auth"),
      lines: [
        "The Secret \"s\" is invalid: ", "* data[username]: Required value",
        "* data[password]: Required value",
      ]
    ),
    Case(name: "a password is enough", manifest: secret("basic-auth", "{password: p}"), lines: []),
    Case(
      name: "an empty key",
      manifest: secret("ssh-auth", "{ssh-privatekey: ''}"),
      lines: ["The Secret \"s\" is invalid: data[ssh-privatekey]: Required value"]
    ),
    Case(
      name: "a registry's credentials that are no JSON",
      manifest: secret("dockerconfigjson", "{.dockerconfigjson: abc}"),
      lines: [
        "The Secret \"s\" is invalid: data[.dockerconfigjson]: Invalid value: "
          + "\"<secret contents redacted>\": invalid character 'a' looking for beginning of value"
      ]
    ),
    Case(
      name: "a list of credentials",
      manifest: secret("dockercfg", "{.dockercfg: '[]'}"),
      lines: [
        "The Secret \"s\" is invalid: data[.dockercfg]: Invalid value: "
          + "\"<secret contents redacted>\": json: cannot unmarshal array into Go value of type "
          + "map[string]interface {}"
      ]
    ),
    Case(
      name: "a token without its account",
      manifest: secret("service-account-token"),
      lines: [
        "The Secret \"s\" is invalid: metadata.annotations[kubernetes.io/service-account.name]: "
          + "Required value"
      ]
    ),
    Case(
      name: "a claim",
      manifest: "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: c}\nspec: "
        + "{accessModes: [ReadWriteOncePod, ReadWriteOnce, Foo], resources: {requests: {storage: 0"
        + "}}, volumeMode: Disk}\n",
      lines: [
        "The PersistentVolumeClaim \"c\" is invalid: ",
        "* spec.accessModes: Unsupported value: \"Foo\": supported values: \"ReadOnlyMany\", "
          + "\"ReadWriteMany\", \"ReadWriteOnce\", \"ReadWriteOncePod\"",
        "* spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes",
        "* spec.resources[storage]: Invalid value: \"0\": must be greater than zero",
        "* spec.volumeMode: Unsupported value: \"Disk\": supported values: \"Block\", "
          + "\"Filesystem\"",
      ]
    ),
    Case(
      name: "taints",
      manifest: "apiVersion: v1\nkind: Node\nmetadata: {name: a}\nspec: {taints: [{key: c, effect: "
        + "NoSchedule}, {key: c, effect: NoSchedule}, {key: d, effect: \"\"}]}\n",
      lines: [
        "The Node \"a\" is invalid: ",
        "* metadata.taints[1]: Duplicate value: {\"Key\":\"c\",\"Value\":\"\",\"Effect\":"
          + "\"NoSchedule\",\"TimeAdded\":null}: taints must be unique by key and effect pair",
        "* metadata.taints[2].effect: Required value",
      ]
    ),
    Case(
      name: "an event about something elsewhere",
      manifest: "apiVersion: v1\nkind: Event\nmetadata: {name: e}\ninvolvedObject: {namespace: "
        + "other}\n",
      lines: [
        "The Event \"e\" is invalid: involvedObject.namespace: Invalid value: \"other\": does not "
          + "match event.namespace"
      ]
    ),
    Case(
      name: "an event with a time but nobody who reports",
      manifest: "apiVersion: v1\nkind: Event\nmetadata: {name: e}\ninvolvedObject: {namespace: "
        + "default}\neventTime: 2026-07-01T09:00:00.000000Z\nreportingComponent: a/b\n"
        + "reportingInstance: i\n",
      lines: [
        "The Event \"e\" is invalid: ", "* action: Required value", "* reason: Required value",
      ]
    ),
    Case(
      name: "a type that decodes itself knows its field",
      manifest: "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: a, "
        + "image: b, livenessProbe: {httpGet: {port: true}}}]}\n",
      lines: [
        "Error from server (BadRequest): error when creating \"STDIN\": Pod in version \"v1\" "
          + "cannot be handled as a Pod: json: cannot unmarshal bool into Go struct field "
          + "HTTPGetAction.spec.containers.livenessProbe.httpGet.port of type int32"
      ]
    ),
  ]

  @Test("objects are refused in the server's words", arguments: cases)
  func refusal(_ example: Case) {
    #expect(Server.create(example.manifest) == example.lines)
  }

  @Test("a finalizer is checked, and none is added, when an object changes")
  func finalizers() throws {
    let old = try Server.stored(Self.map("name: a"))
    func messages(_ change: (inout ObjectMeta) -> Void, from old: APIObject) -> [String] {
      var new = old
      change(&new.metadata)
      return Strategy.validateUpdate(new, old).map(\.message)
    }
    #expect(
      messages({ $0.finalizers = ["hold"] }, from: old) == [
        "metadata.finalizers[0]: Invalid value: \"hold\": name is neither a standard finalizer name "
          + "nor is it fully qualified",
        "metadata.finalizers[0]: Invalid value: \"hold\": name is neither a standard finalizer name "
          + "nor is it fully qualified",
      ]
    )
    var going = old
    going.metadata.deletionTimestamp = going.metadata.creationTimestamp
    #expect(
      messages({ $0.finalizers = ["b/y", "a/x"] }, from: going).first
        == "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being "
        + "deleted, found new finalizers []string{\"a/x\", \"b/y\"}"
    )
  }

  @Test("of a claim nothing may change before it is bound")
  func claim() throws {
    let stored = try Server.stored(
      "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: c}\nspec: {accessModes: "
        + "[ReadWriteOnce], resources: {requests: {storage: 1Gi}}}\n"
    )
    guard case .persistentVolumeClaim(let old) = stored else { return }
    var new = old
    new.others["spec"]?["resources"]?["requests"]?["storage"] = "2Gi"
    let messages = Strategy.validateUpdate(
      .persistentVolumeClaim(new),
      .persistentVolumeClaim(old)
    ).map(\.message)
    #expect(
      messages.first?.hasPrefix(
        "spec: Forbidden: spec is immutable after creation except resources.requests and "
          + "volumeAttributesClassName for bound claims\n"
      ) == true
    )
    new.others["spec"] = old.others["spec"]
    new.others["spec"]?["volumeName"] = "pv-1"
    #expect(
      Strategy.validateUpdate(.persistentVolumeClaim(new), .persistentVolumeClaim(old)) == []
    )
  }
}
