/// What can be named: the enums and records of the model, as the set extended them, and the
/// subjects that rules are about.
package struct Schema: Sendable {
  package var enums: [EnumType] = []
  package var records: [RecordType] = []
  package var subjects: [SubjectType] = []
  /// Types by name, enums and records alike.
  package var types: [String: Type] = [:]

  package init() {
    for (name, type) in Type.named { types[name] = type }
  }

  /// A type as a person reads it.
  package func describe(_ type: Type) -> String {
    switch type {
    case .enumeration(let index): return enums[index].name
    case .record(let index): return records[index].name
    case .list(let element): return "[\(describe(element))]"
    case .map(let element): return "{Text: \(describe(element))}"
    case .nothing: return "nothing"
    case .invalid: return "something unknown"
    default:
      return Type.named.first { $0.type == type }?.name ?? "something unknown"
    }
  }
}

/// An enum and its cases, in the order they are declared, members right behind their holder.
package struct EnumType: Sendable {
  package struct Case: Sendable {
    package var name: String
    /// How documents may spell it beside its name.
    package var spellings: [String]
    /// The case that holds it.
    package var parent: Int?
    /// Holds cases itself, so it is a name for all of them and no value of its own in rules.
    package var isGroup: Bool
    package var span: Span
  }
  package var name: String
  package var isOrdered: Bool
  package var isOpen: Bool
  package var cases: [Case]
  package var span: Span

  /// The place of a case by its name.
  package func index(of name: String) -> Int? { cases.firstIndex { $0.name == name } }

  /// Whether a case is another or stands inside it.
  package func isCase(_ inner: Int, within outer: Int) -> Bool {
    var current: Int? = inner
    while let index = current {
      if index == outer { return true }
      current = cases[index].parent
    }
    return false
  }
}

/// A record and its fields, in the order they are declared.
package struct RecordType: Sendable {
  package struct Field: Sendable {
    package var name: String
    package var type: Type
    /// May be missing without making the input malformed.
    package var isOptional: Bool
    package var isKey: Bool
    package var isFixed: Bool
    package var isSensitive: Bool
    /// Fills what was not given, over the record's own fields.
    package var value: Expression?
    package var documentation: String
    package var span: Span
  }
  package var name: String
  package var fields: [Field]
  package var span: Span

  /// The place of a field by its name.
  package func index(of name: String) -> Int? { fields.firstIndex { $0.name == name } }
  /// The place of the field that finds an element in a list.
  package var keyIndex: Int? { fields.firstIndex { $0.isKey } }
  /// The place of the field that says what a record is within: `parent`, of the key's type or a list
  /// of it; nil where records of this type are not within each other.
  package var parentIndex: Int? {
    guard let key = keyIndex, fields[key].type.isName, let parent = index(of: "parent"),
      fields[parent].type == fields[key].type || fields[parent].type == .list(fields[key].type)
    else { return nil }
    return parent
  }
}

/// What rules can be about, and the inputs they see.
package struct SubjectType: Sendable {
  package struct Input: Sendable {
    package var name: String
    package var type: Type
    package var isOptional: Bool
    /// Fills what was not given, over the other inputs.
    package var value: Expression?
    package var span: Span
  }
  package var name: String
  package var inputs: [Input]
  package var permitsByDefault: Bool
  /// The set declares it, not the model.
  package var isOwn = false
  package var span: Span
}
