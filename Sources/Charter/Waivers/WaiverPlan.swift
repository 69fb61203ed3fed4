/// A waiver, compiled: of which rule it is, for what, by whom, and on which days it holds.
struct WaiverPlan: Sendable {
  var name: String
  /// Number of the rule.
  var rule: Int
  var subject: Int
  /// The id as the key of the subject prints: names of domains are folded.
  var id: String
  /// What leads to the element that it is for, in the frame of the subject's inputs; -1 where the
  /// rule has no `for`.
  var path: Int32
  /// The path as written.
  var pathText: String?
  var because: String
  /// Who approved it, as written.
  var approver: String
  /// The same as names of people are.
  var foldedApprover: String
  /// Number of the role's case, over all enums.
  var role: Int
  var roleName: String
  /// The first and the last day on which it holds, in days since 1970-01-01.
  var on: Int32
  var until: Int32
  var documentation: String
  var span: Span
}

/// What a rule says of waivers of it: `waivable by ROLE for at most DURATION`.
struct WaivablePlan: Sendable {
  /// Place among the cases of `Role`.
  var role: Int
  var roleName: String
  var longest: CalendarDuration
  var span: Span
}

/// The waivers of a set, and where subjects that can be waived say what they are.
struct WaiverTable: Sendable {
  /// Where a subject has its id and its owner's team.
  struct Holder: Sendable {
    /// The input that paths start in.
    var slot: Int32
    /// Place of the id in its record.
    var key: Int
    /// The node that says the owner's team.
    var owner: Int32
    /// The owner's team as a person writes it.
    var ownerText: String
    /// The id is a name, which prints folded.
    var isName: Bool
  }

  /// By name.
  let plans: [WaiverPlan]
  /// By subject; nil for those of whose rules nothing can be waived.
  let holders: [Holder?]
  let frameSize: Int32
  /// Numbers of the waivers by subject, id and name.
  private let order: [Int]

  init(_ plans: [WaiverPlan], holders: [Holder?], frameSize: Int32) {
    self.plans = plans
    self.holders = holders
    self.frameSize = frameSize
    order = plans.indices.sorted { left, right in
      let (one, other) = (plans[left], plans[right])
      if one.subject != other.subject { return one.subject < other.subject }
      if one.id != other.id { return one.id.utf8.lexicographicallyPrecedes(other.id.utf8) }
      return left < right
    }
  }

  /// Every node that is evaluated to tell whether a waiver holds.
  var nodes: [Int32] {
    plans.isEmpty ? [] : plans.map(\.path) + holders.compactMap { $0?.owner }
  }

  /// The waivers for one subject, by name.
  ///
  /// Cost: the logarithm of their number.
  func numbers(of subject: Int, id: String) -> ArraySlice<Int> {
    func place(isBefore: (WaiverPlan) -> Bool) -> Int {
      var low = 0
      var high = order.count
      while low < high {
        let middle = (low + high) / 2
        if isBefore(plans[order[middle]]) { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let start = place { plan in
      plan.subject == subject
        ? plan.id.utf8.lexicographicallyPrecedes(id.utf8) : plan.subject < subject
    }
    let end = place { plan in
      plan.subject == subject
        ? !id.utf8.lexicographicallyPrecedes(plan.id.utf8) : plan.subject < subject
    }
    return order[start..<end]
  }
}
