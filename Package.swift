// swift-tools-version: 6.1
import PackageDescription

// One list of settings for every Swift target. A module imports only modules above it in DESIGN order; the table in
// ARCHITECTURE.md lists the allowed imports and `ArchitectureTests` compares it with the sources.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")

let package = Package(
  name: "hashiya",
  products: [
    .library(name: "Hashiya", targets: ["Annotator", "AnnotationModel"]),
    .executable(name: "hashiya", targets: ["hashiya"]),
    .executable(name: "hashiya-train", targets: ["hashiya-train"]),
    .executable(name: "hashiya-bench", targets: ["hashiya-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    library("AnnotationModel"),
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    .target(name: "CData", exclude: ["data"]),
    library("JSON"),
    library("ArabicText", ["AnnotationModel"]),
    library("Lexicons", ["ArabicText", "CData"], exclude: ["Lists"]),
    library("Morphology", ["AnnotationModel", "ArabicText", "CData", "Lexicons"]),
    library("Numerals", ["AnnotationModel", "ArabicText", "Lexicons", "Morphology"]),
    library("Sections", ["AnnotationModel", "ArabicText", "Lexicons", "Morphology"]),
    library("Times", ["AnnotationModel", "ArabicText", "Lexicons", "Morphology", "Numerals"]),
    library("Entities", ["AnnotationModel", "ArabicText", "CData", "Lexicons", "Morphology"]),
    library("Quotations", ["AnnotationModel", "ArabicText", "Lexicons", "Morphology"]),
    library(
      "Annotator",
      [
        "AnnotationModel", "ArabicText", "Lexicons", "Morphology", "Numerals", "Sections", "Times", "Entities",
        "Quotations",
      ]),
    library("Interchange", ["AnnotationModel", "ArabicText", "CICU", "JSON"]),
    library("Rendering", ["AnnotationModel", "ArabicText"]),
    library("AnnotationStore", ["AnnotationModel", grdb]),
    library("Batch", ["AnnotationModel", "ArabicText", "Annotator", "Interchange", "JSON", "AnnotationStore"]),
    library("JSONRPC", ["JSON"]),
    library("LanguageServerProtocol", ["JSON"]),
    library(
      "LanguageServer",
      [
        "AnnotationModel", "ArabicText", "Annotator", "Interchange", "AnnotationStore", "JSON", "JSONRPC",
        "LanguageServerProtocol",
      ]),
    .executableTarget(
      name: "hashiya",
      dependencies: [
        "AnnotationModel", "ArabicText", "Annotator", "Interchange", "Rendering", "AnnotationStore", "Batch", "JSON",
        "JSONRPC", "LanguageServer", "CICU", argumentParser,
      ], swiftSettings: settings),
    .executableTarget(
      name: "hashiya-train",
      dependencies: [
        "AnnotationModel", "ArabicText", "Lexicons", "Morphology", "Entities", "Annotator", "Interchange", "JSON",
        "CICU", argumentParser,
      ], swiftSettings: settings),
    .executableTarget(
      name: "hashiya-bench",
      dependencies: [
        "AnnotationModel", "ArabicText", "Lexicons", "Morphology", "Numerals", "Sections", "Times", "Entities",
        "Quotations", "Annotator", "Interchange", "CICU", argumentParser,
      ], swiftSettings: settings),

    tests("ArabicTextTests", ["AnnotationModel", "ArabicText", "CICU"]),
    tests("LexiconsTests", ["ArabicText", "Lexicons"]),
    tests("ArchitectureTests", []),
    tests("LiterateTests", ["AnnotationModel", "Annotator", "ArabicText"]),
    tests("AnnotatorTests", ["AnnotationModel", "Annotator", "ArabicText"]),
    tests("InterchangeTests", ["AnnotationModel", "ArabicText", "Interchange", "JSON"]),
    tests("JSONTests", ["JSON"]),
  ]
)
