// What comparing two products costs at most, and how many changes there can be: from the greatest
// lengths of the lists of the input, before anything is compared.

extension Evaluator {
  /// Unknown where comparing would take too long.
  @inline(never)
  mutating func overCost(ofChanges node: Node) -> Value? {
    if budget == .refused { return .unknown(.limit) }
    var frame = EstimateFrame(live: callSiteCount)
    let cost = estimate(builtin: node, &frame).cost * workspace.lengths.unit
    return cost <= greatestCost ? nil : .unknown(.limit)
  }

  /// Steps of comparing two products, and the list of changes.
  func estimatedChanges() -> CostEstimate {
    let product = program.changes.product
    guard product >= 0 else { return CostEstimate(cost: 0, extent: .none) }
    let (cost, count) = comparing(record: product, depth: 0)
    let extent = Extent(text: workspace.lengths.joinedText)
    return CostEstimate(cost: cost, extent: extent.list(of: count))
  }

  private func comparing(record: Int, depth: Int) -> (cost: Double, count: Double) {
    // Records that hold records of their own kind have no depth that is known before.
    guard record >= 0, depth <= Self.comparedDepth else { return (.infinity, .infinity) }
    var cost = 0.0
    var count = 0.0
    let starts = program.changes.starts.pointer
    for index in Int(starts[record])..<Int(starts[record + 1]) {
      let step = program.changes.steps.pointer[index]
      cost += 1
      if step.fill >= 0 { cost += 2 * estimate(fill: step.fill) }
      let length = 2 * extent(ofField: Int(step.field)).turns
      switch step.shape {
      case .plain, .ordered, .flag: count += 1
      case .set, .filter:
        cost += Self.sortingSteps * length
        count += length
      case .bag:
        cost += Self.sortingSteps * length * (1 + size(ofRecord: Int(step.record), depth: depth))
        count += 1
      case .keyed:
        let inner = comparing(record: Int(step.record), depth: depth + 1)
        // All are sorted, and each pair that is joined is compared once.
        cost += length * Self.sortingSteps + length / 2 * inner.cost
        // Of a pair, what changed in it; else each is gone or new.
        count += length * max(1, inner.count / 2)
      case .record, .branch, .whole:
        let inner = comparing(record: Int(step.record), depth: depth + 1)
        cost += inner.cost
        count += inner.count
      case .skipped: continue
      }
    }
    return (cost, count)
  }

  /// Values of a record without a key, all of which are put into words.
  private func size(ofRecord record: Int, depth: Int) -> Double {
    guard record >= 0 else { return 1 }
    return comparing(record: record, depth: depth + 1).cost
  }

  private static var comparedDepth: Int { 8 }
  /// A list is sorted in n log n comparisons; no list is longer than 100,000.
  private static var sortingSteps: Double { 4 }
}
