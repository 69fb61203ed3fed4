// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "charter",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Charter", targets: ["Charter"]),
    .library(name: "CharterYAML", targets: ["CharterYAML"]),
    .executable(name: "charter", targets: ["CharterCommand"]),
    .executable(name: "charter-bench", targets: ["CharterBench"]),
  ],
  traits: [
    .trait(name: "YAML", description: "Reading YAML descriptors. Brings Yams."),
    .trait(
      name: "CommandLine",
      description: "The command line tools. Brings swift-argument-parser.",
      enabledTraits: ["YAML"]
    ),
    .default(enabledTraits: ["CommandLine"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
  ],
  targets: [
    .target(
      name: "Charter",
      resources: [
        .embedInCode("Model/canonical.txt"),
        .embedInCode("Model/mesh.charter"),
        .embedInCode("Standards/backstage.charter"),
        .embedInCode("Standards/datacontract.charter"),
        .embedInCode("Standards/datahub.charter"),
        .embedInCode("Standards/dbt.charter"),
        .embedInCode("Standards/dpds.charter"),
        .embedInCode("Standards/dps.charter"),
        .embedInCode("Standards/dua.charter"),
        .embedInCode("Standards/oaas.charter"),
        .embedInCode("Standards/odcs.charter"),
        .embedInCode("Standards/odcs2.charter"),
        .embedInCode("Standards/odps.charter"),
        .embedInCode("Standards/odps4.charter"),
        .embedInCode("Standards/openmetadata.charter"),
        .embedInCode("Standards/ord.charter"),
        .embedInCode("Standards/seed.charter"),
        .embedInCode("Standards/witboost.charter"),
      ],
      swiftSettings: settings
    ),
    .target(
      name: "CharterYAML",
      dependencies: [
        "Charter",
        .product(name: "Yams", package: "Yams", condition: .when(traits: ["YAML"])),
      ],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "CharterCommand",
      dependencies: [
        "Charter", "CharterYAML",
        .product(
          name: "ArgumentParser",
          package: "swift-argument-parser",
          condition: .when(traits: ["CommandLine"])
        ),
      ],
      // A command waits where it was started: no thread is made before there is work for two.
      swiftSettings: settings + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]
    ),
    .executableTarget(
      name: "CharterBench",
      dependencies: ["Charter", "CharterYAML"],
      swiftSettings: settings
    ),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .target(
      name: "Oracle",
      dependencies: ["Charter"],
      path: "Tests/Oracle",
      swiftSettings: settings + [.unsafeFlags(["-O"])]
    ),
    .testTarget(
      name: "OracleTests",
      dependencies: ["Charter", "Oracle", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "CharterTests",
      dependencies: ["Charter", "TestSupport"],
      exclude: ["Golden", "Tables"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "CharterYAMLTests",
      dependencies: ["Charter", "CharterYAML", "TestSupport"],
      exclude: ["Changes", "Golden"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "CharterCommandTests",
      dependencies: ["Charter", "CharterYAML", "CharterCommand", "TestSupport"],
      exclude: ["Fixtures", "Transcripts"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "AdversarialTests",
      dependencies: ["Charter", "CharterYAML", "CharterCommand", "TestSupport"],
      exclude: ["Tables"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "CharterBenchTests",
      dependencies: ["Charter", "CharterBench", "TestSupport"],
      swiftSettings: settings
    ),
  ]
)
