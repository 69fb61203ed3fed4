/// Tells by the keys at the root of a document which standards cannot recognise it.
///
/// A condition like `raw.kind == "DataContract" and raw.uuid is present` cannot hold where one of
/// the two keys is not there. So the root is walked once, and only the standards whose keys are all
/// there are asked. What is not seen in a condition only leads to asking.
struct RecognitionIndex: Sendable {
  /// Keys that have to be there together, as places among `keys`.
  struct Alternative: Sendable {
    var standard: Int32
    var keys: UInt64
  }

  /// Symbols of the keys that some condition needs; no more than a mask has bits.
  private let keys: FlatArray<UInt32>
  /// By standard, in their order: it is asked where one of its alternatives is there.
  let alternatives: FlatArray<Alternative>

  init(_ standards: [StandardPlan], _ program: Program) {
    var keys: [UInt32] = []
    var alternatives: [Alternative] = []
    for (number, standard) in standards.enumerated() where standard.recognize >= 0 {
      for needed in Self.alternatives(of: standard.recognize, program) {
        var mask: UInt64 = 0
        for key in needed {
          let place = keys.firstIndex(of: key) ?? keys.count
          guard place < UInt64.bitWidth else { continue }
          if place == keys.count { keys.append(key) }
          mask |= 1 << UInt64(place)
        }
        alternatives.append(Alternative(standard: Int32(number), keys: mask))
      }
    }
    self.keys = FlatArray(keys)
    self.alternatives = FlatArray(alternatives)
  }

  /// Most alternatives that one condition is taken apart into.
  private static let mostAlternatives = 4

  /// The sets of keys of which one has to be there for a condition to hold; an empty one always is.
  private static func alternatives(of number: Int32, _ program: Program) -> [[UInt32]] {
    let node = program.nodes[Int(number)]
    switch node.operation {
    case .and:
      let left = alternatives(of: node.a, program)
      let right = alternatives(of: node.b, program)
      guard left.count * right.count <= mostAlternatives else { return [[]] }
      return left.flatMap { one in right.map { one + $0 } }
    case .or:
      let both = alternatives(of: node.a, program) + alternatives(of: node.b, program)
      return both.count <= mostAlternatives ? both : [[]]
    case .equal: return [needed(by: node.a, program) + needed(by: node.b, program)]
    case .like, .matches, .member: return [needed(by: node.a, program)]
    case .presence where node.flag == 1: return [needed(by: node.a, program)]
    default: return [[]]
    }
  }

  /// The keys without which a value is missing.
  private static func needed(by number: Int32, _ program: Program) -> [UInt32] {
    let node = program.nodes[Int(number)]
    switch node.operation {
    case .rawField:
      let base = program.nodes[Int(node.a)]
      // A standard's first document value is the document itself.
      guard base.operation == .documentValue else { return needed(by: node.a, program) }
      return base.a == 0 ? [UInt32(bitPattern: node.b)] : []
    case .coerce: return needed(by: node.a, program)
    default: return []
    }
  }

  /// Which of the keys stand at the root of a document.
  func keys(at root: Int, in workspace: borrowing Workspace) -> UInt64 {
    var found: UInt64 = 0
    let raw = workspace.nodes[root]
    guard raw.kind == .map else { return found }
    var child = root + 1
    let end = Int(raw.next)
    while child < end {
      let node = workspace.nodes[child]
      if node.keySymbol != Value.noSymbol {
        for place in 0..<keys.count where keys.pointer[place] == node.keySymbol {
          found |= 1 << UInt64(place)
        }
      }
      child = Int(node.next)
    }
    return found
  }
}
