#if CommandLine && YAML
  import Foundation
  import TestSupport
  import Testing

  @testable import CharterCommand

  /// The tests in the language that come with the policies, as a council runs them.
  @Suite struct ShippedPolicyTests {
    @Test(arguments: [
      "core", "mesh/registers", "mesh/products", "packs/ccpa", "packs/gdpr", "packs/hipaa",
      "packs/pci",
    ])
    func theyPassAndSeeEveryCase(_ folder: String) async throws {
      let world = RecordedTerminal(in: packageRoot)
      let status = await RootCommand.run(
        [
          "test", "--policies", "policies/\(folder)", "--coverage", "--min-coverage", "100",
          "--format", "json",
        ], in: world.terminal)
      #expect(status == .clean, "\(world.outputText)\n\(world.errorText)")
      let report =
        try JSONSerialization.jsonObject(with: Data(world.outputText.utf8)) as? [String: Any]
      #expect((report?["passed"] as? Int ?? 0) >= 10)
    }
  }
#endif
