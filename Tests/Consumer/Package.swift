// swift-tools-version: 6.1
import PackageDescription

// A package that uses the library as README.md shows it. `make test` builds and runs it.
let package = Package(
  name: "consumer",
  dependencies: [.package(name: "hashiya", path: "../..")],
  targets: [.executableTarget(name: "consumer", dependencies: [.product(name: "Hashiya", package: "hashiya")])]
)
