/// What can be named: the enums and records of the model, as the set extended them, and the
/// subjects that rules are about.
package struct Schema: Sendable {
  package var enums: [EnumType] = []
  package var records: [RecordType] = []
  package private(set) var subjects: [SubjectType] = []
  private var subjectPlaces: [String: Int] = [:]
  /// Types by name, enums and records alike.
  package var types: [String: Type] = [:]

  package init() {
    for (name, type) in Type.named { types[name] = type }
  }

  /// Adds a subject; its name is none of the others'.
  mutating func add(_ subject: SubjectType) {
    subjectPlaces[subject.name] = subjects.count
    subjects.append(subject)
  }

  /// The place of a subject by its name.
  package func subject(named name: String) -> Int? { subjectPlaces[name] }

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
  package private(set) var cases: [Case] = []
  package var span: Span
  private var places: [String: Int] = [:]

  package init(name: String, isOrdered: Bool, isOpen: Bool, span: Span) {
    self.name = name
    self.isOrdered = isOrdered
    self.isOpen = isOpen
    self.span = span
  }

  /// Adds a case behind the others; its name is none of theirs.
  mutating func add(_ item: Case) {
    places[item.name] = cases.count
    cases.append(item)
  }

  /// The place of a case by its name.
  package func index(of name: String) -> Int? { places[name] }

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
  package private(set) var fields: [Field] = []
  package var span: Span
  private var places: [String: Int] = [:]
  /// The place of the field that finds an element in a list.
  package private(set) var keyIndex: Int?

  package init(name: String, span: Span) {
    self.name = name
    self.span = span
  }

  /// Adds a field behind the others; its name is none of theirs.
  mutating func add(_ field: Field) {
    if field.isKey, keyIndex == nil { keyIndex = fields.count }
    places[field.name] = fields.count
    fields.append(field)
  }

  /// The place of a field by its name.
  package func index(of name: String) -> Int? { places[name] }
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
