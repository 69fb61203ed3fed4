/// What was decided about one subject, and why.
public struct Decision: Sendable {
  /// The outcomes, mildest first.
  ///
  /// The last two say that there is no verdict at all.
  public enum Outcome: String, Sendable, CaseIterable {
    /// Nothing blocks it.
    case permit
    /// It may go ahead once the approvals named are given.
    case review
    /// It may not go ahead.
    case deny
    /// No rule asked it anything.
    case notCovered
    /// It could not be read as what it says it is.
    case malformed
  }

  /// Name of the kind of subject, such as `product`.
  public var subject: String
  /// The subject's id; missing where a malformed input has none.
  public var id: String?
  /// File it was read from, and which document of it, from 1, where it holds several.
  public var file: String
  /// Number of the document in its file, from 1; missing where the file holds only one.
  public var document: Int?
  /// Name of the standard that recognised it.
  public var standard: String?
  /// Files of the contracts that were judged with a product, because it names them.
  public var contractFiles: [String] = []
  /// What was decided.
  public var outcome: Outcome
  /// What rules found, ordered by rule name, then element position, then clause.
  public var findings: [Finding]
  /// Why the input is malformed; empty otherwise.
  public var errors: [Diagnostic]
  /// How many rules were asked of it.
  public var rulesAsked: Int
  /// How many rules were not asked because they read an input that was given up.
  public var rulesNotAsked: Int
  /// What came of each waiver for this subject, by name.
  public var waivers: [WaiverUse] = []
  /// Who must agree, by kind and name.
  public var approvals: [RequiredApproval] = []
  /// What goes with a permission.
  public var obligations = Obligations()
  /// The rules that decided, by name.
  public var reasons: [Reason] = []
  /// What would make it pass: up to three ways, each a set of edits of which none can be left out.
  ///
  /// Empty where it passes, where nothing was found, and unless ``DecisionOptions/findsChanges``.
  public var changes: [[Change]] = []
  /// Whether ``changes`` were looked for to the end; missing where they were not looked for.
  public var changesExact: Bool?
  /// When the outcome is another; missing unless ``DecisionOptions/findsNextChange``.
  public var nextChange: NextChange?
  /// The id as JSON, where a request has one that is no text.
  package var idJSON: String?
  /// What was asked for, of a request.
  public var request: RequestDescription?

  /// One rule's part in the outcome.
  public struct Reason: Sendable, Hashable {
    /// `policy.rule`.
    public var rule: String
    /// The effect that counted, in the words of the language.
    public var effect: String
    /// Whether the rule is known to apply; a permit that is not confirmed permits nothing.
    public var isConfirmed: Bool
    /// What was evaluated; missing unless ``DecisionOptions/explains``.
    public var explanation: Explanation?
  }

  /// Ids of the contracts that a product names, where its standard looks into them.
  package var contracts: [String] = []
  /// Those of them that there is nothing of.
  package var missingContracts: [ContractReference] = []
  /// A contract was judged, as a product of its own.
  package var isContract = false
  /// The version of a product that was judged, in words.
  package var version: String? = nil
  /// Number of the document's value that is its id; missing where none is.
  package var idNode: Int? = nil
  /// Where its id stands, where somebody asked: see ``place(in:)``.
  package var place: Place? = nil

  /// A contract that a product names.
  package struct ContractReference: Sendable {
    package var id: String
    /// Number of the document's value that names it; missing where none does.
    package var node: Int?
  }

  /// Where a contract is named in the document that was judged; missing where no value of it does.
  ///
  /// Costs a copy of the source and a pass over it.
  package func place(of reference: ContractReference, in document: Document) -> Place? {
    guard let node = reference.node, document.nodes.indices.contains(node) else { return nil }
    var places = DocumentPlaces(document)
    return places.place(ofNode: node)
  }

  /// Where its id stands in the document that was judged; missing where no value of it is the id.
  ///
  /// Costs a copy of the source and a pass over it.
  public func place(in document: Document) -> Place? {
    guard let idNode, document.nodes.indices.contains(idNode) else { return nil }
    var places = DocumentPlaces(document)
    return places.place(ofNode: idNode)
  }
}

/// One rule's answer about one subject, or one element of it, that was not what it requires.
public struct Finding: Sendable {
  /// How a rule counts.
  public enum Level: String, Sendable, CaseIterable {
    /// Shown, counts for nothing.
    case advise
    /// Shown, does not stop anything.
    case warn
    /// Stops the subject.
    case block
  }

  /// Why it was made.
  public enum Status: String, Sendable {
    /// The rule is known not to be met.
    case violated
    /// Whether it is met is not known, which counts as not met.
    case undetermined
    /// Either of them, and waived: shown, and stops nothing.
    case waived
  }

  /// A value that the rule read.
  public struct Read: Sendable {
    /// The path in the rule's own words: `product.owner.email`.
    public var path: String
    /// What stood there, as JSON; `null` where absent, `{"unknown": "reason"}` where unreadable.
    public var json: String
    /// What stood there, in words.
    public var text: String
  }

  /// `policy.rule`.
  public var rule: String
  /// How the rule counts at the decision time.
  public var level: Level
  /// Why it was made.
  public var status: Status
  /// What a person reads.
  public var message: String
  /// How to fix it, where the rule says.
  public var help: String?
  /// Stays the same from run to run while rule, subject, element and values stay the same.
  public var fingerprint: String
  /// The first clause of the rule that was not met, or the `for` whose list could not be told.
  public var policy: Place
  /// Every clause that was not met, in the order of the rule.
  public var clauses: [Place]
  /// Where in the document the value stands, or for an absent one the key of its nearest present
  /// ancestor; missing for a finding about nothing in the document.
  public var input: Place?
  /// JSON Pointer of the value into its file, also of one that is absent.
  public var path: String?
  /// Where in the previous version's file the value stands; missing where there is none.
  public var previous: Place?
  /// JSON Pointer of the value into the file of the previous version.
  public var previousPath: String?
  /// The values read, in the order of the rule.
  public var values: [Read]
  /// The effect of the first clause that was not met, in the words of the language; empty where
  /// the list of a `for` could not be told.
  public var effect: String = ""
  /// What it would be if nobody had waived it; missing where nobody has.
  public var found: Status?
  /// The waivers that cover it, by name.
  public var waivers: [Waiver] = []
  /// What was evaluated, for the first findings of each rule; missing unless
  /// ``DecisionOptions/explains``.
  public var explanation: Explanation?
}
