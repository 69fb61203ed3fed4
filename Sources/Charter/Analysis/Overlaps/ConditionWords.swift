/// What a condition computes, as a list of numbers that is equal for conditions that compute the same of
/// the same inputs and elements.
struct ConditionWords {
  private let program: Program
  /// Slots of the rule's loops, whose elements are told by the order of the loops.
  private let elements: [Int32]
  private(set) var words: [Int32] = []

  /// Reads a condition.
  init(of node: Int32, _ program: Program, elements: [Int32]) {
    self.program = program
    self.elements = elements
    add(node)
  }

  private mutating func add(_ number: Int32) {
    let node = program.nodes[Int(number)]
    words.append(Int32(node.operation.rawValue) << 8 | Int32(node.flag))
    switch node.operation {
    case .constant: add(program.constants[Int(node.a)], node.a)
    case .local: words.append(elements.firstIndex(of: node.a).map { -1 - Int32($0) } ?? node.a)
    case .global, .ambient, .documentValue: words.append(node.a)
    case .field, .element: words.append(node.c)
    case .versionPart, .rawField, .isCase, .coerce, .fits, .matches: words.append(node.b)
    case .call, .builtin: words += [node.a, node.c]
    case .list, .interpolation: words.append(node.b)
    // Which of its fields a record gives is not looked into: it is like no other.
    case .record, .anonymousRecord: words.append(number)
    case .like:
      words.append(node.c)
      for part in 0..<Int(node.c) { words.append(min(program.extra[Int(node.b) + part], 0)) }
    case .comprehension, .some, .every, .no, .count, .share:
      let binder = program.binders[Int(node.a)]
      words += [binder.slot, binder.keySlot]
      for inner in [binder.condition, binder.body] {
        if inner >= 0 { add(inner) } else { words.append(-1) }
      }
    default: break
    }
    program.forEachOperand(of: node) { add($0) }
  }

  private mutating func add(_ value: Value, _ place: Int32) {
    words.append(Int32(value.tag.rawValue))
    switch value.tag {
    case .text, .email, .url, .domain, .team, .person:
      let isKnown = value.symbol != 0 && value.symbol != Value.noSymbol
      words += isKnown ? [0, Int32(bitPattern: value.symbol)] : [1, place]
    case .list where value.slotSpace == 0:
      words.append(Int32(value.count))
      for index in 0..<value.count { add(program.slots[value.slotOffset + index], place) }
    case .list, .map, .record, .raw: words.append(place)
    default:
      words += [
        Int32(truncatingIfNeeded: value.payload), Int32(truncatingIfNeeded: value.payload >> 32),
        Int32(bitPattern: value.auxiliary),
      ]
    }
  }
}
