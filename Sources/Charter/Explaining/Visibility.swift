/// Whose a value is, and with that whether an explanation may show it.
enum Ownership: Int, Comparable {
  /// The subject's own: all of it is shown.
  case own
  /// What the subject is about, such as the product of a request: shown but for what is sensitive.
  case others
  /// Of other subjects, from catalog or directory: never shown.
  case hidden

  static func < (left: Ownership, right: Ownership) -> Bool { left.rawValue < right.rawValue }
}

/// Tells what may be shown of the values that a rule reads.
struct Visibility {
  private let policies: CompiledPolicies
  /// Whose the names of the current frame are; what is not listed is the subject's own.
  private(set) var names: [Int32: Ownership] = [:]

  init(policies: CompiledPolicies, subject: Int) {
    self.policies = policies
    let schema = policies.schema
    guard !schema.subjects[subject].permitsByDefault else { return }
    let foreign = ["Product", "OutputPort", "Column"].compactMap { schema.types[$0] }
    for (slot, input) in schema.subjects[subject].inputs.enumerated() {
      let type = input.type.element ?? input.type
      if foreign.contains(type) { names[Int32(slot)] = .others }
    }
  }

  /// What the same looks like inside a define: its names are the arguments.
  func inside(_ call: Node) -> Visibility {
    var inner = self
    inner.names = [:]
    for index in 0..<Int(call.c) {
      inner.names[Int32(index)] = ownership(of: policies.program.extra[Int(call.b) + index])
    }
    return inner
  }

  /// Makes the name of an element as visible as its list.
  mutating func bind(_ slot: Int32, elementOf list: Int32) { names[slot] = ownership(of: list) }

  /// Whether the value of a node may be shown.
  func isShown(_ number: Int32) -> Bool {
    switch ownership(of: number) {
    case .own: true
    case .others: !readsSensitive(number)
    case .hidden: false
    }
  }

  /// Whether a field of what a node gives may be shown.
  func isShown(field: Int32, of number: Int32) -> Bool {
    switch ownership(of: number) {
    case .own: true
    case .others: !policies.fieldMarks.isSensitive(field) && !readsSensitive(number)
    case .hidden: false
    }
  }

  private func ownership(of number: Int32) -> Ownership {
    let node = policies.program.nodes[Int(number)]
    var result = Ownership.own
    switch node.operation {
    case .local: return names[node.a] ?? .own
    case .ambient:
      switch Ambient(rawValue: node.a) {
      case .catalog, .directory: return .hidden
      case .now, .today, nil: return .own
      }
    case .builtin:
      switch BuiltinOperation(rawValue: node.a) {
      case .cycle, .downstream, .partOf, .sourceOf, .upstream: return .hidden
      default: break
      }
    case .call:
      result = inside(node).ownership(of: policies.program.functions[Int(node.a)].body)
    case .comprehension:
      let binder = policies.program.binders[Int(node.a)]
      var inner = self
      inner.bind(binder.slot, elementOf: binder.list)
      result = inner.ownership(of: binder.body)
    default: break
    }
    policies.program.forEachOperand(of: node) { result = max(result, ownership(of: $0)) }
    return result
  }

  private func readsSensitive(_ number: Int32) -> Bool {
    let program = policies.program
    let node = program.nodes[Int(number)]
    if node.operation == .field, policies.fieldMarks.isSensitive(node.c) { return true }
    if node.operation == .call, readsSensitive(program.functions[Int(node.a)].body) { return true }
    var found = false
    switch node.operation {
    case .comprehension, .some, .every, .no, .count, .share:
      let binder = program.binders[Int(node.a)]
      for inner in [binder.condition, binder.body] where inner >= 0 {
        found = found || readsSensitive(inner)
      }
    default: break
    }
    program.forEachOperand(of: node) { found = found || readsSensitive($0) }
    return found
  }
}

/// What the model says of its fields, by their numbers over all records.
struct FieldMarks: Sendable {
  private struct Marks: OptionSet {
    let rawValue: UInt8
    static let sensitive = Marks(rawValue: 1)
    static let fixed = Marks(rawValue: 2)
    static let key = Marks(rawValue: 4)
  }

  private let marks: [UInt8]
  let names: [String]

  init(_ schema: Schema) {
    let fields = schema.records.flatMap(\.fields)
    names = fields.map(\.name)
    marks = fields.map { field in
      var marks: Marks = []
      if field.isSensitive { marks.insert(.sensitive) }
      if field.isFixed { marks.insert(.fixed) }
      if field.isKey { marks.insert(.key) }
      return marks.rawValue
    }
  }

  private func has(_ mark: Marks, _ field: Int32) -> Bool {
    field >= 0 && field < marks.count && Marks(rawValue: marks[Int(field)]).contains(mark)
  }

  /// Never shown of others.
  func isSensitive(_ field: Int32) -> Bool { has(.sensitive, field) }
  /// Never proposed as a change.
  func isFixed(_ field: Int32) -> Bool { has(.fixed, field) }
  /// Tells an element from the others.
  func isKey(_ field: Int32) -> Bool { has(.key, field) }
}
