// swift-tools-version: 6.1
import PackageDescription

// A package that uses the library as README.md and the library's documentation show it. `make test` builds and runs it.
let hashiya = Target.Dependency.product(name: "Hashiya", package: "hashiya")

let package = Package(
  name: "consumer",
  dependencies: [.package(name: "hashiya", path: "../..")],
  targets: [
    .executableTarget(name: "consumer", dependencies: [hashiya]),
    .executableTarget(name: "documentation", dependencies: [hashiya]),
  ]
)
