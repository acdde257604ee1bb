import KubeAPI
import Testing

@Suite struct SchemaTests {
  @Test("a field says its type, default, documentation and more")
  func field() throws {
    let spec = try #require(Schema.type("batch.v1.JobSpec"))
    #expect(spec.goName == "JobSpec")
    let limit = try #require(spec["backoffLimit"])
    #expect(limit.type == .int32)
    #expect(limit.defaultValue == "6")
    #expect(!limit.documentation.isEmpty)
    #expect(spec["template"]?.isRequired == true)
    #expect(spec["template"]?.isImmutable == true)
    #expect(spec["completionMode"]?.enumValues == ["Indexed", "NonIndexed"])
    let containers = try #require(
      Schema.field(["spec", "template", "spec", "containers"], of: .job)
    )
    #expect(containers.mergeKey == "name")
    #expect(containers.patchStrategies == ["merge"])
    #expect(containers.type == .list(.object("core.v1.Container")))
    let ports = Schema.field(["spec", "containers", "ports"], of: .pod)
    #expect(ports?.listType == .map(keys: ["containerPort", "protocol"]))
    #expect(Schema.field(["spec", "nothing"], of: .job) == nil)
    #expect(Schema.type("batch.v1.Nothing") == nil)
  }

  @Test("every struct that a field names is in the table")
  func closed() {
    for name in Schema.typeNames {
      for field in Schema.type(name)?.fields ?? [] {
        if let struct_ = field.type.structName {
          #expect(Schema.type(struct_) != nil, "\(name).\(field.name)")
        }
      }
    }
    #expect(Schema.typeNames.count > 180)
  }

  @Test("every kind has a type, and all its Job and CronJob fields are documented")
  func documented() {
    for kind in Kind.allCases { #expect(!Schema.type(of: kind).fields.isEmpty) }
    for name in Schema.typeNames where name.hasPrefix("batch.") {
      let type = Schema.type(name)
      #expect(type?.documentation.isEmpty == false, "\(name)")
      for field in type?.fields ?? [] {
        #expect(!field.documentation.isEmpty, "\(name).\(field.name)")
      }
    }
  }

  @Test("what the typed structs read is in the table")
  func modelMatchesTable() {
    func check<Root: APIStruct>(_ type: Root.Type) {
      let schema = Schema.type(Root.schemaName)
      for field in Root.fieldList {
        #expect(schema?[field.name] != nil, "\(Root.schemaName).\(field.name)")
      }
    }
    check(Job.self)
    check(JobSpec.self)
    check(JobStatus.self)
    check(JobCondition.self)
    check(CronJobSpec.self)
    check(CronJobStatus.self)
    check(PodSpec.self)
    check(PodStatus.self)
    check(Container.self)
    check(ContainerStatus.self)
    check(ContainerStateTerminated.self)
    check(EnvVar.self)
    check(Volume.self)
    check(VolumeMount.self)
    check(ObjectMeta.self)
    check(OwnerReference.self)
    check(Event.self)
    check(Node.self)
    check(NodeStatus.self)
    check(ConfigMap.self)
    check(Secret.self)
    check(Toleration.self)
  }
}
