/// The fields of the subject's own input: which may be edited, and how each is called.
struct OwnFields {
  /// A record of the input.
  struct Record {
    /// Keys and positions from the subject's input down, as a JSON Pointer has them.
    var pointer: [String]
    /// The same in the words of the model.
    var words: String
    /// Number of its type.
    var type: Int = 0
  }

  let policies: CompiledPolicies
  let subject: Int
  /// Inputs that were filled because the request does not give them.
  let defaulted: Set<Int32>
  /// By the place of the record's first slot.
  private(set) var records: [Int: Record] = [:]
  /// Records that edits made, and where they belong.
  private var made: [Int: (anchor: Edit.Anchor, steps: [Edit.Step])] = [:]
  private let sourceType: Type?
  private let portType: Type?
  private let productType: Type?

  init(
    policies: CompiledPolicies, subject: Int, defaulted: [Int32],
    _ evaluator: borrowing Evaluator
  ) {
    self.policies = policies
    self.subject = subject
    self.defaulted = Set(defaulted)
    let schema = policies.schema
    sourceType = schema.types["Source"]
    portType = schema.types["OutputPort"]
    productType = schema.types["Product"]
    for (slot, input) in inputs.enumerated() where isOwnRecord(input, slot) {
      // Whatever rules read of a product starts at the product itself.
      let isProduct = schema.subjects[subject].permitsByDefault && input.type == productType
      add(
        evaluator.local(Int32(slot)),
        Record(pointer: isProduct ? [] : [input.name], words: isProduct ? "" : input.name),
        derived: Set(evaluator.filled.map(\.slot)), evaluator)
    }
  }

  var inputs: [SubjectType.Input] { policies.schema.subjects[subject].inputs }

  private func isOwnRecord(_ input: SubjectType.Input, _ slot: Int) -> Bool {
    guard case .record = input.type, input.name != "previous",
      !defaulted.contains(Int32(slot))
    else { return false }
    if policies.schema.subjects[subject].permitsByDefault { return true }
    return input.type != productType && input.type != portType
  }

  private mutating func add(
    _ value: Value, _ record: Record, derived: Set<Int>, _ evaluator: borrowing Evaluator
  ) {
    guard value.tag == .record, value.slotSpace == 1, records[value.slotOffset] == nil else {
      return
    }
    let type = Int(value.auxiliary)
    records[value.slotOffset] = record
    records[value.slotOffset]?.type = type
    for (place, field) in policies.schema.records[type].fields.enumerated() {
      // What is derived holds records that stand elsewhere.
      guard !derived.contains(value.slotOffset + place), field.type != sourceType else { continue }
      let slot = evaluator.field(of: value, place)
      let words = record.words.isEmpty ? field.name : "\(record.words).\(field.name)"
      switch slot.tag {
      case .record:
        add(
          slot, Record(pointer: record.pointer + [field.name], words: words), derived: derived,
          evaluator)
      case .list:
        for index in 0..<slot.count {
          let element = evaluator.workspace.slot(slot, index)
          guard element.tag == .record else { break }
          let label = self.label(of: element, at: index, evaluator)
          add(
            element,
            Record(
              pointer: record.pointer + [field.name, String(index)], words: "\(words)[\(label)]"),
            derived: derived, evaluator)
        }
      default: continue
      }
    }
  }

  private func label(
    of element: Value, at index: Int, _ evaluator: borrowing Evaluator
  ) -> String {
    guard let key = policies.schema.records[Int(element.auxiliary)].keyIndex else {
      return String(index)
    }
    let value = evaluator.field(of: element, key)
    return value.isPresent ? JSONText.quoted(evaluator.printed(value)) : String(index)
  }

  /// Counts a record that an edit would add as the subject's own.
  mutating func include(_ record: Value) {
    records[record.slotOffset] = Record(pointer: [], words: "", type: Int(record.auxiliary))
  }

  /// Notes that a record stands where an edit made it.
  mutating func note(_ record: Value, at anchor: Edit.Anchor, _ steps: [Edit.Step]) {
    made[record.slotOffset] = (anchor, steps)
  }

  // MARK: Places

  /// The place of a field of a record; nil where it may not be edited.
  func place(of field: Int, in record: Value, number: Int32) -> Edit.Place? {
    guard record.tag == .record, record.slotSpace == 1, isEditable(number) else { return nil }
    let type = policies.program.fields[Int(number)].type
    if let made = made[record.slotOffset] {
      let step = Edit.Step(record: Int(record.auxiliary), place: field)
      return Edit.Place(anchor: made.anchor, steps: made.steps + [step], field: number, type: type)
    }
    guard records[record.slotOffset] != nil else { return nil }
    return Edit.Place(anchor: .slot(record.slotOffset + field), field: number, type: type)
  }

  /// The place of a field of a record that is not there yet.
  func place(of field: Int, below parent: Edit.Place, number: Int32) -> Edit.Place? {
    let type = policies.program.types[Int(parent.type)]
    guard type.kind == .record, isEditable(number) else { return nil }
    var place = parent
    place.steps.append(Edit.Step(record: Int(type.index), place: field))
    place.field = number
    place.type = policies.program.fields[Int(number)].type
    return place
  }

  /// The place of an input; nil where a request may not choose it.
  func place(ofInput slot: Int32) -> Edit.Place? {
    let plans = policies.subjects[subject].inputs
    guard slot >= 0, slot < plans.count, !policies.subjects[subject].permitsByDefault,
      plans[Int(slot)].name != "id", inputs[Int(slot)].type != productType
    else { return nil }
    if case .record = inputs[Int(slot)].type, inputs[Int(slot)].type != portType { return nil }
    return Edit.Place(anchor: .input(slot), field: -1, type: plans[Int(slot)].type)
  }

  /// Whether the model lets a field be proposed as a change.
  private func isEditable(_ number: Int32) -> Bool {
    let marks = policies.fieldMarks
    guard number >= 0, !marks.isFixed(number), !marks.isKey(number) else { return false }
    let type = policies.program.types[Int(policies.program.fields[Int(number)].type)]
    switch type.kind {
    case .map, .any, .domain: return false
    case .record: return sourceType != .record(Int(type.index))
    default: return true
    }
  }

  /// Whether a place holds the port of a request.
  func isPort(_ place: Edit.Place) -> Bool {
    guard case .input(let slot) = place.anchor, place.steps.isEmpty else { return false }
    return inputs[Int(slot)].type == portType
  }

  // MARK: Names

  /// What the edit of a place is called: its pointer in the words of the model, and its words.
  func name(of place: Edit.Place) -> (pointer: String, words: String) {
    var pointer: [String] = []
    var words = ""
    switch place.anchor {
    case .input(let slot):
      pointer = [inputs[Int(slot)].name]
      words = inputs[Int(slot)].name
    case .slot(let slot):
      if let (first, record) = record(holding: slot) {
        pointer = record.pointer
        words = record.words
        append(first, to: &pointer, &words)
      }
    case .newElement: break
    }
    for step in place.steps {
      append(
        policies.schema.records[step.record].fields[step.place].name, to: &pointer, &words)
    }
    var bytes: [UInt8] = []
    for token in pointer {
      bytes.append(UInt8(ascii: "/"))
      Document.append(pointerToken: token.utf8, to: &bytes)
    }
    return (String(decoding: bytes, as: UTF8.self), words)
  }

  private func append(_ name: String, to pointer: inout [String], _ words: inout String) {
    pointer.append(name)
    words = words.isEmpty ? name : "\(words).\(name)"
  }

  /// The record that a slot is a field of, and the field's name.
  private func record(holding slot: Int) -> (field: String, record: Record)? {
    // Records are shorter than this; the one with the nearest start holds the slot.
    for offset in stride(from: slot, through: max(0, slot - 512), by: -1) {
      guard let record = records[offset] else { continue }
      let fields = policies.schema.records[record.type].fields
      guard slot - offset < fields.count else { return nil }
      return (fields[slot - offset].name, record)
    }
    return nil
  }
}
