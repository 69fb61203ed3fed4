/// What came of a waiver for one subject.
enum WaiverValidity {
  /// Every clause is known to hold: for this element, or for the rule as a whole.
  case holds(element: Value?)
  case notYetValid
  case expired
  /// Its path leads to nothing.
  case orphaned(String)
  /// Some other clause is not known to hold: which, in words.
  case refused(String)
}

extension Evaluator {
  /// Whether a waiver holds for the subject whose inputs stand in the frame and whose id is its own.
  ///
  /// Everybody who wants to know asks here. Each clause must be known to hold: what is false and what
  /// is unknown are alike, and the first clause that fails is told.
  ///
  /// - Parameters:
  ///   - waiver: The waiver.
  ///   - number: Its number.
  ///   - holder: Where its subject says who owns it.
  ///   - approvals: What the directory says of the approvers; none where there is no directory.
  /// - Returns: Whether it holds at `now`. Cost: that of its path.
  mutating func validity(
    of waiver: WaiverPlan, _ number: Int, _ holder: WaiverTable.Holder,
    _ approvals: [WaiverApproval]
  ) -> WaiverValidity {
    let today = now.date.days
    if today < waiver.on { return .notYetValid }
    if today > waiver.until { return .expired }
    let counted = budget
    budget = .counted
    defer { budget = counted }
    var element: Value?
    if waiver.path >= 0 {
      let found = evaluate(waiver.path)
      let path = waiver.pathText ?? ""
      guard found.tag == .record else {
        return found.isAbsent || found.tag == .missingOperand
          ? .orphaned("`\(path)` leads to nothing")
          : .refused("`\(path)`: \(found.reason?.description ?? "unknown")")
      }
      element = found
    }
    guard approvals.indices.contains(number) else {
      return .refused(UnknownReason.directoryNotSupplied.description)
    }
    let person: [UInt8]
    switch approvals[number] {
    case .refused(let reason): return .refused(reason)
    case .holds(let name): person = name
    }
    if let reason = mayBeOwner(person, waiver.approver, holder) { return .refused(reason) }
    return .holds(element: element)
  }

  /// Why a person is not known to be outside of the team that owns the subject; nil where they are.
  private mutating func mayBeOwner(
    _ person: [UInt8], _ approver: String, _ holder: WaiverTable.Holder
  ) -> String? {
    let owner = evaluate(holder.owner)
    guard owner.isPresent else {
      return "`\(holder.ownerText)` is \(owner.isAbsent ? "missing" : "unknown"), so `\(approver)` "
        + "is not known to be outside of it"
    }
    let team = printed(owner)
    guard let snapshot, let teams = snapshot.teams, let members = snapshot.members else {
      return UnknownReason.directoryNotSupplied.description
    }
    guard let number = teams.number(of: workspace.bytes(owner)) else {
      return "the directory has no team `\(team)`, so `\(approver)` is not known to be outside of "
        + "it"
    }
    let isMember = person.withUnsafeBufferPointer { members.isMember($0, of: number, in: teams) }
    switch isMember {
    case false?: return nil
    case true?: return "`\(approver)` is in the team `\(team)`, which owns it"
    case nil: return "`\(approver)` is not known to be outside of the team `\(team)`, which owns it"
    }
  }
}

extension Evaluator {
  /// The days on which a waiver of the subject in the frame begins to hold, or no longer holds.
  func waiverDays(of subject: Int, _ table: WaiverTable) -> [Int32] {
    guard !table.plans.isEmpty, let holder = table.holders[subject] else { return [] }
    let id = field(of: local(holder.slot), holder.key)
    guard id.isPresent else { return [] }
    return table.numbers(of: subject, id: printed(id)).flatMap {
      [table.plans[$0].on, table.plans[$0].until + 1]
    }
  }
}
