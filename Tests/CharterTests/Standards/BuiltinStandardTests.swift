import TestSupport
import Testing

@testable import Charter

/// What a run is told that compiles only the standards that its input needs.
@Suite struct BuiltinStandardTests {
  @Test func theListNamesEveryStandard() throws {
    #expect(try BuiltinStandards.names == PolicySet(compiling: []).standards)
    let files = SetLoader.model.dropFirst().map(\.path)
    #expect(files == BuiltinStandards.names.map { "charter:standards/\($0).charter" })
  }

  /// A word that a document could do without would leave the standard out that recognises it.
  @Test(arguments: BuiltinStandards.entries.indices)
  func noDocumentIsRecognisedWithoutTheWords(number: Int) throws {
    let entry = BuiltinStandards.entries[number]
    let tree = parse(SetLoader.model[number + 1], index: 0).tree
    guard case .standard(let standard)? = tree.declarations.first?.form,
      let condition = standard.recognize
    else {
      Issue.record("\(entry.name) has no condition")
      return
    }
    let implied = Implied.groups(by: condition)
    for group in entry.words {
      let words = Set(group.map(\.description))
      #expect(implied.contains { $0.isSubset(of: words) }, "\(entry.name): \(words)")
      // A letter that is written otherwise by some and becomes this one when a text is read.
      #expect(!words.contains { $0.contains("K") })
    }
  }

  @Test(arguments: [
    (#"{"dataContractSpecification": "1.1.0"}"#, ["datacontract"]),
    (#"{"dataContractSpecifications": "1.1.0"}"#, []),
    (#"{"apiVersion": "v3.0.2", "kind": "DataContract"}"#, ["odcs"]),
    ("apiVersion: v1.0.0\nkind: DataProduct\n", ["odps"]),
    ("kind: DataProduct\n", []),
    (#"{"note": "a\ndata_product\" of \\data_product", "x": 1}"#, ["seed"]),
    (#"{"note": "ref of href"}"#, []), ("", []),
  ])
  func onlyWhatHasTheWordsIsNamed(text: String, names: [String]) {
    #expect(BuiltinStandards.mayRecognize(Array(text.utf8)) == Set(names))
  }

  /// Words may stand elsewhere or be spelt otherwise: then every standard is asked.
  @Test(arguments: [
    #"{"$ref": "other.yaml"}"#, #"{"$href": "other.yaml"}"#, #"{"data_\u0070roduct": {}}"#,
    #""data_\x70roduct": 1"#, "\"data_\\\nproduct\": 1", "{\u{0}", "\\",
  ])
  func whatMayBeSpeltOtherwiseNamesAll(text: String) {
    #expect(BuiltinStandards.mayRecognize(Array(text.utf8)) == nil)
  }

  static let policy = SourceFile(
    path: "p.charter",
    text: """
      global policy p {
        owner "council"
        rule has_owner on product { require product.owner is present }
      }
      """)

  @Test func aSetWithFewStandardsSaysWhatTheWholeSetSays() throws {
    let whole = try PolicySet(compiling: [Self.policy])
    for names in [[], ["odcs"], ["odcs", "seed"]] {
      let some = try PolicySet(
        compiling: [Self.policy], limits: Limits(), builtinStandards: Set(names)
      ) { _ in nil }
      #expect(!some.isWhole)
      #expect(some.compiled.standards.map(\.name) == names)
      #expect(some.standards == whole.standards)
      #expect(some.hash == whole.hash)
      #expect(some.warnings == whole.warnings)
      #expect(some.rules.map(\.name) == whole.rules.map(\.name))
    }
  }

  @Test func aSetThatIsWrongOrHasStandardsOfItsOwnIsCompiledWhole() throws {
    let own = SourceFile(
      path: "s.charter",
      text: "standard own for product { recognize when raw.own is present id = raw.own }")
    let other = SourceFile(path: "s.charter", text: "standard odcs for product { id = raw.own }")
    for file in [own, other] {
      let whole = Result { () throws(CompilationFailure) in try PolicySet(compiling: [file]) }
      let some = Result { () throws(CompilationFailure) in
        try PolicySet(compiling: [file], limits: Limits(), builtinStandards: []) { _ in nil }
      }
      switch (whole, some) {
      case (.success(let whole), .success(let some)):
        #expect(some.isWhole && some.standards == whole.standards)
      case (.failure(let whole), .failure(let some)):
        #expect(some.diagnostics == whole.diagnostics)
        #expect(!some.diagnostics.isEmpty)
      default: Issue.record("\(file.path): one compiles, the other does not")
      }
    }
  }
}

/// What a condition says must be in a document: of each group one word.
private enum Implied {
  static func groups(by condition: Expression) -> [Set<String>] {
    switch condition.form {
    case .binary(.and, let left, let right): return groups(by: left) + groups(by: right)
    case .binary(.or, let left, let right):
      let others = groups(by: right)
      return groups(by: left).flatMap { one in others.map { one.union($0) } }
    case .binary(.equal, let left, let right): return keys(of: left) + keys(of: right)
    case .binary(.member, let value, let list):
      guard case .list(let texts) = list.form else { return keys(of: value) }
      return keys(of: value) + [texts.reduce(into: []) { $0.formUnion(keys(of: $1).joined()) }]
    case .presence(let value, isPresent: true), .like(let value, _), .fits(let value, _):
      return keys(of: value)
    default: return []
    }
  }

  /// The keys of a path, and the text of a literal: without each of them the value is another.
  private static func keys(of value: Expression) -> [Set<String>] {
    switch value.form {
    case .field(let base, let name): return keys(of: base) + [[name.text]]
    case .text(let text): return text.plain.map { [[$0]] } ?? []
    default: return []
    }
  }
}
