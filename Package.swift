// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] =
  [
    .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
    // What is tested is what is shipped: the tests link the program's own modules, so that one build serves both.
    .unsafeFlags(["-enable-testing"], .when(configuration: .release)),
  ]
  + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

// What runs millions of times is optimised in a debug build too: an unoptimised derivative costs 200 times as much.
let fast = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

// Of most tests what they do themselves takes no time: to optimise it would only double the time it takes to compile them.
let tests = strict + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

// One line a model plugin: the folder Plugins/<target> becomes the library lib<product>.so beside the executable.
let plugins: [(target: String, product: String)] = [
  ("LayeredCell", "cell-layered-cell"),
  ("Transport", "cell-transport"),
  ("Ageing", "cell-ageing"),
  ("Cost", "cell-cost"),
  ("Pack", "cell-pack"),
  ("Mechanics", "cell-mechanics"),
  ("Safety", "cell-safety"),
  ("Compatibility", "cell-compatibility"),
]

let package = Package(
  name: "CellFront",
  products: [
    .executable(name: "cellfront", targets: ["cellfront"]),
    .library(name: "NLopt", targets: ["NLopt"]),
    .library(name: "ParetoSearch", targets: ["ParetoSearch"]),
    .library(name: "CellPlugin", targets: ["CellPlugin"]),
    // Plans, searches and evaluates studies from Swift; what the program makes of a run for people is no part of it.
    .library(name: "Studies", targets: ["Studies", "PluginHost", "Modeling", "Quantities", "Documents"]),
  ] + plugins.map { .library(name: $0.product, type: .dynamic, targets: [$0.target]) },
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .systemLibrary(name: "CNLopt", pkgConfig: "nlopt", providers: [.apt(["libnlopt-dev"])]),
    .target(name: "NLopt", dependencies: ["CNLopt"], swiftSettings: fast),
    .target(name: "Workers", swiftSettings: fast),
    .target(name: "ParetoSearch", dependencies: ["NLopt", "Workers"], swiftSettings: fast),
    .target(name: "Documents", swiftSettings: strict),
    .target(name: "Quantities", dependencies: ["Documents"], swiftSettings: strict),
    .target(name: "CCellPlugin"),
    .target(name: "CPluginSupport"),
    .target(name: "CellPlugin", dependencies: ["CCellPlugin"], swiftSettings: fast),
    .target(name: "Modeling", dependencies: ["Documents", "Quantities"], swiftSettings: fast),
    .target(
      name: "PluginHost",
      dependencies: [
        "CCellPlugin", "CPluginSupport", "CellPlugin", "Documents", "Modeling", "Quantities", "Workers",
      ],
      swiftSettings: fast),
    .target(
      name: "Studies", dependencies: ["Documents", "Modeling", "NLopt", "ParetoSearch", "Quantities", "Workers"],
      swiftSettings: strict),
    .target(
      name: "Decisions",
      dependencies: ["Documents", "Modeling", "NLopt", "ParetoSearch", "Quantities", "Studies", "Workers"],
      swiftSettings: strict),
    // Cards are data. A plain `swift build` copies the folder beside the executable, where the host finds it.
    .target(name: "Materials", path: "Plugins/Materials", resources: [.copy("cards")], swiftSettings: strict),
    .target(name: "Validation", path: "Plugins/Validation", resources: [.copy("cases")], swiftSettings: strict),
    .target(name: "CReportPage"),
    .target(
      name: "Reporting",
      dependencies: [
        "CReportPage", "Decisions", "Documents", "Modeling", "ParetoSearch", "Quantities", "Studies", "Workers",
      ],
      exclude: ["Page"], swiftSettings: strict),
    .executableTarget(
      name: "cellfront",
      dependencies: [
        "Decisions", "Documents", "Modeling", "ParetoSearch", "PluginHost", "Quantities", "Reporting", "Studies",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // No benchmark library: these must run where only Swift and apt are, and what is reported are ratios within one process.
    .target(name: "CBaseline", dependencies: ["CNLopt"], path: "Benchmarks/Sources/CBaseline"),
    .executableTarget(
      name: "CellFrontBenchmarks",
      dependencies: ["CBaseline", "Modeling", "NLopt", "ParetoSearch", "PluginHost", "Quantities", "Studies"],
      path: "Benchmarks/Sources/CellFrontBenchmarks", swiftSettings: strict),
    .target(name: "CAllocationCounter", path: "Tests/CAllocationCounter"),
    .testTarget(
      name: "NLoptTests", dependencies: ["CAllocationCounter", "NLopt"], exclude: ["SOURCES.md"], swiftSettings: fast),
    .target(name: "TestRandom", path: "Tests/TestRandom", swiftSettings: strict),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents", "TestRandom"], swiftSettings: tests),
    .testTarget(
      name: "QuantitiesTests", dependencies: ["Documents", "Quantities", "TestRandom"], swiftSettings: tests),
    .testTarget(
      name: "CellPluginTests", dependencies: ["CCellPlugin", "CellPlugin", "Quantities", "TestRandom"],
      swiftSettings: tests),
    .target(
      name: "TestComponents", dependencies: ["Documents", "Modeling", "Quantities"], path: "Tests/TestComponents",
      swiftSettings: strict),
    .testTarget(
      name: "ModelingTests", dependencies: ["Documents", "Modeling", "Quantities", "TestComponents"],
      swiftSettings: tests),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Decisions", "Documents", "Modeling", "NLopt", "ParetoSearch", "Quantities", "Reporting", "Studies",
        "TestComponents",
      ],
      swiftSettings: tests),
    .testTarget(
      name: "StudiesTests",
      dependencies: ["Documents", "Modeling", "NLopt", "ParetoSearch", "Quantities", "Studies", "TestComponents"],
      swiftSettings: tests),
    .testTarget(
      name: "DecisionsTests",
      dependencies: ["Decisions", "Documents", "Modeling", "PluginHost", "Quantities", "Studies", "TestComponents"],
      swiftSettings: tests),
    .testTarget(
      name: "PluginHostTests",
      dependencies: ["CellPlugin", "Documents", "Modeling", "PluginHost", "Quantities"], swiftSettings: tests),
    .testTarget(
      name: "PluginsTests", dependencies: ["Modeling", "PluginHost", "Quantities", "TestRandom"], swiftSettings: tests),
    .testTarget(name: "cellfrontTests", dependencies: ["Documents", "ParetoSearch"], swiftSettings: tests),
    .testTarget(name: "ParetoSearchTests", dependencies: ["NLopt", "ParetoSearch"], swiftSettings: fast),
    .testTarget(name: "WorkersTests", dependencies: ["Workers"], swiftSettings: tests),
  ]
    + plugins.map {
      .target(
        name: $0.target, dependencies: ["CCellPlugin", "CellPlugin"], path: "Plugins/\($0.target)", swiftSettings: fast)
    },
  swiftLanguageModes: [.v6]
)
