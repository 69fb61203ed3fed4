import Charter
import Foundation
import Oracle
import Testing

/// Properties that hold of all policies, over random ones: laws 1 to 5.
@Suite struct LawTests {
  /// Asks a few questions of many sets of every kind.
  private static func forEach(
    _ seed: UInt64, sets: Int, questions: Int, kinds: [Family.Kind] = Family.Kind.allCases,
    _ body: (Family, Question, Catalog?, inout Dice) throws -> Void
  ) throws {
    var dice = Dice(seed: seed)
    for _ in 0..<sets {
      for kind in kinds {
        var family = try Family(kind, &dice)
        for _ in 0..<questions {
          let (question, catalog) = family.question()
          try body(family, question, catalog, &dice)
        }
      }
    }
  }

  /// All of a decision but the places in policy files.
  static func described(_ decision: Decision) -> String {
    var lines = ["\(decision.outcome) \(decision.rulesAsked)"]
    lines += decision.findings.map { finding in
      "\(finding.rule) \(finding.level) \(finding.status) \(finding.message) \(finding.help ?? "") "
        + "\(finding.fingerprint) \(finding.path ?? "") \(finding.values.map { "\($0.path)=\($0.json)" })"
    }
    lines += decision.approvals.map { "\($0)" }
    lines += decision.obligations.masks.map { "\($0)" }
    lines += decision.obligations.filters.map { "\($0.table) \($0.sql) \($0.rules)" }
    lines.append("\(decision.obligations.minimumGroup as Any)")
    lines.append("\(decision.obligations.expires as Any) \(decision.obligations.reassess as Any)")
    lines += decision.reasons.map { "\($0)" }
    return lines.joined(separator: "\n")
  }

  // MARK: Law 4

  @Test func theOrderOfRulesFilesAndPoliciesDoesNotMatter() throws {
    var count = 0
    var other: [String: PolicySet] = [:]
    var meshes = KnownMeshes()
    try Self.forEach(0x5EED_1610, sets: 8, questions: 50) { family, question, catalog, dice in
      let set = try other[family.text] ?? PolicySet(compiling: family.reordered(&dice))
      other[family.text] = set
      var again = question
      // A catalog is of the set that made it.
      let known = try meshes.catalog(of: question.mesh, by: set)
      again.mesh = question.mesh
      let one = try Family.decide(question, catalog, by: family.set)
      let two = try Family.decide(again, known, by: set)
      count += 1
      #expect(
        Self.described(one) == Self.described(two), "\(family.text)\n\(question.document.json)")
      #expect(family.set.hash == set.hash, "\(family.text)")
    }
    #expect(count == 8 * 50 * Family.Kind.allCases.count)
  }

  // MARK: Law 3

  /// Theorems B and I: what becomes unreadable never lets more pass, and what is known though a field
  /// cannot be read stays so when it can.
  @Test func whatIsUnreadableNeverHelpsAndWhatIsKnownStays() throws {
    var counts: [String: Int] = [:]
    try Self.forEach(0x5EED_1611, sets: 9, questions: 12) { family, question, catalog, dice in
      // `fits` asks whether something can be read, and may be answered.
      if family.text.contains(" fits ") { return }
      let readable = try Family.decide(question, catalog, by: family.set)
      if readable.outcome == .malformed { return }
      for (document, fields) in dice.shuffled(question.document.changed(family.root, .unreadable))
        .prefix(8)
      {
        var wounded = question
        wounded.document = document
        let unreadable = try Family.decide(wounded, catalog, by: family.set)
        counts["fields", default: 0] += 1
        let asked = "\(fields)\n\(family.text)\n\(question.document.json)"
        if Strictness.rank(unreadable.outcome) > Strictness.rank(readable.outcome) {
          counts["stricter", default: 0] += 1
        }
        let looser = Strictness.looser(readable, unreadable)
        #expect(looser == nil, "\(looser ?? "") when this is unreadable: \(asked)")
        if unreadable.outcome == .malformed { continue }
        let lost = Self.lost(Self.violated(unreadable), Self.violated(readable))
        counts["violated", default: 0] += Self.violated(unreadable).count
        #expect(lost.isEmpty, "\(lost) violated only while this is unreadable: \(asked)")
        guard unreadable.outcome == .permit else { continue }
        counts["permit", default: 0] += 1
        // A rule whose `when` turns out false asks nothing, and covers nothing.
        let stays: [Decision.Outcome] =
          family.kind.subject == "product" ? [.permit, .notCovered] : [.permit]
        #expect(
          stays.contains(readable.outcome), "\(readable.outcome) when this can be read: \(asked)")
      }
    }
    print("theorems B and I: \(counts.sorted { $0.key < $1.key })")
    for (name, least) in [
      ("fields", 2_000), ("stricter", 50), ("violated", 250), ("permit", 250),
    ] {
      #expect(counts[name, default: 0] > least, "\(name)")
    }
  }

  /// How often each rule is known not to be met, by its level.
  private static func violated(_ decision: Decision) -> [String: Int] {
    var times: [String: Int] = [:]
    // What keeps a product in its domain asks whether two things that may be unknown agree.
    for finding in decision.findings
    where (finding.found ?? finding.status) == .violated && finding.rule != "domain-disagrees" {
      times["\(finding.rule) \(finding.level)", default: 0] += 1
    }
    return times
  }

  private static func lost(_ before: [String: Int], _ after: [String: Int]) -> [String] {
    before.filter { after[$0.key, default: 0] < $0.value }.keys.sorted()
  }

  /// Theorem R: what is left out helps only at an opening that asks about it.
  @Test func whatIsLeftOutHelpsOnlyAtOpenings() throws {
    var counts: [String: Int] = [:]
    try Self.forEach(0x5EED_1613, sets: 10, questions: 5) { family, question, catalog, dice in
      try Self.leaveOut(family, question, catalog, &dice, &counts)
    }
    print("theorem R: \(counts.sorted { $0.key < $1.key })")
    #expect(counts["fields", default: 0] > 1_000)
    #expect(counts["silent", default: 0] > 10)
    #expect(counts["milder", default: 0] > 0)
  }

  private static func leaveOut(
    _ family: Family, _ question: Question, _ catalog: Catalog?, _ dice: inout Dice,
    _ counts: inout [String: Int]
  ) throws {
    let before = try Family.decide(question, catalog, by: family.set)
    if before.outcome == .malformed { return }
    // Who states no domain contradicts no registry.
    let disagrees = before.findings.contains { $0.rule == "domain-disagrees" }
    let less = dice.shuffled(question.document.changed(family.root, nil))
    let known = Set(family.set.openings.filter { !$0.onlyTightens }.flatMap(\.fields))
    // Fields that are asked about at an opening, so that some help, and as many others.
    let atOpenings = less.filter { !known.isDisjoint(with: $0.fields) }.prefix(8)
    let others = less.filter { known.isDisjoint(with: $0.fields) }.prefix(8)
    for (document, fields) in atOpenings + others {
      if disagrees, fields == ["Product.domain"] { continue }
      var asked = question
      asked.document = document
      let after = try Family.decide(asked, catalog, by: family.set)
      if after.outcome == .malformed { continue }
      counts["fields", default: 0] += 1
      // A key of the test's documents is a custom property too.
      let names = Set(fields + (fields[0].hasPrefix("Product.") ? ["Product.custom"] : []))
      var asking: Set<String> = []
      for opening in family.set.openings
      where !opening.onlyTightens && !names.isDisjoint(with: opening.fields) {
        asking.insert(opening.rule)
      }
      let story = "without \(fields)\n\(family.text)\n\(question.document.json)"
      let silent = Set(before.findings.map(\.rule)).subtracting(after.findings.map(\.rule))
      counts["silent", default: 0] += silent.count
      let unexplained = silent.subtracting(asking).sorted()
      #expect(unexplained.isEmpty, "\(unexplained) find nothing \(story)")
      if Strictness.rank(after.outcome) < Strictness.rank(before.outcome) {
        counts["milder", default: 0] += 1
        #expect(!asking.isEmpty, "\(after.outcome) after \(before.outcome) \(story)")
      }
    }
  }

  // MARK: Law 5

  /// Over requests; over products it is `TighteningTests` that asks.
  @Test func domainsNeverLoosenRequests() throws {
    var counts: [String: Int] = [:]
    var meshes = KnownMeshes()
    var sets: [String: (council: PolicySet, some: PolicySet, all: PolicySet)] = [:]
    try Self.forEach(
      0x5EED_1614, sets: 24, questions: 56, kinds: [.access, .read]
    ) { family, question, _, dice in
      guard family.hasDomains else { return }
      let known =
        try sets[family.text]
        ?? (
          PolicySet(compiling: family.files { !$0.contains("domains/") }),
          // All but one of the domains that restrict, and what domains permit.
          PolicySet(
            compiling: family.files { !$0.contains("billing/") && !$0.hasSuffix("/p.charter") }),
          PolicySet(compiling: family.files { !$0.hasSuffix("/p.charter") })
        )
      sets[family.text] = known
      let decisions = try [known.council, known.some, known.all].map {
        try Family.decide(question, meshes.catalog(of: question.mesh, by: $0), by: $0)
      }
      for (one, other) in zip(decisions, decisions.dropFirst()) {
        counts["decisions", default: 0] += 1
        if Self.described(one) != Self.described(other) { counts["changed", default: 0] += 1 }
        let looser = Strictness.looser(one, other)
        #expect(looser == nil, "\(looser ?? "")\n\(family.text)\n\(question.document.json)")
      }
    }
    print("domains never loosen requests: \(counts)")
    #expect(counts["decisions", default: 0] > 2_000)
    #expect(counts["changed", default: 0] > 400)
  }

  // MARK: Law 1

  @Test func everyThreadGivesTheSameBytes() async throws {
    var asked: [(set: PolicySet, question: Question, catalog: Catalog?, bytes: [UInt8])] = []
    try Self.forEach(0x5EED_1615, sets: 3, questions: 5) { family, question, catalog, _ in
      asked.append(
        (family.set, question, catalog, try Self.bytes(question, catalog, by: family.set)))
    }
    for threads in [1, 2, 4] {
      let share = asked.count / threads + 1
      await withTaskGroup(of: Int.self) { group in
        for thread in 0..<threads {
          let part = Array(asked.dropFirst(thread * share).prefix(share))
          group.addTask {
            part.filter { (try? Self.bytes($0.question, $0.catalog, by: $0.set)) != $0.bytes }.count
          }
        }
        for await different in group { #expect(different == 0) }
      }
    }
  }

  private static func bytes(
    _ question: Question, _ catalog: Catalog?, by set: PolicySet
  ) throws -> [UInt8] {
    var json = JSONWriter(isCompact: true)
    StreamedDecision.write(try Family.decide(question, catalog, by: set), line: 1, to: &json)
    return json.bytes
  }
}

extension Family {
  /// What the model calls the document of a question.
  var root: String { kind.subject == "product" ? "Product" : kind.subject }

  var hasDomains: Bool { text.contains("// domains/") }

  /// Files of the set whose paths pass.
  func files(where passes: (String) -> Bool) -> [SourceFile] {
    Self.files(text).filter { passes($0.path) }
  }

  /// The same set with its rules, its declarations and its files in another order.
  func reordered(_ dice: inout Dice) -> [SourceFile] {
    var files: [SourceFile] = []
    for file in Self.files(text) {
      let text = String(decoding: file.bytes, as: UTF8.self)
      guard file.path == "page.charter", let start = text.range(of: "global policy core {") else {
        files.append(file)
        continue
      }
      // The declarations, the standard and the policy are files of their own, under names of no order.
      let above = text[..<start.lowerBound]
      let parts = above.components(separatedBy: "standard test")
      files.append(SourceFile(path: "\(dice.below(1_000)).a.charter", text: parts[0]))
      files.append(
        SourceFile(path: "\(dice.below(1_000)).b.charter", text: "standard test" + parts[1]))
      let policy = text[start.lowerBound...]
      let rules = policy.components(separatedBy: "\nrule ")
      let last = rules[rules.count - 1].trimmingCharacters(in: .whitespacesAndNewlines)
      let inner = Array(rules.dropFirst().dropLast()) + [String(last.dropLast())]
      let body = dice.shuffled(inner).map { "\nrule \($0)" }.joined()
      files.append(
        SourceFile(path: "\(dice.below(1_000)).c.charter", text: "\(rules[0])\(body)\n}\n"))
    }
    return dice.shuffled(files)
  }
}
