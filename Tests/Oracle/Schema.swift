import Charter

/// The types that a set declares, by their names.
struct Schema {
  struct Enumeration {
    var isOrdered: Bool
    /// In the order of the declaration, each with the cases that it stands inside of, innermost first.
    var cases: [(name: String, holders: [String], spellings: [String])]

    func place(of name: String) -> Int? { cases.firstIndex { $0.name == name } }

    /// The case that a text spells: letters' case, blanks, `-` and `_` do not matter.
    func named(_ text: String) -> String? {
      func plain(_ text: String) -> String {
        text.lowercased().filter { !" \t\n-_".contains($0) }
      }
      return cases.first { entry in
        ([entry.name] + entry.spellings).contains { plain($0) == plain(text) }
      }?.name
    }
  }

  struct Field {
    var name: String
    var type: TypeSyntax
    var fill: Expression?
    var isKey: Bool
  }

  private(set) var enums: [String: Enumeration] = [:]
  private(set) var records: [String: [Field]] = [:]
  private(set) var subjects: [String: SubjectDeclaration] = [:]

  init(_ trees: [SyntaxTree]) {
    // A set may declare an open enum again; the later declaration counts.
    for declaration in trees.flatMap(\.declarations) {
      switch declaration.form {
      case .enumeration(let syntax):
        enums[syntax.name.text] = Enumeration(
          isOrdered: syntax.isOrdered, cases: Self.cases(syntax.cases, inside: []))
      case .record(let record): add(record.fields, to: record.name.text)
      case .subject(let subject): subjects[subject.name.text] = subject
      default: continue
      }
    }
    for declaration in trees.flatMap(\.declarations) {
      if case .extend(let extend) = declaration.form { add(extend.fields, to: extend.name.text) }
    }
  }

  private mutating func add(_ fields: [FieldSyntax], to record: String) {
    records[record, default: []] += fields.map {
      Field(name: $0.name.text, type: $0.type, fill: $0.value, isKey: $0.isKey)
    }
  }

  private static func cases(
    _ syntax: [EnumCaseSyntax], inside holders: [String]
  ) -> [(name: String, holders: [String], spellings: [String])] {
    syntax.flatMap { entry in
      [(entry.name.text, holders, entry.spellings.compactMap(\.plain))]
        + cases(entry.members, inside: [entry.name.text] + holders)
    }
  }

  /// The enum that has all of some words for cases: what a bare word beside another means.
  func enumeration(of words: [String]) -> String? {
    enums.keys.sorted().first { name in words.allSatisfy { enums[name]?.place(of: $0) != nil } }
  }
}
