package import KubeAPI

/// What a kubeconfig file holds: the contexts and which of them is in use.
package struct KubectlConfiguration: Hashable, Sendable {
  package struct Context: Hashable, Sendable {
    package var name: String
    package var cluster: String
    package var user: String
    /// Empty for `default`.
    package var namespace: String

    package init(name: String, cluster: String, user: String, namespace: String = "") {
      self.name = name
      self.cluster = cluster
      self.user = user
      self.namespace = namespace
    }
  }

  package var contexts: [Context]
  package var currentContext: String
  /// The address that `cluster-info` and `config view` show.
  package var server: String

  package init(
    contexts: [Context] = [
      Context(name: "joblab", cluster: "joblab", user: "admin", namespace: "default")
    ],
    currentContext: String = "joblab",
    server: String = "https://127.0.0.1:6443"
  ) {
    self.contexts = contexts
    self.currentContext = currentContext
    self.server = server
  }

  package func context(_ name: String) -> Context? { contexts.first { $0.name == name } }

  /// The namespace of the current context.
  package var namespace: String {
    let namespace = context(currentContext)?.namespace ?? ""
    return namespace.isEmpty ? "default" : namespace
  }
}

/// What a kubectl is started with.
package struct KubectlSettings: Hashable, Sendable {
  package var configuration: KubectlConfiguration
  /// Whether a person sits before it, who can answer questions and use an editor.
  package var isInteractive: Bool
  /// Whether the cluster has a metrics server, for `kubectl top`.
  package var hasMetrics: Bool
  /// What was read already of the files that it may be called with.
  package var manifests = KnownManifests()

  package init(
    configuration: KubectlConfiguration = KubectlConfiguration(),
    isInteractive: Bool = false,
    hasMetrics: Bool = false
  ) {
    self.configuration = configuration
    self.isInteractive = isInteractive
    self.hasMetrics = hasMetrics
  }
}
