/// What asking a rule costs: its loops are list expressions inside each other, and its clauses stand
/// in the innermost.
enum RuleCost {
  /// With which lengths of an input a rule is certain to stay within the limit.
  struct Bound: Sendable {
    var greatestLength: Double
    /// It goes through texts too, which may be longer than any list.
    var walksTexts: Bool
    /// It may go through the lists of the catalog.
    var readsCatalog: Bool

    @inline(__always)
    func holds(for lengths: borrowing InputLengths) -> Bool {
      let own = walksTexts ? lengths.ownScale : lengths.listScale
      return own <= greatestLength && !(readsCatalog && lengths.catalogScale > greatestLength)
    }
  }

  /// With which lengths every rule is certain to stay within the limit.
  static func tightest(of bounds: FlatArray<Bound>) -> Bound {
    var tightest = Bound(greatestLength: .infinity, walksTexts: false, readsCatalog: false)
    for index in 0..<bounds.count {
      tightest.greatestLength = min(tightest.greatestLength, bounds[index].greatestLength)
      tightest.walksTexts = tightest.walksTexts || bounds[index].walksTexts
      tightest.readsCatalog = tightest.readsCatalog || bounds[index].readsCatalog
    }
    return tightest
  }

  /// With which lengths each rule is certain to stay within the limit, messages too: what is asked of
  /// every rule before it runs.
  static func bounds(
    of rules: [RulePlan], in program: borrowing Program
  ) -> FlatArray<Bound> {
    var lengths: [Bound] = []
    lengths.reserveCapacity(rules.count)
    // By index: a rule that is copied has many references to count.
    for index in rules.indices {
      var inner = CostCode(size: 0, depth: 0)
      func add(_ node: Int32) {
        if node >= 0 { inner = inner.joined(with: program.costs[Int(node)]) }
      }
      for clause in rules[index].clauses.indices {
        var walked = CostCode(size: 0, depth: 0)
        for node in rules[index].clauses[clause].nodes.dropFirst() where node >= 0 {
          walked = walked.joined(with: program.costs[Int(node)])
        }
        if rules[index].clauses[clause].walks {
          walked = walked.walked
          walked.weight += 1
        }
        inner = inner.joined(with: walked)
        add(rules[index].clauses[clause].node)
      }
      for node in shown(by: rules[index]) { add(node) }
      for loop in rules[index].loops.indices.reversed() {
        add(rules[index].loops[loop].condition)
        inner = inner.walked
        inner.weight += 1
        add(rules[index].loops[loop].list)
      }
      add(rules[index].when)
      lengths.append(
        Bound(
          greatestLength: inner.greatestLength(within: Double(program.limits.expressionCost)),
          walksTexts: inner.walksTexts, readsCatalog: rules[index].reads.contains(.catalog)))
    }
    return FlatArray(lengths)
  }

  /// The values that its messages show.
  private static func shown(by rule: RulePlan) -> [Int32] {
    [rule.otherwise, rule.help].compactMap { $0 }.flatMap(\.parts).compactMap { part in
      if case .value(let node, _) = part { return node }
      return nil
    }
  }

  /// What a rule costs with an input: asking it, and saying of every element what is wrong.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - evaluator: Holds the input.
  ///   - looksUp: Of the lists of the catalog only what an index leaves is counted.
  /// - Returns: The steps of both.
  static func exact(
    _ rule: RulePlan, _ evaluator: borrowing Evaluator, looksUp: Bool = false
  ) -> (asked: Double, said: Double) {
    var frame = EstimateFrame(live: 0)
    frame.looksUp = looksUp
    var loops: [(list: Double, turns: Double, condition: Double)] = []
    for loop in rule.loops {
      var list = evaluator.estimate(loop.list, &frame)
      evaluator.narrow(&list, loop.lookup, &frame)
      frame[loop.slot] = list.extent.element
      let condition = loop.condition < 0 ? 0 : evaluator.estimate(loop.condition, &frame).cost
      loops.append((list.cost, list.extent.turns, condition))
    }
    var asked = 0.0
    for clause in rule.clauses {
      var turns = 1.0
      if clause.node >= 0 {
        let estimate = evaluator.estimate(clause.node, &frame)
        asked += estimate.cost
        if clause.walks {
          turns = estimate.extent.turns
          for slot in [clause.mask?.slot ?? -1, clause.filter?.slot ?? -1] where slot >= 0 {
            frame[slot] = estimate.extent.element
          }
        }
      }
      for node in clause.nodes.dropFirst() where node >= 0 {
        asked += turns * evaluator.estimate(node, &frame).cost
      }
    }
    var said = 0.0
    for node in shown(by: rule) { said += evaluator.estimate(node, &frame).cost }
    for loop in loops.reversed() {
      asked = 1 + loop.list + loop.turns * (loop.condition + asked)
      said *= loop.turns
    }
    let unit = evaluator.workspace.lengths.unit
    return (asked * unit, said * unit)
  }
}
