// swift-tools-version: 6.2
import PackageDescription

// CellFront's half of the comparison with other optimisers; `run.sh` builds and starts it.
let package = Package(
  name: "PeerProblems",
  dependencies: [.package(name: "CellFront", path: "../..")],
  targets: [
    .executableTarget(
      name: "PeerProblems", dependencies: [.product(name: "ParetoSearch", package: "CellFront")]),
    .executableTarget(name: "PeerStudies", dependencies: [.product(name: "Studies", package: "CellFront")]),
  ],
  swiftLanguageModes: [.v6]
)
