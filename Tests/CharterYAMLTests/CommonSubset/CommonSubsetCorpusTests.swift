#if YAML
  import Charter
  import CharterYAML
  import Foundation
  import TestSupport
  import Testing

  /// Every YAML and JSON file of the package, and those of a corpus beside it, read by both readers.
  @Suite struct CommonSubsetCorpusTests {
    /// - Returns: What came of it, and the YAML files of one document that were left to libyaml.
    private func compare(_ folder: String) -> (comparison: SubsetComparison, left: [String]) {
      var comparison = SubsetComparison()
      var left: [String] = []
      let names = FileManager.default.enumerator(atPath: packageRoot + "/" + folder)
      for case let name as String in names ?? .init() {
        let isYAML = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
        guard isYAML || name.hasSuffix(".json"),
          let data = FileManager.default.contents(atPath: "\(packageRoot)/\(folder)/\(name)"),
          // The largest take seconds without optimisation, and teach nothing more.
          data.count < 300_000
        else { continue }
        guard !comparison.compare(Array(data), name), isYAML else { continue }
        let documents = try? Document.read(libyaml: Array(data), file: name)
        if documents?.count == 1 { left.append(name) }
      }
      return (comparison, left.sorted())
    }

    /// All are taken that can be read.
    @Test func descriptorsOfThePackageAreTaken() {
      let (comparison, left) = compare("Tests/Corpus")
      #expect(comparison.differences.isEmpty, "\(comparison.summary)")
      #expect(comparison.taken >= 41, "\(comparison.taken) of \(comparison.count)")
      #expect(left.isEmpty, "\(left)")
    }

    @Test func fixturesAreReadTheSame() {
      let leasts = ["Tests/CharterCommandTests": 45, "Tests/CharterTests": 9, "policies": 11]
      for (folder, least) in leasts {
        let (comparison, left) = compare(folder)
        #expect(comparison.differences.isEmpty, "\(comparison.summary)")
        #expect(comparison.taken >= least, "\(folder): \(comparison.taken), without \(left)")
      }
    }

    @Test func corpusBesideThePackageIsReadTheSame() {
      let (comparison, left) = compare("../shared/corpus")
      #expect(comparison.differences.isEmpty, "\(comparison.summary)")
      // There may be none beside this checkout.
      #expect(comparison.taken * 10 >= comparison.count * 9, "\(left)")
    }
  }
#endif
