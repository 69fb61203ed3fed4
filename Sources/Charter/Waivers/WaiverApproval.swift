/// What the directory says of who approved a waiver.
enum WaiverApproval: Sendable {
  /// The approver is known to hold the role: the name, as the directory's people have it.
  case holds(person: [UInt8])
  /// Not known to hold it, and why.
  case refused(String)
}

extension WaiverApproval {
  /// What a directory says of the approvers of a set's waivers.
  ///
  /// An approver is the one person with this name or this mail address; two that have it are none.
  /// Cost grows with the people and the waivers.
  ///
  /// - Parameters:
  ///   - policies: The set of the waivers.
  ///   - directory: A value of the snapshot.
  ///   - snapshot: Holds the directory.
  /// - Returns: One answer a waiver; none where there is no directory.
  static func all(
    of policies: CompiledPolicies, by directory: Value, in snapshot: SnapshotBuilder
  ) -> [WaiverApproval] {
    let waivers = policies.waivers.plans
    guard !waivers.isEmpty, directory.tag == .record,
      case .record(let record)? = policies.schema.types["Directory"],
      let place = policies.schema.records[record].index(of: "people"),
      case .record(let person)? = policies.schema.types["PersonEntry"],
      let name = policies.schema.records[person].index(of: "name"),
      let email = policies.schema.records[person].index(of: "email"),
      let roles = policies.schema.records[person].index(of: "roles")
    else { return [] }
    let people = snapshot.slots[directory.slotOffset + place]
    guard people.tag == .list else { return [] }
    func field(_ entry: Value, _ place: Int) -> Value { snapshot.slots[entry.slotOffset + place] }
    let wanted = Set(waivers.flatMap { [$0.foldedApprover, $0.approver] })
    var named: [String: [Value]] = [:]
    var mailed: [String: [Value]] = [:]
    for index in 0..<people.count {
      let entry = snapshot.slots[people.slotOffset + index]
      guard entry.tag == .record else { continue }
      for (place, isName) in [(name, true), (email, false)] {
        let value = field(entry, place)
        guard value.isPresent else { continue }
        let text = snapshot.string(value)
        guard wanted.contains(text) else { continue }
        if isName { named[text, default: []].append(entry) }
        if !isName { mailed[text, default: []].append(entry) }
      }
    }
    return waivers.map { waiver in
      var found = named[waiver.foldedApprover] ?? []
      for entry in mailed[waiver.approver] ?? []
      where !found.contains(where: { $0.payload == entry.payload }) {
        found.append(entry)
      }
      guard let entry = found.first else {
        return .refused("the directory has no `\(waiver.approver)`")
      }
      guard found.count == 1 else {
        return .refused("the directory has several `\(waiver.approver)`")
      }
      let held = field(entry, roles)
      guard held.tag == .list else {
        return .refused("the directory does not say which roles `\(waiver.approver)` holds")
      }
      let holds = (0..<held.count).contains { index in
        let role = snapshot.slots[held.slotOffset + index]
        return role.tag == .enumCase && role.caseNumber == waiver.role
      }
      guard holds else {
        return .refused("`\(waiver.approver)` does not hold the role `\(waiver.roleName)`")
      }
      return .holds(person: Array(snapshot.string(field(entry, name)).utf8))
    }
  }
}
