import TestSupport
import Testing

/// The oracle shares nothing with the engine but what the parser makes of a file.
@Suite struct IndependenceTests {
  /// All folders of the engine that compute: of the rest the oracle sees files, places and trees.
  private static let folders = [
    "Analysis", "Builtins", "Catalog", "Changes", "Checking", "Compiling", "Deciding", "Documents",
    "Evaluating", "Explaining", "Federation", "Patterns", "Reports", "Requests", "Rows",
    "Standards", "Testing", "Values",
  ]

  @Test func theOracleNamesNoTypeOfTheEngine() throws {
    var engine: Set<String> = []
    for folder in Self.folders {
      for name in try namesInPackage("Sources/Charter/\(folder)") where name.hasSuffix(".swift") {
        engine.formUnion(Self.types(in: try textInPackage("Sources/Charter/\(folder)/\(name)")))
      }
    }
    #expect(engine.isSuperset(of: ["Evaluator", "ExactDecimal", "RuleRun", "MaskMethod"]))
    // What the parser makes is what both share.
    for folder in ["Syntax", "Source"] {
      for name in try namesInPackage("Sources/Charter/\(folder)") {
        engine.subtract(Self.types(in: try textInPackage("Sources/Charter/\(folder)/\(name)")))
      }
    }
    let files = try namesInPackage("Tests/Oracle").map {
      ($0, try textInPackage("Tests/Oracle/\($0)"))
    }
    // A name that the oracle declares itself means its own.
    let own = files.reduce(into: Set<String>()) { $0.formUnion(Self.types(in: $1.1)) }
    #expect(own.count > 10)
    for (name, text) in files {
      let code = text.replacing(#/\/\/.*|"(?:\\.|[^"\\])*"/#, with: " ")
      let used = Set(code.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
      let shared = used.intersection(engine).subtracting(own)
      #expect(shared.isEmpty, "\(name) uses \(shared.sorted())")
      for line in text.split(separator: "\n")
      where line.contains("import ") && !line.hasPrefix("//") {
        #expect(["import Charter", "package import Charter"].contains(line), "\(name): \(line)")
      }
    }
  }

  /// Names of the types that a file declares.
  private static func types(in text: String) -> Set<String> {
    var names: Set<String> = []
    for match in text.matches(of: #/\b(?:struct|enum|class|actor|protocol)\s+([A-Z]\w*)/#) {
      names.insert(String(match.1))
    }
    return names
  }
}
