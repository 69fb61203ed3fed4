/// The rules of a set as they are asked, without references: ``RulePlan`` flattened.
struct RuleCodes {
  let rules: FlatArray<RuleCode>
  let loops: FlatArray<LoopCode>
  let clauses: FlatArray<ClauseCode>
  let conditions: ConditionTable
  let reads: FlatArray<ReadCode>
  /// Paths as they are written, in the order of `reads`.
  let readTexts: [String]

  init(_ plans: [RulePlan], _ subjects: [SubjectPlan], _ program: Program) {
    var codes: [RuleCode] = []
    var loops: [LoopCode] = []
    var clauses: [ClauseCode] = []
    var reads = ReadList()
    var conditions = ConditionBuilder(program)
    codes.reserveCapacity(plans.count)
    // By index: a rule that is copied has many references to count.
    for number in plans.indices {
      reads.beginRule()
      conditions.beginRule(inputs: subjects[plans[number].subject].inputs.count)
      codes.append(
        RuleCode(
          when: conditions.add(plans[number].when),
          onlyRestricts: plans[number].loops.isEmpty && plans[number].domain < 0
            && plans[number].clauses.allSatisfy { $0.kind == .require || $0.kind == .forbid },
          onlyGrants: plans[number].loops.isEmpty && plans[number].domain < 0
            && plans[number].clauses.count == 1 && plans[number].clauses[0].kind == .permit
            && plans[number].clauses[0].node < 0,
          guardReads: reads.add(plans[number].guardReads),
          firstLoop: Int32(loops.count), loopCount: Int32(plans[number].loops.count),
          firstClause: Int32(clauses.count), clauseCount: Int32(plans[number].clauses.count),
          domain: plans[number].domain))
      for loop in plans[number].loops.indices {
        loops.append(
          LoopCode(
            slot: plans[number].loops[loop].slot, list: plans[number].loops[loop].list,
            condition: plans[number].loops[loop].condition,
            lookup: plans[number].loops[loop].lookup))
      }
      for clause in plans[number].clauses.indices {
        let kind = plans[number].clauses[clause].kind
        let node = plans[number].clauses[clause].node
        let isCondition = kind == .require || kind == .forbid
        clauses.append(
          ClauseCode(
            kind: kind, node: node, condition: isCondition ? conditions.add(node) : -1,
            mask: plans[number].clauses[clause].mask,
            reads: reads.add(plans[number].clauses[clause].reads)))
      }
    }
    rules = FlatArray(codes)
    self.loops = FlatArray(loops)
    self.clauses = FlatArray(clauses)
    self.conditions = conditions.table()
    self.reads = FlatArray(reads.codes)
    readTexts = reads.texts
  }

  /// Paths one behind the other, those of a rule with one text under one name.
  private struct ReadList {
    var codes: [ReadCode] = []
    var texts: [String] = []
    /// The first path of the rule with each text.
    private var firsts: [String: Int] = [:]

    mutating func beginRule() { firsts.removeAll(keepingCapacity: true) }

    mutating func add(_ paths: [ReadPath]) -> ReadRange {
      let range = ReadRange(first: Int32(codes.count), count: Int32(paths.count))
      for path in paths {
        let first = firsts[path.text] ?? codes.count
        firsts[path.text] = first
        codes.append(ReadCode(node: path.node, name: Int32(first)))
        texts.append(path.text)
      }
      return range
    }
  }
}
