/// Who is in which teams, by the directory.
struct MemberTable: Sendable {
  private let people: NameTree
  private let starts: [Int32]
  /// Numbers of teams; -1 for one that is not registered.
  private let teams: [Int32]

  /// Makes the table.
  ///
  /// - Parameters:
  ///   - entries: Each person and their teams; names are folded already.
  ///   - tree: The teams.
  init(_ entries: [(person: String, teams: [String])], in tree: NameTree) {
    var memberships: [String: [String]] = [:]
    for entry in entries { memberships[entry.person, default: []] += entry.teams }
    people = NameTree(entries.map { ($0.person, nil) })
    var starts: [Int32] = [0]
    var teams: [Int32] = []
    for person in people.names {
      for team in memberships[person] ?? [] {
        teams.append(Array(team.utf8).withUnsafeBufferPointer(tree.number) ?? -1)
      }
      starts.append(Int32(teams.count))
    }
    self.starts = starts
    self.teams = teams
  }

  /// Whether a person is in a team, or in one that is within it; nil where the person is not
  /// registered, or is in a team that is not.
  func isMember(
    _ person: UnsafeBufferPointer<UInt8>, of team: Int32, in tree: NameTree
  ) -> Bool? {
    guard let number = people.number(of: person) else { return nil }
    var isUnknown = false
    for index in Int(starts[Int(number)])..<Int(starts[Int(number) + 1]) {
      guard teams[index] >= 0, let isWithin = tree.isWithin(teams[index], team) else {
        isUnknown = true
        continue
      }
      if isWithin { return true }
    }
    return isUnknown ? nil : false
  }

  /// Whether a person is registered.
  func knows(_ person: UnsafeBufferPointer<UInt8>) -> Bool { people.number(of: person) != nil }
}
