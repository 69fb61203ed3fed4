#if YAML
  import Charter
  import CharterYAML
  import Foundation
  import TestSupport
  import Testing

  /// What each standard makes of a whole descriptor, field by field.
  @Suite struct StandardMappingTests {
    private static let policies = Result { try EveryField.policies(on: "product") }

    @Test(arguments: CorePolicyTests.corrected + CorePolicyTests.readme)
    func productsAreThoseOfTheGoldenFile(_ file: String) throws {
      let decisions = try decide(file, by: try Self.policies.get())
      let text = EveryField.values(decisions)
      let path = file.split(separator: "/").suffix(2).joined(separator: "/")
      let golden = "Tests/CharterYAMLTests/Golden/products/\(path).txt"
      #expect(goldenDifference(text + "\n", golden) == nil)
    }

    /// Files that are no descriptors say where and why.
    @Test(arguments: ["datacontract-inline.yml", "descriptor_malformed.yaml", "example.yaml"])
    func unreadableFilesSayWhy(_ name: String) throws {
      let file = "Tests/Corpus/unreadable/\(name)"
      let policies = try CorePolicyTests.policies.get()
      let error = #expect(throws: DocumentError.self) { try decide(file, by: policies) }
      let lines = try #require(error).diagnostics.map {
        "\($0.code) \($0.place?.start.line ?? 0):\($0.place?.start.column ?? 0): \($0.message)"
      }
      let golden = "Tests/CharterYAMLTests/Golden/unreadable/\(name).txt"
      #expect(goldenDifference(lines.joined(separator: "\n") + "\n", golden) == nil)
    }
  }
#endif
