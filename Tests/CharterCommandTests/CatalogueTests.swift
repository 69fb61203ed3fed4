#if CommandLine
  import Charter
  import CharterYAML
  import Foundation
  import TestSupport
  import Testing

  @Suite struct CatalogueTests {
    /// Literals of the sources that look like codes and are none.
    private static let otherWords: Set<String> = [
      "domain-policies", "self-declared",
      // Names of limits.
      "document-bytes", "document-depth", "document-values", "expression-cost", "message-length",
      "policy-bytes",
      // What git is told to do.
      "cat-file", "ls-tree", "rev-parse",
    ]

    /// Codes that are made of the name of an input, or of an entry of the catalog.
    private static let madeCodes: Set<String> = [
      "unknown-product", "unknown-port", "unknown-column", "unknown-purpose",
      "unknown-environment", "unknown-operation", "unknown-legal-basis", "duplicate-product",
      "duplicate-agreement",
    ]

    @Test func everyCodeIsExplainedAndEveryExplanationIsOfACode() throws {
      var codes: Set<String> = []
      let folders = ["Sources/Charter", "Sources/CharterYAML", "Sources/CharterCommand"]
      for path in try folders.flatMap(swiftFiles) where !path.contains("/Catalogue/") {
        for match in try textInPackage(path).matches(of: #/"([a-z]+(?:-[a-z0-9]+)+)"/#) {
          codes.insert(String(match.output.1))
        }
      }
      codes.subtract(Self.otherWords)
      codes.formUnion(Self.madeCodes)
      let explained = Set(DiagnosticExplanation.all.map(\.code))
      #expect(codes.subtracting(explained).sorted() == [], "not explained")
      #expect(explained.subtracting(codes).sorted() == [], "explained, and nothing says it")
    }

    @Test func explanationsAreWellFormed() {
      let codes = DiagnosticExplanation.all.map(\.code)
      #expect(Set(codes).count == codes.count)
      for explanation in DiagnosticExplanation.all {
        #expect(explanation.summary.hasSuffix("."), "\(explanation.code)")
        #expect(explanation.wrong != explanation.right, "\(explanation.code)")
        #expect(!explanation.wrong.isEmpty && !explanation.right.isEmpty, "\(explanation.code)")
      }
    }

    @Test(arguments: DiagnosticExplanation.all.filter { $0.kind != .words }.map(\.code))
    func wrongIsReportedAndRightIsNot(code: String) throws {
      let explanation = try #require(DiagnosticExplanation.all.first { $0.code == code })
      let wrong = codes(of: explanation.wrong, as: explanation.kind)
      #expect(wrong == [code])
      let right = codes(of: explanation.right, as: explanation.kind)
      #expect(right == [])
    }

    /// The codes of all that is said of a text, each once.
    private func codes(of text: String, as kind: DiagnosticExplanation.Kind) -> Set<String> {
      switch kind {
      case .set, .files: compile(text)
      case .policy: compile("global policy example {\n\(text)\n}\n")
      case .rules: compare("global policy example {\n\(text)\n}\n")
      case .rows: filter(text)
      case .json: read(text, as: "example.json")
      case .yaml: read(text, as: "example.yaml")
      case .request: decide(text)
      case .words: []
      }
    }

    private func compile(_ text: String) -> Set<String> {
      do throws(CompilationFailure) {
        let sources = severalFiles(in: text).map { SourceFile(path: $0.path, text: $0.text) }
        return Set(try PolicySet(compiling: sources).warnings.map(\.code))
      } catch {
        return Set(error.diagnostics.map(\.code))
      }
    }

    /// What is said of the rules of a text beside each other.
    private func compare(_ text: String) -> Set<String> {
      do throws(CompilationFailure) {
        let set = try PolicySet(compiling: [SourceFile(path: "example.charter", text: text)])
        let overlaps = set.overlaps(at: Timestamp(microseconds: 0))
        return Set((set.warnings + overlaps.warnings).map(\.code))
      } catch {
        return Set(error.diagnostics.map(\.code))
      }
    }

    private func filter(_ text: String) -> Set<String> {
      do throws(CompilationFailure) {
        return Set(try PolicySet(compiling: []).diagnostics(ofRowFilter: text).map(\.code))
      } catch {
        return Set(error.diagnostics.map(\.code))
      }
    }

    /// Judges a request beside the mesh that the examples are about.
    private func decide(_ text: String) -> Set<String> {
      let product = """
        {"plain": "v1", "id": "orders", "ports": ["orders_v2"], "tables": [
          {"name": "orders", "columns": [{"name": "order_id"}, {"name": "email"}]},
          {"name": "items", "columns": [{"name": "order_id"}, {"name": "price"}]}]}
        """
      let source = """
        standard plain for product {
          recognize when raw.plain == "v1"
          id = raw.id
          name = raw.id
          output_ports for port in raw.ports { name = port }
          tables for table in raw.tables {
            name = table.name
            columns for column in table.columns { name = column.name table = table.name }
          }
        }
        global policy example {
          rule open on access { when requester is present permit }
          rule open_read on read { when consumer is present permit }
        }
        """
      do {
        let set = try PolicySet(compiling: [SourceFile(path: "example.charter", text: source)])
        let document = try Document(json: Array(product.utf8), file: "orders.json")
        let catalog = set.catalog(of: CatalogFiles(descriptors: [(document, "orders.json")]))
        let request = try Document(json: Array(text.utf8), file: "request.json")
        let options = DecisionOptions(at: Timestamp(microseconds: 0), catalog: catalog)
        let decisions = set.decide(requests: request, options: options)
        #expect(catalog.faults.isEmpty)
        return Set(decisions.flatMap(\.errors).map(\.code))
      } catch {
        return ["\(error)"]
      }
    }

    private func read(_ text: String, as file: String) -> Set<String> {
      do throws(DocumentError) {
        _ = try Document.read(Array(text.utf8), file: file)
        return []
      } catch {
        return Set(error.diagnostics.map(\.code))
      }
    }

    private func swiftFiles(in folder: String) throws -> [String] {
      try FileManager.default.subpathsOfDirectory(atPath: "\(packageRoot)/\(folder)")
        .filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
    }
  }
#endif
