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

func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [], resources: [Resource]? = nil,
  more: [SwiftSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: settings + more)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")

let package = Package(
  name: "hashiya",
  products: [
    .library(name: "Hashiya", targets: ["Annotator", "AnnotationModel", "ArabicText"]),
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
    .target(
      name: "CCompression",
      linkerSettings: [.linkedLibrary("z"), .linkedLibrary("lzma"), .linkedLibrary("zstd")]),
    .target(name: "CInstructions"),
    .target(name: "CProcess"),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CXML", dependencies: ["CLibXML2"]),
    .target(name: "CData", exclude: ["data"]),
    library("JSON"),
    library("ArabicText", ["AnnotationModel"]),
    library("Lexicons", ["ArabicText", "CData"], exclude: ["Lists"]),
    library("Morphology", ["AnnotationModel", "ArabicText", "CData", "Lexicons"], exclude: ["MODEL.md"]),
    library("Numerals", ["AnnotationModel", "ArabicText", "Lexicons", "Morphology"]),
    library(
      "Sections", ["AnnotationModel", "ArabicText", "CData", "Lexicons", "Morphology"], exclude: ["MODEL.md"]),
    library("Times", ["AnnotationModel", "ArabicText", "Lexicons", "Morphology", "Numerals"]),
    library(
      "Entities", ["AnnotationModel", "ArabicText", "CData", "Lexicons", "Morphology"], exclude: ["MODEL.md"]),
    library("Quotations", ["AnnotationModel", "ArabicText", "Lexicons", "Morphology"], exclude: ["MODEL.md"]),
    library(
      "Annotator",
      [
        "AnnotationModel", "ArabicText", "Lexicons", "Morphology", "Numerals", "Sections", "Times", "Entities",
        "Quotations",
      ]),
    library("Interchange", ["AnnotationModel", "ArabicText", "CICU", "CXML", "JSON", "Lexicons", "Morphology"]),
    library("Evaluation", ["AnnotationModel", "ArabicText", "JSON"]),
    library(
      "Rendering", ["AnnotationModel", "ArabicText"],
      resources: [.embedInCode("HTML/page.css"), .embedInCode("HTML/page.js")]),
    library(
      "AnnotationStore",
      ["AnnotationModel", "ArabicText", "CCompression", "JSON", "Lexicons", "Morphology", grdb, sqlite]),
    library("Configuration", ["AnnotationModel", "ArabicText", "Interchange", "JSON", "Lexicons"]),
    // Tests bring workers down by faults that only debug builds have.
    library(
      "Batch",
      [
        "AnnotationModel", "ArabicText", "Annotator", "CCompression", "CProcess", "Interchange", "JSON",
        "AnnotationStore", "Configuration",
      ],
      more: [.define("HASHIYA_FAULTS", .when(configuration: .debug))]),
    library("JSONRPC", ["JSON"]),
    library("LanguageServerProtocol", ["JSON"]),
    library(
      "LanguageServer",
      [
        "AnnotationModel", "ArabicText", "Times", "Annotator", "Interchange", "AnnotationStore", "Configuration",
        "Batch", "JSON", "JSONRPC", "LanguageServerProtocol",
      ]),
    library(
      "ModelContextProtocol",
      [
        "AnnotationModel", "AnnotationStore", "ArabicText", "Annotator", "Interchange", "JSON", "JSONRPC",
        "LanguageServerProtocol",
      ]),
    .executableTarget(
      name: "hashiya",
      dependencies: [
        "AnnotationModel", "ArabicText", "Annotator", "Interchange", "Rendering", "AnnotationStore", "Batch",
        "Configuration", "Evaluation", "JSON",
        "JSONRPC", "LanguageServer", "ModelContextProtocol", "CICU", argumentParser,
      ], swiftSettings: settings),
    .executableTarget(
      name: "hashiya-train",
      dependencies: [
        "AnnotationModel", "ArabicText", "Lexicons", "Morphology", "Sections", "Entities", "Quotations", "CICU",
        argumentParser,
      ], swiftSettings: settings),
    .executableTarget(
      name: "hashiya-bench",
      dependencies: [
        "AnnotationModel", "ArabicText", "Lexicons", "Morphology", "Numerals", "Sections", "Times", "Entities",
        "Quotations", "Annotator", "Interchange", "AnnotationStore", "JSON", "CICU", "CInstructions", argumentParser,
      ], swiftSettings: settings),

    .target(name: "ThreadClock", path: "Tests/ThreadClock", swiftSettings: settings),
    tests("ArabicTextTests", ["AnnotationModel", "ArabicText", "CICU"]),
    tests("LexiconsTests", ["ArabicText", "CData", "Lexicons"]),
    tests("MorphologyTests", ["AnnotationModel", "ArabicText", "Lexicons", "Morphology", "hashiya-train"]),
    tests("NumeralsTests", ["AnnotationModel", "ArabicText", "Lexicons", "Morphology", "Numerals"]),
    tests(
      "TimesTests", ["AnnotationModel", "ArabicText", "Lexicons", "Morphology", "Numerals", "Times", "ThreadClock"]),
    tests("QuotationsTests", ["AnnotationModel", "ArabicText", "Lexicons", "Morphology", "Quotations", "ThreadClock"]),
    tests("ArchitectureTests", []),
    tests("ConfigurationTests", ["AnnotationModel", "Annotator", "ArabicText", "Configuration", "JSON", "Lexicons"]),
    tests(
      "SectionsTests", ["AnnotationModel", "ArabicText", "Lexicons", "Morphology", "Sections", "ThreadClock"],
      exclude: ["Pages"]),
    tests("LiterateTests", ["AnnotationModel", "Annotator", "ArabicText"]),
    tests("AnnotatorTests", ["AnnotationModel", "Annotator", "ArabicText", "Lexicons", "ThreadClock"]),
    tests(
      "AnnotationStoreTests",
      ["AnnotationModel", "AnnotationStore", "Annotator", "ArabicText", "Lexicons", "Morphology", grdb]),
    tests("BatchTests", ["Batch", "Interchange"]),
    tests("EvaluationTests", ["AnnotationModel", "ArabicText", "Evaluation", "JSON"]),
    tests("BenchmarkTests", ["hashiya-bench"], exclude: ["instructions.tsv", "output.sha256"]),
    tests("EndToEndTests", ["hashiya", grdb]),
    tests("ExtractionTests", ["Annotator", "ArabicText", "Interchange"], exclude: ["Pages", "compare.py"]),
    tests("RenderingTests", ["AnnotationModel", "AnnotationStore", "ArabicText", "Rendering"]),
    tests("InterchangeTests", ["AnnotationModel", "ArabicText", "Interchange", "JSON", "ThreadClock"]),
    tests("EntitiesTests", ["AnnotationModel", "ArabicText", "Entities", "Lexicons", "Morphology", "ThreadClock"]),
    tests(
      "TrainerTests",
      ["AnnotationModel", "ArabicText", "CICU", "Entities", "Lexicons", "Morphology", "hashiya-train"]),
    tests("JSONTests", ["JSON"]),
    tests("JSONRPCTests", ["JSON", "JSONRPC"]),
    tests(
      "ModelContextProtocolTests",
      ["AnnotationModel", "AnnotationStore", "Annotator", "Interchange", "JSON", "ModelContextProtocol"]),
    tests("LanguageServerProtocolTests", ["JSON", "LanguageServerProtocol"]),
    tests(
      "LanguageServerTests",
      [
        "AnnotationModel", "Annotator", "ArabicText", "Configuration", "Interchange", "JSON", "JSONRPC",
        "LanguageServer", "LanguageServerProtocol", "hashiya",
      ]),
  ]
)

// Fuzzers take their `main` from libFuzzer, so only `make fuzz` builds them.
if Context.environment["HASHIYA_FUZZ"] != nil {
  package.targets.append(
    .target(
      name: "FuzzTargets",
      dependencies: [
        "AnnotationModel", "ArabicText", "Annotator", "Interchange", "JSON", "JSONRPC", "LanguageServer",
      ], path: "Tests/Fuzz/Targets", swiftSettings: settings))
  for name in ["frames", "session", "annotate"] {
    package.targets.append(
      .executableTarget(name: "fuzz-\(name)", dependencies: ["FuzzTargets"], path: "Tests/Fuzz/\(name)"))
    package.products.append(.executable(name: "fuzz-\(name)", targets: ["fuzz-\(name)"]))
  }
}
