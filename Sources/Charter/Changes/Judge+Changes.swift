// What would make it pass, in words.

extension Judge {
  /// Looks for what would make a subject pass, where that was asked for and it does not.
  mutating func addChanges(
    to decision: inout Decision, _ subject: ChangeFinder.Subject, _ input: inout Input
  ) {
    guard input.options.findsChanges else { return }
    decision.changesExact = true
    guard decision.outcome == .deny || decision.outcome == .review else { return }
    var finder = ChangeFinder(policies: policies, subject: subject, evaluator)
    let ways = finder.find(&evaluator, &input)
    decision.changesExact = finder.isExact
    for way in ways {
      var changes: [Change] = []
      for edit in way.edits.edits {
        let change = change(edit, finder, subject, &input)
        // Fields of a record that comes into being are one edit.
        let isKnown = changes.contains { $0.path == change.path && $0.kind == .set }
        if !isKnown || change.kind != .set { changes.append(change) }
      }
      for party in way.approvals { changes.append(Change(approvalBy: party)) }
      decision.changes.append(changes)
    }
  }

  private mutating func change(
    _ edit: Edit, _ finder: ChangeFinder, _ subject: ChangeFinder.Subject, _ input: inout Input
  ) -> Change {
    var edit = edit
    let current = value(at: edit.place)
    // A record that comes into being has more than the field that was to be set.
    if !edit.place.steps.isEmpty, let made = madeRecord(edit, current) { edit = made }
    let name = finder.name(of: edit.place)
    var change = Change(
      path: name.pointer, field: name.words, kind: .set, to: nil, text: "",
      isPlaceholder: edit.isPlaceholder, whose: whose(edit.place, subject))
    let isRecord =
      edit.place.type >= 0 && policies.program.types[Int(edit.place.type)].kind == .record
    if policies.subjects[subject.number].permitsByDefault, edit.place.steps.isEmpty, !isRecord,
      let location = input.places.location(
        of: current, in: evaluator.workspace, symbols: policies.program.symbols)
    {
      change.path = location.pointer
    }
    switch edit.action {
    case .set(let value): spell(value, edit.place, in: &change)
    case .remove: change.kind = .remove
    case .add(let value):
      change.kind = value.tag == .record ? .add : .contains
      spell(value, nil, in: &change)
    case .drop(let value):
      change.kind = .remove
      spell(value, nil, in: &change)
    }
    return change
  }

  /// Writes a value as the input would have it: what has a name there goes by its name.
  private func spell(_ value: Value, _ place: Edit.Place?, in change: inout Change) {
    var shown = value
    if value.tag == .record, let name = nameInRequest(value, place) { shown = name }
    change.to = evaluator.json(shown)
    change.text = shown.tag == .record ? evaluator.json(shown) : evaluator.described(shown)
  }

  private func nameInRequest(_ record: Value, _ place: Edit.Place?) -> Value? {
    let type = Int(record.auxiliary)
    if policies.column?.record == type, let plan = policies.column {
      return evaluator.field(of: record, plan.name)
    }
    guard let place, place.field < 0, let fields = policies.requestFields else { return nil }
    return evaluator.field(of: record, fields.portName)
  }

  /// The record that an edit brings into being, as one edit; nil where it holds but that field.
  private mutating func madeRecord(_ edit: Edit, _ current: Value) -> Edit? {
    guard current.isAbsent, case .set(let value) = edit.action, edit.place.steps.count == 1 else {
      return nil
    }
    let step = edit.place.steps[0]
    let start = Int(policies.program.recordStarts[step.record])
    let count = Int(policies.program.recordStarts[step.record + 1]) - start
    let isLarger = (0..<count).contains { index in
      let field = policies.program.fields[start + index]
      return !field.isOptional && field.fill < 0 && index != step.place
    }
    guard isLarger else { return nil }
    var solver = EditSolver(
      policies: policies,
      own: OwnFields(policies: policies, subject: 0, defaulted: [], evaluator))
    guard let record = solver.record(step.record, &evaluator, isEmptyAllowed: true) else {
      return nil
    }
    evaluator.workspace.slots[record.slotOffset + step.place] = value
    var place = edit.place
    place.steps = []
    return Edit(
      place: place, action: .set(record), isPlaceholder: true, key: edit.key)
  }

  /// What stands at a place, or at the nearest that is there.
  private func value(at place: Edit.Place) -> Value {
    switch place.anchor {
    case .slot(let slot): evaluator.workspace.slots[slot]
    case .input(let slot): evaluator.input(slot)
    case .newElement: .absent
    }
  }

  // MARK: Whose

  private func whose(_ place: Edit.Place, _ subject: ChangeFinder.Subject) -> String {
    let plan = policies.subjects[subject.number]
    guard plan.permitsByDefault else {
      guard case .slot = place.anchor else { return "the request" }
      if let requester = subject.requester { return "requester \(requester)" }
      return plan.index(of: "requester") == nil ? "the consumer" : "the requester"
    }
    if let team = ownerTeam(plan) { return "the team \(team)" }
    return subject.id.isEmpty ? "whoever owns it" : "whoever owns \(subject.id)"
  }

  private func ownerTeam(_ plan: SubjectPlan) -> String? {
    guard plan.productSlot >= 0, case .record(let product)? = policies.schema.types["Product"],
      let owner = policies.schema.records[product].index(of: "owner"),
      case .record(let party) = policies.schema.records[product].fields[owner].type,
      let team = policies.schema.records[party].index(of: "team")
    else { return nil }
    let value = evaluator.field(of: evaluator.input(plan.productSlot), owner)
    guard value.tag == .record else { return nil }
    let name = evaluator.field(of: value, team)
    return name.isPresent ? evaluator.printed(name) : nil
  }
}

extension Change {
  /// Someone agrees.
  fileprivate init(approvalBy party: RuleAsks.Party) {
    let whose =
      switch party.kind {
      case .team: "the team \(party.by)"
      case .person: party.by
      case .role: "whoever is \(party.by)"
      }
    self.init(
      path: "", field: "approval", kind: .approve, to: nil, text: "", isPlaceholder: false,
      whose: whose)
  }
}
