/// Where a rule lets something pass because something is missing.
///
/// Everywhere else a field that is taken out of an input makes a rule stricter, or changes nothing.
public struct Opening: Sendable, Hashable {
  /// What steps in.
  public enum Kind: String, Sendable, CaseIterable {
    /// `or else`: another value takes the place of what is missing.
    case orElse = "or else"
    /// `is present`, where a rule asks less of what is not there.
    case isPresent = "is present"
    /// `is missing`, where a rule lets pass what is not there.
    case isMissing = "is missing"
    /// `fits`, false of what is missing, where a rule asks less then.
    case fits
    /// The model, or the subject of a request, fills what is not given.
    case `default`
    /// `upstream`, `downstream`, `cycle`: a port of which something is missing may lead nowhere.
    case lineage = "ports"
  }

  /// The rule, `policy.rule`; or the policy, where it stands in what the policy lets domains permit.
  public var rule: String
  /// What steps in.
  public var kind: Kind
  /// Where it stands: in the rule or in a define that it calls.
  public var place: Place
  /// What stands there, with every run of white space as one blank.
  public var text: String
  /// The fields of the model that it asks about, as `Record.field`, outermost first; an input of a
  /// request as `subject.input`.
  public var fields: [String]
  /// What steps in is a literal, and with it the rule lets no more pass: only an `or else` can be told so.
  public var onlyTightens: Bool

  /// What it does, in words.
  public var explanation: String {
    switch kind {
    case .orElse:
      "another value steps in where this is missing"
        + (onlyTightens ? "; here it lets no more pass" : "")
    case .isPresent: "false where this is missing, and then less is asked"
    case .isMissing: "true where this is missing, and then more is let through"
    case .fits: "false where this is missing, and then less is asked"
    case .default:
      "\(fields.first.map { "`\($0)`" } ?? "this") is filled from something else where it is not given"
    case .lineage: "a port of which something is missing may lead nowhere, and then less is found"
    }
  }
}

/// An opening before its place is resolved.
struct FoundOpening {
  var rule: String
  var kind: Opening.Kind
  var span: Span
  var reads: [String]
  var onlyTightens = false
}
