/// What domains change in a set, compiled: read at every decision, shared by all who judge.
struct FederationPlan: Sendable {
  /// A param that some domain sets, and its value for everyone else.
  struct Param: Sendable {
    var value: Value
    var direction: ParamDeclaration.Direction
  }

  struct Setting: Sendable {
    /// A place among `params`.
    var param: Int
    var value: Value
  }

  struct Domain: Sendable {
    /// Folded.
    var name: [UInt8]
    /// Number of the domain in whose folder it stands; -1 where there is none.
    var parent: Int32
    var settings: [Setting]
  }

  /// `tighten`, of one rule by one domain.
  struct Tightening: Sendable {
    /// Number of the rule.
    var rule: Int
    var domain: Int
    var levels: [RulePlan.Level]

    /// The level at a day; nil before the first.
    func level(on day: CivilDate) -> Finding.Level? {
      levels.last { ($0.from ?? .min) <= day.days }?.level
    }
  }

  var domains: [Domain] = []
  var params: [Param] = []
  /// By subject: the node that says whose the subject is; -1 where it is nobody's.
  var owners: [Int32] = []
  /// By rule.
  var tightenings: [Tightening] = []
}
