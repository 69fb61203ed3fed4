#if YAML
  import Charter
  import CharterYAML
  import Foundation
  import TestSupport
  import Testing

  /// Every descriptor of every standard, where a checkout has the corpus beside the package.
  @Suite struct WholeCorpusTests {
    private static let corpus = "../shared/corpus"
    private static let golden = "Tests/CharterYAMLTests/Golden"

    /// Everything in it but schemas and what is about requests, by path.
    static let files: [String] = {
      let all = FileManager.default.enumerator(atPath: "\(packageRoot)/\(corpus)")
      var files: [String] = []
      while let name = all?.nextObject() as? String {
        guard [".yaml", ".yml", ".json"].contains(where: name.hasSuffix) else { continue }
        if name.hasPrefix("schemas/") || name.hasPrefix("ranger/") { continue }
        files.append(name)
      }
      return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }()

    /// What each file comes to; nil where it cannot even be read.
    private static let converted: [String: [CanonicalProduct]] = {
      var converted: [String: [CanonicalProduct]] = [:]
      for file in files {
        do {
          converted[file] = try ConvertingTests.convert("\(corpus)/\(file)", tracing: false)
        } catch let error as DocumentError {
          converted[file] = [CanonicalProduct(file: file, errors: error.diagnostics)]
        } catch {
          converted[file] = []
        }
      }
      return converted
    }()

    /// Rows of a table of text, its cells between `|`; the first two lines are its head.
    private static func rows(_ name: String) throws -> [[String]] {
      try textInPackage("\(golden)/\(name)").split(separator: "\n")
        .filter { $0.hasPrefix("|") }.dropFirst(2)
        .map { line in
          line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    /// Each file is a whole descriptor of exactly one standard, or stands in the table of those that
    /// are left out, with what is said of it and why that is right.
    @Test(.enabled(if: !files.isEmpty)) func everyFileIsOfOneStandardOrLeftOut() throws {
      let leftOut = try Self.rows("corpus-left-out.md")
      #expect(leftOut.allSatisfy { $0.count == 3 && $0.allSatisfy { !$0.isEmpty } })
      let expected = Dictionary(uniqueKeysWithValues: leftOut.map { ($0[0], $0[1]) })
      var found: [String: String] = [:]
      var standards: [String: Int] = [:]
      for file in Self.files {
        let products = try #require(Self.converted[file])
        #expect(!products.isEmpty, "\(file)")
        let codes = Set(products.flatMap(\.errors).map(\.code))
        if codes.isEmpty {
          #expect(products.allSatisfy { $0.value != nil && $0.id != nil }, "\(file)")
          #expect(Set(products.map(\.standard)).count == 1, "\(file)")
          standards[products[0].standard ?? "none", default: 0] += 1
        } else {
          found[file] = codes.sorted().joined(separator: ", ")
        }
      }
      #expect(found == expected)
      let counts = standards.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      #expect(
        counts == [
          "backstage 2", "datacontract 13", "datahub 1", "dbt 2", "dpds 9", "dps 3", "odcs 30",
          "odcs2 3", "odps 3", "odps4 3", "openmetadata 1", "ord 1", "witboost 12",
        ])
    }

    /// In how many files of each standard each concept was found: as many as FIELDS.md counts, or the
    /// row says why not.
    @Test(.enabled(if: !files.isEmpty)) func conceptsAreFoundAsOftenAsCounted() throws {
      for row in try Self.rows("corpus-counts.md") {
        try #require(row.count == 5, "\(row)")
        let counted = try #require(Int(row[2]), "\(row)")
        let found = Self.files.filter { file in
          (Self.converted[file] ?? []).contains { product in
            product.standard == row[0] && Self.has(row[1], product)
          }
        }
        #expect("\(found.count)" == row[3], "\(row[0]) \(row[1]): \(found)")
        #expect((counted == found.count) == row[4].isEmpty, "\(row)")
      }
    }

    @Test func everyStandardIsCounted() throws {
      let rows = try Self.rows("corpus-counts.md")
      let standards = Set(try CorePolicyTests.policies.get().standards)
        .subtracting(["dua", "oaas", "seed"])
      #expect(Set(rows.map { $0[0] }) == standards)
      let concepts = Set(Self.concepts.keys)
      for standard in standards {
        #expect(Set(rows.filter { $0[0] == standard }.map { $0[1] }) == concepts, "\(standard)")
      }
    }

    /// A part of the paths that show that a concept is there.
    private static let concepts: [String: @Sendable (CanonicalField) -> Bool] = [
      "owner": { $0.path == "owner.name" },
      "domain": { $0.path == "domain" },
      "version": { $0.path == "version" },
      "columns": { $0.path.contains(".columns[") && $0.path.hasSuffix("].name") },
      "classification": { $0.path.hasSuffix("classification") && $0.json != "null" },
      "categories": { $0.path.hasSuffix("categories") && $0.json.contains("\"") },
      "freshness": { $0.path.hasSuffix("sla.freshness") },
      "frequency": { $0.path.hasSuffix("sla.frequency") },
      "availability": { $0.path.hasSuffix("sla.availability") },
      "retention": { $0.path.hasSuffix("sla.retention") },
    ]

    private static func has(_ concept: String, _ product: CanonicalProduct) -> Bool {
      guard let isIt = concepts[concept] else { return false }
      return product.value?.fields.contains(where: isIt) ?? false
    }
  }
#endif
