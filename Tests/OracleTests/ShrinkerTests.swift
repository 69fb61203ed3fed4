@testable import Charter
import Oracle
import Testing

/// A difference that is found in a large case is shown in a small one.
@Suite struct ShrinkerTests {
  /// Seeded faults, and how they come about.
  private static var faults: [(name: String, kinds: [Family.Kind], put: (Patient) -> Void)] {
    [
      ("`<` is `<=`", [.loud], { $0.swap(.less, with: .lessOrEqual) })
    ]
  }

  @Test(arguments: 0..<1)
  func aDifferenceIsShownSmall(_ number: Int) throws {
    let (name, kinds, put) = Self.faults[number]
    var dice = Dice(seed: 0x5EED_1630 &+ UInt64(number))
    let probe = Probe(put)
    let start = try #require(
      Self.firstDifference(kinds, &dice, probe), "nobody notices that \(name)")
    var shrinker = Shrinker(start) { probe.difference($0) != nil }
    shrinker.shrink()
    let small = shrinker.small
    let verdict = try #require(probe.verdict(small))
    let lines = small.text.split(separator: "\n").count
    print(
      "\(name): \(start.text.utf8.count) bytes of policies to \(small.text.utf8.count), \(start.question.document.partCount) values to \(small.question.document.partCount), \(shrinker.asked) questions\n\(small.described(verdict))"
    )
    #expect(lines <= 28, "\(small.text)")
    #expect(small.question.document.partCount <= 16, "\(small.question.document.json)")
    #expect(small.text.utf8.count * 4 < start.text.utf8.count)

    // What is printed compiles, passes as it is, and fails with the fault.
    let (charter, files) = small.asTest(verdict)
    let failures = try Self.failures(of: charter, files) { _ in }
    #expect(failures == [], "\(failures) \(charter)")
    #expect(try !Self.failures(of: charter, files, put).isEmpty, "\(charter)")
  }

  /// The first case that tells of a fault.
  private static func firstDifference(
    _ kinds: [Family.Kind], _ dice: inout Dice, _ probe: Probe
  ) throws -> SmallCase? {
    for _ in 0..<20 {
      for kind in kinds {
        var family = try Family(kind, &dice)
        for _ in 0..<12 {
          var small = SmallCase(text: family.text, question: family.question().question)
          // The oracle must not take a smaller mesh for this one.
          small.question.mesh?.number = nil
          if probe.difference(small) != nil { return small }
        }
      }
    }
    return nil
  }

  /// What the test of a set says, with a fault put into it.
  private static func failures(
    of charter: String, _ files: [String: Written], _ put: (Patient) -> Void
  ) throws -> [String] {
    let set = try PolicySet(compiling: Family.files(charter))
    let patient = Patient(set)
    put(patient)
    var documents: [String: Document] = [:]
    for (path, written) in files {
      documents[path] = try Document(json: Array(written.json.utf8), file: path)
    }
    let reader = TestFiles(
      document: { [documents] path in documents[path] },
      catalog: { [documents] folder in
        var mesh = CatalogFiles()
        for (path, document) in documents.sorted(by: { $0.key < $1.key })
        where path.hasPrefix("\(folder)/") {
          let name = path.dropFirst(folder.utf8.count + 1).dropLast(5)
          if name == "domains" || name == "directory" {
            mesh.registers[String(name)] = document
          } else {
            mesh.descriptors.append((document, path))
          }
        }
        return mesh
      })
    var coverage: Coverage?
    let results = set.run(
      set.tests, at: Timestamp(microseconds: 1_772_323_200_000_000), files: reader,
      coverage: &coverage)
    #expect(results.count == 1)
    return results.flatMap(\.failures).map(\.message)
  }
}
