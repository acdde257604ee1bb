import Cluster
import KubeAPI
import ShellRuntime

/// One object that a command is about.
struct ResourceInfo: Sendable {
  var kind: Kind
  var name: String
  /// Empty outside namespaces.
  var namespace: String
  /// The object of the server, or of the file.
  var object: APIObject?
  /// The manifest, when a file named the object.
  var manifest: ManifestObject?

  init(_ object: APIObject) {
    kind = object.kind
    (name, namespace) = object.withMetadata { ($0.name, $0.namespace) }
    self.object = object
  }

  init(kind: Kind, name: String, namespace: String) {
    self.kind = kind
    self.name = name
    self.namespace = kind.isNamespaced ? namespace : ""
  }

  /// `job.batch/hello`.
  var title: String { "\(kind.qualifiedSingular)/\(name)" }

  /// What messages call the file, quoted; nil for arguments.
  var source: String? { manifest?.source }

  var key: ObjectKey { ObjectKey(kind: kind, namespace: namespace, name: name) }
}

/// Which objects the arguments of a command mean: `resource.Builder` of cli-runtime.
struct ResourceQuery: Sendable {
  /// What the arguments come to.
  enum Target: Sendable {
    case files([ManifestFile])
    /// All of these kinds, as far as the selectors take them.
    case lists([Kind])
    case named([(kind: Kind, name: String)])
  }

  struct Options: Sendable {
    /// A type alone means all of it, as for `get`; otherwise a name or a selector is needed.
    var allowsEmptySelector = false
    var selectsAll = false
    var allNamespaces = false
    var labels = ""
    var fields = ""
    var singleType = false
    /// Whether named objects must be there.
    var requiresObject = true
  }

  let target: Target
  let options: Options
  let namespace: String
  let enforcesNamespace: Bool
  /// The kinds named, for the first of them.
  var kinds: [Kind] {
    switch target {
    case .files: []
    case .lists(let kinds): kinds
    case .named(let items): items.map(\.kind)
    }
  }

  /// Whether the arguments name objects one by one.
  var isNamed: Bool { if case .named = target { true } else { false } }

  /// Reads the arguments; nothing is looked up in the cluster yet.
  init(
    _ words: [String],
    files: [ManifestFile] = [],
    options: Options,
    _ session: inout Session
  ) throws(KubectlError) {
    self.options = options
    namespace = session.namespace
    enforcesNamespace = session.enforcesNamespace
    let hasSelector = !options.labels.trimmed.isEmpty || !options.fields.isEmpty
    if options.selectsAll, hasSelector {
      throw .plain("setting 'all' parameter but found a non empty selector. ")
    }
    if !files.isEmpty {
      guard words.isEmpty else {
        throw .plain(
          "when paths, URLs, or stdin is provided as input, you may not specify resource "
            + "arguments as well"
        )
      }
      target = .files(files)
      return
    }
    let (kinds, names, pairs) = try ResourceQuery.split(words, &session)
    target = try ResourceQuery.target(
      kinds,
      names,
      pairs,
      options,
      hasSelector: hasSelector || options.selectsAll
    )
    if options.singleType, Set(self.kinds).count > 1 {
      throw .plain("you may only specify a single resource type")
    }
    if options.allNamespaces, isNamed {
      throw .plain("a resource cannot be retrieved by name across all namespaces")
    }
  }

  private static func target(
    _ kinds: [Kind],
    _ names: [String],
    _ pairs: [(kind: Kind, name: String)],
    _ options: Options,
    hasSelector: Bool
  ) throws(KubectlError) -> Target {
    if hasSelector || (options.allowsEmptySelector && pairs.isEmpty && names.isEmpty) {
      guard names.isEmpty else {
        throw .plain("name cannot be provided when a selector is specified")
      }
      guard pairs.isEmpty else {
        throw .plain(
          "selectors and the all flag cannot be used when passing resource/name arguments"
        )
      }
      if kinds.isEmpty {
        guard hasSelector else { throw .plain(missing) }
        throw .plain("at least one resource must be specified to use a selector")
      }
      return .lists(kinds)
    }
    if !pairs.isEmpty { return .named(pairs) }
    if !names.isEmpty, let kind = kinds.first { return .named(names.map { (kind, $0) }) }
    throw .plain(
      kinds.isEmpty ? missing : "resource(s) were provided, but no name was specified"
    )
  }

  private static let missing = """
    You must provide one or more resources by argument or filename.
    Example resource specifications include:
       '-f rsrc.yaml'
       '--filename=rsrc.json'
       '<resource> <name>'
       '<resource>'
    """

  /// Kinds and names, or pairs of both for `TYPE/NAME`.
  private static func split(
    _ words: [String],
    _ session: inout Session
  ) throws(KubectlError) -> (
    kinds: [Kind], names: [String], pairs: [(kind: Kind, name: String)]
  ) {
    var words = words
    let types = words.first?.split(separator: ",").map(String.init) ?? []
    if words.count >= 2, types.count > 1 {
      let names = words.dropFirst()
      words = types.flatMap { type in names.map { "\(type)/\($0)" } }
    }
    let slashes = words.count { $0.contains("/") }
    if slashes > 0 {
      guard slashes == words.count else {
        throw .plain(
          "there is no need to specify a resource type as a separate argument when passing "
            + "arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead "
            + "of 'kubectl get resource resource/<resource_name>'"
        )
      }
      var pairs: [(kind: Kind, name: String)] = []
      for word in words { pairs.append(try pair(word, &session)) }
      return ([], [], pairs)
    }
    var kinds: [Kind] = []
    for type in types {
      for kind in type == "all" ? ResourceName.all : [try ResourceName.kind(type)]
      where !kinds.contains(kind) {
        kinds.append(kind)
      }
      if let warning = ResourceName.warning(for: type) { session.warn([warning]) }
    }
    return (kinds, Array(words.dropFirst()), [])
  }

  private static func pair(
    _ word: String,
    _ session: inout Session
  ) throws(KubectlError) -> (kind: Kind, name: String) {
    let parts = word.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      throw .plain("arguments in resource/name form may not have more than one slash")
    }
    guard !parts[0].isEmpty, !parts[1].isEmpty, !parts[0].contains(",") else {
      throw .plain("arguments in resource/name form must have a single resource and name")
    }
    if let warning = ResourceName.warning(for: parts[0]) { session.warn([warning]) }
    return (try ResourceName.kind(parts[0]), parts[1])
  }
}

extension Session {
  /// The objects that a command is about: those of the files of `-f`, or what `words` name.
  mutating func query(
    _ words: [String],
    _ options: ResourceQuery.Options,
    _ system: some SystemCalls
  ) throws(KubectlError) -> ResourceQuery {
    let files = try ManifestFile.read(self, system)
    return try ResourceQuery(words, files: files, options: options, &self)
  }

  mutating func query(
    _ words: [String],
    _ system: some SystemCalls
  ) throws(KubectlError) -> ResourceQuery {
    try query(words, ResourceQuery.Options(), system)
  }
}
