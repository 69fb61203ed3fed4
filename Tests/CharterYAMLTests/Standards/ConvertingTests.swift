#if YAML
  import Charter
  import CharterYAML
  import Foundation
  import TestSupport
  import Testing

  /// Canonical products: what `charter convert` prints.
  @Suite struct ConvertingTests {
    private static let plain = Result { try PolicySet(compiling: []) }
    private static let asProduct = Result { try EveryField.policies(on: "product") }
    private static let asAccess = Result { try EveryField.policies(on: "access") }

    /// Products of one file on disk, as `charter convert` makes them.
    static func convert(_ file: String, tracing: Bool = true) throws -> [CanonicalProduct] {
      let folder = (file as NSString).deletingLastPathComponent
      var options = DecisionOptions(at: try #require(Timestamp(decisionDay)))
      options.path = (file as NSString).lastPathComponent
      let set = try plain.get()
      return try Document.read(bytesInPackage(file), file: file).flatMap { document in
        set.convert(document, options: options, tracing: tracing) { (path) throws(DocumentError) in
          guard let bytes = try? bytesInPackage("\(folder)/\(path)") else { return nil }
          return try Document.read(bytes, file: "\(folder)/\(path)").first
        }
      }
    }

    /// Whole descriptors of every standard that the tests have.
    static let ofStandards: [String] = [
      "backstage/artist-lookup-component.yaml", "backstage/artists-db-resource.yaml",
      "datahub/dataproduct.yaml", "dbt/dbt-bouncer-cut.json", "dbt/manifest_versioned_models.json",
      "dpds/dpd-full.json", "dpds/dpds-v1.0.0.json",
      "dpds/tripexecution/data-product-descriptor.json", "dps/orders.dataproduct.yaml",
      "dps/shelf-warmers.yaml", "odps4/demo_product.yaml", "odps4/productStrategy.yml",
      "odps4/urbanpulse_basic.yml", "openmetadata/dataProduct.json",
      "ord/document-data-product.json", "witboost/data_product_valid.yaml",
      "witboost/descriptor.yaml", "witboost/descriptor_workload.yml",
      "witboost/outputport-pr_descriptor_1.yml",
    ].map { "Tests/Corpus/\($0)" }

    /// Every descriptor that the tests have, and those of the shared corpus where that is.
    static let descriptors: [String] =
      CorePolicyTests.corrected + CorePolicyTests.readme + CorePolicyTests.fixtures + ofStandards
      + SharedCorpusTests.files.filter { !$0.contains("adventureworks") }
      .map { "../shared/corpus/\($0)" }

    /// A product in place is what `charter convert` prints: no field is lost, none becomes
    /// readable or unreadable, in JSON and in YAML.
    @Test(arguments: descriptors)
    func productsInPlaceAreWhatTheirDescriptorSays(_ file: String) throws {
      let judged = EveryField.values(try decide(file, by: try Self.asProduct.get()))
      for isYAML in [false, true] {
        var decisions: [Decision] = []
        for product in try Self.convert(file) {
          let value = try #require(product.value, "\(file): \(product.errors)")
          decisions += try Self.judge(isYAML ? value.yaml() : value.json(), isYAML: isYAML)
        }
        #expect(decisions.allSatisfy { $0.outcome != .malformed })
        #expect(decisions.flatMap(\.errors).map(\.message) == [])
        #expect(EveryField.values(decisions) == judged)
      }
    }

    private static func judge(_ product: String, isYAML: Bool) throws -> [Decision] {
      let text =
        isYAML
        ? "subject: access\nrequester: { name: analyst-1 }\nproduct:\n"
          + product.split(separator: "\n").map { "  \($0)\n" }.joined()
        : #"{"subject": "access", "requester": {"name": "analyst-1"}, "product": \#(product)}"#
      let time = try #require(Timestamp(decisionDay))
      return try Document.read(Array(text.utf8), file: isYAML ? "request.yaml" : "request.json")
        .flatMap { try asAccess.get().decide(requests: $0, options: DecisionOptions(at: time)) }
    }

    /// Each field of a product, its value, and where it stands: reviewed against the file.
    @Test(arguments: ofStandards + CorePolicyTests.corrected)
    func tracesAreThoseOfTheGoldenFile(_ file: String) throws {
      let text = try Self.convert(file).map { product in
        let value = try #require(product.value, "\(product.errors)")
        return value.trace().replacing("<-  \(file):", with: "<-  ")
      }.joined(separator: "\n")
      let path = file.split(separator: "/").dropFirst(2).joined(separator: "/")
      #expect(
        goldenDifference(text, "Tests/CharterYAMLTests/Golden/canonical/\(path).txt") == nil)
    }

    /// Each field of a trace is a field of the product, with a place that is in the file or a reason
    /// why it has none.
    @Test(arguments: ofStandards + CorePolicyTests.corrected + CorePolicyTests.readme)
    func tracesNameWhereEachFieldStands(_ file: String) throws {
      for product in try Self.convert(file) {
        let fields = try #require(product.value).fields
        #expect(Set(fields.map(\.path)).count == fields.count)
        for field in fields {
          guard case .document(let place, let pointer) = field.origin else { continue }
          let read = try Document.read(bytesInPackage(place.file), file: place.file)
          let document = try #require(read.first)
          let node = try #require(document.node(at: pointer), "\(field.path) at \(pointer)")
          let value = document.nodes[node]
          let source = document.bytes[Int(value.start)..<Int(value.end)]
          #expect(try cutOut(place) == String(decoding: source, as: UTF8.self), "\(field.path)")
        }
      }
    }
  }
#endif
