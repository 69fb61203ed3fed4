/// What the fields of records hold whatever the input is: lists of the policies' own data, and lists
/// that expressions put into records.
struct FieldFloors: Sendable {
  /// By number of the field over all records: its greatest length apart from the input.
  private(set) var lengths: [Int32] = []
  /// Whether a rule reads the record of a field from a value of a document.
  private(set) var areRead: [Bool] = []
  /// The greatest length of all, and of all lists of the policies.
  private(set) var longest: Int32 = 1
  /// Most bytes of a text in the policies.
  private(set) var longestText: Int32 = 0
  /// Whether an expression puts a text that it builds into a field; empty where none does.
  private(set) var areBuilt: [Bool] = []

  /// Fields that hold texts put together by comparing products.
  private(set) var joined: Range<Int32> = 0..<0

  /// Of a program that has no input yet.
  init() {}

  /// Looks through a program.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - types: What rules read values of a document as. What standards read is counted as it is read.
  init(of program: borrowing Program, reading types: Set<Int32>) {
    lengths = Array(repeating: 0, count: program.fields.count)
    for number in 0..<program.constants.count {
      note(program.constants[number], in: program)
    }
    for number in 0..<program.slots.count { note(program.slots[number], in: program) }
    if program.changes.change >= 0 {
      let first = program.changes.change
      joined = program.recordStarts[first]..<program.recordStarts[first + 1]
    }
    var records: Set<Int32> = []
    for number in 0..<program.nodes.count {
      let node = program.nodes[number]
      if node.operation == .record, node.flag == 0 { note(made: node, in: program) }
    }
    for type in types { collect(recordsOf: type, in: program, into: &records) }
    areRead = Array(repeating: false, count: lengths.count)
    for record in records {
      let first = program.recordStarts[Int(record)]
      for field in first..<program.recordStarts[Int(record) + 1] {
        let code = program.fields[Int(field)]
        guard Self.isList(program.types[Int(code.type)]) else { continue }
        areRead[Int(field)] = true
        if code.fill >= 0 { raise(field, to: Self.length(ofFill: code.fill, in: program)) }
      }
    }
  }

  private mutating func raise(_ field: Int32, to length: Int32) {
    lengths[Int(field)] = max(lengths[Int(field)], length)
    longest = max(longest, length)
  }

  /// How long a list or map is that fills a field: any length but where it is written out.
  private static func length(ofFill function: Int32, in program: borrowing Program) -> Int32 {
    let body = program.nodes[Int(program.functions[Int(function)].body)]
    switch body.operation {
    case .constant:
      let value = program.constants[Int(body.a)]
      return value.tag == .list || value.tag == .map ? Int32(clamping: value.count) : 0
    case .list, .anonymousRecord: return body.b
    default: return Int32(Evaluator.listLimit)
    }
  }

  private static func isList(_ type: TypeCode) -> Bool {
    type.kind == .list || type.kind == .map || type.kind == .any
  }

  private mutating func note(_ value: Value, in program: borrowing Program) {
    switch value.tag {
    case .text, .email, .url, .domain, .team, .person:
      longestText = max(longestText, Int32(clamping: value.textLength))
    case .list, .map: longest = max(longest, Int32(clamping: value.count))
    case .record:
      let first = program.recordStarts[Int(value.auxiliary)]
      for field in first..<program.recordStarts[Int(value.auxiliary) + 1] {
        let held = program.slots[value.slotOffset + Int(field - first)]
        guard held.tag == .list || held.tag == .map else { continue }
        raise(field, to: Int32(clamping: held.count))
      }
    default: break
    }
  }

  /// A record that an expression makes; those of standards are counted as they are made.
  private mutating func note(made node: Node, in program: borrowing Program) {
    let first = program.recordStarts[Int(node.b)]
    for field in first..<program.recordStarts[Int(node.b) + 1] {
      let code = program.fields[Int(field)]
      let operand = program.extra[Int(node.a + field - first)]
      // What is not given may be filled with anything.
      guard operand >= 0 || code.fill >= 0 else { continue }
      let operation = operand < 0 ? .call : program.nodes[Int(operand)].operation
      if operation == .constant { continue }
      if areBuilt.isEmpty { areBuilt = Array(repeating: false, count: lengths.count) }
      areBuilt[Int(field)] = true
      guard Self.isList(program.types[Int(code.type)]) else { continue }
      raise(
        field,
        to: operation == .list ? program.nodes[Int(operand)].b : Int32(Evaluator.listLimit))
    }
  }

  private func collect(
    recordsOf type: Int32, in program: borrowing Program, into records: inout Set<Int32>
  ) {
    let code = program.types[Int(type)]
    switch code.kind {
    case .list, .map: collect(recordsOf: code.index, in: program, into: &records)
    case .record:
      guard records.insert(code.index).inserted else { return }
      let first = program.recordStarts[Int(code.index)]
      for field in first..<program.recordStarts[Int(code.index) + 1] {
        collect(recordsOf: program.fields[Int(field)].type, in: program, into: &records)
      }
    default: return
    }
  }
}
