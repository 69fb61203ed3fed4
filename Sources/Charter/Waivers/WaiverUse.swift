/// What came of a waiver for one subject that it is about.
public struct WaiverUse: Sendable, Hashable {
  /// Whether a waiver holds.
  public enum State: String, Sendable {
    /// Every clause of it is known to hold.
    case granted
    /// It holds from a later day.
    case notYetValid
    /// Its last day is over.
    case expired
    /// What it is about is not there.
    case orphaned
    /// Some clause of it is not known to hold.
    case notGranted
  }

  /// Name of the waiver.
  public var name: String
  /// Whether it holds.
  public var state: State
  /// Which clause is not known to hold, in words; missing where the state says all.
  public var reason: String?
  /// How many findings it covers.
  public var findings = 0
}

extension Finding {
  /// A waiver that covers a finding.
  public struct Waiver: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Who approved it, as written.
    public var approver: String
    /// The role in which they did.
    public var role: String
    /// The reason.
    public var because: String
    /// The last day on which it holds: `2027-03-31`.
    public var until: String
  }

  /// Whether it stops the subject: it is at level block, and nobody waived it.
  public var blocks: Bool { level == .block && status != .waived }
}

/// What a set says of one of its waivers.
public struct WaiverSummary: Sendable {
  /// Its name.
  public var name: String
  /// The rule that it waives: `policy.rule`.
  public var rule: String
  /// What it is for, such as `product`, and the id of that.
  public var subject: String
  /// The id of what it is for.
  public var id: String
  /// The path to the one element that it is for; missing where the rule has no `for`.
  public var path: String?
  /// The reason.
  public var because: String
  /// Who approved it.
  public var approver: String
  /// The role in which they did.
  public var role: String
  /// The first day on which it holds: `2026-11-02`.
  public var on: String
  /// The last day on which it holds.
  public var until: String
  /// The `///` lines above it; empty where none.
  public var documentation: String
  /// Where it stands.
  public var place: Place
}

extension CompiledPolicies {
  func summary(of waiver: WaiverPlan) -> WaiverSummary {
    WaiverSummary(
      name: waiver.name, rule: rules[waiver.rule].name,
      subject: schema.subjects[waiver.subject].name, id: waiver.id, path: waiver.pathText,
      because: waiver.because, approver: waiver.approver, role: waiver.roleName,
      on: CivilDate(days: waiver.on).description, until: CivilDate(days: waiver.until).description,
      documentation: waiver.documentation, place: place(of: waiver.span))
  }
}
