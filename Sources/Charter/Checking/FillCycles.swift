/// Finds records whose fields are filled with the same record again, which would never end.
struct FillCycles {
  private let checker: Checker
  private var emitter: Emitter { checker.emitter }

  init(_ checker: Checker) { self.checker = checker }

  /// Reports each field whose filling makes or reads a record of its own kind.
  ///
  /// `fills`: the functions that fill fields, by number of the field, -1 for none.
  func report(_ fills: [Int32]) {
    guard fills.contains(where: { $0 >= 0 }) else { return }
    var made: [Set<Int32>] = fills.map { $0 < 0 ? [] : records(madeBy: $0) }
    // What is made is filled in turn, until nothing is added.
    var isDone = false
    while !isDone {
      isDone = true
      for field in made.indices where !made[field].isEmpty {
        var all = made[field]
        for record in made[field] { all.formUnion(fields(of: record).flatMap { made[$0] }) }
        if all.count > made[field].count { isDone = false }
        made[field] = all
      }
    }
    for (record, type) in checker.schema.records.enumerated() {
      for (place, number) in fields(of: Int32(record)).enumerated()
      where made[number].contains(Int32(record)) {
        let field = type.fields[place]
        checker.report(.cyclicFill(field.name, of: type.name, field.value?.span ?? field.span))
      }
    }
  }

  private func fields(of record: Int32) -> Range<Int> {
    Int(emitter.recordStarts[Int(record)])..<Int(emitter.recordStarts[Int(record) + 1])
  }

  /// Records that a function makes, or reads from a value of a document.
  private func records(madeBy function: Int32) -> Set<Int32> {
    var records: Set<Int32> = []
    var functions: Set<Int32> = [function]
    var pending = [emitter.functions[Int(function)].body]
    while let number = pending.popLast() {
      let node = emitter.nodes[Int(number)]
      pending += emitter.operands(of: node)
      switch node.operation {
      case .record: records.insert(node.b)
      case .coerce, .fits: collect(recordsOf: node.b, into: &records)
      case .call where functions.insert(node.a).inserted:
        pending.append(emitter.functions[Int(node.a)].body)
      case .comprehension, .some, .every, .no, .count, .share:
        let binder = emitter.binders[Int(node.a)]
        pending += [binder.condition, binder.body].filter { $0 >= 0 }
      default: continue
      }
    }
    return records
  }

  private func collect(recordsOf type: Int32, into records: inout Set<Int32>) {
    let code = emitter.types[Int(type)]
    switch code.kind {
    case .list, .map: collect(recordsOf: code.index, into: &records)
    case .record:
      guard records.insert(code.index).inserted else { return }
      for field in checker.schema.records[Int(code.index)].fields {
        collect(recordsOf: emitter.number(of: field.type), into: &records)
      }
    default: return
    }
  }
}
