// swift-tools-version: 6.2
import PackageDescription

// No benchmark library: this must run where only Swift and apt are, and what is reported are ratios within one process.
let package = Package(
  name: "CellFrontBenchmarks",
  dependencies: [.package(name: "CellFront", path: "..")],
  targets: [
    .systemLibrary(name: "CNLoptBaseline", pkgConfig: "nlopt", providers: [.apt(["libnlopt-dev"]), .brew(["nlopt"])]),
    .target(name: "CBaseline", dependencies: ["CNLoptBaseline"]),
    .executableTarget(
      name: "CellFrontBenchmarks",
      dependencies: [
        "CBaseline", .product(name: "NLopt", package: "CellFront"),
        .product(name: "ParetoSearch", package: "CellFront"),
        .product(name: "Studies", package: "CellFront"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
