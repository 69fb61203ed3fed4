/// Permits that rest only on what a request says of itself.
///
/// What a product is comes from the catalog; who asks, and what for, is what the request claims.
struct OwnWord {
  private let emitter: Emitter
  /// By record type: whether the set's own data holds such records.
  private let registered: [Bool]

  init(_ emitter: Emitter, registered: [Bool]) {
    self.emitter = emitter
    self.registered = registered
  }

  /// A warning for each rule that permits on claims alone; what permits without a condition claims
  /// nothing and says so.
  func problems(_ rules: [RulePlan], _ subjects: [SubjectPlan]) -> [Problem] {
    let evidence = subjects.map(Self.evidence)
    var problems: [Problem] = []
    // By index: a rule that is copied has many references to count.
    for number in rules.indices where rules[number].when >= 0 && rules[number].domain < 0 {
      guard let permit = rules[number].clauses.firstIndex(where: { $0.kind == .permit }),
        rules[number].reads.isDisjoint(with: [.catalog, .directory])
      else { continue }
      var read = Read()
      collect(rules[number].when, &read)
      let subject = rules[number].subject
      let inputs = subjects[subject].inputs
      let own = read.slots & ((1 << UInt64(min(inputs.count, 63))) - 1)
      guard own != 0, own & evidence[subject] == 0, !read.looksUp else { continue }
      let named = inputs.indices.filter { own & 1 << UInt64($0) != 0 }
      guard !named.contains(where: { isRegistered(inputs[$0]) }) else { continue }
      problems.append(
        .permitOnOwnWord(
          rules[number].name, named.map { inputs[$0].name },
          rules[number].clauses[permit].span))
    }
    return problems
  }

  /// What a condition reads.
  private struct Read {
    /// A bit for each of the first slots.
    var slots: UInt64 = 0
    /// An element of the council's data is looked up by its key.
    var looksUp = false
  }

  /// Inputs that are taken from the catalog, whatever a request says; a bit for each slot.
  private static func evidence(of subject: SubjectPlan) -> UInt64 {
    var bits: UInt64 = 0
    for slot in 0..<min(subject.codes.count, 63) {
      switch subject.codes.pointer[slot].kind {
      case .product, .port, .columns: bits |= 1 << UInt64(slot)
      case .plain, .previous: continue
      }
    }
    return bits
  }

  /// Whether an input is named by its key in the council's data.
  private func isRegistered(_ input: SubjectPlan.Input) -> Bool {
    let type = emitter.types[Int(input.type)]
    return type.kind == .record && registered[Int(type.index)]
  }

  private func collect(_ number: Int32, _ read: inout Read) {
    guard number >= 0 else { return }
    let node = emitter.nodes[Int(number)]
    switch node.operation {
    case .local:
      if node.a < 63 { read.slots |= 1 << UInt64(node.a) }
      return
    case .constant: return
    case .element:
      if emitter.nodes[Int(node.a)].operation == .global { read.looksUp = true }
    case .some, .every, .no, .count, .share, .comprehension:
      let binder = emitter.binders[Int(node.a)]
      collect(binder.condition, &read)
      collect(binder.body, &read)
    default: break
    }
    emitter.forEachOperand(of: node) { collect($0, &read) }
  }
}
