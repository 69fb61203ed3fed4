/// Makes edits of the input in place, and undoes them.
struct EditJournal {
  private enum Entry {
    case slot(Int, Value)
    case input(Int32, Value)
  }
  private var entries: [Entry] = []

  private mutating func write(
    _ anchor: Edit.Anchor, _ value: Value, _ evaluator: inout Evaluator
  ) {
    switch anchor {
    case .slot(let slot):
      entries.append(.slot(slot, evaluator.workspace.slots[slot]))
      evaluator.workspace.slots[slot] = value
    case .input(let slot):
      entries.append(.input(slot, evaluator.input(slot)))
      evaluator.setInput(slot, value)
    case .newElement: return
    }
  }

  private func read(_ anchor: Edit.Anchor, _ evaluator: borrowing Evaluator) -> Value {
    switch anchor {
    case .slot(let slot): evaluator.workspace.slots[slot]
    case .input(let slot): evaluator.input(slot)
    case .newElement: .absent
    }
  }

  mutating func undo(_ evaluator: inout Evaluator) {
    for entry in entries.reversed() {
      switch entry {
      case .slot(let slot, let value): evaluator.workspace.slots[slot] = value
      case .input(let slot, let value): evaluator.setInput(slot, value)
      }
    }
    entries = []
  }

  /// Makes an edit.
  ///
  /// - Returns: Whether it could be made.
  mutating func make(
    _ edit: Edit, _ solver: inout EditSolver, _ evaluator: inout Evaluator
  ) -> Bool {
    var anchor = edit.place.anchor
    for (depth, step) in edit.place.steps.enumerated() {
      var record = read(anchor, evaluator)
      if record.isAbsent {
        guard let made = solver.record(step.record, &evaluator, isEmptyAllowed: true) else {
          return false
        }
        solver.own.note(
          made, at: edit.place.anchor, Array(edit.place.steps.prefix(depth)))
        write(anchor, made, &evaluator)
        record = made
      }
      guard record.tag == .record, record.slotSpace == 1 else { return false }
      anchor = .slot(record.slotOffset + step.place)
    }
    switch edit.action {
    case .set(let value): write(anchor, value, &evaluator)
    case .remove: write(anchor, .absent, &evaluator)
    case .add(let value):
      let list = read(anchor, evaluator)
      guard list.tag == .list || list.isAbsent else { return false }
      let count = list.isAbsent ? 0 : list.count
      let offset = evaluator.workspace.allocate(slots: count + 1)
      for index in 0..<count {
        evaluator.workspace.slots[offset + index] = evaluator.workspace.slot(list, index)
      }
      evaluator.workspace.slots[offset + count] = value
      let longer = Value.list(space: 1, offset: offset, count: count + 1, origin: list.origin)
      write(anchor, longer, &evaluator)
      if edit.place.field >= 0 {
        evaluator.noteLength(of: longer, field: Int(edit.place.field))
      }
    case .drop(let value):
      let list = read(anchor, evaluator)
      guard list.tag == .list else { return false }
      let offset = evaluator.workspace.allocate(slots: list.count)
      var kept = 0
      for index in 0..<list.count {
        let element = evaluator.workspace.slot(list, index)
        if element.payload == value.payload, element.tag == value.tag { continue }
        evaluator.workspace.slots[offset + kept] = element
        kept += 1
      }
      // Nothing is asked for where no column is.
      guard kept < list.count, kept > 0 || edit.place.field >= 0 else { return false }
      write(
        anchor, .list(space: 1, offset: offset, count: kept, origin: list.origin), &evaluator)
    }
    return true
  }

  /// Derives again what was derived from other fields, and fills inputs again.
  mutating func fillAgain(
    _ filled: [Evaluator.Filled], _ subject: ChangeFinder.Subject, _ policies: CompiledPolicies,
    _ set: EditSet, _ evaluator: inout Evaluator
  ) {
    var edited: Set<Edit.Anchor> = []
    for edit in set.edits { edited.insert(edit.place.anchor) }
    for fill in filled where !edited.contains(.slot(fill.slot)) {
      write(.slot(fill.slot), .absent, &evaluator)
      let value = evaluator.call(fill.function, with: fill.record)
      write(.slot(fill.slot), value.underivedAsAbsent, &evaluator)
    }
    for slot in subject.defaulted where !edited.contains(.input(slot)) {
      write(.input(slot), .absent, &evaluator)
      let value = evaluator.evaluate(policies.subjects[subject.number].inputs[Int(slot)].value)
      write(.input(slot), value.underivedAsAbsent, &evaluator)
    }
  }
}

extension Value {
  /// What cannot be derived because something it needs is absent stays absent.
  var underivedAsAbsent: Value {
    tag == .missingOperand
      ? Value(.absent, payload, auxiliary: auxiliary, origin: origin) : self
  }
}
