// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours: warnings are errors, imports are internal unless a signature needs them.
///
/// A release is optimized across our modules: the simulator's work is for the greater part small
/// accesses to values of another module (ARCHITECTURE.md, Decisions).
let strict: [SwiftSetting] = [
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The simulator and grading in a release: a value may go before its scope ends, since what has to
/// stay there says so (ARCHITECTURE.md, Decisions).
let values: [SwiftSetting] =
  strict + [
    .unsafeFlags(["-Xfrontend", "-enable-lexical-lifetimes=false"], .when(configuration: .release))
  ]

let collections = "swift-collections"

/// A module of ours under Sources/, with the house settings.
func module(
  _ name: String,
  _ dependencies: [Target.Dependency] = [],
  resources: [Resource]? = nil,
  settings: [SwiftSetting] = strict
) -> Target {
  .target(
    name: name,
    dependencies: dependencies,
    resources: resources,
    swiftSettings: settings
  )
}

/// The tests of a module, in the folder of the same name under Tests/.
func tests(
  _ name: String,
  _ dependencies: [Target.Dependency] = [],
  exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.init(stringLiteral: name), "TestKit"] + dependencies,
    exclude: exclude,
    swiftSettings: strict
  )
}

let package = Package(
  name: "joblab",
  products: [.executable(name: "joblab", targets: ["joblab"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(
      name: "CMarkdown",
      pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]
    ),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // The simulator.
    module(
      "Simulation",
      [.product(name: "HeapModule", package: collections)],
      settings: values
    ),
    module(
      "KubeAPI",
      ["Simulation", .product(name: "Yams", package: "Yams")],
      settings: values
    ),
    module("Compression", ["CZlib"]),
    module("ShellSyntax", settings: values),
    module("ShellRuntime", ["Compression", "ShellSyntax", "Simulation"], settings: values),
    module("Cluster", ["KubeAPI", "ShellRuntime", "Simulation"], settings: values),
    module("Kubectl", ["Cluster", "KubeAPI", "ShellRuntime", "Simulation"], settings: values),
    module(
      "Console",
      ["Kubectl", "Cluster", "KubeAPI", "ShellRuntime", "ShellSyntax", "Simulation"],
      settings: values
    ),

    // What people see of it.
    module("Markdown", ["CMarkdown"]),
    module("TerminalText", ["Markdown"]),
    module("Timelines", ["Console", "Simulation", "TerminalText"]),
    module("LineEditor", ["CEdit"]),
    module("ProgressStore", [.product(name: "GRDB", package: "GRDB.swift")]),
    module(
      "Course",
      [
        "Console", "Cluster", "KubeAPI", "ShellRuntime", "Simulation", "Markdown",
        .product(name: "Yams", package: "Yams"),
      ]
    ),
    module(
      "Grading",
      [
        "Course", "Console", "Cluster", "Compression", "Kubectl", "KubeAPI", "ShellRuntime",
        "Simulation", "TerminalText", "Timelines",
      ],
      settings: values
    ),
    module("Exchange", ["Course", "Console", "Compression", "Markdown"]),
    module(
      "CourseContent",
      resources: [.copy("../../lessons"), .copy("../../exercises")]
    ),
    module(
      "Tutor",
      [
        "Course", "Grading", "Console", "Cluster", "Kubectl", "KubeAPI", "ShellRuntime",
        "Simulation", "Markdown", "TerminalText", "Timelines", "LineEditor", "ProgressStore",
      ]
    ),
    .executableTarget(
      name: "joblab",
      dependencies: [
        "Tutor", "Course", "Compression", "CourseContent", "Exchange", "Grading", "Console",
        "Cluster", "Kubectl", "KubeAPI", "ShellRuntime", "Simulation", "TerminalText", "Timelines",
        "LineEditor", "ProgressStore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),

    // Tests mirror the sources.
    module("TestKit"),
    tests("Simulation"),
    tests("KubeAPI", ["Simulation"]),
    tests("Compression"),
    tests("ShellSyntax"),
    tests("ShellRuntime", ["ShellSyntax", "Simulation"], exclude: ["Specs"]),
    tests("Cluster", ["KubeAPI", "Simulation"]),
    tests("Kubectl", ["Cluster", "KubeAPI", "ShellRuntime", "Simulation"]),
    tests("Console", ["Cluster", "KubeAPI", "ShellRuntime", "Simulation"]),
    tests("Markdown", ["Simulation"]),
    tests("TerminalText", ["Markdown"], exclude: ["Goldens"]),
    tests("Timelines", ["TerminalText"], exclude: ["Goldens"]),
    .executableTarget(
      name: "LineEditorProbe",
      dependencies: ["LineEditor"],
      path: "Tests/LineEditorProbe",
      swiftSettings: strict
    ),
    tests("LineEditor", ["LineEditorProbe"]),
    .executableTarget(
      name: "SimulationBench",
      dependencies: ["Cluster", "Console", "KubeAPI", "Kubectl", "ShellRuntime", "Simulation"],
      path: "Tests/SimulationBench",
      swiftSettings: strict
    ),
    tests("ProgressStore", [.product(name: "GRDB", package: "GRDB.swift")]),
    tests("Course", ["CourseContent", "Simulation", "Markdown"]),
    tests(
      "Exchange",
      ["Course", "CourseContent", "Compression", "Markdown", "Simulation"],
      exclude: ["Goldens", "Schemas"]
    ),
    tests(
      "Grading",
      [
        "Course", "CourseContent", "Compression", "Simulation", "KubeAPI", "ShellRuntime",
        "Timelines",
      ],
      exclude: ["Reports/Goldens", "Reports/Schemas"]
    ),
    tests(
      "Tutor",
      [
        "Course", "Grading", "Console", "Cluster", "ShellRuntime", "ProgressStore", "TerminalText",
        "LineEditor", "Simulation",
      ],
      exclude: ["Goldens"]
    ),
    tests("joblab", ["Course", "CourseContent", "Console"]),
    .testTarget(
      name: "ConformanceTests",
      dependencies: ["Console", "KubeAPI", "ShellRuntime", "Simulation"],
      exclude: ["Recordings"],
      swiftSettings: strict
    ),
    .testTarget(name: "TidyTests", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
